import { describe, expect, it } from 'vitest';
import { serve } from '../../src/gateway/serve';
import { REKEY_AFTER_MS } from '../../src/tokens/rotation';
import { parseTokenRecord, type TokenRecord } from '../../src/tokens/record';
import { ADMIN, aFreeze, anEvent, aPolicy, days, DAY, OWNER, type EventChange } from '../support/builders';
import { NOW } from '../support/fixed-times';
import { gatewayWorld, type GatewayWorld, type WorldScript } from '../support/gateway-world';

const HOUR = 3_600_000;
const ROTATE = '/token/rotate';

/** A token that may rotate itself. */
const world = (script: WorldScript = {}): GatewayWorld =>
  gatewayWorld({ ...script, token: { ...script.token, grant: { mayRotate: true, ...script.token?.grant } } });

async function call(at: GatewayWorld, change: EventChange = {}, token = at.token) {
  const authorization = `Bearer ${token}`;
  const answer = await serve(anEvent({ method: 'POST', path: ROTATE, authorization, ...change }), at.ports);
  const json = JSON.parse(answer.body ?? '{}') as Readonly<Record<string, string>>;
  return { ...answer, json, code: json['type']?.split('/').at(-1) };
}
const self = (at: GatewayWorld, token: string) => call(at, { method: 'GET', path: '/token/self' }, token);
const recordsOf = ({ storage }: GatewayWorld): readonly TokenRecord[] =>
  [...storage.stored.tokens.values()].map((stored) => parseTokenRecord(stored)!);
const rotations = ({ storage }: GatewayWorld) =>
  storage.events.filter(({ type }) => type === 'token.rotated');

describe('a token rotates itself', () => {
  it('is answered its successor once, and works on beside it until it retires', async () => {
    const at = world();
    const { statusCode, json, headers } = await call(at, { body: '{"overlapHours":2}' });
    expect(statusCode).toBe(200);
    expect(json).toEqual({
      token: expect.stringMatching(/^stj_/) as string,
      locator: expect.any(String) as string,
      endsAt: new Date(NOW + 29 * DAY).toISOString(),
      predecessorRetiresAt: new Date(NOW + 2 * HOUR).toISOString(),
    });
    expect(headers['Cache-Control']).toEqual(['no-store']);
    expect(headers).not.toHaveProperty('Token-Expires');
    const [predecessor, successor] = recordsOf(at);
    expect(predecessor).toMatchObject({
      successor: successor?.locator,
      retiresAt: NOW + 2 * HOUR,
      version: 2,
    });
    expect(successor).toMatchObject({ predecessor: predecessor?.locator, family: predecessor?.locator });
    expect((await self(at, at.token)).json).toMatchObject({
      successor: successor?.locator,
      retiresAt: new Date(NOW + 2 * HOUR).toISOString(),
    });
    expect((await self(at, json['token']!)).json).toMatchObject({ predecessor: predecessor?.locator });
    at.clock.advance(2 * HOUR);
    expect(await self(at, at.token)).toMatchObject({ statusCode: 401, code: 'token-retired' });
    expect((await self(at, json['token']!)).statusCode).toBe(200);
  });

  it('leaves an event without a secret, and no secret anywhere', async () => {
    const at = world();
    const { json } = await call(at);
    expect(rotations(at)).toMatchObject([
      {
        type: 'token.rotated',
        as: 'token',
        ownerId: OWNER,
        actorId: OWNER,
        successor: json['locator'],
        retiresAt: NOW + 24 * HOUR,
      },
    ]);
    const secret = json['token']!.split('_')[2]!.slice(0, 43);
    const kept = JSON.stringify([at.storage.events, at.lines, [...at.storage.stored.tokens.values()]]);
    expect(kept).not.toContain(secret);
    expect(at.jira.calls.map(({ path }) => path)).toEqual([expect.stringContaining('/user')]);
  });

  it.each<[string, WorldScript, number, string, string | undefined]>([
    [
      'it was not issued for that',
      { token: { grant: { mayRotate: false } } },
      403,
      'rotation-not-allowed',
      'token.mayRotate',
    ],
    [
      'the policy does not allow it',
      { policy: aPolicy({ selfRotation: false }) },
      403,
      'rotation-not-allowed',
      'policy.selfRotation',
    ],
    ['tokens are off', { policy: aPolicy({ tokensOn: false }) }, 403, 'tokens-off', 'policy.tokensOn'],
    [
      'it is older than is allowed now',
      { policy: aPolicy({ lifetimeDaysMax: days(1), lifetimeDaysDefault: days(1) }) },
      403,
      'policy-narrowed',
      'policy.lifetimeDaysMax',
    ],
    [
      'an admin has stopped the tokens of its age',
      {
        policy: {
          ...aPolicy(),
          transitions: [{ kind: 'stop', issuedBefore: NOW - DAY / 2, at: NOW - DAY / 4 }],
        },
      },
      403,
      'policy-narrowed',
      'policy.transitions',
    ],
    ['its owner left', { jira: { owner: 'deactivated' } }, 403, 'owner-inactive', 'owner.standing'],
    [
      'its writes are frozen',
      { freeze: aFreeze({ what: 'writes', of: { kind: 'person', accountId: OWNER } }) },
      403,
      'frozen',
      'freeze',
    ],
    [
      'it is paused',
      { token: { state: 'paused', pause: { at: NOW, by: ADMIN, as: 'admin' } } },
      401,
      'token-paused',
      undefined,
    ],
  ])('is refused where %s, and nothing is rotated', async (...row) => {
    const [, script, status, code, decidedBy] = row;
    const at = world(script);
    expect(await call(at)).toMatchObject({ statusCode: status, code });
    expect((await call(at)).json['decidedBy']).toBe(decidedBy);
    expect(recordsOf(at)).toHaveLength(1);
    expect(rotations(at)).toEqual([]);
  });

  it.each<[string, EventChange]>([
    ['no whole hours', { body: '{"overlapHours":1.5}' }],
    ['more than a week', { body: '{"overlapHours":169}' }],
    ['less than none', { body: '{"overlapHours":-1}' }],
    ['text', { body: '{"overlapHours":"24"}' }],
    ['another word', { body: '{"hours":24}' }],
    ['no JSON', { body: 'overlapHours=24' }],
    ['a query', { query: { overlapHours: ['24'] } }],
  ])('is refused with %s', async (_what, change) => {
    const at = world();
    expect(await call(at, change)).toMatchObject({ statusCode: 400, code: 'request-malformed' });
    expect(recordsOf(at)).toHaveLength(1);
  });

  it.each(['GET', 'PUT', 'DELETE'])('is asked for by POST, not %s', async (method) => {
    const at = world();
    expect(await call(at, { method })).toMatchObject({ code: 'operation-unknown' });
    expect(recordsOf(at)).toHaveLength(1);
  });
});

describe('asked again', () => {
  it('before anybody used the successor: the same one, with another secret; when the first retires stays', async () => {
    const at = world();
    const first = await call(at, { body: '{"overlapHours":2}' });
    at.clock.advance(REKEY_AFTER_MS);
    const again = await call(at, { body: '{"overlapHours":100}' });
    expect(again.json).toMatchObject({
      locator: first.json['locator'],
      predecessorRetiresAt: first.json['predecessorRetiresAt'],
    });
    expect(recordsOf(at)).toHaveLength(2);
    expect((await self(at, first.json['token']!)).code).toBe('token-invalid');
    expect((await self(at, again.json['token']!)).statusCode).toBe(200);
    expect(rotations(at)).toMatchObject([{ type: 'token.rotated' }, { again: true }]);
  });

  it.each<[string, (at: GatewayWorld, token: string) => Promise<unknown>]>([
    ['was used', self],
    ['was used in vain', (at, token) => call(at, { method: 'GET', path: '/nothing' }, token)],
    ['has rotated itself', (at, token) => call(at, {}, token)],
  ])('after the successor %s: is told so, and that one works on', async (_what, use) => {
    const at = world();
    const { json } = await call(at);
    await use(at, json['token']!);
    at.clock.advance(REKEY_AFTER_MS);
    const no = await call(at);
    // A successor that has rotated itself has retired what it replaced.
    expect([409, 401]).toContain(no.statusCode);
    if (no.statusCode === 409)
      expect(no).toMatchObject({ code: 'already-rotated', json: { successor: json['locator'] } });
    else expect(no.code).toBe('token-retired');
    expect((await self(at, json['token']!)).statusCode).toBe(200);
  });

  it('within ten seconds: somebody may be about to use the successor, so its secret stays', async () => {
    const at = world();
    const first = await call(at);
    at.clock.advance(REKEY_AFTER_MS - 1);
    const no = await call(at);
    expect(no).toMatchObject({ statusCode: 409, code: 'already-rotated', headers: { 'Retry-After': ['1'] } });
    expect((await self(at, first.json['token']!)).statusCode).toBe(200);
  });

  it('of many at once exactly one is told a token that works, and the others that it was rotated', async () => {
    const at = world();
    const answers = await Promise.all(Array.from({ length: 5 }, () => call(at)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409, 409, 409]);
    const won = answers.find(({ statusCode }) => statusCode === 200)!;
    expect((await self(at, won.json['token']!)).statusCode).toBe(200);
    expect(recordsOf(at)).toHaveLength(2);
    expect(rotations(at)).toHaveLength(1);
  });

  it('of many retries at once exactly one is told the secret that works', async () => {
    const at = world();
    await call(at);
    at.clock.advance(REKEY_AFTER_MS);
    const answers = await Promise.all(Array.from({ length: 4 }, () => call(at)));
    const told = answers.filter(({ statusCode }) => statusCode === 200);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409, 409]);
    expect((await self(at, told[0]!.json['token']!)).statusCode).toBe(200);
  });

  it('a chain of rotations has one family, and no two work but the last and what it replaced', async () => {
    const at = world();
    const tokens = [at.token];
    for (let time = 0; time < 4; time += 1) {
      at.clock.advance(HOUR);
      tokens.push((await call(at, {}, tokens.at(-1))).json['token']!);
    }
    const codes = await Promise.all(tokens.map(async (token) => (await self(at, token)).statusCode));
    expect(codes).toEqual([401, 401, 401, 200, 200]);
    expect(new Set(recordsOf(at).map(({ family, locator }) => family ?? locator)).size).toBe(1);
  });
});

describe('storage', () => {
  it.each(['authority.read', 'tagKeys.ensure', 'ledger.rotateToken'])(
    'where %s fails, it says so, nothing is rotated, and asking again rotates',
    async (name) => {
      const at = world();
      at.journal.faultAt = (called) => (called === name ? 'refuse' : undefined);
      expect(await call(at)).toMatchObject({ statusCode: 503, code: 'storage-unavailable' });
      expect(recordsOf(at)).toHaveLength(1);
      at.journal.faultAt = () => undefined;
      expect((await call(at)).statusCode).toBe(200);
    },
  );

  it('where a retry cannot be saved, the secret that was told last works on', async () => {
    const at = world();
    const first = await call(at);
    at.clock.advance(REKEY_AFTER_MS);
    at.journal.faultAt = (called) => (called === 'ledger.replaceUnused' ? 'refuse' : undefined);
    expect(await call(at)).toMatchObject({ statusCode: 503 });
    at.journal.faultAt = () => undefined;
    expect((await self(at, first.json['token']!)).statusCode).toBe(200);
  });

  it.each<[string, Partial<TokenRecord>, number]>([
    ['only changed', {}, 200],
    ['paused', { state: 'paused' }, 401],
    ['revoked', { state: 'revoked' }, 401],
  ])('a record that was %s meanwhile is judged anew', async (_what, change, status) => {
    const at = world();
    let left = 1;
    at.journal.faultAt = (name) => {
      if (name === 'ledger.rotateToken' && left-- > 0) {
        const [stored] = [...at.storage.stored.tokens.values()] as { state: string; version: number }[];
        Object.assign(stored!, change, { version: stored!.version + 1 });
      }
      return undefined;
    };
    expect((await call(at)).statusCode).toBe(status);
    expect(recordsOf(at)).toHaveLength(status === 200 ? 2 : 1);
  });

  it('a record erased meanwhile is answered like an unknown token', async () => {
    const at = world();
    at.journal.faultAt = (name) => {
      if (name === 'ledger.rotateToken') at.storage.stored.tokens.clear();
      return undefined;
    };
    expect(await call(at)).toMatchObject({ statusCode: 401, code: 'token-invalid' });
  });
});
