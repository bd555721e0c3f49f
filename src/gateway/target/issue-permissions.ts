/**
 * What Jira asks of a person beside the operation's own permission because of what they set on an issue. The app has every
 * permission, so nobody else asks. Sources: Atlassian's texts of project permissions (support.atlassian.com, "Permissions for
 * company-managed projects"); fix versions: "Resolve Issues: Ability to resolve and reopen issues. This includes the ability to set
 * a fix version"; due date: "Schedule Issues: Permission to set and edit the 'Due Date'"; estimates: "Before users can specify time
 * estimates and log work, they must be granted the Work On Issues permission" (Configuring time tracking).
 */
import type { Permission } from '../../catalogue/permission';
import { ownEntry } from './reading';

const BY_FIELD: Readonly<Record<string, Permission>> = {
  assignee: 'ASSIGN_ISSUES',
  duedate: 'SCHEDULE_ISSUES',
  fixVersions: 'RESOLVE_ISSUES',
  issuelinks: 'LINK_ISSUES',
  reporter: 'MODIFY_REPORTER',
  security: 'SET_ISSUE_SECURITY',
  timetracking: 'WORK_ON_ISSUES',
};

/** Field → what is done with an entry of it → permission. */
const BY_CHANGE: Readonly<Record<string, Readonly<Record<string, Permission>>>> = {
  comment: { add: 'ADD_COMMENTS', edit: 'EDIT_ALL_COMMENTS', remove: 'DELETE_ALL_COMMENTS' },
  worklog: { add: 'WORK_ON_ISSUES' },
};

const some = (permission: Permission | undefined): readonly Permission[] =>
  permission === undefined ? [] : [permission];

/** For setting the field, in whatever way; setting it to nothing included. */
export const permissionsOfField = (field: string): readonly Permission[] => some(ownEntry(BY_FIELD, field));

/** For one verb of `update` on a field whose entries are things of their own. */
export const permissionsOfChange = (field: string, verb: string): readonly Permission[] =>
  some(ownEntry(ownEntry(BY_CHANGE, field) ?? {}, verb));

/** POST issue applies a transition with the creation; PUT issue ignores it. Only who may transition may ask for one. */
export const OF_TRANSITION: readonly Permission[] = ['TRANSITION_ISSUES'];
