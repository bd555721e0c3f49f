import { describe, expect, it } from 'vitest';
import type { Usage, UsageDelta } from '../../src/audit/usage';
import type { Locator } from '../../src/tokens/token';
import { UsageTally, type CountedToken } from '../../src/gateway/usage-tally';
import { aRecord, DAY, OWNER } from '../support/builders';
import { NOW } from '../support/fixed-times';
import { failing } from '../support/journal';
import { memoryUsages, valueIn, type MemoryUsages } from '../support/memory-usages';
import { seededRandom } from '../support/random';

const INSTALLATION = 'installation';
const tokenAt = (seed: number): CountedToken => ({
  locator: aRecord({}, seed).locator,
  ownerId: OWNER,
  issuedAt: NOW - DAY,
});
const TOKEN = tokenAt(7);

interface Container {
  readonly tally: UsageTally;
  readonly shelf: MemoryUsages;
  readonly bugs: unknown[];
}
const aContainer = (shelf = memoryUsages(), seed = 1): Container => ({
  tally: new UsageTally(seededRandom(seed)),
  shelf,
  bugs: [],
});

/** One call, as the gateway counts it. */
async function call(
  { tally, shelf, bugs }: Container,
  at: number,
  { token = TOKEN, installation = INSTALLATION, refusal = '' } = {},
): Promise<string | undefined> {
  tally.noteCall(installation, token, { at, client: 'curl', operation: 'GET /a', isLive: true });
  if (refusal !== '') tally.noteDenial(installation, token, { at, refusal });
  const tellBug = (bug: unknown): void => void bugs.push(bug);
  return tally.flush({ installation, locator: token.locator, at, usages: shelf.store, tellBug });
}
async function times(container: Container, count: number, at: number, given = {}): Promise<void> {
  for (let place = 0; place < count; place += 1) await call(container, at + place, given);
}

const usageIn = async (
  { store }: MemoryUsages,
  locator: Locator = TOKEN.locator,
): Promise<Usage | undefined> => valueIn(await store.find([locator])).get(locator);
const countOf = async (shelf: MemoryUsages, locator?: Locator) => {
  const days = (await usageIn(shelf, locator))?.days ?? [];
  return days.reduce(
    (sum, { calls, denied }) => ({ calls: sum.calls + calls, denied: sum.denied + denied }),
    {
      calls: 0,
      denied: 0,
    },
  );
};
const trafficIn = async ({ store }: MemoryUsages) => {
  const [today] = valueIn(await store.findTraffic(['2026-10-12']));
  return today!.hours.reduce(
    (sum, { calls, denied }) => ({ calls: sum.calls + calls, denied: sum.denied + denied }),
    {
      calls: 0,
      denied: 0,
    },
  );
};
const writesOf = ({ journal }: MemoryUsages, name: 'add' | 'addTraffic'): number =>
  journal.calls.filter((made) => made === `usages.${name}`).length;

describe('what a container writes', () => {
  it('is the first call at once: it shows as soon as it was made', async () => {
    const container = aContainer();
    await call(container, NOW);
    expect(await usageIn(container.shelf)).toMatchObject({ lastUsedAt: NOW, lastClient: 'curl' });
    expect(await trafficIn(container.shelf)).toEqual({ calls: 1, denied: 0 });
  });

  it('is one usage and one traffic write for 100 calls within a minute, and the rest with the next call', async () => {
    const container = aContainer();
    await times(container, 100, NOW);
    expect([writesOf(container.shelf, 'add'), writesOf(container.shelf, 'addTraffic')]).toEqual([1, 1]);
    await call(container, NOW + 60_000);
    expect([writesOf(container.shelf, 'add'), writesOf(container.shelf, 'addTraffic')]).toEqual([2, 2]);
    expect(await countOf(container.shelf)).toEqual({ calls: 101, denied: 0 });
    expect(await trafficIn(container.shelf)).toEqual({ calls: 101, denied: 0 });
  });

  it('is one more for the first denial of a minute, however many there are', async () => {
    const container = aContainer();
    await call(container, NOW);
    await times(container, 50, NOW + 1, { refusal: 'read-only' });
    await times(container, 50, NOW + 100);
    expect(writesOf(container.shelf, 'add')).toBe(2);
    expect(await usageIn(container.shelf)).toMatchObject({ lastDeniedAt: NOW + 1 });
    await call(container, NOW + 60_001);
    expect(await countOf(container.shelf)).toEqual({ calls: 102, denied: 50 });
  });

  it('is one for 100 denials within a minute', async () => {
    const container = aContainer();
    await times(container, 100, NOW, { refusal: 'read-only' });
    expect([writesOf(container.shelf, 'add'), writesOf(container.shelf, 'addTraffic')]).toEqual([1, 1]);
  });

  it('is also what a token that has fallen silent left, with another one’s call', async () => {
    const container = aContainer();
    await times(container, 5, NOW);
    await call(container, NOW + 60_000, { token: tokenAt(8) });
    expect(await countOf(container.shelf)).toEqual({ calls: 5, denied: 0 });
  });

  it('is at most four tokens’ counts in one call', async () => {
    const container = aContainer();
    for (let seed = 1; seed <= 10; seed += 1) await times(container, 2, NOW, { token: tokenAt(seed) });
    const before = writesOf(container.shelf, 'add');
    await call(container, NOW + 70_000, { token: tokenAt(20) });
    expect(writesOf(container.shelf, 'add') - before).toBe(4);
  });

  it('goes on where the clock has gone back', async () => {
    const container = aContainer();
    await call(container, NOW);
    await call(container, NOW - 3_600_000);
    expect(await countOf(container.shelf)).toEqual({ calls: 2, denied: 0 });
  });

  it('parts the traffic of two days', async () => {
    const container = aContainer();
    const midnight = Date.UTC(2026, 9, 13);
    await times(container, 3, midnight - 10);
    await call(container, midnight + 60_000);
    const days = valueIn(await container.shelf.store.findTraffic(['2026-10-12', '2026-10-13']));
    expect(days.map(({ hours }) => hours)).toEqual([
      [{ hour: 23, calls: 3, denied: 0 }],
      [{ hour: 0, calls: 1, denied: 0 }],
    ]);
  });
});

describe('two containers', () => {
  it('that write at the same time lose nothing and count nothing twice', async () => {
    const shelf = memoryUsages();
    const containers = [aContainer(shelf, 1), aContainer(shelf, 2)];
    for (const at of [NOW, NOW + 60_000, NOW + 120_000])
      await Promise.all(containers.map((container) => times(container, 10, at, { refusal: 'read-only' })));
    await Promise.all(containers.map((container) => call(container, NOW + 180_000)));
    expect(await countOf(shelf)).toEqual({ calls: 62, denied: 60 });
    expect(await trafficIn(shelf)).toEqual({ calls: 62, denied: 60 });
  });

  it('that write at once through one container’s memory count every call once', async () => {
    const container = aContainer();
    await Promise.all(Array.from({ length: 20 }, () => call(container, NOW)));
    await call(container, NOW + 60_000);
    expect(await countOf(container.shelf)).toEqual({ calls: 21, denied: 0 });
  });
});

describe('a write that fails', () => {
  it.each(['refuse', 'throw'] as const)(
    '(%s) is no rejection and loses no count while the container lives',
    async (fault) => {
      const container = aContainer();
      container.shelf.journal.faultAt = failing(fault, 'usages.add', 'usages.addTraffic');
      expect(await call(container, NOW)).toBe(fault === 'throw' ? 'BUG' : 'UNREACHABLE');
      expect(container.bugs).toHaveLength(fault === 'throw' ? 2 : 0);
      await times(container, 10, NOW + 1);
      await call(container, NOW + 60_000);
      container.shelf.journal.faultAt = () => undefined;
      await call(container, NOW + 120_000);
      await call(container, NOW + 120_001);
      expect(await countOf(container.shelf)).toEqual({ calls: 14, denied: 0 });
      expect(await trafficIn(container.shelf)).toEqual({ calls: 14, denied: 0 });
    },
  );

  it('is tried again once a minute, not once a call', async () => {
    const container = aContainer();
    container.shelf.journal.faultAt = failing('refuse', 'usages.add', 'usages.addTraffic');
    await times(container, 100, NOW);
    expect(writesOf(container.shelf, 'add')).toBe(1);
    await times(container, 100, NOW + 60_000);
    expect(writesOf(container.shelf, 'add')).toBe(2);
  });

  it('and took effect all the same is counted once', async () => {
    const container = aContainer();
    const { store } = container.shelf;
    const lost = { ok: false, error: { reason: 'storage-unavailable', code: 'DEADLINE' } } as const;
    const losing: MemoryUsages = {
      ...container.shelf,
      store: {
        ...store,
        add: (delta) => store.add(delta).then(() => lost),
        addTraffic: (delta) => store.addTraffic(delta).then(() => lost),
      },
    };
    await call({ ...container, shelf: losing }, NOW);
    await call({ ...container, shelf: losing }, NOW + 60_000);
    await call(container, NOW + 120_000);
    await call(container, NOW + 120_001);
    expect(await countOf(container.shelf)).toEqual({ calls: 4, denied: 0 });
    expect(await trafficIn(container.shelf)).toEqual({ calls: 4, denied: 0 });
  });
});

it('a denial that is counted while its token is being written is not a second write beside the first', async () => {
  const container = aContainer();
  const { store, journal } = container.shelf;
  let end: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (end = resolve));
  const slow = {
    ...container.shelf,
    store: { ...store, add: (delta: UsageDelta) => held.then(() => store.add(delta)) },
  };
  const first = call({ ...container, shelf: slow }, NOW);
  await call(container, NOW + 1, { refusal: 'read-only' });
  expect(journal.calls.filter((name) => name === 'usages.add')).toEqual([]);
  end();
  await first;
  await call(container, NOW + 2);
  expect(await countOf(container.shelf)).toEqual({ calls: 3, denied: 1 });
});

describe('the memory of a container', () => {
  it('keeps installations apart: no call of one writes what another left', async () => {
    const tally = new UsageTally(seededRandom());
    const [one, two] = [memoryUsages(), memoryUsages()];
    const inOne = { tally, shelf: one, bugs: [] };
    const inTwo = { tally, shelf: two, bugs: [] };
    await times(inOne, 5, NOW, { installation: 'one' });
    await times(inTwo, 7, NOW, { installation: 'two' });
    await call(inTwo, NOW + 60_000, { installation: 'two', token: tokenAt(8) });
    expect(await countOf(one)).toEqual({ calls: 1, denied: 0 });
    expect(await countOf(two)).toEqual({ calls: 7, denied: 0 });
    expect(await trafficIn(two)).toEqual({ calls: 8, denied: 0 });
    await call(inOne, NOW + 60_000, { installation: 'one' });
    expect(await countOf(one)).toEqual({ calls: 6, denied: 0 });
    expect(await trafficIn(one)).toEqual({ calls: 6, denied: 0 });
  });

  it('holds 1,000 tokens: one more, and the one written longest ago is forgotten with what it left', async () => {
    const container = aContainer();
    const at = (place: number) => ({
      token: { ...TOKEN, locator: `locator${String(place).padStart(9, '0')}` as Locator },
    });
    await times(container, 3, NOW, at(0));
    await times(container, 3, NOW, at(1));
    for (let place = 2; place <= 1_000; place += 1) await call(container, NOW + 10, at(place));
    await call(container, NOW + 60_010, at(1));
    await call(container, NOW + 60_010, at(0));
    expect(await countOf(container.shelf, at(0).token.locator)).toEqual({ calls: 2, denied: 0 });
    expect(await countOf(container.shelf, at(1).token.locator)).toEqual({ calls: 4, denied: 0 });
  });
});
