import { kvs } from '@forge/kvs';
import { ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import { INITIAL_POLICY, parsePolicy, type Policy } from '../policy/policy';
import type { PolicyStore } from '../policy/store';
import { ENTITIES, POLICY_KEY } from './keys';
import { storeCall, unreadable } from './store-call';

/** PolicyStore over the custom entity `policy`, read by key: strongly consistent. */
export const policyStore: PolicyStore = {
  async read() {
    const stored = await storeCall(() => kvs.entity<unknown>(ENTITIES.policy).get(POLICY_KEY));
    return stored.ok ? readPolicy(stored.value) : stored;
  },
};

/** Nothing stored means that nobody ever saved one; anything unreadable is a failure, never the initial policy. */
export function readPolicy(stored: unknown): Result<Policy, StoreFailure> {
  if (stored === undefined) return ok(INITIAL_POLICY);
  const policy = parsePolicy(stored);
  return policy ? ok(policy) : unreadable('policy');
}
