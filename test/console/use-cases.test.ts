import { describe, expect, it } from 'vitest';
import { changePolicy, readPolicy } from '../../src/console/change-policy';
import type { ProjectActor } from '../../src/console/actor';
import { issueToken, type OrderForm } from '../../src/console/issue-token';
import { listBackedTokens } from '../../src/console/for-others/list-backed';
import { listBulks } from '../../src/console/for-others/read-bulk';
import { listOwnTokens } from '../../src/console/list-tokens';
import { listOwnOrders } from '../../src/console/orders/own-orders';
import { searchAudit } from '../../src/console/read-audit';
import { readOffer } from '../../src/console/read-offer';
import type { Outcome } from '../../src/console/refusal';
import { revokeAnyToken, revokeOwnToken } from '../../src/console/revoke-token';
import { ANY_OPERATION } from '../../src/policy/operation-limit';
import type { Rules } from '../../src/policy/rules';
import { parseToken } from '../../src/tokens/token';
import { ADMIN, aPolicy, aRecord, DAY, days, rules, SITE_WIDE, STRANGER } from '../support/builders';
import { aMember, anAdmin, anAdminMember, consoleWorld, standingsOf } from '../support/console-world';
import { EXPIRED, NOW } from '../support/fixed-times';
import { failing } from '../support/journal';

const order = (change: Partial<OrderForm> = {}): OrderForm => ({
  name: 'Report',
  purpose: '',
  scopes: ['read:jira-work'],
  effects: ['read'],
  operations: ANY_OPERATION,
  reach: 'project',
  ...change,
});
const standings = standingsOf({});
const noOf = <Value>(outcome: Outcome<Value>): string => {
  if (outcome.ok) return 'none';
  return 'refusal' in outcome.error
    ? outcome.error.refusal.code
    : outcome.error.problems.map(({ code }) => code).join();
};

describe('the policy', () => {
  it('of a fresh installation is shown at revision 0, by nobody', async () => {
    const { ports } = consoleWorld({ policy: undefined });
    expect(await readPolicy(ports)).toMatchObject({ ok: true, value: { revision: 0 } });
  });

  it.each([
    ['the first', undefined, 0],
    ['a later', aPolicy({}, 4), 4],
  ])('is changed for %s time, with one event of before and after', async (_what, policy, revision) => {
    const { ports, storage } = consoleWorld({ policy });
    const changed = await changePolicy({ revision, rules: rules({ readOnly: true }) }, anAdmin, ports);
    expect(changed).toMatchObject({ ok: true, value: { revision: revision + 1, changedBy: ADMIN } });
    expect(storage.events).toMatchObject([
      { type: 'policy.changed', revision: revision + 1, actorId: ADMIN, after: { readOnly: true } },
    ]);
    expect(await readPolicy(ports)).toEqual(changed);
  });

  it.each([[0], [3], [5]])(
    'is not changed from a draft of revision %i: the newer one is shown',
    async (revision) => {
      const { ports, storage } = consoleWorld({ policy: aPolicy({}, 4) });
      const changed = await changePolicy({ revision, rules: rules() }, anAdmin, ports);
      expect(changed).toMatchObject({ error: { refusal: { code: 'policy-stale', newer: { revision: 4 } } } });
      expect(storage.events).toEqual([]);
    },
  );

  it('is not changed where somebody saves between reading and writing', async () => {
    const { ports, storage, journal } = consoleWorld();
    journal.faultAt = (name) => {
      if (name === 'ledger.savePolicy') storage.stored.policy = aPolicy({ readOnly: true }, 2);
      return undefined;
    };
    const changed = await changePolicy({ revision: 1, rules: rules() }, anAdmin, ports);
    expect(changed).toMatchObject({
      error: { refusal: { code: 'policy-stale', newer: { revision: 2, rules: { readOnly: true } } } },
    });
  });
});

describe('a token', () => {
  it('is issued once, shown once, and told of', async () => {
    const { ports, storage } = consoleWorld();
    const issued = await issueToken(order({ days: 7 }), { actor: aMember, standings, ports });
    if (!issued.ok) throw new Error(noOf(issued));
    const { token, view } = issued.value;
    expect(parseToken(token)?.locator).toBe(view.locator);
    expect(view).toMatchObject({ state: 'active', expiresAt: new Date(NOW + 7 * DAY).toISOString() });
    expect(storage.events).toMatchObject([
      { type: 'token.issued', locator: view.locator, actorId: aMember.accountId },
    ]);
    const secret = parseToken(token)!.secret.reveal();
    const kept = JSON.stringify([[...storage.stored.tokens], storage.events, view]);
    expect(kept).not.toContain(secret);
    expect(JSON.stringify(storage.events)).not.toContain('Report');
  });

  it.each<[string, OrderForm, ProjectActor, Partial<Rules>, string]>([
    ['site-wide for a member', order({ reach: 'site' }), aMember, {}, 'site-wide-for-admins'],
    [
      'site-wide against the policy',
      order({ reach: 'site' }),
      anAdminMember,
      { siteWideTokens: false },
      'site-wide-off',
    ],
    ['site-wide for an admin', order({ reach: 'site' }), anAdminMember, {}, 'none'],
    ['admin powers for a member', order({ admin: ['tokens:read'] }), aMember, {}, 'admin-for-admins'],
    ['admin powers in a project', order({ admin: ['tokens:read'] }), anAdminMember, {}, 'admin-in-project'],
    [
      'admin powers against the policy',
      order({ reach: 'site', admin: ['tokens:read'] }),
      anAdminMember,
      { adminTokens: false },
      'admin-tokens-off',
    ],
    [
      'admin powers alone, where tokens are bound to projects',
      order({ reach: 'site', scopes: [], admin: ['tokens:read'] }),
      anAdminMember,
      { siteWideTokens: false },
      'none',
    ],
    ['while tokens are off', order(), aMember, { tokensOn: false }, 'tokens-off'],
    [
      'that writes on a read-only site',
      order({ effects: ['write'] }),
      aMember,
      { readOnly: true },
      'read-only',
    ],
    [
      'for too long',
      order({ days: 9 }),
      aMember,
      { lifetimeDaysMax: days(8), lifetimeDaysDefault: days(8) },
      'lifetime-over-max',
    ],
  ])('%s', async (_what, asked, actor, ...[today, no]) => {
    const { ports, storage } = consoleWorld({ policy: aPolicy(today) });
    expect(noOf(await issueToken(asked, { actor, standings, ports }))).toBe(no);
    expect(storage.stored.tokens.size).toBe(no === 'none' ? 1 : 0);
  });

  it('draws again where its locator is taken, and gives up after three', async () => {
    const { ports, journal } = consoleWorld();
    const taken = {
      ...ports,
      ledger: { ...ports.ledger, createToken: () => Promise.resolve({ ok: true, value: 'exists' } as const) },
    };
    expect(noOf(await issueToken(order(), { actor: aMember, standings, ports: taken }))).toBe('internal');
    expect(journal.calls.filter((name) => name === 'tagKeys.ensure')).toHaveLength(3);
  });

  it('is listed for its owner, of whatever project, and for nobody else', async () => {
    const records = [
      aRecord({}, 1),
      aRecord({ grant: { reach: SITE_WIDE, issuedAt: NOW } }, 2),
      aRecord({ ownerId: STRANGER }, 3),
    ];
    const { ports } = consoleWorld({ records });
    const listed = await listOwnTokens({ limit: 20 }, aMember, ports);
    expect(listed.ok && listed.value.tokens.map(({ locator }) => locator)).toEqual([
      records[1]?.locator,
      records[0]?.locator,
    ]);
    expect(JSON.stringify(listed)).not.toContain(records[0]!.digest);
  });

  it('is not shown to another, whatever their cursor points to', async () => {
    const world = consoleWorld({ records: [aRecord({}, 1), aRecord({ ownerId: STRANGER }, 2)] });
    const tokens = {
      ...world.ports.tokens,
      list: () => world.ports.tokens.list({ by: 'all' }, { limit: 20 }),
    };
    const page = { limit: 20, cursor: 'made for the list of another' };
    const listed = await listOwnTokens(page, aMember, { ...world.ports, tokens });
    expect(listed.ok && listed.value.tokens.map(({ locator }) => locator)).toEqual([aRecord({}, 1).locator]);
    expect(JSON.stringify(listed)).not.toContain(STRANGER);
  });
});

describe('revoking', () => {
  const record = aRecord();
  const ref = { locator: record.locator };

  it.each([
    ['its owner', revokeOwnToken, aMember, 'owner'],
    ['an admin', revokeAnyToken, anAdmin, 'admin'],
  ] as const)('by %s ends it, with one event', async (_who, revoke, actor, as) => {
    const { ports, storage } = consoleWorld({ records: [record] });
    expect(await revoke(ref, actor, ports)).toMatchObject({
      value: { state: 'revoked', endedBy: actor.accountId },
    });
    expect(storage.events).toMatchObject([
      { type: 'token.revoked', as, actorId: actor.accountId, ownerId: record.ownerId },
    ]);
  });

  it('again says the same, and tells of nothing new', async () => {
    const { ports, storage, clock } = consoleWorld({ records: [record] });
    const first = await revokeOwnToken(ref, aMember, ports);
    clock.advance(DAY);
    expect(await revokeAnyToken(ref, anAdmin, ports)).toEqual(first);
    expect(storage.events).toHaveLength(1);
  });

  it('someone else’s token looks like one that does not exist', async () => {
    const { ports, storage } = consoleWorld({ records: [aRecord({ ownerId: STRANGER })] });
    const foreign = await revokeOwnToken(ref, aMember, ports);
    const unknown = await revokeOwnToken({ locator: aRecord({}, 99).locator }, aMember, ports);
    const malformed = await revokeOwnToken({ locator: 'no locator' }, aMember, ports);
    expect(noOf(foreign)).toBe('token-unknown');
    expect([unknown, malformed]).toEqual([foreign, foreign]);
    expect(storage.events).toEqual([]);
  });

  it.each([
    [1, 'none'],
    [2, 'none'],
    [3, 'token-changed'],
  ])('wins against %i changes made meanwhile: %s', async (changes, no) => {
    const { ports, storage, journal } = consoleWorld({ records: [record] });
    let left = changes;
    journal.faultAt = (name) => {
      const stored = storage.stored.tokens.get(record.locator) as { version: number };
      if (name === 'ledger.replaceToken' && left-- > 0) stored.version += 1;
      return undefined;
    };
    expect(noOf(await revokeOwnToken(ref, aMember, ports))).toBe(no);
    expect(storage.events).toHaveLength(no === 'none' ? 1 : 0);
  });

  it('an expired token is possible', async () => {
    const { ports } = consoleWorld({ records: [aRecord({ grant: { expiresAt: EXPIRED } })] });
    expect(await revokeOwnToken(ref, aMember, ports)).toMatchObject({ value: { state: 'revoked' } });
  });
});

describe('the trail', () => {
  it.each([
    [{}, 2],
    [{ type: 'policy.changed' }, 1],
    [{ actorId: ADMIN }, 1],
    [{ type: 'no.such-type' }, 0],
    [{ from: NOW + 1 }, 0],
    [{ to: NOW }, 2],
  ])('is searched by %j', async (search, count) => {
    const { ports } = consoleWorld();
    await issueToken(order(), { actor: aMember, standings, ports });
    await changePolicy({ revision: 1, rules: rules() }, anAdmin, ports);
    const found = await searchAudit({ limit: 20, ...search }, ports);
    expect(found.ok && found.value.events).toHaveLength(count);
  });
});

describe('a cursor that is none of the list’s', () => {
  const page = { limit: 1, cursor: 'garbled' };
  it.each<[string, (world: ReturnType<typeof consoleWorld>) => Promise<Outcome<unknown>>]>([
    ['one’s tokens', ({ ports }) => listOwnTokens(page, aMember, ports)],
    ['tokens that one backs up', ({ ports }) => listBackedTokens(page, aMember, ports)],
    ['one’s orders', ({ ports }) => listOwnOrders(page, aMember, ports)],
    ['lists of orders', ({ ports }) => listBulks(page, ports)],
    ['the audit trail', ({ ports }) => searchAudit(page, ports)],
  ])('is a page that is newer or older than the app, not a storage that is down: %s', async (_what, list) => {
    expect(noOf(await list(consoleWorld()))).toBe('entry-unknown');
  });
});

describe('storage down', () => {
  it.each<[string, string, (world: ReturnType<typeof consoleWorld>) => Promise<Outcome<unknown>>]>([
    ['reading the policy', 'policies.read', ({ ports }) => readPolicy(ports)],
    [
      'changing the policy',
      'policies.read',
      ({ ports }) => changePolicy({ revision: 1, rules: rules() }, anAdmin, ports),
    ],
    [
      'saving the policy',
      'ledger.savePolicy',
      ({ ports }) => changePolicy({ revision: 1, rules: rules() }, anAdmin, ports),
    ],
    ['offering', 'gateway.find', ({ ports }) => readOffer(aMember, standings, ports)],
    ['listing', 'tokens.list', ({ ports }) => listOwnTokens({ limit: 1 }, aMember, ports)],
    [
      'revoking',
      'tokens.find',
      ({ ports }) => revokeOwnToken({ locator: aRecord().locator }, aMember, ports),
    ],
    [
      'revoking, at the write',
      'ledger.replaceToken',
      ({ ports }) => revokeOwnToken({ locator: aRecord().locator }, aMember, ports),
    ],
    ['the trail', 'audit.page', ({ ports }) => searchAudit({ limit: 1 }, ports)],
  ])('while %s is a refusal, and nothing is changed', async (_what, call, act) => {
    const world = consoleWorld({ records: [aRecord()] });
    const before = JSON.stringify([[...world.storage.stored.tokens], world.storage.stored.policy]);
    world.journal.faultAt = failing('refuse', call);
    expect(noOf(await act(world))).toBe('storage-unavailable');
    expect(JSON.stringify([[...world.storage.stored.tokens], world.storage.stored.policy])).toBe(before);
    expect(world.storage.events).toEqual([]);
  });
});
