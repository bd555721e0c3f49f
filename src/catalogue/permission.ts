/**
 * Jira's own permission keys (GET /rest/api/3/permissions), as far as operations name them.
 * A row stores a key by its place in this list: append, never reorder without `npm run catalogue`.
 */
export const PERMISSIONS = [
  'ADMINISTER',
  'SYSTEM_ADMIN',
  'ADMINISTER_PROJECTS',
  'BROWSE_PROJECTS',
  'CREATE_ISSUES',
  'EDIT_ISSUES',
  'DELETE_ISSUES',
  'ASSIGN_ISSUES',
  'TRANSITION_ISSUES',
  'RESOLVE_ISSUES',
  'MOVE_ISSUES',
  'LINK_ISSUES',
  'SET_ISSUE_SECURITY',
  'ADD_COMMENTS',
  'EDIT_ALL_COMMENTS',
  'DELETE_ALL_COMMENTS',
  'CREATE_ATTACHMENTS',
  'DELETE_ALL_ATTACHMENTS',
  'WORK_ON_ISSUES',
  'EDIT_ALL_WORKLOGS',
  'DELETE_ALL_WORKLOGS',
  'MANAGE_WATCHERS',
  'VIEW_VOTERS_AND_WATCHERS',
  'BULK_CHANGE',
  'USER_PICKER',
  'CREATE_SHARED_OBJECTS',
  'SERVICEDESK_AGENT',
  'SCHEDULE_ISSUES',
  'MANAGE_SPRINTS_PERMISSION',
  'MODIFY_REPORTER',
] as const;

export type Permission = (typeof PERMISSIONS)[number];
