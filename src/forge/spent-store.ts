import { kvs } from '@forge/kvs';
import { ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import { parseSpent, readSpent, spendInto, takeFrom, type SpentRecord } from '../audit/spent-record';
import type { SpentStore } from '../audit/spent-store';
import { NOTHING_SPENT, type Spent } from '../policy/budgets';
import type { Locator } from '../tokens/token';
import { eraseAll } from './batch';
import { budgetKey, ENTITIES } from './keys';
import { storeCall, unreadable } from './store-call';
import { changeCounted } from './usage-change';

/** SpentStore over the custom entity `budget`, read by key: strongly consistent. */
export const spentStore: SpentStore = {
  async find(locator) {
    const stored = await storeCall(() => kvs.entity<unknown>(ENTITIES.budget).get(budgetKey(locator)));
    return stored.ok ? ok(readSpent(stored.value)) : stored;
  },

  async add(delta) {
    const changed = await change(delta.locator, (before) => spendInto(before, delta));
    return changed.ok ? ok(changed.value.spent) : changed;
  },

  async take(taking) {
    const changed = await change(taking.locator, (before) => takeFrom(before, taking));
    return changed.ok ? ok({ isTaken: changed.value.isChanged, spent: changed.value.spent }) : changed;
  },

  erase: (locators) => eraseAll(ENTITIES.budget, locators.map(budgetKey)),
};

interface Changed {
  readonly isChanged: boolean;
  readonly spent: Spent;
}

/** A record that cannot be read stays as it is: replacing it would give back what was spent. */
async function change(
  locator: Locator,
  count: (before: SpentRecord | undefined) => SpentRecord | undefined,
): Promise<Result<Changed, StoreFailure>> {
  let changed: Changed = { isChanged: false, spent: NOTHING_SPENT };
  const met = { isReadable: true };
  const written = await changeCounted<SpentRecord>({
    entityName: ENTITIES.budget,
    key: budgetKey(locator),
    parse: parseSpent,
    format: (record) => record,
    count: (before, stored) => {
      met.isReadable = before !== undefined || stored === undefined;
      const next = met.isReadable ? count(before) : undefined;
      changed = { isChanged: next !== undefined, spent: next ?? before ?? NOTHING_SPENT };
      return next;
    },
  });
  if (!met.isReadable) return unreadable('budget');
  return written.ok ? ok(changed) : written;
}
