import { kvs } from '@forge/kvs';
import { ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import { EMPTY_BOOK, parseRuleBook, type RuleBook } from '../policy/project-rules';
import type { RuleBookStore } from '../policy/store';
import { ENTITIES, PROJECT_RULES_KEY } from './keys';
import { storeCall, unreadable } from './store-call';

/** RuleBookStore over the custom entity `project-rules`, read by key: strongly consistent. */
export const ruleBookStore: RuleBookStore = {
  async read() {
    const stored = await storeCall(() => kvs.entity<unknown>(ENTITIES.projectRules).get(PROJECT_RULES_KEY));
    return stored.ok ? readRuleBook(stored.value) : stored;
  },
};

/** Nothing stored means that no project ever had rules; anything unreadable is a failure, never "none". */
export function readRuleBook(stored: unknown): Result<RuleBook, StoreFailure> {
  if (stored === undefined) return ok(EMPTY_BOOK);
  const book = parseRuleBook(stored);
  return book ? ok(book) : unreadable('project-rules');
}
