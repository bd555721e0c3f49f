/** `/admin/v1/…`: what passes, and everything that does not. */
import { describe, expect, it } from 'vitest';
import { listOperations } from '../../src/catalogue/operations';
import { serve } from '../../src/gateway/serve';
import { ADMIN_POWERS, type AdminPower } from '../../src/policy/admin-power';
import { formatTokenRecord } from '../../src/tokens/record';
import {
  aFreeze,
  anEvent,
  aPolicy,
  aRecord,
  DAY,
  IN_ABC,
  SITE_WIDE,
  STRANGER,
  type EventChange,
} from '../support/builders';
import { NOW } from '../support/fixed-times';
import { gatewayWorld, type GatewayWorld, type WorldScript } from '../support/gateway-world';

const OTHER = aRecord({ ownerId: STRANGER, name: 'another of Zebediah' }, 21);
const GRANT = { reach: SITE_WIDE, scopes: [], effects: ['read'], admin: ADMIN_POWERS } as const;

function adminWorld({ token = {}, ...script }: WorldScript = {}): GatewayWorld {
  const world = gatewayWorld({ ...script, token: { ...token, grant: { ...GRANT, ...token.grant } } });
  world.storage.stored.tokens.set(OTHER.locator, JSON.parse(JSON.stringify(formatTokenRecord(OTHER))));
  return world;
}

async function call(world: GatewayWorld, path: string, change: EventChange = {}) {
  const answer = await serve(
    anEvent({ path, authorization: `Bearer ${world.token}`, ...change }),
    world.ports,
  );
  const json = JSON.parse(answer.body ?? '{}') as Record<string, unknown>;
  const code = (json['type'] as string | undefined)?.split('/').at(-1) ?? String(answer.statusCode);
  return { ...answer, json, code };
}
const POST: EventChange = { method: 'POST' };
const REVOKE = `/admin/v1/tokens/${OTHER.locator}/revoke`;
const CALLS: readonly (readonly [AdminPower, string, EventChange])[] = [
  ['tokens:read', '/admin/v1/tokens', {}],
  ['tokens:read', `/admin/v1/tokens/${OTHER.locator}`, {}],
  ['tokens:revoke', REVOKE, POST],
  ['policy:read', '/admin/v1/policy', {}],
  ['audit:read', '/admin/v1/audit', {}],
];
const stateOf = ({ storage }: GatewayWorld): unknown =>
  (storage.stored.tokens.get(OTHER.locator) as { state: string }).state;

describe('an admin token', () => {
  it.each(CALLS)(
    'with %s alone may %s, and Jira is asked nothing but who its owner is',
    async (power, path, change) => {
      const world = adminWorld({ token: { grant: { admin: [power] } } });
      expect((await call(world, path, change)).code).toBe('200');
      expect(world.jira.forwarded()).toEqual([]);
      expect(new Set(world.jira.asked())).toEqual(new Set(['user', 'check']));
    },
  );

  it.each(CALLS)('without %s may not %s, with every other power', async (power, path, change) => {
    const admin = ADMIN_POWERS.filter((each) => each !== power);
    const world = adminWorld({ token: { grant: { admin } } });
    expect(await call(world, path, change)).toMatchObject({
      code: 'admin-power-missing',
      json: { decidedBy: 'token.admin', detail: expect.stringContaining(power) as string },
    });
    expect(world.jira.calls).toEqual([]);
    expect(stateOf(world)).toBe('active');
    expect(world.storage.events.at(-1)).toMatchObject({ type: 'request.denied', lacking: [power] });
  });

  it('lists itself and others by name, without digests, and revokes; the trail has owner and token', async () => {
    const world = adminWorld();
    const list = await call(world, '/admin/v1/tokens');
    expect((list.json['tokens'] as { name: string }[]).map(({ name }) => name).sort()).toEqual([
      'Nightly report of Zebediah',
      OTHER.name,
    ]);
    expect(list.body).not.toContain(OTHER.digest);
    const body = '{"reason":"leaked","note":"Seen"}';
    const revoked = await call(world, REVOKE, { ...POST, body });
    expect(revoked.json).toMatchObject({ state: 'revoked', ended: { as: 'admin', reason: 'leaked' } });
    expect(revoked.body).not.toContain('Seen');
    const [own] = [...world.storage.stored.tokens.keys()];
    expect(world.storage.events.at(-1)).toMatchObject({
      type: 'token.revoked',
      locator: OTHER.locator,
      as: 'admin',
      because: 'leaked',
      via: own,
    });
    expect(JSON.stringify(world.storage.events)).not.toContain('Seen');
    const before = JSON.stringify(world.storage.stored.tokens.get(OTHER.locator));
    expect((await call(world, REVOKE, POST)).code).toBe('200');
    expect(JSON.stringify(world.storage.stored.tokens.get(OTHER.locator))).toBe(before);
  });

  it('may revoke itself, which counts from its next call on', async () => {
    const world = adminWorld();
    const [own = ''] = [...world.storage.stored.tokens.keys()];
    expect((await call(world, `/admin/v1/tokens/${own}/revoke`, POST)).code).toBe('200');
    expect((await call(world, '/admin/v1/tokens')).code).toBe('token-revoked');
  });

  it('without scopes reaches nothing in Jira', async () => {
    const world = adminWorld();
    for (const path of ['/rest/api/3/issue/ABC-1', '/rest/api/3/project/search'])
      expect((await call(world, path)).code).toBe('scope-missing');
    expect(world.jira.forwarded()).toEqual([]);
  });
});

describe('refused', () => {
  const refused: readonly (readonly [string, string, WorldScript])[] = [
    [
      'an owner who is no Jira admin (any more)',
      'owner-lost-permission',
      { jira: { lacking: ['ADMINISTER'] } },
    ],
    ['a deactivated owner', 'owner-inactive', { jira: { owner: 'deactivated' } }],
    [
      'an owner whom Jira cannot be asked about',
      'owner-standing-unknown',
      { jira: { faults: { check: { status: 403 } } } },
    ],
    [
      'a token without powers',
      'admin-power-missing',
      { token: { grant: { admin: undefined, scopes: ['read:jira-work'] } } },
    ],
    [
      'a token bound to a project, whatever its record says',
      'admin-power-missing',
      { token: { grant: { reach: IN_ABC } } },
    ],
    ['a policy that allows none', 'admin-power-missing', { policy: aPolicy({ adminTokens: false }) }],
    ['a policy with tokens off', 'tokens-off', { policy: aPolicy({ tokensOn: false }) }],
    ['a freeze of everything', 'frozen', { freeze: aFreeze({ what: 'all' }) }],
    [
      'a stop of older tokens',
      'policy-narrowed',
      { policy: { ...aPolicy(), transitions: [{ kind: 'stop', issuedBefore: NOW, at: NOW }] } },
    ],
    ['a life cut short', 'policy-narrowed', { token: { grant: { issuedAt: NOW - 400 * DAY } } }],
    ['a paused token', 'token-paused', { token: { state: 'paused' } }],
  ];
  it.each(refused)('by every call: %s', async (_what, code, script) => {
    for (const [, path, change] of CALLS) {
      const world = adminWorld(script);
      expect((await call(world, path, change)).code).toBe(code);
      expect(stateOf(world)).toBe('active');
    }
  });

  it('within a minute once its owner has lost the admin right', async () => {
    const world = adminWorld();
    expect((await call(world, '/admin/v1/policy')).code).toBe('200');
    world.jira.become({ lacking: ['ADMINISTER'] });
    world.clock.advance(60_000);
    expect(await call(world, REVOKE, POST)).toMatchObject({
      code: 'owner-lost-permission',
      json: { detail: expect.stringContaining('ADMINISTER') as string },
    });
  });

  it.each([
    ['a freeze of writes', { freeze: aFreeze({ what: 'writes' }) }],
    ['a read-only policy', { policy: aPolicy({ readOnly: true }) }],
    ['a policy without site-wide tokens', { policy: aPolicy({ siteWideTokens: false }) }],
  ] as const)('not by %s: revoking passes', async (_what, script) => {
    const world = adminWorld(script);
    expect((await call(world, REVOKE, POST)).code).toBe('200');
    expect(stateOf(world)).toBe('revoked');
  });
});

describe('a path that is not to the letter', () => {
  it.each([
    ['/admin', {}],
    ['/admin/v1', {}],
    ['/admin/v2/tokens', {}],
    ['/Admin/v1/tokens', {}],
    ['/admin/V1/tokens', {}],
    ['/admin/v1/Tokens', {}],
    ['/admin/v1/tokens/x/y', {}],
    ['/rest/admin/v1/tokens', {}],
    [`${REVOKE}/again`, POST],
    [REVOKE, {}],
    [REVOKE, { method: 'DELETE' }],
    [REVOKE, { method: 'PUT' }],
    ['/admin/v1/policy', POST],
    ['/admin/v1/policy', { method: 'PATCH' }],
  ] as const)('is unknown: %s %j', async (path, change) => {
    const world = adminWorld();
    expect((await call(world, path, change)).code).toBe('operation-unknown');
    expect(stateOf(world)).toBe('active');
    expect(world.jira.calls).toEqual([]);
  });

  it.each([
    ['/admin/v1/../v1/tokens', {}],
    ['/admin/v1/./tokens', {}],
    ['/admin//v1/tokens', {}],
    ['/admin/v1/tokens%2Fx', {}],
    [`/admin/v1/tokens/${OTHER.locator}%2frevoke`, POST],
    ['/admin/v1/%2e%2e/tokens', {}],
    ['/admin/v1/tokens%252Fx', {}],
    ['/admin/v1/tokens', { method: 'HEAD' }],
    ['/admin/v1/tokens', { method: 'OPTIONS' }],
    ['/admin/v1/tokens', { method: 'get' }],
    [`/admin/v1/tokens/${OTHER.locator}`, { headers: { 'X-HTTP-Method-Override': 'POST' } }],
  ] as const)('or is refused before anything is read: %s %j', async (path, change) => {
    const world = adminWorld();
    expect((await call(world, path, change)).code).toBe('request-malformed');
    expect(stateOf(world)).toBe('active');
  });

  it('is never one of Jira’s', () => {
    for (const { id } of listOperations()) expect(id).not.toMatch(/^\w+ \/admin(\/|$)/i);
  });
});

describe('what a call carries', () => {
  it.each([
    ['/admin/v1/tokens', { query: { limit: '0' } }],
    ['/admin/v1/tokens', { query: { limit: '101' } }],
    ['/admin/v1/tokens', { query: { limit: '1e1' } }],
    ['/admin/v1/tokens', { query: { state: ['active', 'paused'] } }],
    ['/admin/v1/tokens', { query: { locator: OTHER.locator } }],
    ['/admin/v1/tokens', { query: { ownerid: 'x' } }],
    ['/admin/v1/tokens', { query: { usedFrom: 'yesterday' } }],
    ['/admin/v1/tokens', { query: { cursor: 'x' } }],
    ['/admin/v1/tokens', { query: { __proto__x: 'x' } }],
    ['/admin/v1/tokens', { body: '{}' }],
    ['/admin/v1/policy', { query: { revision: '1' } }],
    [`/admin/v1/tokens/${OTHER.locator}`, { query: { expand: 'digest' } }],
    ['/admin/v1/audit', { query: { type: 'token.issued', actorId: 'x' } }],
    [REVOKE, { ...POST, body: '{"reason":"because"}' }],
    [REVOKE, { ...POST, body: '{"reason":"leaked","force":true}' }],
    [REVOKE, { ...POST, body: '["leaked"]' }],
    [REVOKE, { ...POST, body: 'reason=leaked' }],
    [REVOKE, { ...POST, body: `{"note":"${'n'.repeat(201)}"}` }],
    [REVOKE, { ...POST, query: { reason: 'leaked' } }],
  ] as const)('is read strictly: %s %j', async (path, change) => {
    const world = adminWorld();
    expect((await call(world, path, change as EventChange)).code).toBe('request-malformed');
    expect(stateOf(world)).toBe('active');
  });

  it.each(['nobody', 'x'.repeat(300), '..', '%00', '__proto__'])(
    'a locator that is none (%s) is no token',
    async (locator) => {
      const world = adminWorld();
      expect(['no-such-token', 'request-malformed']).toContain(
        (await call(world, `/admin/v1/tokens/${locator}`)).code,
      );
      expect(['no-such-token', 'request-malformed']).toContain(
        (await call(world, `/admin/v1/tokens/${locator}/revoke`, POST)).code,
      );
    },
  );

  it('pages with a cursor, which is good for its own list and filters alone', async () => {
    const world = adminWorld();
    const first = await call(world, '/admin/v1/tokens', { query: { limit: '1' } });
    const cursor = first.json['cursor'] as string;
    const second = await call(world, '/admin/v1/tokens', { query: { limit: '1', cursor } });
    const locators = [first, second].flatMap(({ json }) =>
      (json['tokens'] as { locator: string }[]).map(({ locator }) => locator),
    );
    expect(new Set(locators)).toEqual(new Set(world.storage.stored.tokens.keys()));
    for (const [path, query] of [
      ['/admin/v1/audit', { cursor }],
      ['/admin/v1/tokens', { cursor, state: 'active' }],
      ['/admin/v1/tokens', { cursor: cursor.split('.')[1] ?? '' }],
    ] as const)
      expect((await call(world, path, { query })).code).toBe('request-malformed');
  });
});
