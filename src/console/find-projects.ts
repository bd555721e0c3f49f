import { ok } from '../base/result';
import type { ProjectRef } from '../policy/grant';
import { problem, type Problem } from '../policy/problem';
import type { Standings } from './actor';
import { refuse, type Outcome } from './refusal';

/** The projects as Jira shows them to the person, and a problem for each that it does not show. */
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
