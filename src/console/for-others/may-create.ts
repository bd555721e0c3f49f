/** Who may create tokens that belong to others. The one place that says so. */
import type { Result } from '../../base/result';
import type { Actor } from '../actor';
import type { ConsolePorts } from '../ports';

/** Jira admins: the entry has asked Jira, just now. */
export const mayCreateForOthers = ({ isJiraAdmin }: Actor): boolean => isJiraAdmin;

/** The same of somebody who is not there, whose work the schedule goes on with. */
export const mayStillCreateForOthers = (
  accountId: string,
  { people }: ConsolePorts,
): Promise<Result<boolean, 'unknown'>> => people.isJiraAdmin(accountId);
