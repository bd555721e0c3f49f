/** UsageStore over maps. It keeps storage's form and parses it at every read, as the real one does. */
import { ok, type Result } from '../../src/base/result';
import type { StoreFailure } from '../../src/base/store-failure';
import { countInto, idleSince, type Usage } from '../../src/audit/usage';
import { formatUsage, parseUsage } from '../../src/audit/usage-record';
import type { UsagePageRequest, UsageStore } from '../../src/audit/usage-store';
import { countTraffic, joinTraffic, parseTraffic } from '../../src/audit/usage-traffic';
import { aJournal, type Journal } from './journal';
import { pageOf } from './page-of';
import { run as runUnder } from './run-port';

export interface MemoryUsages {
  readonly journal: Journal;
  readonly store: UsageStore;
  /** Storage's form by locator, and by day and shard. */
  readonly usages: Map<string, unknown>;
  readonly traffic: Map<string, unknown>;
  readonly versionOf: (locator: string) => number | undefined;
}

const clone = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Its own journal, unless given one: most tests count what a request asks of the other ports. */
export function memoryUsages(journal = aJournal()): MemoryUsages {
  const usages = new Map<string, unknown>();
  const traffic = new Map<string, unknown>();
  const run = <T>(name: string, work: () => T) => runUnder(journal, `usages.${name}`, () => ok(work()));
  const list = (
    page: UsagePageRequest,
    isIn: (usage: Usage) => boolean,
    orderOf: (usage: Usage) => number,
  ) => {
    const found = [...usages.values()].flatMap((stored) => parseUsage(stored) ?? []).filter(isIn);
    const sorted = found.sort((left, right) => orderOf(left) - orderOf(right));
    const { items, cursor } = pageOf(sorted, ({ locator }) => locator, page);
    return cursor === undefined ? { usages: items } : { usages: items, cursor };
  };
  const put = (into: Map<string, unknown>, key: string, value: object | undefined): void => {
    if (value !== undefined) into.set(key, clone(value));
  };
  const store: UsageStore = {
    find: (locators) =>
      run('find', () => {
        const found = locators.flatMap((locator) => parseUsage(usages.get(locator)) ?? []);
        return new Map(found.map((usage) => [usage.locator, usage]));
      }),
    start: (usage) =>
      run('start', () => {
        if (!usages.has(usage.locator)) put(usages, usage.locator, formatUsage(usage));
      }),
    add: (delta) =>
      run('add', () => {
        const next = countInto(parseUsage(usages.get(delta.locator)), delta);
        put(usages, delta.locator, next && formatUsage(next));
      }),
    unusedSince: ({ before, ...page }) =>
      run('unusedSince', () => list(page, (usage) => idleSince(usage) < before, idleSince)),
    deniedSince: ({ after, ...page }) =>
      run('deniedSince', () =>
        list(
          page,
          ({ lastDeniedAt = 0 }) => lastDeniedAt > after,
          ({ lastDeniedAt = 0 }) => -lastDeniedAt,
        ),
      ),
    findTraffic: (days) =>
      run('findTraffic', () => {
        const shards = [...traffic.values()].flatMap((stored) => parseTraffic(stored) ?? []);
        return days.map((day) =>
          shards.filter((shard) => shard.day === day).reduce(joinTraffic, { day, hours: [] }),
        );
      }),
    addTraffic: (delta) =>
      run('addTraffic', () => {
        const key = `${delta.day}.${delta.shard}`;
        put(traffic, key, countTraffic(parseTraffic(traffic.get(key)), delta));
      }),
    eraseTrafficBefore: (day) =>
      run('eraseTrafficBefore', () => {
        const old = [...traffic.keys()].filter((key) => key.slice(0, 10) < day).slice(0, 100);
        for (const key of old) traffic.delete(key);
        return old.length;
      }),
    erase: (locators) => run('erase', () => locators.forEach((locator) => usages.delete(locator))),
  };
  const versionOf = (locator: string) => parseUsage(usages.get(locator))?.version;
  return { journal, store, usages, traffic, versionOf };
}

/** The value of a result that has to be one. */
export function valueIn<T>(result: Result<T, StoreFailure>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
