import { kvs, type BatchGetResult } from '@forge/kvs';
import { ok } from '../base/result';
import type { AuthorityStore } from '../gateway/authenticate';
import { parseTokenRecord } from '../tokens/record';
import { ENTITIES, POLICY_KEY, tokenKey } from './keys';
import { readPolicy } from './policy-store';
import { storeCall, unreadable } from './store-call';

/**
 * Record and policy in one batch: one wait, and one of the 4,000 read units that an installation has a minute (limits-kvs-ce).
 * A key that the batch does not mention, or mentions with any other error than KEY_NOT_FOUND, is a failure: never "absent".
 */
export const authorityStore: AuthorityStore = {
  async read(locator) {
    const batch = await storeCall(() =>
      kvs.batchGet<unknown>([
        { key: tokenKey(locator), entityName: ENTITIES.token },
        { key: POLICY_KEY, entityName: ENTITIES.policy },
      ]),
    );
    if (!batch.ok) return batch;
    const token = pick(batch.value, ENTITIES.token, tokenKey(locator));
    const stored = pick(batch.value, ENTITIES.policy, POLICY_KEY);
    if (token === 'failed' || stored === 'failed') return unreadable('batch');

    const policy = readPolicy(stored.value);
    if (!policy.ok) return policy;
    if (token.value === undefined) return ok({ record: undefined, policy: policy.value });
    const record = parseTokenRecord(token.value);
    return record?.locator === locator ? ok({ record, policy: policy.value }) : unreadable('token');
  },
};

function pick(
  batch: BatchGetResult<unknown>,
  entityName: string,
  key: string,
): { readonly value: unknown } | 'failed' {
  const isIt = (item: { key: string; entityName?: string }): boolean =>
    item.key === key && item.entityName === entityName;
  const found = batch.successfulKeys.find(isIt);
  if (found) return { value: found.value };
  return batch.failedKeys.find(isIt)?.error.code === 'KEY_NOT_FOUND' ? { value: undefined } : 'failed';
}
