import { ok } from '../../base/result';
import { DAY_MS, type Instant } from '../../base/time';
import type { Effect } from '../../catalogue/operation';
import { ceilingOf } from '../../policy/ceiling';
import type { Reach } from '../../policy/grant';
import type { OperationLimit } from '../../policy/operation-limit';
import { startProblems } from '../../policy/limits-problems';
import { problem, type Problem } from '../../policy/problem';
import { daysFor, type Rules } from '../../policy/rules';
import { problemsWith } from '../../tokens/issue';
import type { Wish } from '../../tokens/order';
import type { Actor, Standings } from '../actor';
import type { ConsolePorts } from '../ports';
import { object, refuse, refuseStore, type Outcome } from '../refusal';
import { findProjects } from '../find-projects';
import { limitsToIssue, type LimitsDraft } from '../limits-order';
import { mayCreateOnSite } from './may-create';
import { mayOrderForSelf } from './may-order-for-self';

/** Parsed powers for somebody else's token. */
export interface WishedFor {
  readonly name: string;
  readonly purpose: string;
  readonly scopes: readonly string[];
  readonly effects: readonly Effect[];
  readonly operations: OperationLimit;
  readonly reach: 'projects' | 'site';
  readonly projectIds: readonly string[];
  readonly days?: number | undefined;
  readonly mayRotate: boolean;
  /** Not valid before this time. */
  readonly validFrom?: Instant | undefined;
  /** Without a value of a required header: that is drawn at the claim. */
  readonly limits?: LimitsDraft | undefined;
}

export interface Template {
  readonly wish: Wish;
  /** Whether who orders may own it as well. */
  readonly mayOrderForSelf: boolean;
}

export interface Admin {
  readonly actor: Actor;
  readonly standings: Standings;
  readonly ports: ConsolePorts;
}

/**
 * The wish with its projects as Jira shows them to whoever orders, if today's policy allows it. `projectsLater`: a list may name them
 * for each row. Every problem at once.
 */
export async function judgeTemplate(
  wished: WishedFor,
  { actor, standings, ports }: Admin,
  { projectsLater = false }: { readonly projectsLater?: boolean } = {},
): Promise<Outcome<Template>> {
  if (!mayCreateOnSite(actor)) return refuse('not-jira-admin');
  const [policy, found] = await Promise.all([
    ports.policies.read(),
    findProjects(wished.projectIds, standings),
  ]);
  if (!policy.ok) return refuseStore(policy.error);
  if (!found.ok) return found;
  const { rules } = policy.value;
  const { reach: kind } = wished;
  const reach: Reach = kind === 'site' ? { kind } : { kind, projects: found.value.projects };
  const wish = wishFor(wished, { reach, rules }, ports);
  const isAimless = kind === 'projects' && wished.projectIds.length === 0 && !projectsLater;
  const problems = [
    ...found.value.problems,
    ...(isAimless ? [problem('projectIds', 'project-none')] : []),
    ...problemsWith({ ...wish, days: wished.days, ownerId: actor.accountId }, ceilingOf(rules)),
    ...lateProblems(wish, ports),
  ];
  if (problems.length > 0) return object(problems);
  return ok({ wish, mayOrderForSelf: mayOrderForSelf(wish, rules) });
}

/** What was wished as it is stored in an order. The value of a required header that is drawn here is told to nobody, and drawn anew at the claim. */
export function wishFor(
  { reach: _choice, projectIds: _refs, validFrom, limits, days, mayRotate, ...powers }: WishedFor,
  { reach, rules }: { readonly reach: Reach; readonly rules: Rules },
  { random }: ConsolePorts,
): Wish {
  return {
    ...powers,
    reach,
    days: days ?? daysFor(rules.lifetimeDaysDefault, powers.effects),
    ...(mayRotate ? { mayRotate } : {}),
    notBeforeAt: validFrom,
    limits: limitsToIssue(limits, random).limits,
  };
}

/** A first day after the last, were it claimed now: whoever orders is told, not whoever claims. */
export const lateProblems = ({ notBeforeAt, days }: Wish, { clock }: ConsolePorts): readonly Problem[] =>
  startProblems(notBeforeAt, { expiresAt: clock.now() + days * DAY_MS });
