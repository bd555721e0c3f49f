import { kvs } from '@forge/kvs';
import * as z from 'zod/mini';
import { once } from '../base/once';
import { ok } from '../base/result';
import type { AuthorityStore } from '../gateway/authenticate';
import { readSpent } from '../audit/spent-record';
import { parseTokenRecord } from '../tokens/record';
import { readFreeze } from './freeze-store';
import { ENTITIES, FREEZE_KEY, POLICY_KEY, PROJECT_RULES_KEY, tokenKey, budgetKey } from './keys';
import { readPolicy } from './policy-store';
import { readRuleBook } from './rule-book-store';
import { storeCall, unreadable } from './store-call';

/** storage-reference/kvs-batch: what was found, and what was not, each by its key. */
const batchAnswer = once(() => {
  const item = { key: z.string(), entityName: z.optional(z.string()) };
  return z.object({
    successfulKeys: z.array(z.object({ ...item, value: z.unknown() })),
    failedKeys: z.array(z.object({ ...item, error: z.object({ code: z.string() }) })),
  });
});
type BatchAnswer = z.infer<ReturnType<typeof batchAnswer>>;

/**
 * Record, policy, freeze, projects' rules and what was spent in one batch: one wait, and, while few things are frozen and few projects
 * have rules, one of the 4,000 read units that an installation has a minute (limits-kvs-ce).
 * A key that the batch does not mention, or mentions with any other error than KEY_NOT_FOUND, is a failure: never "absent".
 */
export const authorityStore: AuthorityStore = {
  async read(locator) {
    const batch = await storeCall(() =>
      kvs.batchGet<unknown>([
        { key: tokenKey(locator), entityName: ENTITIES.token },
        { key: POLICY_KEY, entityName: ENTITIES.policy },
        { key: FREEZE_KEY, entityName: ENTITIES.freeze },
        { key: PROJECT_RULES_KEY, entityName: ENTITIES.projectRules },
        { key: budgetKey(locator), entityName: ENTITIES.budget },
      ]),
    );
    if (!batch.ok) return batch;
    const answer = batchAnswer().safeParse(batch.value);
    if (!answer.success) return unreadable('batch');
    const token = pick(answer.data, ENTITIES.token, tokenKey(locator));
    const stored = pick(answer.data, ENTITIES.policy, POLICY_KEY);
    const storedFreeze = pick(answer.data, ENTITIES.freeze, FREEZE_KEY);
    const storedBook = pick(answer.data, ENTITIES.projectRules, PROJECT_RULES_KEY);
    const counted = pick(answer.data, ENTITIES.budget, budgetKey(locator));
    if (token === 'failed' || stored === 'failed' || storedFreeze === 'failed' || storedBook === 'failed')
      return unreadable('batch');
    if (counted === 'failed') return unreadable('batch');

    const policy = readPolicy(stored.value);
    if (!policy.ok) return policy;
    const freeze = readFreeze(storedFreeze.value);
    if (!freeze.ok) return freeze;
    const book = readRuleBook(storedBook.value);
    if (!book.ok) return book;
    const today = {
      policy: policy.value,
      freeze: freeze.value,
      projectRules: book.value,
      spent: readSpent(counted.value),
    };
    if (token.value === undefined) return ok({ record: undefined, ...today });
    const record = parseTokenRecord(token.value);
    return record?.locator === locator ? ok({ record, ...today }) : unreadable('token');
  },
};

function pick(batch: BatchAnswer, entityName: string, key: string): { readonly value: unknown } | 'failed' {
  const isIt = (found: { key: string; entityName?: string | undefined }): boolean =>
    found.key === key && found.entityName === entityName;
  const success = batch.successfulKeys.find(isIt);
  if (success) return { value: success.value };
  return batch.failedKeys.find(isIt)?.error.code === 'KEY_NOT_FOUND' ? { value: undefined } : 'failed';
}
