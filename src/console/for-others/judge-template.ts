import { ok } from '../../base/result';
import type { Effect } from '../../catalogue/operation';
import { ceilingOf } from '../../policy/ceiling';
import type { Reach } from '../../policy/grant';
import type { OperationLimit } from '../../policy/operation-limit';
import { problem } from '../../policy/problem';
import { daysFor } from '../../policy/rules';
import { problemsWith } from '../../tokens/issue';
import type { Wish } from '../../tokens/order';
import type { Actor, Standings } from '../actor';
import type { ConsolePorts } from '../ports';
import { object, refuse, refuseStore, type Outcome } from '../refusal';
import { findProjects } from '../find-projects';
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
  const { name, purpose, scopes, effects, operations, days, reach: kind } = wished;
  const rest = { name, purpose, scopes, effects, operations };
  const reach: Reach = kind === 'site' ? { kind } : { kind, projects: found.value.projects };
  const isAimless = kind === 'projects' && wished.projectIds.length === 0 && !projectsLater;
  const problems = [
    ...found.value.problems,
    ...(isAimless ? [problem('projectIds', 'project-none')] : []),
    ...problemsWith({ ...rest, days, reach, ownerId: actor.accountId }, ceilingOf(rules)),
  ];
  if (problems.length > 0) return object(problems);
  const wish = { ...rest, reach, days: days ?? daysFor(rules.lifetimeDaysDefault, effects) };
  return ok({ wish, mayOrderForSelf: mayOrderForSelf(wish, rules) });
}
