import { kvs, Sort, WhereConditions } from '@forge/kvs';
import { ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import { countInto } from '../audit/usage';
import { formatUsage, parseUsage, type StoredUsage } from '../audit/usage-record';
import type { UsagePage, UsagePageRequest, UsageStore } from '../audit/usage-store';
import {
  countTraffic,
  joinTraffic,
  parseTraffic,
  TRAFFIC_SHARDS,
  type Traffic,
} from '../audit/usage-traffic';
import { ENTITIES, INDEXES, trafficKey, usageKey } from './keys';
import { readPage } from './read-page';
import { isTaken, storeAttempt, storeCall } from './store-call';
import { eraseAll, readAll } from './batch';
import { changeCounted } from './usage-change';

/** UsageStore over the custom entities `usage` and `traffic`. Reads by key are strongly consistent, queries are not. */
export const usageStore: UsageStore = {
  async find(locators) {
    const stored = await readAll(ENTITIES.usage, locators.map(usageKey));
    if (!stored.ok) return stored;
    return ok(
      new Map(
        locators.flatMap((locator) => {
          const usage = parseUsage(stored.value.get(usageKey(locator)));
          return usage ? [[locator, usage] as const] : [];
        }),
      ),
    );
  },

  async start(usage) {
    const started = await storeAttempt(
      () =>
        kvs
          .entity<StoredUsage>(ENTITIES.usage)
          .set(usageKey(usage.locator), formatUsage(usage), { keyPolicy: 'FAIL_IF_EXISTS' }),
      { done: 'started', missed: 'there', isMiss: isTaken } as const,
    );
    return started.ok ? ok(undefined) : started;
  },

  add: (delta) =>
    changeCounted({
      entityName: ENTITIES.usage,
      key: usageKey(delta.locator),
      parse: parseUsage,
      format: formatUsage,
      count: (before) => countInto(before, delta),
    }),

  unusedSince: ({ before, ...page }) =>
    listPage(
      () => usages().index(INDEXES.usageByIdle).where(WhereConditions.lessThan(before)).sort(Sort.ASC),
      page,
    ),

  deniedSince: ({ after, ...page }) =>
    listPage(
      () => usages().index(INDEXES.usageByDenied).where(WhereConditions.greaterThan(after)).sort(Sort.DESC),
      page,
    ),

  async findTraffic(days) {
    const shards = Array.from({ length: TRAFFIC_SHARDS }, (_, shard) => shard);
    const keysOf = (day: string): readonly string[] => shards.map((shard) => trafficKey(day, shard));
    const stored = await readAll(ENTITIES.traffic, days.flatMap(keysOf));
    if (!stored.ok) return stored;
    const trafficOf = (day: string): Traffic =>
      keysOf(day)
        .flatMap((key) => parseTraffic(stored.value.get(key)) ?? [])
        .reduce(joinTraffic, { day, hours: [] });
    return ok(days.map(trafficOf));
  },

  addTraffic: (delta) =>
    changeCounted({
      entityName: ENTITIES.traffic,
      key: trafficKey(delta.day, delta.shard),
      parse: parseTraffic,
      format: (record) => record,
      count: (before) => countTraffic(before, delta),
    }),

  async eraseTrafficBefore(day) {
    const old = await storeCall(() =>
      kvs
        .entity<unknown>(ENTITIES.traffic)
        .query()
        .index(INDEXES.trafficByDay)
        .where(WhereConditions.lessThan(day))
        .sort(Sort.ASC)
        .limit(TRAFFIC_AT_ONCE)
        .getMany(),
    );
    if (!old.ok) return old;
    const keys = old.value.results.map(({ key }) => key);
    const erased = await eraseAll(ENTITIES.traffic, keys);
    return erased.ok ? ok(keys.length) : erased;
  },

  erase: (locators) => eraseAll(ENTITIES.usage, locators.map(usageKey)),
};

/** Records in one page of a query (storage-reference/entities). */
const TRAFFIC_AT_ONCE = 100;

const usages = () => kvs.entity<StoredUsage>(ENTITIES.usage).query();
type UsageQuery = ReturnType<ReturnType<typeof usages>['index']>;

async function listPage(
  index: () => UsageQuery,
  page: UsagePageRequest,
): Promise<Result<UsagePage, StoreFailure>> {
  const found = await readPage(index, page);
  if (!found.ok) return found;
  const { values, ...rest } = found.value;
  return ok({ usages: values.flatMap((value) => parseUsage(value) ?? []), ...rest });
}
