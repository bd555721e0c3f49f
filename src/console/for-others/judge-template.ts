import { ok } from '../../base/result';
import type { Effect } from '../../catalogue/operation';
import { approvalNeeded } from '../../policy/approval';
import { ceilingOf } from '../../policy/ceiling';
import type { ProjectRef, Reach } from '../../policy/grant';
import type { OperationLimit } from '../../policy/operation-limit';
import { problem, type Problem } from '../../policy/problem';
import { daysFor } from '../../policy/rules';
import { problemsWith } from '../../tokens/issue';
import type { Wish } from '../../tokens/order';
import type { Actor, Standings } from '../actor';
import type { ConsolePorts } from '../ports';
import { object, refuse, refuseStore, type Outcome } from '../refusal';
import { mayCreateOnSite } from './may-create';

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
  /** Whether who orders may own it as well: where it needs approval, ordering for oneself would be approving one's own. */
  readonly mayOwn: boolean;
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
  return ok({ wish, mayOwn: rules.approval.selfApproval || approvalNeeded(wish, rules).length === 0 });
}

/** The projects as Jira shows them to whoever orders, and a problem for each that it does not show. */
export async function findProjects(
  ids: readonly string[],
  standings: Standings,
): Promise<Outcome<{ readonly projects: readonly ProjectRef[]; readonly problems: readonly Problem[] }>> {
  const found = await Promise.all(ids.map((id) => standings.findProject(id)));
  const projects: ProjectRef[] = [];
  const problems: Problem[] = [];
  for (const [at, one] of found.entries()) {
    if (!one.ok) return refuse('standing-unknown');
    if (one.value) projects.push(one.value);
    else problems.push(problem(`projectIds.${at}`, 'project-not-visible'));
  }
  return ok({ projects, problems });
}
