import { ok } from '../base/result';
import type { Standings } from './actor';
import type { GroupChoices } from './contract';
import { refuse, type Outcome } from './refusal';

/** Groups by their names of this moment, asked of Jira as the admin who looks. */
export async function searchGroups(
  search: { readonly text: string; readonly ids: readonly string[] },
  standings: Standings,
): Promise<Outcome<GroupChoices>> {
  const groups = await standings.searchGroups(search);
  return groups.ok ? ok({ groups: groups.value }) : refuse('standing-unknown');
}
