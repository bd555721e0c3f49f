/** What containers together let through of a budget, whatever fails between them: the bound of docs/storage.md. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BudgetTally, type NotSpent } from '../../src/gateway/budget-tally';
import type { Result } from '../../src/base/result';
import { NOTHING_SPENT, type Budgets, type Spent } from '../../src/policy/budgets';
import { aRecord } from '../support/builders';
import { NOW } from '../support/fixed-times';
import { memorySpent } from '../support/memory-spent';
import { seededRandom } from '../support/random';

const LOCATOR = aRecord().locator;
const HOUR = 3_600_000;

/** Several containers over one storage. */
function aSite(count: number) {
  const shelf = memorySpent();
  let containers = 0;
  const fresh = () => new BudgetTally(seededRandom((containers += 1)));
  const tallies = Array.from({ length: count }, fresh);
  let isLost = false;
  const store = {
    ...shelf.store,
    add: async (...given: Parameters<typeof shelf.store.add>) => {
      const done = await shelf.store.add(...given);
      return isLost ? ({ ok: false, error: { reason: 'storage-unavailable', code: 'LOST' } } as const) : done;
    },
  };
  const storedNow = (): Spent => {
    const read = shelf.read(LOCATOR);
    return read === 'unreadable' ? NOTHING_SPENT : read;
  };
  return {
    shelf,
    storedNow,
    /** Containers that ever were. */
    count: () => containers,
    replace: (place: number) => (tallies[place] = fresh()),
    storage: (how: 'works' | 'refuses' | 'throws' | 'loses') => {
      isLost = how === 'loses';
      shelf.journal.faultAt = () => (how === 'refuses' ? 'refuse' : how === 'throws' ? 'throw' : undefined);
    },
    async call(
      place: number,
      budgets: Budgets,
      { at = NOW, isWrite = false, stored = storedNow() } = {},
    ): Promise<Result<void, NotSpent>> {
      const spending = { installation: 'i', locator: LOCATOR, budgets, stored, at, store };
      const spent = await tallies[place]!.spend(spending, isWrite);
      await tallies[place]!.settled(spending);
      return spent;
    },
    left: (place: number, budgets: Budgets, at = NOW) =>
      tallies[place]!.left({ installation: 'i', locator: LOCATOR, budgets, stored: storedNow(), at, store }),
  };
}

async function letThrough(site: ReturnType<typeof aSite>, budgets: Budgets, calls: number): Promise<number> {
  let through = 0;
  for (let each = 0; each < calls; each += 1) if ((await site.call(0, budgets)).ok) through += 1;
  return through;
}
async function callTimes(
  site: ReturnType<typeof aSite>,
  budgets: Budgets,
  { place, times, at }: { place: number; times: number; at: number },
): Promise<number> {
  let through = 0;
  for (let each = 0; each < times; each += 1) if ((await site.call(place, budgets, { at })).ok) through += 1;
  return through;
}
const writesOf = ({ shelf }: ReturnType<typeof aSite>): number =>
  shelf.journal.calls.filter((name) => name === 'spent.add' || name === 'spent.take').length;

describe('one container', () => {
  it.each([1, 2, 19, 20, 100, 1_000])('lets exactly %i calls through an hour', async (limit) => {
    const site = aSite(1);
    expect(await letThrough(site, { requestsPerHour: limit }, limit + 5)).toBe(limit);
    expect(await site.call(0, { requestsPerHour: limit })).toMatchObject({ error: { kind: 'exceeded' } });
    expect((await site.call(0, { requestsPerHour: limit }, { at: NOW + HOUR })).ok).toBe(true);
  });

  it('writes no call far from the end, but the first of a minute and each that makes half of what it may hold', async () => {
    const site = aSite(1);
    await letThrough(site, { requestsPerHour: 10_000 }, 240);
    expect(writesOf(site)).toBe(1);
    await letThrough(site, { requestsPerHour: 10_000 }, 20);
    expect(writesOf(site)).toBe(2);
  });

  it('writes sooner near the end, and there each call', async () => {
    const site = aSite(1);
    await letThrough(site, { requestsPerHour: 100 }, 97);
    const before = writesOf(site);
    await letThrough(site, { requestsPerHour: 100 }, 3);
    expect(writesOf(site) - before).toBeGreaterThanOrEqual(3);
  });

  it('is not fooled by a record that was read before its own write', async () => {
    const site = aSite(1);
    const stored = site.storedNow();
    let through = 0;
    for (let each = 0; each < 60; each += 1)
      if ((await site.call(0, { requestsPerHour: 40 }, { stored })).ok) through += 1;
    expect(through).toBe(40);
  });

  it('of calls at once lets no more through than there is room for', async () => {
    const site = aSite(1);
    const calls = await Promise.all(Array.from({ length: 60 }, () => site.call(0, { requestsPerHour: 40 })));
    expect(calls.filter(({ ok }) => ok)).toHaveLength(40);
    expect(site.storedNow().hour.requests).toBe(40);
  });

  it('that cannot write lets through what it may hold, and no more', async () => {
    const site = aSite(1);
    site.storage('refuses');
    expect(await letThrough(site, { requestsPerHour: 100 }, 50)).toBe(5);
    expect(await site.call(0, { requestsPerHour: 100 })).toMatchObject({ error: { kind: 'unwritten' } });
    site.storage('works');
    expect(await letThrough(site, { requestsPerHour: 100 }, 200)).toBe(95);
  });

  it('of few uses lets through none that is not written', async () => {
    const site = aSite(1);
    site.storage('throws');
    expect(await letThrough(site, { uses: 99 }, 5)).toBe(0);
    site.storage('works');
    expect(await letThrough(site, { uses: 99 }, 105)).toBe(99);
  });

  it('counts changes by themselves', async () => {
    const site = aSite(1);
    const budgets = { writesPerHour: 30 };
    for (let each = 0; each < 100; each += 1) expect((await site.call(0, budgets)).ok).toBe(true);
    let through = 0;
    for (let each = 0; each < 40; each += 1)
      if ((await site.call(0, budgets, { isWrite: true })).ok) through += 1;
    expect(through).toBe(30);
    expect(site.left(0, budgets)[0]).toMatchObject({ remaining: 0 });
  });

  it('full of other tokens still holds to the budget', async () => {
    const tally = new BudgetTally(seededRandom(1));
    const { store } = memorySpent();
    const spend = (seed: number) =>
      tally.spend(
        {
          installation: `i${seed}`,
          locator: LOCATOR,
          budgets: { requestsPerHour: 1_000 },
          stored: NOTHING_SPENT,
          at: NOW,
          store: {
            ...store,
            add: () => Promise.resolve({ ok: false, error: { reason: 'storage-unavailable', code: 'X' } }),
          },
        },
        false,
      );
    for (let seed = 0; seed < 1_000; seed += 1) await spend(seed);
    expect((await spend(1_000)).ok).toBe(true);
    expect(
      tally.left({
        installation: 'i0',
        locator: LOCATOR,
        budgets: { requestsPerHour: 1_000 },
        stored: NOTHING_SPENT,
        at: NOW,
        store,
      })[0],
    ).toMatchObject({ remaining: 999 });
  });
});

describe('containers together', () => {
  const step = fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        what: fc.constant('call' as const),
        place: fc.nat(3),
        times: fc.integer({ min: 1, max: 60 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        what: fc.constant('storage' as const),
        how: fc.constantFrom('works', 'refuses', 'throws', 'loses'),
      }),
    },
    { weight: 1, arbitrary: fc.record({ what: fc.constant('end' as const), place: fc.nat(3) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        what: fc.constant('clock' as const),
        ms: fc.integer({ min: -HOUR / 4, max: HOUR / 4 }),
      }),
    },
  );

  it.each<[string, (limit: number) => Budgets, number]>([
    ['an hour', (requestsPerHour) => ({ requestsPerHour }), 20],
    ['a day', (requestsPerDay) => ({ requestsPerDay }), 20],
    ['all uses', (uses) => ({ uses }), 100],
  ])('let no more through of %s than the bound, whatever fails', async (_what, budgetsOf, part) => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 300 }),
        fc.array(step, { minLength: 5, maxLength: 60 }),
        async (limit, steps) => {
          const site = aSite(4);
          const budgets = budgetsOf(limit);
          // Within one hour and day, whichever way the clock goes.
          const start = Math.floor(NOW / HOUR) * HOUR + HOUR / 2;
          let at = start;
          let through = 0;
          for (const one of steps) {
            if (one.what === 'storage') site.storage(one.how);
            else if (one.what === 'end') site.replace(one.place);
            else if (one.what === 'clock') at = start + one.ms;
            else through += await callTimes(site, budgets, { ...one, at });
          }
          expect(through).toBeLessThanOrEqual(limit + (site.count() - 1) * Math.floor(limit / part));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('lose nothing of a budget for good where storage works', async () => {
    const site = aSite(3);
    let through = 0;
    for (let each = 0; each < 400; each += 1)
      if ((await site.call(each % 3, { requestsPerHour: 200 })).ok) through += 1;
    expect(through).toBeGreaterThanOrEqual(200);
    expect(through).toBeLessThanOrEqual(220);
  });
});
