/** Which rules hold for one grant at one moment: today's, or those that a change has left to older tokens for a while. Pure. */
import type { Instant } from '../base/time';
import { ceilingOf, type Ceiling } from './ceiling';
import { bornAt, type Grant } from './grant';
import type { Policy } from './policy';
import type { Rules } from './rules';
import { isKept, isStop, newestFirst, withFormer, withoutRules, type KeptRules } from './transitions';

export interface PolicyForGrant {
  readonly rules: Rules;
  /** The first moment at which less may hold, because a change is no longer kept from it. */
  readonly keptUntil?: Instant | undefined;
  /** When every token as old as this one stops, or stopped. */
  readonly stopsAt?: Instant | undefined;
}

type Issued = Pick<Grant, 'issuedAt' | 'firstIssuedAt'>;

/** Today's rules, each as it was before the changes that are still kept from this grant. */
export function policyFor(policy: Policy, grant: Issued, now: Instant): PolicyForGrant {
  const mine = (policy.transitions ?? []).filter(({ issuedBefore }) => bornAt(grant) < issuedBefore);
  if (mine.length === 0) return { rules: policy.rules };
  const stops = mine.filter(isStop).map(({ at }) => at);
  return {
    ...rulesLeft(policy.rules, mine.filter(isKept), now),
    ...(stops.length === 0 ? {} : { stopsAt: Math.min(...stops) }),
  };
}

/** From the newest change backwards: what a change said of a rule hides whatever older ones would have kept of it. */
function rulesLeft(
  today: Rules,
  kept: readonly KeptRules[],
  now: Instant,
): Pick<PolicyForGrant, 'rules' | 'keptUntil'> {
  const settled = new Set<string>();
  let rules = today;
  let keptUntil: Instant | undefined;
  for (const { until, former } of newestFirst(kept)) {
    const open = withoutRules(former, settled);
    if (now >= until) Object.keys(open).forEach((rule) => settled.add(rule));
    else if (Object.keys(open).length > 0) {
      rules = withFormer(rules, open);
      keptUntil = Math.min(keptUntil ?? Infinity, until);
    }
  }
  return keptUntil === undefined ? { rules } : { rules, keptUntil };
}

/** The ceiling of each grant at this moment. Most of many grants share one: then they are given the same. */
export function ceilingsOf(policy: Policy, now: Instant): (grant: Issued) => Ceiling {
  const known = new Map<number, Ceiling>();
  const bounds = (policy.transitions ?? []).map(({ issuedBefore }) => issuedBefore);
  return (grant) => {
    const older = bounds.filter((bound) => bornAt(grant) < bound).length;
    const before = known.get(older);
    if (before) return before;
    const ceiling = ceilingFor(policy, grant, now);
    known.set(older, ceiling);
    return ceiling;
  };
}

/** The most that this grant may be at this moment. */
export function ceilingFor(policy: Policy, grant: Issued, now: Instant): Ceiling {
  const { rules, keptUntil, stopsAt } = policyFor(policy, grant, now);
  return {
    ...ceilingOf(rules),
    ...(stopsAt === undefined ? {} : { stopsAt }),
    ...(keptUntil === undefined
      ? {}
      : { kept: { until: keptUntil, after: () => ceilingFor(policy, grant, keptUntil) } }),
  };
}
