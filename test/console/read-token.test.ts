import { describe, expect, it } from 'vitest';
import { callCounts, newUsage } from '../../src/audit/usage';
import { formatUsage } from '../../src/audit/usage-record';
import { changePolicy } from '../../src/console/change-policy';
import { readAnyToken, readOwnToken } from '../../src/console/read-token';
import { revokeAnyToken, revokeAnyTokens, revokeOwnToken } from '../../src/console/revoke-token';
import { adminEntries } from '../../src/console/entries';
import { ADMIN, aPolicy, aRecord, rules, SITE_WIDE, STRANGER } from '../support/builders';
import { aMember, anAdmin, consoleWorld, standingsOf, type ConsoleWorld } from '../support/console-world';
import { NOW } from '../support/fixed-times';
import { failing } from '../support/journal';

const RECORD = aRecord({
  grant: { effects: ['read', 'write'], scopes: ['read:jira-work', 'read:jira-user'] },
});
const ref = { locator: RECORD.locator };

function worldOf(script: Parameters<typeof consoleWorld>[0] = {}): ConsoleWorld {
  const world = consoleWorld({ records: [RECORD], ...script });
  world.usages.usages.set(
    RECORD.locator,
    formatUsage({
      ...newUsage(RECORD.locator, RECORD.ownerId, RECORD.grant.issuedAt),
      ...callCounts({ at: NOW, client: 'curl 8', operation: 'GET /rest/api/3/field', isLive: true }),
    }),
  );
  return world;
}

describe('one token', () => {
  it('is shown to its owner and to an admin alike, with what today’s policy leaves of it', async () => {
    const world = worldOf({ policy: aPolicy({ scopes: ['read:jira-work'], readOnly: true }) });
    const own = await readOwnToken(ref, aMember, world.ports);
    expect(own).toMatchObject({
      ok: true,
      value: {
        token: { locator: RECORD.locator, use: { calls7d: 1, lastClient: 'curl 8' } },
        scopes: [
          { name: 'read:jira-work', today: true },
          { name: 'read:jira-user', today: false },
        ],
        effects: [
          { name: 'read', today: true },
          { name: 'write', today: false },
        ],
        operationsToday: { kind: 'any' },
        owner: { active: true },
        usage: { operations: [{ operation: 'GET /rest/api/3/field', calls: 1 }] },
        events: [],
      },
    });
    expect(await readAnyToken(ref, world.ports)).toEqual(own);
    expect(JSON.stringify(own)).not.toContain(RECORD.digest);
  });

  it.each([
    ['another’s', { locator: aRecord({}, 2).locator }],
    ['none', { locator: aRecord({}, 99).locator }],
    ['no locator', { locator: 'no locator' }],
  ])(
    'that is %s looks to a person like one that does not exist, and nothing of it is asked about',
    async (_what, wanted) => {
      const world = worldOf({ records: [RECORD, aRecord({ ownerId: STRANGER }, 2)] });
      expect(await readOwnToken(wanted, aMember, world.ports)).toEqual({
        ok: false,
        error: { refusal: { code: 'token-unknown' } },
      });
      expect(world.journal.calls).not.toContain('audit.page');
      expect(world.journal.calls).not.toContain('people.findRights');
    },
  );

  it('has the latest 20 events of its trail, and of no other', async () => {
    const world = worldOf({ records: [RECORD, aRecord({}, 2)] });
    await revokeAnyTokens(
      { locators: [RECORD.locator, aRecord({}, 2).locator], because: 'leaked' },
      anAdmin,
      world.ports,
    );
    const shown = await readAnyToken(ref, world.ports);
    expect(shown.ok && shown.value.events).toMatchObject([
      { type: 'token.revoked', actorId: ADMIN, facts: { locator: RECORD.locator, because: 'leaked' } },
    ]);
  });

  it.each([
    [
      'only the owner’s list',
      { kind: 'only' as const, ids: ['a', 'b'] },
      { kind: 'any' as const },
      ['a', 'b'],
    ],
    ['only the policy’s', { kind: 'any' as const }, { kind: 'only' as const, ids: ['b'] }, ['b']],
    [
      'what both leave',
      { kind: 'only' as const, ids: ['a', 'b'] },
      { kind: 'only' as const, ids: ['b', 'c'] },
      ['b'],
    ],
  ])('shows its operations today: %s', async (_what, own, today, ids) => {
    const records = [aRecord({ grant: { operations: own } })];
    const world = consoleWorld({ records, policy: aPolicy({ operations: today }) });
    expect(await readAnyToken(ref, world.ports)).toMatchObject({
      value: { operationsToday: { kind: 'only', ids } },
    });
  });

  it.each([
    ['left, of a project', {}, ['5b10a2844c20165700ede21f'], { active: false, permissions: [] }],
    [
      'left, site-wide',
      { grant: { reach: SITE_WIDE } },
      ['5b10a2844c20165700ede21f'],
      { active: false, permissions: [] },
    ],
    ['there, site-wide', { grant: { reach: SITE_WIDE } }, [], { active: true, permissions: [] }],
  ])('shows that its owner is %s', async (_what, change, left, owner) => {
    const world = consoleWorld({ records: [aRecord(change)], people: { left } });
    expect(await readAnyToken(ref, world.ports)).toMatchObject({ value: { owner } });
  });

  it('shows what its owner may do in its project', async () => {
    const world = consoleWorld({ records: [RECORD], people: { rights: ['BROWSE_PROJECTS'] } });
    const shown = await readAnyToken(ref, world.ports);
    const permissions = shown.ok ? (shown.value.owner?.permissions ?? []) : [];
    expect(permissions.filter(({ held }) => held).map(({ permission }) => permission)).toEqual([
      'BROWSE_PROJECTS',
    ]);
    expect(permissions.length).toBeGreaterThan(1);
  });

  it.each([
    ['usages.find', 'usage'],
    ['people.findRights', 'owner'],
  ])('without %s is shown without its %s', async (call, part) => {
    const world = worldOf();
    world.journal.faultAt = failing('refuse', call);
    const shown = await readAnyToken(ref, world.ports);
    expect(shown.ok).toBe(true);
    expect(shown.ok && shown.value).not.toHaveProperty(part);
  });

  it.each(['tokens.find', 'policies.read', 'audit.page'])('without %s is not shown', async (call) => {
    const world = worldOf();
    world.journal.faultAt = failing('refuse', call);
    expect(await readAnyToken(ref, world.ports)).toMatchObject({
      error: { refusal: { code: 'storage-unavailable' } },
    });
  });
});

describe('a reason for revoking', () => {
  const NOTE = 'Zebediah posted it in a chat';

  it.each([
    ['its owner', revokeOwnToken, aMember],
    ['an admin', revokeAnyToken, anAdmin],
  ] as const)(
    'of %s is kept with the token; the trail has the reason and nobody’s words',
    async (_who, revoke, actor) => {
      const world = worldOf();
      const revoked = await revoke({ ...ref, because: 'leaked', note: NOTE }, actor, world.ports);
      expect(revoked).toMatchObject({ value: { state: 'revoked', endedBecause: 'leaked', endedNote: NOTE } });
      expect(world.storage.events).toMatchObject([{ type: 'token.revoked', because: 'leaked' }]);
      expect(JSON.stringify(world.storage.events)).not.toContain('Zebediah');
      expect(await readOwnToken(ref, aMember, world.ports)).toMatchObject({
        value: { token: { endedBecause: 'leaked', endedNote: NOTE } },
      });
    },
  );

  it('may be left out', async () => {
    const world = worldOf();
    const revoked = await revokeOwnToken(ref, aMember, world.ports);
    expect(revoked.ok && revoked.value).not.toHaveProperty('endedBecause');
    expect(world.storage.events[0]).not.toHaveProperty('because');
  });

  it('that comes second changes nothing of the first', async () => {
    const world = worldOf();
    const first = await revokeOwnToken({ ...ref, because: 'replaced' }, aMember, world.ports);
    expect(await revokeAnyToken({ ...ref, because: 'leaked', note: NOTE }, anAdmin, world.ports)).toEqual(
      first,
    );
    expect(world.storage.events).toHaveLength(1);
  });
});

describe('revoking several', () => {
  const records = Array.from({ length: 25 }, (_, at) => aRecord({}, at + 1));
  const caller = { accountId: ADMIN, projectId: undefined };
  const revokeAll = async (world: ConsoleWorld, payload: unknown) =>
    adminEntries(world.ports)['tokens/revoke'](payload, caller, standingsOf({ admin: true }));

  it('answers a row for each, in their order; one that is unknown keeps none of the others', async () => {
    const world = consoleWorld({ records });
    const [one, two] = [records[3]!.locator, records[1]!.locator];
    const reply = await revokeAll(world, {
      locators: [one, 'no locator', aRecord({}, 99).locator, two],
      because: 'unused',
    });
    expect(reply).toMatchObject({
      ok: true,
      value: {
        rows: [
          { locator: one, token: { state: 'revoked', endedBecause: 'unused' } },
          { locator: 'no locator', refusal: { code: 'token-unknown' } },
          { refusal: { code: 'token-unknown' } },
          { locator: two, token: { state: 'revoked' } },
        ],
      },
    });
    expect(world.storage.events).toHaveLength(2);
  });

  it('takes 25 at once, each told of once', async () => {
    const world = consoleWorld({ records });
    const reply = await revokeAll(world, {
      locators: records.map(({ locator }) => locator),
      because: 'leaked',
      note: 'Zebediah',
    });
    expect(reply.ok).toBe(true);
    expect(world.storage.events).toHaveLength(25);
    expect(new Set(world.storage.events.map(({ id }) => id)).size).toBe(25);
    expect(JSON.stringify(world.storage.events)).not.toContain('Zebediah');
  });

  it('takes a locator that is named twice once', async () => {
    const world = consoleWorld({ records });
    const { locator } = records[0]!;
    const reply = await revokeAll(world, { locators: [locator, locator], because: 'other' });
    expect(reply).toMatchObject({ value: { rows: [{ locator }] } });
    expect(reply.ok && (reply.value as { rows: unknown[] }).rows).toHaveLength(1);
    expect(world.storage.events).toHaveLength(1);
  });

  it('leaves the policy alone, which may change meanwhile', async () => {
    const world = consoleWorld({ records });
    const [reply, changed] = await Promise.all([
      revokeAll(world, { locators: records.map(({ locator }) => locator), because: 'leaked' }),
      changePolicy({ revision: 1, rules: rules({ readOnly: true }) }, anAdmin, world.ports),
    ]);
    expect([reply.ok, changed.ok]).toEqual([true, true]);
  });
});
