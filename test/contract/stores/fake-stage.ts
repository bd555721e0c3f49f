import { aJournal } from '../../support/journal';
import { memoryStorage } from '../../support/memory-storage';
import { memoryTagKeys, type TagKeyShelf } from '../../support/memory-tag-keys';
import { seededRandom } from '../../support/random';
import type { StoresStage } from './stage';

export function openFakes(): StoresStage {
  const journal = aJournal();
  const storage = memoryStorage({}, journal);
  const shelf: TagKeyShelf = { keys: undefined, isUnreadable: false };
  const { tokens, policies, authority, ledger, audit } = storage;
  return {
    tokens,
    policies,
    authority,
    ledger,
    audit,
    container: (seed) => memoryTagKeys(shelf, journal, seededRandom(seed)),
    corrupt(what) {
      if (what === 'policy') storage.stored.policy = { revision: 1, rules: {} };
      else if (what === 'tag-keys') shelf.isUnreadable = true;
      else storage.stored.tokens.set(what.locator, { locator: what.locator, state: 'active' });
      return Promise.resolve();
    },
    down: (isDown) => (journal.faultAt = () => (isDown ? 'refuse' : undefined)),
    tagKeyReads: () => journal.calls.filter((name) => name === 'tagKeys.find').length,
  };
}
