import { describe, expect, it } from 'vitest';
import { joinCounts, newUsage, callCounts, denialCounts, type UsageCounts } from '../../src/audit/usage';
import { formatUsage } from '../../src/audit/usage-record';
import { trafficOf } from '../../src/audit/usage-traffic';
import { readOverview } from '../../src/console/read-overview';
import { aPolicy, aRecord, DAY } from '../support/builders';
import { consoleWorld, type ConsoleWorld } from '../support/console-world';
import { NOW } from '../support/fixed-times';
import { failing } from '../support/journal';
import type { OverviewView } from '../../src/console/contract';

const HOUR = 3_600_000;
const denials = (count: number): UsageCounts =>
  Array.from({ length: count }, () =>
    joinCounts(
      callCounts({ at: NOW - HOUR, client: 'curl', isLive: true }),
      denialCounts({ at: NOW - HOUR, refusal: 'read-only' }),
    ),
  ).reduce(joinCounts);

const RECORDS = [
  aRecord({ grant: { expiresAt: NOW + DAY } }, 1),
  aRecord({ grant: { issuedAt: NOW - 60 * DAY } }, 2),
  aRecord({ ownerId: 'left' }, 3),
  aRecord({}, 4),
  aRecord({}, 5),
  aRecord({}, 6),
];

async function busy(): Promise<ConsoleWorld> {
  const world = consoleWorld({ records: RECORDS, people: { left: ['left'] } });
  const counts = [undefined, undefined, undefined, denials(9), denials(10), denials(12)];
  for (const [at, { locator, ownerId, grant }] of RECORDS.entries())
    world.usages.usages.set(
      locator,
      formatUsage({ ...newUsage(locator, ownerId, grant.issuedAt), ...counts[at] }),
    );
  const tally = { active: 0, paused: 0, siteWide: 0, mayChange: 0, mayDelete: 0, expiring: 0 };
  world.storage.stored.census = { finished: { countedAt: NOW - DAY, tally, owners: 1, leavers: ['left'] } };
  for (const [at, ago] of [0, 3 * HOUR, 30 * HOUR].entries())
    await world.usages.store.addTraffic({
      ...trafficOf(NOW - ago, { calls: 10 + at, denied: at }),
      shard: at,
      mark: { container: 'c', seq: 1 },
    });
  world.journal.calls.length = 0;
  return world;
}
const shown = async (world: ConsoleWorld): Promise<OverviewView> => {
  const overview = await readOverview(world.ports);
  if (!overview.ok) throw new Error(JSON.stringify(overview.error));
  return overview.value;
};
const placesOf = ({ tokens }: OverviewView['attention']['denied']) =>
  tokens.map(({ locator }) => RECORDS.findIndex((record) => record.locator === locator) + 1);

describe('the overview', () => {
  it('counts, draws and names what needs attention, the worst first', async () => {
    const view = await shown(await busy());
    expect(view).toMatchObject({
      tokensOn: true,
      counts: { active: 6, owners: 2, ownersLeft: 1, expiring: 1 },
    });
    expect(placesOf(view.attention.expiring)).toEqual([1]);
    expect(placesOf(view.attention.unused)).toEqual([2]);
    expect(placesOf(view.attention.ownerLeft)).toEqual([3]);
    expect(placesOf(view.attention.denied)).toEqual([6, 5]);
    expect(Object.values(view.attention).map(({ more }) => more)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('has an entry for each of 24 hours and of 14 days, with and without calls', async () => {
    const { hours = [], days = [] } = await shown(await busy());
    expect(hours.map(({ at }) => Date.parse(at))).toEqual(
      Array.from({ length: 24 }, (_, at) => NOW - (23 - at) * HOUR),
    );
    expect(days).toHaveLength(14);
    expect([hours.at(-1), hours.at(-4)]).toMatchObject([
      { calls: 10, denied: 0 },
      { calls: 11, denied: 1 },
    ]);
    expect(days.slice(-2)).toMatchObject([
      { at: '2026-10-11T00:00:00.000Z', calls: 12, denied: 2 },
      { at: '2026-10-12T00:00:00.000Z', calls: 21, denied: 1 },
    ]);
  });

  it('shows five lines of each kind, and says that there are more', async () => {
    const records = Array.from({ length: 6 }, (_, at) =>
      aRecord({ grant: { expiresAt: NOW + DAY } }, at + 1),
    );
    const { attention } = await shown(consoleWorld({ records }));
    expect([attention.expiring.tokens.length, attention.expiring.more]).toEqual([5, true]);
  });

  it.each<[string, (view: OverviewView) => unknown, unknown]>([
    ['audit.page', ({ attention }) => attention.reused, { tokens: [], more: false }],
    ['usages.findTraffic', ({ hours, days }) => [hours, days], [undefined, undefined]],
    ['usages.unusedSince', ({ attention }) => attention.unused, { tokens: [], more: false }],
    ['usages.deniedSince', ({ attention }) => attention.denied, { tokens: [], more: false }],
    ['census.read', ({ attention }) => attention.ownerLeft, { tokens: [], more: false }],
    ['people.findLeavers', ({ counts }) => counts?.ownersLeft, 1],
    ['tokens.findMany', ({ attention }) => attention.denied, { tokens: [], more: false }],
    ['usages.find', ({ attention }) => attention.expiring.tokens[0]?.use, undefined],
    ['tokens.list', ({ attention }) => attention.expiring, { tokens: [], more: false }],
  ])('without %s tells the rest', async (call, part, without) => {
    const world = await busy();
    world.journal.faultAt = failing('refuse', call);
    const view = await shown(world);
    expect(part(view)).toEqual(without);
    const told = JSON.stringify(view);
    expect(told.length).toBeGreaterThan(call === 'tokens.list' ? 100 : 500);
    expect(view.tokensOn).toBe(true);
  });

  it('has nothing to tell without the policy', async () => {
    const world = await busy();
    world.journal.faultAt = failing('refuse', 'policies.read');
    expect(await readOverview(world.ports)).toMatchObject({
      error: { refusal: { code: 'storage-unavailable' } },
    });
  });

  it('says that tokens are off', async () => {
    expect((await shown(consoleWorld({ policy: aPolicy({ tokensOn: false }) }))).tokensOn).toBe(false);
  });

  it('costs as many calls at 4,000 tokens as at 1,000', async () => {
    const callsAt = async (count: number) => {
      const records = Array.from({ length: count }, (_, at) =>
        aRecord({ grant: { expiresAt: NOW + DAY + at } }, at + 1),
      );
      const world = consoleWorld({ records });
      await shown(world);
      return world.journal.calls.length;
    };
    expect(await callsAt(4_000)).toBe(await callsAt(1_000));
  });
});
