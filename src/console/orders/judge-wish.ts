import { ok } from '../../base/result';
import { ceilingOf, type Ceiling } from '../../policy/ceiling';
import type { Policy } from '../../policy/policy';
import { problem, type Problem } from '../../policy/problem';
import type { RuleBook } from '../../policy/project-rules';
import type { Rules } from '../../policy/rules';
import { problemsWith } from '../../tokens/issue';
import type { Wish } from '../../tokens/order';
import { findBarredProjects, rulesWithin } from '../barred-projects';
import type { Asker } from '../issue-token';
import { object, refuse, refuseStore, type Outcome } from '../refusal';

export interface Today {
  readonly policy: Policy;
  readonly rules: Rules;
  /** Of the site's rules and those of the projects. */
  readonly ceiling: Ceiling;
}

/**
 * May this person have these powers today? Asked anew where something was granted before: today's policy, and for every project
 * whether they may still browse it and still ask there. Every reason that stands against it at once.
 */
export async function judgeWish(wish: Wish, asker: Asker): Promise<Outcome<Today>> {
  const [policy, book] = await Promise.all([asker.ports.policies.read(), asker.ports.ruleBooks.read()]);
  if (!policy.ok) return refuseStore(policy.error);
  if (!book.ok) return refuseStore(book.error);
  const { rules } = policy.value;
  const ceiling = ceilingOf(rulesWithin(rules, book.value, wish.reach));
  const standing = await findStandingProblems(wish, { rules, book: book.value }, asker);
  if (!standing.ok) return standing;
  const request = { ...wish, ownerId: asker.actor.accountId };
  const problems = [...standing.value, ...problemsWith(request, ceiling)];
  return problems.length > 0 ? object(problems) : ok({ policy: policy.value, rules, ceiling });
}

async function findStandingProblems(
  { reach, effects }: Wish,
  { rules, book }: { readonly rules: Rules; readonly book: RuleBook },
  asker: Asker,
): Promise<Outcome<readonly Problem[]>> {
  const { actor, standings } = asker;
  if (reach.kind === 'site') return ok(actor.isJiraAdmin ? [] : [problem('reach', 'site-wide-for-admins')]);
  const ids = reach.projects.map(({ id }) => id);
  const placeOf = (id: string): string => `projectIds.${ids.indexOf(id)}`;
  const [found, barred] = await Promise.all([
    Promise.all(ids.map((id) => standings.findProject(id))),
    findBarredProjects({ ids, effects }, { rules, book, placeOf }, asker),
  ]);
  if (!barred.ok) return refuse('standing-unknown');
  const unseen: Problem[] = [];
  for (const [at, project] of found.entries()) {
    if (!project.ok) return refuse('standing-unknown');
    if (!project.value) unseen.push(problem(`projectIds.${at}`, 'project-not-visible'));
  }
  const places = new Set(unseen.map(({ path }) => path));
  return ok([...unseen, ...barred.value.filter(({ path }) => !places.has(path))]);
}
