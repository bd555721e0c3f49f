import { auditEvent } from '../audit/event';
import { fail, ok, type Result } from '../base/result';
import { DAY_MS } from '../base/time';
import type { Policy } from '../policy/policy';
import { parseRules, type Rules } from '../policy/rules';
import { problem, problemsBelow, type Problem } from '../policy/problem';
import {
  TRANSITION_DAYS_MAX,
  transitionsAfter,
  TRANSITIONS_MAX,
  type Existing,
  type RuleChange,
} from '../policy/transitions';
import type { Actor } from './actor';
import { findAddressProof } from './address-proof';
import type { PolicyView } from './contract';
import type { ConsolePorts, TokenPorts } from './ports';
import { object, refuseStale, refuseStore, type Outcome } from './refusal';
import { viewPolicy } from './views';

export async function readPolicy({ policies, clock }: TokenPorts): Promise<Outcome<PolicyView>> {
  const policy = await policies.read();
  return policy.ok ? ok(viewPolicy(policy.value, clock.now())) : refuseStore(policy.error);
}

/** A parsed `PolicyChange`. */
export interface PolicyDraft {
  readonly revision: number;
  readonly rules?: unknown;
  /** `apply` where absent. */
  readonly existing?: Existing;
}

/** Validate, save at the revision the draft was read at, tell. No token is touched: the next request already obeys the new rules. */
export async function changePolicy(
  change: PolicyDraft,
  actor: Actor,
  ports: ConsolePorts,
): Promise<Outcome<PolicyView>> {
  const rules = parseRules(change.rules);
  if (!rules.ok) return object(problemsBelow('rules', rules.error));
  const today = await ports.policies.read();
  if (!today.ok) return refuseStore(today.error);
  if (today.value.revision !== change.revision)
    return refuseStale(viewPolicy(today.value, ports.clock.now()));

  const proof = await judgeTrust(rules.value, today.value.rules, ports);
  if (!proof.ok) return proof;
  const at = ports.clock.now();
  const existing = change.existing ?? APPLY;
  const left = leaveToOlder(today.value, { after: rules.value, existing, at });
  if (!left.ok) return object([left.error]);
  const next: Policy = {
    revision: change.revision + 1,
    changedAt: at,
    changedBy: actor.accountId,
    rules: rules.value,
    ...left.value,
  };
  const event = auditEvent(
    {
      type: 'policy.changed',
      revision: next.revision,
      before: today.value.rules,
      after: next.rules,
      ...(existing.kind === 'apply' ? {} : { existing }),
    },
    actor.accountId,
    { at, random: ports.random },
  );
  const saved = await ports.ledger.savePolicy(next, event);
  if (!saved.ok) return refuseStore(saved.error);
  return saved.value === 'saved' ? ok(viewPolicy(next, at)) : refuseNewer(ports);
}

const APPLY: Existing = { kind: 'apply' };

/** What the change leaves to tokens that live today, or why it cannot. */
function leaveToOlder(
  { rules: before, transitions = [] }: Policy,
  change: Omit<RuleChange, 'before'>,
): Result<Pick<Policy, 'transitions'>, Problem> {
  const { existing, at } = change;
  const [path, day] =
    existing.kind === 'keep'
      ? ['existing.until', existing.until]
      : existing.kind === 'stop'
        ? ['existing.at', existing.at]
        : [];
  if (path !== undefined && day !== undefined) {
    if (day <= at) return fail(problem(path, 'not-in-future'));
    if (day > at + TRANSITION_DAYS_MAX * DAY_MS)
      return fail(problem(path, 'transition-too-long', { max: TRANSITION_DAYS_MAX }));
  }
  const after = transitionsAfter(transitions, { before, ...change });
  if (after === 'full') return fail(problem('existing', 'transitions-full', { max: TRANSITIONS_MAX }));
  return ok(after.length === 0 ? {} : { transitions: after });
}

/** Somebody saved between our read and our write. */
async function refuseNewer({ policies, clock }: ConsolePorts): Promise<Outcome<never>> {
  const newer = await policies.read();
  return newer.ok ? refuseStale(viewPolicy(newer.value, clock.now())) : refuseStore(newer.error);
}

/** Callers' addresses are trusted only from where the set-up check has shown that they can be. */
async function judgeTrust(next: Rules, before: Rules, ports: ConsolePorts): Promise<Outcome<void>> {
  if (!next.trustClientAddress || before.trustClientAddress) return ok(undefined);
  const proof = await findAddressProof(ports);
  if (!proof.ok) return refuseStore(proof.error);
  return proof.value ? ok(undefined) : object([problem('rules.trustClientAddress', 'address-unproven')]);
}
