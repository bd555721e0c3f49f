import { describe, expect, it } from 'vitest';
import { serve } from '../../src/gateway/serve';
import { formatTokenRecord, parseTokenRecord, type TokenRecord } from '../../src/tokens/record';
import { REUSE_GRACE_MS } from '../../src/tokens/rotation';
import { ADMIN, aRecord, anEvent, aPolicy, OWNER } from '../support/builders';
import { NOW } from '../support/fixed-times';
import { gatewayWorld, type GatewayWorld, type WorldScript } from '../support/gateway-world';

const LATE = NOW - REUSE_GRACE_MS;
const HEIR = aRecord({}, 21);

/** The world's token has retired long ago; `heirs` replaced it, one after the other. */
function world(heirs: readonly TokenRecord[] = [HEIR], script: WorldScript = {}): GatewayWorld {
  const at = gatewayWorld({
    ...script,
    token: { successor: heirs[0]!.locator, retiresAt: LATE, grant: { expiresAt: LATE }, ...script.token },
  });
  heirs.forEach((heir, index) => {
    const successor = heirs[index + 1]?.locator;
    at.storage.stored.tokens.set(
      heir.locator,
      JSON.parse(
        JSON.stringify(formatTokenRecord({ ...heir, ...(successor === undefined ? {} : { successor }) })),
      ),
    );
  });
  return at;
}
async function call(at: GatewayWorld, path = '/rest/api/3/issue/ABC-1', method = 'GET') {
  const answer = await serve(anEvent({ method, path, authorization: `Bearer ${at.token}` }), at.ports);
  const { type } = JSON.parse(answer.body ?? '{}') as { type?: string };
  return { status: answer.statusCode, code: type?.split('/').at(-1) };
}
const REFUSED = { status: 401, code: 'token-retired' };
const stored = (at: GatewayWorld, locator: string): TokenRecord =>
  parseTokenRecord(at.storage.stored.tokens.get(locator))!;
const typesOf = ({ storage }: GatewayWorld): readonly string[] => storage.events.map(({ type }) => type);
const writesOf = ({ journal }: GatewayWorld): readonly string[] =>
  journal.calls.filter((name) => name.startsWith('ledger.'));

describe('the use of a secret long after it has retired', () => {
  it('is refused, and pauses what replaced it, with events that tell of both', async () => {
    const at = world();
    expect(await call(at)).toEqual(REFUSED);
    const pause = { at: NOW, by: 'app', as: 'app', because: 'retired-secret-used' };
    expect(stored(at, HEIR.locator)).toMatchObject({ state: 'paused', pause });
    expect(at.storage.events).toMatchObject([
      { type: 'token.reused', ownerId: OWNER, actorId: 'app' },
      {
        type: 'token.paused',
        locator: HEIR.locator,
        as: 'app',
        because: 'retired-secret-used',
        actorId: 'app',
      },
      { type: 'request.denied', refusal: 'token-retired' },
    ]);
  });

  it('is noticed as well where the token was ended with itself once it had a successor', async () => {
    const at = world([HEIR], { token: { state: 'revoked', endedAs: 'token', endedAt: LATE } });
    expect(await call(at)).toEqual({ status: 401, code: 'token-revoked' });
    expect(stored(at, HEIR.locator).state).toBe('paused');
    const byPerson = world([HEIR], { token: { state: 'revoked', endedAs: 'admin', endedAt: LATE } });
    await call(byPerson);
    expect(stored(byPerson, HEIR.locator).state).toBe('active');
  });

  it('is noticed once: whatever comes after writes nothing, and what an admin resumed stays resumed', async () => {
    const at = world();
    await call(at);
    at.storage.stored.tokens.set(HEIR.locator, formatTokenRecord(HEIR));
    for (let time = 0; time < 3; time += 1) expect(await call(at)).toEqual(REFUSED);
    expect(writesOf(at)).toEqual(['ledger.replaceTokens']);
    expect(stored(at, HEIR.locator).state).toBe('active');
  });

  it('costs one read from then on', async () => {
    const at = world();
    await call(at);
    const before = at.journal.calls.length;
    await call(at);
    expect(at.journal.calls.slice(before).filter((name) => !name.startsWith('tagKeys'))).toEqual([
      'authority.read',
    ]);
  });

  it('of many at once is noticed once', async () => {
    const at = world();
    await Promise.all(Array.from({ length: 5 }, () => call(at)));
    expect(typesOf(at).filter((type) => type === 'token.reused')).toHaveLength(1);
    expect(typesOf(at).filter((type) => type === 'token.paused')).toHaveLength(1);
  });

  it('reaches the end of the chain, past what ended and what is gone for good', async () => {
    const chain = [
      aRecord({ retiresAt: LATE, grant: { expiresAt: LATE } }, 31),
      aRecord({ state: 'revoked', endedAt: LATE }, 32),
      aRecord({}, 33),
      aRecord({}, 34),
    ];
    const at = world(chain);
    await call(at);
    expect(chain.map(({ locator }) => stored(at, locator).state)).toEqual([
      'active',
      'revoked',
      'paused',
      'paused',
    ]);
  });

  it.each<[string, TokenRecord]>([
    ['was revoked', aRecord({ state: 'revoked' }, 21)],
    ['was paused by an admin', aRecord({ state: 'paused', pause: { at: LATE, by: ADMIN, as: 'admin' } }, 21)],
  ])('is noted where what replaced it %s, which stays as it is', async (_what, heir) => {
    const at = world([heir]);
    expect(await call(at)).toEqual(REFUSED);
    expect(typesOf(at)).toEqual(['token.reused', 'request.denied']);
    expect(stored(at, heir.locator)).toEqual(heir);
  });

  it('is only noted where the policy says so', async () => {
    const at = world([HEIR], { policy: aPolicy({ retiredSecretUse: 'note' }) });
    expect(await call(at)).toEqual(REFUSED);
    expect(typesOf(at)).toEqual(['token.reused', 'request.denied']);
    expect(stored(at, HEIR.locator).state).toBe('active');
  });

  it('pauses however soon it is where the policy says so', async () => {
    const policy = aPolicy({ retiredSecretUse: 'pause-at-once' });
    const at = world([HEIR], { policy, token: { retiresAt: NOW, grant: { expiresAt: NOW } } });
    expect(await call(at)).toEqual(REFUSED);
    expect(typesOf(at)).toEqual(['token.reused', 'token.paused', 'request.denied']);
    expect(stored(at, HEIR.locator).state).toBe('paused');
  });

  it('within a day is a script that was not switched over: nothing is noted', async () => {
    const at = world([HEIR], { token: { retiresAt: LATE + 1 } });
    expect(await call(at)).toEqual(REFUSED);
    expect(typesOf(at)).toEqual(['request.denied']);
    expect(stored(at, HEIR.locator).state).toBe('active');
  });

  it('with a wrong secret is nothing at all', async () => {
    const at = world();
    const wrong = { ...at, token: gatewayWorld({ seed: 3 }).token.replace(/.{30}$/, 'A'.repeat(30)) };
    expect((await call(wrong)).code).toBe('token-invalid');
    const [locator] = [...at.storage.stored.tokens.keys()];
    at.storage.stored.tokens.set(locator!, {
      ...(at.storage.stored.tokens.get(locator!) as object),
      digest: '0'.repeat(63) + '1',
    });
    expect((await call(at)).code).toBe('token-invalid');
    expect(writesOf(at)).toEqual([]);
    expect(at.storage.events).toEqual([]);
  });

  it.each(['authority.read', 'ledger.replaceTokens'])(
    'where %s fails the answer is a refusal all the same, and the next such use is noticed',
    async (name) => {
      const at = world();
      let reads = 0;
      // The first read is the request's own.
      at.journal.faultAt = (called) =>
        called === name && (name !== 'authority.read' || (reads += 1) > 1) ? 'refuse' : undefined;
      expect(await call(at)).toEqual(REFUSED);
      expect(stored(at, HEIR.locator).state).toBe('active');
      at.journal.faultAt = () => undefined;
      await call(at);
      expect(stored(at, HEIR.locator).state).toBe('paused');
    },
  );

  it('is noticed although the successor changes at the same moment', async () => {
    const at = world();
    let left = 1;
    at.journal.faultAt = (name) => {
      if (name === 'ledger.replaceTokens' && left-- > 0)
        at.storage.stored.tokens.set(HEIR.locator, formatTokenRecord({ ...HEIR, version: 2 }));
      return undefined;
    };
    await call(at);
    expect(stored(at, HEIR.locator)).toMatchObject({ state: 'paused', version: 3 });
  });
});

describe('a report that a retired token leaked', () => {
  it('ends it for its owner to see, and leaves what replaced it, which has another secret', async () => {
    const at = world();
    expect((await call(at, '/token/leaked', 'POST')).status).toBe(200);
    expect(typesOf(at)).toEqual(['token.revoked']);
    expect(stored(at, HEIR.locator).state).toBe('active');
    expect((await call(at)).code).toBe('token-revoked');
  });

  it('is not a revocation: there is nothing left to end', async () => {
    const at = world([HEIR], { token: { retiresAt: NOW } });
    expect(await call(at, '/token/revoke', 'POST')).toEqual(REFUSED);
  });
});
