import { beforeEach, describe, expect, it } from 'vitest';
import { fail, ok } from '../../src/base/result';
import { testToken } from '../../src/console/test-token';
import { aProvenRecord, OWNER, STRANGER, tagKeys, tokenOf } from '../support/builders';
import { aMember, consoleWorld, type ConsoleWorld } from '../support/console-world';
import { failing } from '../support/journal';

const PROVEN = aProvenRecord();
const TOKEN = tokenOf(PROVEN);
const SECRET = PROVEN.secret.reveal();

let world: ConsoleWorld;
beforeEach(() => {
  world = consoleWorld({ records: [PROVEN.record] });
});
const test = (token = TOKEN) => testToken({ token }, aMember, world.ports);

describe('a token that was just issued', () => {
  it('is tried as a script would use it', async () => {
    world.ownGateway.answer = () => {
      world.clock.advance(120);
      return ok({ status: 200, body: '{"locator":"x"}' });
    };
    expect(await test()).toEqual(ok({ reached: true, status: 200, tookMs: 120 }));
    expect(world.ownGateway.calls).toEqual([
      { method: 'GET', suffix: '/token/self', headers: { Authorization: `Bearer ${TOKEN}` } },
    ]);
  });

  it.each([
    [403, '{"type":"https://scoped-tokens.example/problems/tokens-off"}', 'tokens-off'],
    [401, '{"type":"https://scoped-tokens.example/problems/token-invalid"}', 'token-invalid'],
  ])('that is refused with %i says by which code', async (status, body, code) => {
    world.ownGateway.answer = () => ok({ status, body });
    expect(await test()).toEqual(ok({ reached: true, status, tookMs: 0, code }));
  });

  it.each([
    [424, ''],
    [502, '<html>'],
    [500, '{"type":7}'],
    [302, '{"type":"https://x/<script>"}'],
  ])('that meets %i %j has no code', async (status, body) => {
    world.ownGateway.answer = () => ok({ status, body });
    expect(await test()).toEqual(ok({ reached: true, status, tookMs: 0 }));
  });

  it.each(['egress', 'timeout', 'other'] as const)(
    'that gets no answer (%s) was not reached',
    async (why) => {
      world.ownGateway.answer = () => fail(why);
      expect(await test()).toEqual(ok({ reached: false, why }));
    },
  );
});

describe('nothing is called, and nothing told apart, for', () => {
  const UNKNOWN = { ok: false, error: { refusal: { code: 'token-unknown' } } };
  const foreign = aProvenRecord({ ownerId: STRANGER }, 8);

  it.each([
    ['no token', 'x'],
    ['an empty string', ''],
    ['wrong check digits', `${TOKEN.slice(0, -1)}${TOKEN.endsWith('0') ? '1' : '0'}`],
    ['another installation’s', tokenOf(PROVEN, tagKeys(12))],
    ['a token that was never issued', tokenOf(aProvenRecord({}, 9))],
    ['somebody else’s', tokenOf(foreign)],
  ])('%s', async (_what, token) => {
    world = consoleWorld({ records: [PROVEN.record, foreign.record] });
    expect(await test(token)).toMatchObject(UNKNOWN);
    expect(world.ownGateway.calls).toEqual([]);
  });

  it('the person’s own, asked for by another', async () => {
    expect(await testToken({ token: TOKEN }, { ...aMember, accountId: STRANGER }, world.ports)).toMatchObject(
      UNKNOWN,
    );
    expect(PROVEN.record.ownerId).toBe(OWNER);
  });

  it.each(['tagKeys.find', 'tokens.find'])('a token that cannot be looked up (%s)', async (call) => {
    world.journal.faultAt = failing('refuse', call);
    expect(await test()).toMatchObject({ ok: false, error: { refusal: { code: 'storage-unavailable' } } });
    expect(world.ownGateway.calls).toEqual([]);
  });
});

it('the token is in no reply and no call of storage, whatever happens', async () => {
  const outcomes: unknown[] = [];
  for (const answer of [
    ok({ status: 200, body: TOKEN }),
    ok({ status: 401, body: `{"type":"x/${TOKEN}"}` }),
    fail('other' as const),
  ]) {
    world.ownGateway.answer = () => answer;
    outcomes.push(await test(), await test(`${TOKEN}x`));
  }
  expect(JSON.stringify([outcomes, world.journal.calls])).not.toContain(SECRET);
});
