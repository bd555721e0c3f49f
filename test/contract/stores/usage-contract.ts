import { expect, it } from 'vitest';
import {
  callCounts,
  denialCounts,
  joinCounts,
  newUsage,
  type Usage,
  type UsageCounts,
  type UsageDelta,
} from '../../../src/audit/usage';
import { trafficOf, type TrafficDelta } from '../../../src/audit/usage-traffic';
import type { Locator } from '../../../src/tokens/token';
import { aRecord, DAY, OWNER } from '../../support/builders';
import { NOW } from '../../support/fixed-times';
import { valueIn } from '../../support/memory-usages';
import type { OpenStores, StoresStage } from './stage';

const locatorOf = (seed: number): Locator => aRecord({}, seed).locator;
const LOCATOR = locatorOf(7);
const ISSUED_AT = NOW - DAY;

const aCall = (at = NOW): UsageCounts =>
  callCounts({ at, client: 'curl 8.4.0', operation: 'GET /rest/api/3/field', isLive: true });
const aDenial = (at = NOW): UsageCounts => joinCounts(aCall(at), denialCounts({ at, refusal: 'read-only' }));

export const aDelta = (change: Partial<UsageDelta> = {}): UsageDelta => ({
  locator: LOCATOR,
  ownerId: OWNER,
  issuedAt: ISSUED_AT,
  counts: aCall(),
  mark: { container: 'one', seq: 1 },
  ...change,
});

export const trafficDelta = (change: Partial<TrafficDelta> = {}): TrafficDelta => ({
  ...trafficOf(NOW, { calls: 1, denied: 0 }),
  shard: 0,
  mark: { container: 'one', seq: 1 },
  ...change,
});

const usageIn = async ({ usages }: StoresStage, locator = LOCATOR): Promise<Usage | undefined> =>
  valueIn(await usages.find([locator])).get(locator);
const callsIn = async (stage: StoresStage): Promise<number> =>
  (await usageIn(stage))?.days.reduce((sum, { calls }) => sum + calls, 0) ?? 0;

export function usageContract(open: OpenStores): void {
  it('is none before a token is called with, or started', async () => {
    const { usages } = open();
    expect(valueIn(await usages.find([LOCATOR]))).toEqual(new Map());
    expect(valueIn(await usages.find([]))).toEqual(new Map());
    expect(valueIn(await usages.findTraffic(['2026-10-12']))).toEqual([{ day: '2026-10-12', hours: [] }]);
  });

  it('is started once: what was counted meanwhile stays', async () => {
    const stage = open();
    const started = newUsage(LOCATOR, OWNER, ISSUED_AT);
    await stage.usages.start(started);
    expect(await usageIn(stage)).toEqual(started);
    await stage.usages.add(aDelta());
    expect((await stage.usages.start(started)).ok).toBe(true);
    expect(await callsIn(stage)).toBe(1);
  });

  it('holds what was counted, whole', async () => {
    const stage = open();
    await stage.usages.add(aDelta({ counts: aDenial() }));
    expect(await usageIn(stage)).toEqual({
      ...newUsage(LOCATOR, OWNER, ISSUED_AT),
      lastUsedAt: NOW,
      lastClient: 'curl 8.4.0',
      lastDeniedAt: NOW,
      days: [{ day: '2026-10-12', calls: 1, denied: 1 }],
      operations: [{ operation: 'GET /rest/api/3/field', calls: 1, lastAt: NOW }],
      refusals: [{ code: 'read-only', calls: 1, lastAt: NOW }],
      marks: [{ container: 'one', seq: 1 }],
    });
  });

  it.each([
    ['absent', false],
    ['there', true],
  ])('counts exactly what three containers add at once to a record that is %s', async (_what, isThere) => {
    const stage = open();
    if (isThere) await stage.usages.start(newUsage(LOCATOR, OWNER, ISSUED_AT));
    const added = await Promise.all(
      ['one', 'two', 'three'].map((container) => stage.usages.add(aDelta({ mark: { container, seq: 1 } }))),
    );
    expect(added.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(await callsIn(stage)).toBe(3);
  });

  it('counts a delta once, however often it is added', async () => {
    const stage = open();
    const two = aDelta({ mark: { container: 'two', seq: 5 } });
    for (const delta of [aDelta(), two, aDelta(), two, aDelta()])
      expect((await stage.usages.add(delta)).ok).toBe(true);
    await Promise.all([stage.usages.add(two), stage.usages.add(two)]);
    expect(await callsIn(stage)).toBe(2);
    await stage.usages.add(aDelta({ mark: { container: 'two', seq: 6 } }));
    expect(await callsIn(stage)).toBe(3);
  });

  it('that is unreadable counts as absent, and the next count replaces it', async () => {
    const stage = open();
    await stage.usages.add(aDelta());
    await stage.corrupt({ usageOf: LOCATOR });
    expect(await usageIn(stage)).toBeUndefined();
    expect((await stage.usages.add(aDelta())).ok).toBe(true);
    expect(await callsIn(stage)).toBe(1);
    await stage.corrupt({ trafficOf: '2026-10-12' });
    expect(valueIn(await stage.usages.findTraffic(['2026-10-12']))[0]?.hours).toEqual([]);
    expect((await stage.usages.addTraffic(trafficDelta())).ok).toBe(true);
    expect(valueIn(await stage.usages.findTraffic(['2026-10-12']))[0]?.hours).toHaveLength(1);
  });

  it('of a hundred tokens is found at once', async () => {
    const stage = open();
    const locators = Array.from({ length: 100 }, (_, seed) => locatorOf(seed + 1));
    for (const locator of locators.slice(0, 60)) await stage.usages.add(aDelta({ locator }));
    const found = valueIn(await stage.usages.find(locators));
    expect([...found.keys()]).toEqual(locators.slice(0, 60));
  });

  const seedsOf = (page: { readonly usages: readonly Usage[] }): readonly number[] =>
    page.usages.map(({ locator }) => [1, 2, 3, 4, 5].find((seed) => locatorOf(seed) === locator) ?? 0);
  const filled = async (): Promise<StoresStage> => {
    const stage = open();
    // 1 was never used and is old, 2 was never used and is new; the others were called 40, 20 and 0 days ago.
    await stage.usages.start(newUsage(locatorOf(1), OWNER, NOW - 50 * DAY));
    await stage.usages.start(newUsage(locatorOf(2), OWNER, NOW - 1));
    for (const [seed, age] of [
      [3, 40],
      [4, 20],
      [5, 0],
    ] as const)
      await stage.usages.add(
        aDelta({
          locator: locatorOf(seed),
          issuedAt: NOW - 90 * DAY,
          counts: seed === 4 ? aCall(NOW - age * DAY) : aDenial(NOW - age * DAY),
        }),
      );
    return stage;
  };

  it('lists what was not used since, or never and issued before, idle longest first', async () => {
    const { usages } = await filled();
    const idleFor = async (count: number) =>
      seedsOf(valueIn(await usages.unusedSince({ before: NOW - count * DAY, limit: 100 })));
    expect(await idleFor(30)).toEqual([1, 3]);
    expect(await idleFor(20)).toEqual([1, 3]);
    expect(await idleFor(19)).toEqual([1, 3, 4]);
    expect(await idleFor(60)).toEqual([]);
  });

  it('lists what was denied since, last first, and nothing that never was', async () => {
    const { usages } = await filled();
    const deniedFor = async (after: number) =>
      seedsOf(valueIn(await usages.deniedSince({ after, limit: 100 })));
    expect(await deniedFor(0)).toEqual([5, 3]);
    expect(await deniedFor(NOW - DAY)).toEqual([5]);
    expect(await deniedFor(NOW)).toEqual([]);
  });

  it('lists in pages that together are the whole, with no cursor at the end', async () => {
    const { usages } = await filled();
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = valueIn(await usages.unusedSince({ before: NOW + 1, limit: 2, cursor }));
      seen.push(...seedsOf(page));
      cursor = page.cursor;
    } while (cursor !== undefined && seen.length < 9);
    expect(seen).toEqual([1, 3, 4, 2, 5]);
  });

  it('leaves out of its lists what cannot be read', async () => {
    const stage = await filled();
    await stage.corrupt({ usageOf: locatorOf(1) });
    expect(seedsOf(valueIn(await stage.usages.unusedSince({ before: NOW, limit: 9 })))).toEqual([3, 4, 2]);
  });

  it('is erased for good, and erasing what is gone is no failure', async () => {
    const stage = open();
    await stage.usages.add(aDelta());
    expect((await stage.usages.erase([LOCATOR, locatorOf(9)])).ok).toBe(true);
    expect((await stage.usages.erase([LOCATOR])).ok).toBe(true);
    expect((await stage.usages.erase([])).ok).toBe(true);
    expect(await usageIn(stage)).toBeUndefined();
  });

  it('of the site is the sum of its shards, by day and hour', async () => {
    const { usages } = open();
    const before = trafficOf(NOW - DAY, { calls: 4, denied: 1 });
    await Promise.all([
      ...[0, 1, 2, 3].map((shard) => usages.addTraffic(trafficDelta({ shard }))),
      usages.addTraffic(trafficDelta({ mark: { container: 'two', seq: 1 } })),
      usages.addTraffic(trafficDelta({ ...before, mark: { container: 'three', seq: 1 } })),
    ]);
    await usages.addTraffic(trafficDelta());
    expect(valueIn(await usages.findTraffic(['2026-10-12', '2026-10-10', '2026-10-11']))).toEqual([
      { day: '2026-10-12', hours: [{ hour: 9, calls: 5, denied: 0 }] },
      { day: '2026-10-10', hours: [] },
      { day: '2026-10-11', hours: [{ hour: 9, calls: 4, denied: 1 }] },
    ]);
  });

  it('of the site is erased before a day, in bounded rounds, and the day itself stays', async () => {
    const { usages } = open();
    for (const [seq, daysAgo] of [0, 1, 2, 3].entries())
      for (const shard of [0, 3])
        await usages.addTraffic(
          trafficDelta({
            ...trafficOf(NOW - daysAgo * DAY, { calls: 1, denied: 0 }),
            shard,
            mark: { container: 'one', seq: seq + 1 },
          }),
        );
    expect(valueIn(await usages.eraseTrafficBefore('2026-10-11'))).toBe(4);
    expect(valueIn(await usages.eraseTrafficBefore('2026-10-11'))).toBe(0);
    const left = valueIn(await usages.findTraffic(['2026-10-12', '2026-10-11', '2026-10-10']));
    expect(left.map(({ hours }) => hours[0]?.calls)).toEqual([2, 2, undefined]);
  });

  it('of the site is found for 31 days at once', async () => {
    const { usages } = open();
    await usages.addTraffic(trafficDelta({ shard: 3 }));
    const days = Array.from({ length: 31 }, (_, day) => `2026-10-${String(day + 1).padStart(2, '0')}`);
    const found = valueIn(await usages.findTraffic(days));
    expect(found.map(({ day }) => day)).toEqual(days);
    expect(found.filter(({ hours }) => hours.length > 0).map(({ day }) => day)).toEqual(['2026-10-12']);
  });
}
