import { describe, expect, it } from 'vitest';
import { serve } from '../../src/gateway/serve';
import { ADMIN, anEvent, aPolicy, DAY, OWNER, type EventChange } from '../support/builders';
import { EXPIRED, NOW } from '../support/fixed-times';
import { gatewayWorld, type GatewayWorld, type WorldScript } from '../support/gateway-world';

const REVOKE = '/token/revoke';
const LEAKED = '/token/leaked';

async function call(world: GatewayWorld, path: string, change: EventChange = {}) {
  const authorization = `Bearer ${world.token}`;
  const answer = await serve(anEvent({ method: 'POST', path, authorization, ...change }), world.ports);
  const body = JSON.parse(answer.body ?? '{}') as Readonly<Record<string, unknown>>;
  return {
    ...answer,
    json: body,
    code: (body['type'] as string | undefined)?.split('/').at(-1),
  };
}
const storedOf = ({ storage }: GatewayWorld) =>
  [...storage.stored.tokens.values()][0] as {
    state: string;
    version: number;
    details: Readonly<Record<string, unknown>>;
  };

describe('a token ends itself', () => {
  it.each([
    ['without a word', REVOKE, '', undefined],
    ['with an empty object', REVOKE, '{}', undefined],
    ['for a reason', REVOKE, '{"reason":"replaced"}', 'replaced'],
    ['because it leaked', LEAKED, '', 'leaked'],
    ['because it leaked, with an empty object', LEAKED, ' {} ', 'leaked'],
  ])('%s', async (_what, path, body, reason) => {
    const world = gatewayWorld();
    const answer = await call(world, path, { body });
    expect(answer.statusCode).toBe(200);
    expect(answer.json).toEqual({
      locator: expect.any(String) as string,
      state: 'revoked',
      endedAt: new Date(NOW).toISOString(),
      ...(reason === undefined ? {} : { reason }),
    });
    expect(answer.headers).not.toHaveProperty('Token-Expires');
    expect(storedOf(world)).toMatchObject({ state: 'revoked', details: { endedAs: 'token', endedAt: NOW } });
    expect(storedOf(world).details).not.toHaveProperty('endedBy');
    expect(world.storage.events).toMatchObject([
      { type: 'token.revoked', as: 'token', ownerId: OWNER, actorId: OWNER },
    ]);
    const [told] = world.storage.events;
    expect(told && 'because' in told ? told.because : undefined).toBe(reason);
    expect(world.jira.calls).toEqual([]);
  });

  it('and a second time it is refused like any request of a revoked token, with nothing written but the denial', async () => {
    const world = gatewayWorld();
    await call(world, LEAKED);
    const before = JSON.stringify(storedOf(world));
    for (const path of [LEAKED, REVOKE, '/token/self'])
      expect(await call(world, path, path === '/token/self' ? { method: 'GET' } : {})).toMatchObject({
        statusCode: 401,
        code: 'token-revoked',
      });
    expect(JSON.stringify(storedOf(world))).toBe(before);
    expect(world.storage.events.map(({ type }) => type)).toEqual(['token.revoked', 'request.denied']);
  });

  it('with Basic as well', async () => {
    const world = gatewayWorld();
    const authorization = `Basic ${Buffer.from(`anyone:${world.token}`).toString('base64')}`;
    expect(await call(world, REVOKE, { authorization })).toMatchObject({ statusCode: 200 });
  });
});

describe('nothing but the secret is needed', () => {
  it.each<[string, WorldScript]>([
    ['tokens are off', { policy: aPolicy({ tokensOn: false }) }],
    ['nobody ever saved a policy', { policy: undefined }],
    ['it is paused by its owner', { token: { state: 'paused', pause: { at: NOW, by: OWNER, as: 'owner' } } }],
    ['it is paused by an admin', { token: { state: 'paused', pause: { at: NOW, by: ADMIN, as: 'admin' } } }],
    ['it is not valid yet', { token: { notBeforeAt: NOW + DAY } }],
    ['its owner left', { jira: { owner: 'deactivated' } }],
    ['its scopes were taken back', { policy: aPolicy({ scopes: [] }) }],
  ])('it ends although %s', async (_what, script) => {
    const world = gatewayWorld(script);
    expect((await call(world, LEAKED)).statusCode).toBe(200);
    expect(storedOf(world).state).toBe('revoked');
    expect(world.jira.calls).toEqual([]);
  });

  it.each<[string, WorldScript, string]>([
    ['expired', { token: { grant: { expiresAt: EXPIRED } } }, 'token-expired'],
    ['revoked', { token: { state: 'revoked' } }, 'token-revoked'],
    ['dormant', { token: { state: 'dormant' } }, 'token-invalid'],
  ])('one that is %s is told so, and stays as it was', async (_what, script, code) => {
    const world = gatewayWorld(script);
    const before = JSON.stringify(storedOf(world));
    expect(await call(world, REVOKE)).toMatchObject({ statusCode: 401, code });
    expect(JSON.stringify(storedOf(world))).toBe(before);
  });

  it('a wrong secret ends nothing, and learns nothing', async () => {
    const world = gatewayWorld();
    const other = gatewayWorld({ seed: 9 });
    const forged = world.token.replace(world.secret, other.secret.split('').reverse().join(''));
    const wrong = await call(world, LEAKED, { authorization: `Bearer ${forged}` });
    expect(wrong).toMatchObject({ statusCode: 401, code: 'token-invalid' });
    expect((await call(world, LEAKED, { headers: { Authorization: [] }, authorization: '' })).code).toMatch(
      /^token-(missing|invalid)$/,
    );
    expect(storedOf(world).state).toBe('active');
    expect(world.storage.events).toEqual([]);
  });
});

describe('what is asked must be understood', () => {
  it.each<[string, string, EventChange]>([
    ['a reason of no list', REVOKE, { body: '{"reason":"why not"}' }],
    ['a reason that is for people', REVOKE, { body: '{"reason":"owner-left"}' }],
    ['another word beside', REVOKE, { body: '{"reason":"leaked","note":"found on a wiki"}' }],
    ['a body that is no JSON', REVOKE, { body: 'reason=leaked' }],
    ['a list', REVOKE, { body: '[]' }],
    ['a long body', REVOKE, { body: ' '.repeat(2_000) }],
    ['a query', REVOKE, { query: { reason: ['leaked'] } }],
    ['a reason with a leak report', LEAKED, { body: '{"reason":"leaked"}' }],
  ])('%s is refused, and the token works on', async (_what, path, change) => {
    const world = gatewayWorld();
    const answer = await call(world, path, change);
    expect(answer).toMatchObject({ statusCode: 400, code: 'request-malformed' });
    expect(answer.body).not.toContain('found on a wiki');
    expect(storedOf(world).state).toBe('active');
    expect(JSON.stringify([world.lines, world.storage.events])).not.toMatch(/why not|wiki/);
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH'])('%s ends nothing', async (method) => {
    const world = gatewayWorld();
    expect(await call(world, REVOKE, { method })).toMatchObject({ code: 'operation-unknown' });
    expect(await call(world, `${REVOKE}/now`, {})).toMatchObject({ code: 'operation-unknown' });
    expect(storedOf(world).state).toBe('active');
  });
});

describe('storage', () => {
  it.each(['authority.read', 'ledger.replaceToken'])(
    'where %s fails, it says so and nothing is half done',
    async (at) => {
      const world = gatewayWorld();
      world.journal.faultAt = (name) => (name === at ? 'refuse' : undefined);
      expect(await call(world, LEAKED)).toMatchObject({ statusCode: 503, code: 'storage-unavailable' });
      expect(storedOf(world).state).toBe('active');
      expect(world.storage.events.filter(({ type }) => type === 'token.revoked')).toEqual([]);
      world.journal.faultAt = () => undefined;
      expect((await call(world, LEAKED)).statusCode).toBe(200);
    },
  );

  it.each([
    [1, 200],
    [2, 200],
    [3, 503],
  ])('%i changes made meanwhile: %i', async (changes, status) => {
    const world = gatewayWorld();
    let left = changes;
    world.journal.faultAt = (name) => {
      if (name === 'ledger.replaceToken' && left-- > 0) storedOf(world).version += 1;
      return undefined;
    };
    expect((await call(world, REVOKE)).statusCode).toBe(status);
    expect(storedOf(world).state).toBe(status === 200 ? 'revoked' : 'active');
  });

  it('of many at once one ends it, and the others are told that it is revoked', async () => {
    const world = gatewayWorld();
    const answers = await Promise.all([LEAKED, REVOKE, LEAKED, REVOKE].map((path) => call(world, path)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401, 401, 401]);
    expect(world.storage.events.filter(({ type }) => type === 'token.revoked')).toHaveLength(1);
  });

  it('a record erased meanwhile is answered like an unknown token', async () => {
    const world = gatewayWorld();
    world.journal.faultAt = (name) => {
      if (name === 'ledger.replaceToken') world.storage.stored.tokens.clear();
      return undefined;
    };
    expect(await call(world, REVOKE)).toMatchObject({ statusCode: 401, code: 'token-invalid' });
  });
});
