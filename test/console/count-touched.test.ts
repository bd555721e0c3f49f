/** What a preview counts of tokens that a changed rule does not stop, shorten or narrow by itself. */
import { describe, expect, it } from 'vitest';
import { newUsage } from '../../src/audit/usage';
import { formatUsage } from '../../src/audit/usage-record';
import { previewPolicy } from '../../src/console/preview-policy';
import { endLeavers } from '../../src/console/sweep/end-leavers';
import { revokeUnused } from '../../src/console/sweep/revoke-unused';
import type { TouchedView } from '../../src/console/contract';
import { OWNER_LEFT, type OwnerLeft, type Rules } from '../../src/policy/rules';
import type { TokenRecord } from '../../src/tokens/record';
import { aPolicy, aRecord, DAY, OWNER, rules, STRANGER } from '../support/builders';
import { consoleWorld, type ConsoleWorld } from '../support/console-world';
import { NOW } from '../support/fixed-times';
import { failing } from '../support/journal';

const NOTHING: TouchedView = {
  unused: 0,
  ofLeavers: 0,
  withoutRanges: 0,
  withRanges: 0,
  apartRanges: 0,
  lessBudget: 0,
  withoutBudget: 0,
  mayRotate: 0,
  replaced: 0,
};

async function touchedBy(world: ConsoleWorld, draft: Partial<Rules>): Promise<TouchedView> {
  const preview = await previewPolicy({ rules: rules(draft) }, world.ports);
  if (!preview.ok) throw new Error(JSON.stringify(preview.error));
  return preview.value.touched;
}

const worldOf = (records: readonly TokenRecord[], today: Partial<Rules> = {}): ConsoleWorld => {
  const world = consoleWorld({
    records,
    policy: aPolicy(today),
    people: { left: ['left'] },
  });
  for (const { locator, ownerId, grant } of records)
    world.usages.usages.set(locator, formatUsage(newUsage(locator, ownerId, grant.issuedAt)));
  return world;
};
const statesOf = ({ storage }: ConsoleWorld) =>
  [...storage.stored.tokens.values()].map((stored) => {
    const { locator, state } = stored as { locator: string; state: string };
    return `${locator} ${state}`;
  });

describe('unused tokens', () => {
  const old = (days: number) => ({ issuedAt: NOW - days * DAY, expiresAt: NOW + 100 * DAY });
  const records = [
    aRecord({ grant: old(10) }, 1),
    aRecord({ grant: old(40) }, 2),
    aRecord({ grant: old(100) }, 3),
    aRecord({ grant: old(100), state: 'paused' }, 4),
    aRecord({ grant: old(100), notBeforeAt: NOW + DAY }, 5),
  ];

  it('are counted as the next sweep would revoke them, without those that it would revoke anyway', async () => {
    expect((await touchedBy(worldOf(records), { idleDaysMax: 30 })).unused).toBe(2);
    expect((await touchedBy(worldOf(records, { idleDaysMax: 90 }), { idleDaysMax: 30 })).unused).toBe(1);
    expect((await touchedBy(worldOf(records, { idleDaysMax: 30 }), { idleDaysMax: 90 })).unused).toBe(0);
    expect((await touchedBy(worldOf(records, { idleDaysMax: 30 }), { idleDaysMax: null })).unused).toBe(0);

    const swept = worldOf(records, { idleDaysMax: 30 });
    await revokeUnused(swept.ports);
    expect(statesOf(swept).filter((state) => state.endsWith('revoked'))).toHaveLength(2);
  });

  it('are not counted for none where their use cannot be read', async () => {
    const world = worldOf(records);
    world.journal.faultAt = failing('refuse', 'usages.find');
    expect((await touchedBy(world, { idleDaysMax: 30 })).unused).toBeNull();
  });
});

describe('tokens of owners who left', () => {
  const backed = { service: { backupId: STRANGER } };
  const records = [
    aRecord({ ownerId: 'left' }, 1),
    aRecord({ ownerId: 'left', state: 'paused', pause: { at: NOW, by: 'app', as: 'app' } }, 2),
    aRecord({ ownerId: 'left', ...backed }, 3),
    aRecord({ ownerId: OWNER }, 4),
  ];
  const census = (owners: number, leavers: readonly string[]) => ({
    finished: {
      countedAt: NOW - DAY,
      tally: { active: 3, paused: 1, siteWide: 0, mayChange: 3, mayDelete: 3, expiring: 0 },
      owners,
      leavers,
    },
  });
  const withCensus = (today: OwnerLeft): ConsoleWorld => {
    const world = worldOf(records, { ownerLeft: today });
    world.storage.stored.census = census(2, ['left']);
    return world;
  };

  it.each<[OwnerLeft, OwnerLeft, number]>([
    ['keep', 'pause', 2],
    ['keep', 'revoke', 3],
    ['keep', 'hand-over', 2],
    ['pause', 'revoke', 3],
    ['pause', 'hand-over', 1],
    ['hand-over', 'pause', 1],
    ['revoke', 'keep', 0],
  ])('are counted as the sweep would treat them otherwise: %s → %s', async (today, then, count) => {
    expect((await touchedBy(withCensus(today), { ownerLeft: then })).ofLeavers).toBe(count);
  });

  it.each(OWNER_LEFT.filter((how) => how !== 'keep'))(
    'are as many as a sweep changes: keep → %s',
    async (how) => {
      const { ofLeavers } = await touchedBy(withCensus('keep'), { ownerLeft: how });
      const world = withCensus(how);
      const before = statesOf(world);
      const owners = (world: ConsoleWorld) => JSON.stringify([...world.storage.stored.tokens.values()]);
      const was = owners(world);
      await endLeavers(world.ports);
      expect(owners(world)).not.toBe(was);
      expect(statesOf(world).filter((state) => !before.includes(state))).toHaveLength(ofLeavers ?? -1);
    },
  );

  it('are not counted for none where nobody was counted, or the sweep would wait', async () => {
    expect((await touchedBy(worldOf(records), { ownerLeft: 'revoke' })).ofLeavers).toBeNull();
    const world = worldOf(records);
    const many = Array.from({ length: 11 }, (_, at) => `left-${at}`);
    world.storage.stored.census = census(20, ['left', ...many]);
    expect((await touchedBy(world, { ownerLeft: 'revoke' })).ofLeavers).toBeNull();
  });

  it('cost one more read, and only where that rule is changed', async () => {
    const reads = async (draft: Partial<Rules>) => {
      const world = withCensus('keep');
      await touchedBy(world, draft);
      return world.journal.calls.filter((call) => call.includes('census')).length;
    };
    expect([await reads({ ownerLeft: 'revoke' }), await reads({ readOnly: true })]).toEqual([1, 0]);
  });
});

describe('addresses and budgets', () => {
  const records = [
    aRecord({}, 1),
    aRecord({ limits: { ipRanges: ['10.1.0.0/16'], budgets: { requestsPerHour: 10 } } }, 2),
    aRecord({ limits: { ipRanges: ['192.0.2.7'], budgets: { requestsPerHour: 1_000, uses: 5 } } }, 3),
    aRecord({ limits: { ipRanges: ['192.0.2.7'] }, state: 'paused' }, 4),
  ];
  const trusted = { trustClientAddress: true };

  it('of the site are counted by whether a token has its own, and whether both have an address in common', async () => {
    expect(await touchedBy(worldOf(records, trusted), { ...trusted, ipRanges: ['10.0.0.0/8'] })).toEqual({
      ...NOTHING,
      withoutRanges: 1,
      withRanges: 2,
      apartRanges: 1,
    });
    expect(await touchedBy(worldOf(records, { ...trusted, ipRanges: ['10.0.0.0/8'] }), trusted)).toEqual({
      ...NOTHING,
      withRanges: 2,
    });
  });

  it('are counted for tokens with their own where trust is taken away', async () => {
    expect(await touchedBy(worldOf(records, trusted), {})).toEqual({ ...NOTHING, withRanges: 2 });
  });

  it('in budgets count tokens to which less is left than today, and those without their own', async () => {
    const budgets = { requestsPerHour: 100 };
    expect(await touchedBy(worldOf(records), { budgets })).toEqual({
      ...NOTHING,
      lessBudget: 2,
      withoutBudget: 1,
    });
    expect(await touchedBy(worldOf(records, { budgets }), {})).toEqual(NOTHING);
  });
});

describe('rotation', () => {
  it('counts tokens that may rotate themselves, and those that replaced another', async () => {
    const records = [
      aRecord({ grant: { mayRotate: true } }, 1),
      aRecord({ predecessor: aRecord({}, 9).locator }, 2),
      aRecord({}, 3),
    ];
    expect(await touchedBy(worldOf(records), { selfRotation: false })).toEqual({ ...NOTHING, mayRotate: 1 });
    expect(await touchedBy(worldOf(records), { retiredSecretUse: 'note' })).toEqual({
      ...NOTHING,
      replaced: 1,
    });
    expect(await touchedBy(worldOf(records), { readOnly: true, approval: rules().approval })).toEqual(
      NOTHING,
    );
  });
});
