import { ok } from '../../base/result';
import { ceilingsOf } from '../../policy/policy-for';
import type { PageRequest } from '../../tokens/store';
import type { Actor } from '../actor';
import { isTheirs } from '../change-token';
import type { TokenPageView } from '../contract';
import type { ConsolePorts } from '../ports';
import { refuseStore, type Outcome } from '../refusal';
import { rowsOf } from '../token-rows';

/** Bots' tokens of others, that this person backs up: they may look at them and pause them. Newest first. */
export async function listBackedTokens(
  page: PageRequest,
  actor: Actor,
  ports: ConsolePorts,
): Promise<Outcome<TokenPageView>> {
  const [policy, found] = await Promise.all([
    ports.policies.read(),
    ports.tokens.list({ by: 'service', backupId: actor.accountId }, page),
  ]);
  if (!policy.ok) return refuseStore(policy.error);
  if (!found.ok) return refuseStore(found.error);
  // A cursor is opaque and comes from the caller: whatever it points to, only what they back up is shown.
  const backed = found.value.records.filter((record) => isTheirs(record, actor, true));
  const { cursor } = found.value;
  const tokens = await rowsOf(backed, ceilingsOf(policy.value, ports.clock.now()), ports);
  return ok({ tokens, ...(cursor === undefined ? {} : { cursor }) });
}
