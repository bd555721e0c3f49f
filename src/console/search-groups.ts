import { ok } from '../base/result';
import type { ProjectActor, Standings } from './actor';
import { barStranger } from './change-project-rule';
import type { GroupChoices } from './contract';
import { refuse, type Outcome } from './refusal';

/** Groups by their names of this moment, asked of Jira as the person who looks: it shows them none that it hides from them elsewhere. */
export async function searchGroups(
  search: { readonly text: string; readonly ids: readonly string[] },
  standings: Standings,
): Promise<Outcome<GroupChoices>> {
  const groups = await standings.searchGroups(search);
  return groups.ok ? ok({ groups: groups.value }) : refuse('standing-unknown');
}

/** The same for the rules of a project, and for whoever may change them. */
export async function searchGroupsHere(
  search: { readonly text: string; readonly ids: readonly string[] },
  actor: ProjectActor,
  standings: Standings,
): Promise<Outcome<GroupChoices>> {
  return (await barStranger(actor, standings)) ?? searchGroups(search, standings);
}
