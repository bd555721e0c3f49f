/** Who may create tokens that belong to others. The one place that says so. */
import { ok, type Result } from '../../base/result';
import type { Rules } from '../../policy/rules';
import type { Actor } from '../actor';
import type { ConsolePorts } from '../ports';

/**
 * On the admin page, for whomever, for the site and for bots, in lists, and approved thereby: Jira admins, whatever the rule says. The
 * entry has asked Jira, just now.
 */
export const mayCreateOnSite = ({ isJiraAdmin }: Actor): boolean => isJiraAdmin;

/** The same of somebody who is not there, whose list the schedule goes on with: lists are the admin page's, so Jira admins alone. */
export const mayStillCreateForOthers = (
  accountId: string,
  { people }: ConsolePorts,
): Promise<Result<boolean, 'unknown'>> => people.isJiraAdmin(accountId);

/** On a project page: whom the rule names, asked of Jira now, for the site as a whole. Jira admins always are. */
export async function mayCreateForOthers(
  { mayCreateForOthers: who }: Pick<Rules, 'mayCreateForOthers'>,
  { accountId, isJiraAdmin }: Actor,
  { memberships }: Pick<ConsolePorts, 'memberships'>,
): Promise<Result<boolean, 'unknown'>> {
  if (isJiraAdmin || who.kind === 'everyone') return ok(true);
  if (who.kind === 'jira-admins') return ok(false);
  return memberships.isAmong({ accountId, who, power: 'create-for-others' });
}
