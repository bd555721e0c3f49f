import { auditEvent } from '../audit/event';
import { ok } from '../base/result';
import type { Policy } from '../policy/policy';
import { parseRules, type Rules } from '../policy/rules';
import { problem } from '../policy/problem';
import type { Actor } from './actor';
import { findAddressProof } from './address-proof';
import type { PolicyView } from './contract';
import type { ConsolePorts } from './ports';
import { object, refuseStale, refuseStore, type Outcome } from './refusal';
import { viewPolicy } from './views';

export async function readPolicy({ policies }: ConsolePorts): Promise<Outcome<PolicyView>> {
  const policy = await policies.read();
  return policy.ok ? ok(viewPolicy(policy.value)) : refuseStore(policy.error);
}

/** Validate, save at the revision the draft was read at, tell. No token is touched: the next request already obeys the new rules. */
export async function changePolicy(
  change: { readonly revision: number; readonly rules?: unknown },
  actor: Actor,
  ports: ConsolePorts,
): Promise<Outcome<PolicyView>> {
  const rules = parseRules(change.rules);
  if (!rules.ok)
    return object(
      rules.error.map(({ path, code, facts }) =>
        problem(path === '' ? 'rules' : `rules.${path}`, code, facts),
      ),
    );
  const today = await ports.policies.read();
  if (!today.ok) return refuseStore(today.error);
  if (today.value.revision !== change.revision) return refuseStale(viewPolicy(today.value));

  const proof = await judgeTrust(rules.value, today.value.rules, ports);
  if (!proof.ok) return proof;
  const at = ports.clock.now();
  const next: Policy = {
    revision: change.revision + 1,
    changedAt: at,
    changedBy: actor.accountId,
    rules: rules.value,
  };
  const event = auditEvent(
    { type: 'policy.changed', revision: next.revision, before: today.value.rules, after: next.rules },
    actor.accountId,
    { at, random: ports.random },
  );
  const saved = await ports.ledger.savePolicy(next, event);
  if (!saved.ok) return refuseStore(saved.error);
  return saved.value === 'saved' ? ok(viewPolicy(next)) : refuseNewer(ports);
}

/** Somebody saved between our read and our write. */
async function refuseNewer({ policies }: ConsolePorts): Promise<Outcome<never>> {
  const newer = await policies.read();
  return newer.ok ? refuseStale(viewPolicy(newer.value)) : refuseStore(newer.error);
}

/** Callers' addresses are trusted only from where the set-up check has shown that they can be. */
async function judgeTrust(next: Rules, before: Rules, ports: ConsolePorts): Promise<Outcome<void>> {
  if (!next.trustClientAddress || before.trustClientAddress) return ok(undefined);
  const proof = await findAddressProof(ports);
  if (!proof.ok) return refuseStore(proof.error);
  return proof.value ? ok(undefined) : object([problem('rules.trustClientAddress', 'address-unproven')]);
}
