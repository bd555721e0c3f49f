import { ok } from '../base/result';
import { ceilingsOf } from '../policy/policy-for';
import type { PageRequest } from '../tokens/store';
import type { Actor } from './actor';
import type { TokenPageView } from './contract';
import type { ConsolePorts } from './ports';
import { refuseStore, type Outcome } from './refusal';
import { rowsOf, withFrozen } from './token-rows';

/** A person's own tokens, of every project: whoever left a project must still find what to revoke. Newest first. */
export async function listOwnTokens(
  page: PageRequest,
  { accountId, isJiraAdmin }: Actor,
  ports: ConsolePorts,
): Promise<Outcome<TokenPageView>> {
  const [policy, freeze, found] = await Promise.all([
    ports.policies.read(),
    ports.freezes.read(),
    ports.tokens.list({ by: 'owner', ownerId: accountId }, page),
  ]);
  if (!policy.ok) return refuseStore(policy.error);
  if (!freeze.ok) return refuseStore(freeze.error);
  if (!found.ok) return refuseStore(found.error);
  // A cursor is opaque and comes from the caller: whatever it points to, only their own is shown.
  const own = found.value.records.filter(({ ownerId }) => ownerId === accountId);
  const { cursor } = found.value;
  const now = ports.clock.now();
  const rows = await rowsOf(own, ceilingsOf(policy.value, now), ports);
  const tokens = withFrozen(rows, { records: own, freeze: freeze.value, now, isJiraAdmin });
  return ok({ tokens, ...(cursor === undefined ? {} : { cursor }) });
}
