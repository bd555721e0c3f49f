import { aJournal } from '../../support/journal';
import { memoryStorage } from '../../support/memory-storage';
import { memorySpent } from '../../support/memory-spent';
import { memoryUsages } from '../../support/memory-usages';
import { memoryTagKeys, type TagKeyShelf } from '../../support/memory-tag-keys';
import { seededRandom } from '../../support/random';
import type { StoresStage } from './stage';

export function openFakes(): StoresStage {
  const journal = aJournal();
  const { store: usages, ...shelves } = memoryUsages(journal);
  const storage = memoryStorage({}, journal, shelves.versionOf);
  const shelf: TagKeyShelf = { keys: undefined, isUnreadable: false };
  const { tokens, policies, freezes, ruleBooks, authority, ledger, audit, orders, bulks } = storage;
  return {
    tokens,
    orders,
    bulks,
    policies,
    freezes,
    ruleBooks,
    authority,
    ledger,
    audit,
    usages,
    spent: memorySpent(storage.stored.budgets, journal).store,
    container: (seed) => memoryTagKeys(shelf, journal, seededRandom(seed)),
    corrupt(what) {
      if (what === 'policy') storage.stored.policy = { revision: 1, rules: {} };
      else if (what === 'freeze') storage.stored.freeze = { revision: 1, entries: 'all' };
      else if (what === 'project-rules') storage.stored.ruleBook = { revision: 1, projects: 'all' };
      else if (what === 'tag-keys') shelf.isUnreadable = true;
      else if ('spentOf' in what) storage.stored.budgets.set(what.spentOf, { locator: what.spentOf });
      else if ('orderOf' in what) storage.stored.orders.set(what.orderOf, { id: what.orderOf });
      else if ('usageOf' in what) shelves.usages.set(what.usageOf, { locator: what.usageOf });
      else if ('trafficOf' in what)
        for (const shard of [0, 1, 2, 3]) shelves.traffic.set(`${what.trafficOf}.${shard}`, { hours: 7 });
      else storage.stored.tokens.set(what.locator, { locator: what.locator, state: 'active' });
      return Promise.resolve();
    },
    down: (isDown) => (journal.faultAt = () => (isDown ? 'refuse' : undefined)),
    tagKeyReads: () => journal.calls.filter((name) => name === 'tagKeys.find').length,
  };
}
