import { ok } from '../base/result';
import type { Standings } from './actor';
import type { ProjectChoices } from './contract';
import { refuse, type Outcome } from './refusal';

/** Projects that the person may browse, asked of Jira as that person. */
export async function searchProjects(
  { text }: { readonly text: string },
  standings: Standings,
): Promise<Outcome<ProjectChoices>> {
  const projects = await standings.searchProjects(text);
  return projects.ok ? ok({ projects: projects.value }) : refuse('standing-unknown');
}
