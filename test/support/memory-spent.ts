/** SpentStore over a map. It keeps storage's form and parses it at every read, as the real one does. */
import { parseSpent, readSpent, spendInto, takeFrom, type SpentRecord } from '../../src/audit/spent-record';
import type { SpentStore } from '../../src/audit/spent-store';
import { fail, ok, type Result } from '../../src/base/result';
import type { StoreFailure } from '../../src/base/store-failure';
import { NOTHING_SPENT, type Spent } from '../../src/policy/budgets';
import type { Locator } from '../../src/tokens/token';
import { aJournal, type Journal } from './journal';
import { run as runPort } from './run-port';

export interface MemorySpent {
  readonly journal: Journal;
  readonly store: SpentStore;
  /** Storage's form by locator. */
  readonly records: Map<string, unknown>;
  readonly read: (locator: string) => Spent | 'unreadable';
}

export function memorySpent(records = new Map<string, unknown>(), journal = aJournal()): MemorySpent {
  const read = (locator: string) => readSpent(records.get(locator));
  const run = <T>(name: string, work: () => Result<T, StoreFailure>): Promise<Result<T, StoreFailure>> =>
    runPort(journal, `spent.${name}`, work);
  const change = (
    locator: Locator,
    count: (before: SpentRecord | undefined) => SpentRecord | undefined,
  ): Result<{ isChanged: boolean; spent: Spent }, StoreFailure> => {
    const before = parseSpent(records.get(locator));
    if (!before && records.has(locator)) return fail({ reason: 'record-unreadable', code: 'fake' });
    const next = count(before);
    if (next) records.set(locator, JSON.parse(JSON.stringify(next)));
    return ok({ isChanged: next !== undefined, spent: next ?? before ?? NOTHING_SPENT });
  };
  const store: SpentStore = {
    find: (locator) => run('find', () => ok(read(locator))),
    add: (delta) =>
      run('add', () => {
        const changed = change(delta.locator, (before) => spendInto(before, delta));
        return changed.ok ? ok(changed.value.spent) : changed;
      }),
    take: (taking) =>
      run('take', () => {
        const changed = change(taking.locator, (before) => takeFrom(before, taking));
        return changed.ok ? ok({ isTaken: changed.value.isChanged, spent: changed.value.spent }) : changed;
      }),
    erase: (locators) =>
      run('erase', () => {
        for (const locator of locators) records.delete(locator);
        return ok(undefined);
      }),
  };
  return { journal, store, records, read };
}
