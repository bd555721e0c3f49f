/** The permissions this Jira knows, with the ids and names of `mypermissions`. */
export interface Permission {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly type: 'GLOBAL' | 'PROJECT';
  readonly description: string;
}

const rows = (
  type: Permission['type'],
  list: readonly (readonly [string, string, string, string])[],
): Permission[] => list.map(([id, key, name, description]) => ({ id, key, name, type, description }));

export const PERMISSIONS: readonly Permission[] = [
  ...rows('GLOBAL', [
    [
      '0',
      'ADMINISTER',
      'Administer Jira',
      'Create and administer projects, issue types, fields, workflows, and schemes.',
    ],
    ['44', 'SYSTEM_ADMIN', 'Administer Jira (system)', 'Perform all administration functions.'],
    ['27', 'USER_PICKER', 'Browse users and groups', 'View and select users or groups from the user picker.'],
    [
      '22',
      'CREATE_SHARED_OBJECTS',
      'Share dashboards and filters',
      'Share dashboards and filters with other users.',
    ],
    [
      '24',
      'MANAGE_GROUP_FILTER_SUBSCRIPTIONS',
      'Manage group filter subscriptions',
      'Create and delete group filter subscriptions.',
    ],
    ['33', 'BULK_CHANGE', 'Make bulk changes', 'Modify collections of issues at once.'],
  ]),
  ...rows('PROJECT', [
    ['23', 'ADMINISTER_PROJECTS', 'Administer projects', 'Manage most aspects of projects.'],
    ['10', 'BROWSE_PROJECTS', 'Browse projects', 'View these projects and the issues within them.'],
    ['45', 'VIEW_DEV_TOOLS', 'View development tools', 'View development-related information on the issue.'],
    ['-1', 'MANAGE_SPRINTS_PERMISSION', 'Manage sprints', 'Create, start, edit and close sprints.'],
    ['11', 'CREATE_ISSUES', 'Create issues', 'Create issues within projects.'],
    ['12', 'EDIT_ISSUES', 'Edit issues', 'Edit issues.'],
    ['46', 'TRANSITION_ISSUES', 'Transition issues', 'Transition issues.'],
    ['28', 'SCHEDULE_ISSUES', 'Schedule issues', "View or edit an issue's due date."],
    ['25', 'MOVE_ISSUES', 'Move issues', 'Move issues between projects or workflows.'],
    ['13', 'ASSIGN_ISSUES', 'Assign issues', 'Assign issues to other people.'],
    ['17', 'ASSIGNABLE_USER', 'Assignable user', 'Users with this permission may be assigned to issues.'],
    ['14', 'RESOLVE_ISSUES', 'Resolve issues', 'Resolve and reopen issues and set fix versions.'],
    ['18', 'CLOSE_ISSUES', 'Close issues', 'Close issues.'],
    ['30', 'MODIFY_REPORTER', 'Modify reporter', 'Modify the reporter when creating or editing an issue.'],
    ['16', 'DELETE_ISSUES', 'Delete issues', 'Delete issues.'],
    ['21', 'LINK_ISSUES', 'Link issues', 'Link issues together and create linked issues.'],
    ['26', 'SET_ISSUE_SECURITY', 'Set issue security', 'Set the level of security on an issue.'],
    [
      '31',
      'VIEW_VOTERS_AND_WATCHERS',
      'View voters and watchers',
      'View the voters and watchers of an issue.',
    ],
    ['32', 'MANAGE_WATCHERS', 'Manage watchers', 'Manage the watchers of an issue.'],
    ['15', 'ADD_COMMENTS', 'Add comments', 'Comment on issues.'],
    ['34', 'EDIT_ALL_COMMENTS', 'Edit all comments', 'Edit all comments made on issues.'],
    ['35', 'EDIT_OWN_COMMENTS', 'Edit own comments', 'Edit own comments made on issues.'],
    ['36', 'DELETE_ALL_COMMENTS', 'Delete all comments', 'Delete all comments made on issues.'],
    ['37', 'DELETE_OWN_COMMENTS', 'Delete own comments', 'Delete own comments made on issues.'],
    ['19', 'CREATE_ATTACHMENTS', 'Create attachments', 'Create attachments.'],
    ['38', 'DELETE_ALL_ATTACHMENTS', 'Delete all attachments', 'Delete all attachments.'],
    ['39', 'DELETE_OWN_ATTACHMENTS', 'Delete own attachments', 'Delete own attachments.'],
    ['20', 'WORK_ON_ISSUES', 'Work on issues', 'Log work done against an issue.'],
    ['40', 'EDIT_OWN_WORKLOGS', 'Edit own worklogs', 'Edit own worklogs made on issues.'],
    ['41', 'EDIT_ALL_WORKLOGS', 'Edit all worklogs', 'Edit all worklogs made on issues.'],
    ['42', 'DELETE_OWN_WORKLOGS', 'Delete own worklogs', 'Delete own worklogs made on issues.'],
    ['43', 'DELETE_ALL_WORKLOGS', 'Delete all worklogs', 'Delete all worklogs made on issues.'],
  ]),
];

export const PROJECT_PERMISSION_KEYS: readonly string[] = PERMISSIONS.filter(
  (one) => one.type === 'PROJECT',
).map((one) => one.key);

/** All that there are on a site: Jira's own and those of the installed app. */
export const listPermissions = ({
  appPermissions,
}: {
  readonly appPermissions: ReadonlyMap<string, Permission>;
}): readonly Permission[] => [
  ...PERMISSIONS,
  ...[...appPermissions.values()].map(({ id, key, name, type, description }) => ({
    id,
    key,
    name,
    type,
    description,
  })),
];

/** The permission of that key on the site, or undefined. */
export const findPermission = (
  site: { readonly appPermissions: ReadonlyMap<string, Permission> },
  key: string,
): Permission | undefined => listPermissions(site).find((one) => one.key === key);
