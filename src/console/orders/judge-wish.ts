import { ok } from '../../base/result';
import { ceilingOf, type Ceiling } from '../../policy/ceiling';
import { problem, type Problem } from '../../policy/problem';
import type { Rules } from '../../policy/rules';
import { problemsWith } from '../../tokens/issue';
import type { Wish } from '../../tokens/order';
import type { Asker } from '../issue-token';
import { findBarred } from '../may-ask';
import { object, refuse, refuseStore, type Outcome } from '../refusal';

export interface Today {
  readonly rules: Rules;
  readonly ceiling: Ceiling;
}

/**
 * May this person have these powers today? Asked anew where something was granted before: today's policy, and for every project
 * whether they may still browse it and still ask there. Every reason that stands against it at once.
 */
export async function judgeWish(wish: Wish, asker: Asker): Promise<Outcome<Today>> {
  const policy = await asker.ports.policies.read();
  if (!policy.ok) return refuseStore(policy.error);
  const { rules } = policy.value;
  const ceiling = ceilingOf(rules);
  const standing = await findStandingProblems(wish, rules, asker);
  if (!standing.ok) return standing;
  const request = { ...wish, ownerId: asker.actor.accountId };
  const problems = [...standing.value, ...problemsWith(request, ceiling)];
  return problems.length > 0 ? object(problems) : ok({ rules, ceiling });
}

async function findStandingProblems(
  { reach }: Wish,
  { mayAsk }: Rules,
  { actor, standings }: Asker,
): Promise<Outcome<readonly Problem[]>> {
  if (reach.kind === 'site') return ok(actor.isJiraAdmin ? [] : [problem('reach', 'site-wide-for-admins')]);
  const ids = reach.projects.map(({ id }) => id);
  const [found, barred] = await Promise.all([
    Promise.all(ids.map((id) => standings.findProject(id))),
    findBarred(ids, mayAsk, { actor, standings }),
  ]);
  if (!barred.ok) return refuse('standing-unknown');
  const problems: Problem[] = [];
  for (const [at, project] of found.entries()) {
    if (!project.ok) return refuse('standing-unknown');
    if (!project.value) problems.push(problem(`projectIds.${at}`, 'project-not-visible'));
    else if (barred.value.includes(ids[at] ?? '')) problems.push(problem(`projectIds.${at}`, 'may-not-ask'));
  }
  return ok(problems);
}
