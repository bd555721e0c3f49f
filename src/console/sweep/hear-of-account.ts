import { ok } from '../../base/result';
import type { ConsolePorts } from '../ports';
import { confirmLeavers } from './end-leavers';
import { endAsRuled } from './hand-over-tokens';
import type { StepResult } from './step';
import { holdsLeavers } from './too-many';

/**
 * Jira said that something happened to an account. Nothing of that is believed but whom it is about: where Jira, asked now, holds the
 * account for deactivated or gone, its tokens end as the policy says, as in a sweep. Returns how many. May be told twice, or never.
 */
export async function hearOfAccount(accountId: string, ports: ConsolePorts): Promise<StepResult> {
  const policy = await ports.policies.read();
  if (!policy.ok) return policy;
  const { ownerLeft } = policy.value.rules;
  if (ownerLeft === 'keep') return ok(0);
  // Most accounts have no token: Jira need not be asked about those.
  const own = await ports.tokens.list({ by: 'owner', ownerId: accountId }, { limit: 1 });
  if (!own.ok) return own;
  if (own.value.records.length === 0 && own.value.cursor === undefined) return ok(0);
  const census = await ports.census.read();
  if (!census.ok) return census;
  if (census.value?.finished && holdsLeavers(census.value.finished)) return ok(0);
  const gone = await confirmLeavers([accountId], ports);
  if (!gone.ok) return gone;
  return gone.value.includes(accountId) ? endAsRuled(accountId, ownerLeft, ports) : ok(0);
}
