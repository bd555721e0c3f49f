import { describe, expect, it } from 'vitest';
import { ok } from '../../src/base/result';
import { readOverview } from '../../src/console/read-overview';
import { sweep } from '../../src/console/sweep/sweep';
import { countNow, takeCensus } from '../../src/console/take-census';
import {
  countRecords,
  LEAVERS_MAX,
  OWNERS_MAX,
  parseCensus,
  startCensus,
  type StoredCensus,
} from '../../src/tokens/census';
import { aRecord, DAY, SITE_WIDE } from '../support/builders';
import { consoleWorld, type ConsoleWorld } from '../support/console-world';
import { NOW } from '../support/fixed-times';
import { DOWN, failing } from '../support/journal';

const KINDS = [
  aRecord({ grant: { effects: ['read'] } }, 1),
  aRecord({ grant: { effects: ['read', 'write'], reach: SITE_WIDE } }, 2),
  aRecord({ grant: { effects: ['read', 'delete'], expiresAt: NOW + DAY }, ownerId: 'left' }, 3),
  aRecord({ state: 'paused', ownerId: 'other' }, 4),
  aRecord({ state: 'revoked', ownerId: 'nobody now' }, 5),
  aRecord({ grant: { expiresAt: NOW }, ownerId: 'nobody now' }, 6),
];
const TALLY = { active: 3, paused: 1, siteWide: 1, mayChange: 2, mayDelete: 1, expiring: 1 };

const many = (count: number, change = {}) =>
  Array.from({ length: count }, (_, at) => aRecord({ ...change, ownerId: `owner-${at % 30}` }, at + 1));
/** A world of many tokens, whose list is no more than one: most of a test's time would go into sorting. */
function largeSite(count: number): ConsoleWorld {
  const records = many(count);
  const world = consoleWorld();
  const { journal, ports } = world;
  const list: typeof ports.tokens.list = (_query, { limit, cursor }) => {
    journal.calls.push('tokens.list');
    const from = Number(cursor ?? 0);
    if (Number.isNaN(from)) return Promise.resolve(DOWN);
    const next = from + limit < count ? { cursor: String(from + limit) } : {};
    return Promise.resolve(ok({ records: records.slice(from, from + limit), ...next }));
  };
  return { ...world, ports: { ...ports, tokens: { ...ports.tokens, list } } };
}
const stored = ({ storage }: ConsoleWorld): StoredCensus | undefined => parseCensus(storage.stored.census);
/** Sweeps until one census is done. */
async function finish(world: ConsoleWorld): Promise<number> {
  for (let rounds = 1; rounds < 20; rounds += 1) {
    expect((await takeCensus(world.ports)).ok).toBe(true);
    if (stored(world)?.running === undefined) return rounds;
  }
  throw new Error('no census was finished');
}

describe('a census', () => {
  it('counts living tokens by what they may do, their owners, and those who left', async () => {
    const world = consoleWorld({ records: KINDS, people: { left: ['left', 'nobody now'] } });
    await finish(world);
    expect(stored(world)).toEqual({
      finished: { countedAt: NOW, tally: TALLY, owners: 3, leavers: ['left'] },
    });
  });

  it('of a large site goes on where it stopped, reads as many pages each time, and counts each once', async () => {
    const world = largeSite(9_050);
    const pages: number[] = [];
    for (let rounds = 0; rounds < 3; rounds += 1) {
      const before = world.journal.calls.length;
      await takeCensus(world.ports);
      pages.push(world.journal.calls.slice(before).filter((name) => name === 'tokens.list').length);
    }
    expect(pages).toEqual([40, 40, 11]);
    expect(stored(world)).toMatchObject({ finished: { tally: { active: 9_050 }, owners: 30 } });
  });

  it('keeps the last count while the next is under way', async () => {
    const world = largeSite(4_001);
    await finish(world);
    await takeCensus(world.ports);
    expect(stored(world)).toMatchObject({
      finished: { tally: { active: 4_001 } },
      running: { tally: { active: 4_000 } },
    });
  });

  it('may be repeated, and run twice at once: the next is right again', async () => {
    const world = largeSite(4_100);
    await Promise.all([takeCensus(world.ports), takeCensus(world.ports)]);
    await finish(world);
    await finish(world);
    expect(stored(world)?.finished?.tally.active).toBe(4_100);
  });

  it('that cannot be written is gone on with from where it was', async () => {
    const world = largeSite(4_100);
    await takeCensus(world.ports);
    const before = stored(world);
    world.journal.faultAt = failing('refuse', 'census.save');
    expect((await takeCensus(world.ports)).ok).toBe(false);
    expect(stored(world)).toEqual(before);
    world.journal.faultAt = () => undefined;
    expect(await finish(world)).toBe(1);
    expect(stored(world)?.finished?.tally.active).toBe(4_100);
  });

  it('that does not come to its end in a week is begun anew', async () => {
    const world = largeSite(4_100);
    await takeCensus(world.ports);
    const { running, ...rest } = world.storage.stored.census as { running: object };
    world.storage.stored.census = { ...rest, running: { ...running, cursor: 'no longer taken' } };
    expect((await takeCensus(world.ports)).ok).toBe(false);
    world.clock.advance(7 * DAY);
    expect(await finish(world)).toBe(2);
    expect(stored(world)?.finished?.tally.active).toBe(4_100);
  });

  it('that cannot be read is taken anew', async () => {
    const world = consoleWorld({ records: KINDS });
    world.storage.stored.census = { running: { cursor: 7 } };
    expect(await finish(world)).toBe(1);
    expect(stored(world)?.finished?.tally).toEqual(TALLY);
  });

  it('keeps what Jira said of the owners last time where it does not say now', async () => {
    const world = consoleWorld({ records: KINDS, people: { left: ['left'] } });
    await finish(world);
    world.journal.faultAt = failing('refuse', 'people.findLeavers');
    await finish(world);
    expect(stored(world)?.finished?.leavers).toEqual(['left']);
    expect(await countNow(world.ports, stored(world)?.finished)).toMatchObject({
      value: { leavers: ['left'] },
    });
  });

  it('is taken by the sweep', async () => {
    const world = consoleWorld({ records: KINDS });
    expect(await sweep(world.ports)).toContainEqual({ step: 'census', count: 0 });
    expect(stored(world)?.finished?.tally).toEqual(TALLY);
  });

  it('fits into one stored value, whoever the owners are', () => {
    const accountId = (at: number) => `712020:${String(at).padStart(8, '0')}-1111-2222-3333-444455556666`;
    const records = Array.from({ length: 9 }, (_, at) => aRecord({ ownerId: accountId(at) }, at));
    const owners = Array.from({ length: OWNERS_MAX }, (_, at) => accountId(at));
    const running = countRecords({ ...startCensus(NOW), owners }, records, NOW);
    const finished = {
      countedAt: NOW,
      tally: running.tally,
      owners: OWNERS_MAX,
      leavers: owners.slice(0, LEAVERS_MAX),
    };
    const text = JSON.stringify({ finished, running: { ...running, cursor: 'x'.repeat(2_000) } });
    expect(text.length).toBeLessThan(240 * 1_024);
    const more = countRecords(running, [aRecord({ ownerId: 'one more' })], NOW);
    expect(more.owners).toHaveLength(OWNERS_MAX);
  });
});

describe('the count for a person who waits', () => {
  it.each([
    [500, true],
    [501, false],
  ])('of %i tokens is taken at once: %s', async (count, isCounted) => {
    const world = consoleWorld({ records: many(count) });
    const counted = await countNow(world.ports, undefined);
    expect(counted.ok && counted.value?.tally.active).toBe(isCounted ? count : undefined);
    expect(world.journal.calls.filter((name) => name === 'tokens.list')).toHaveLength(5);
    expect(world.storage.stored.census).toBeUndefined();
  });

  it('of a site that was large at the last census costs no walk', async () => {
    const world = consoleWorld({ records: many(501) });
    await finish(world);
    const walk = (lists: number) =>
      world.journal.calls.filter((name) => name === 'tokens.list').length - lists;
    const before = walk(0);
    await readOverview(world.ports);
    // The list of what ends soon, and nothing else, asks the index.
    expect(walk(before)).toBeLessThan(5);
  });

  it('of a large site is the last census, with its time; none before that', async () => {
    const world = consoleWorld({ records: many(501) });
    const before = await readOverview(world.ports);
    expect(before.ok && [before.value.counts, before.value.countedAt]).toEqual([undefined, undefined]);
    await finish(world);
    world.clock.advance(DAY);
    expect(await readOverview(world.ports)).toMatchObject({
      value: { counts: { active: 501, owners: 30 }, countedAt: new Date(NOW).toISOString() },
    });
  });
});
