import { SCOPES } from './generated/operations';

/**
 * The Jira scopes of manifest.yml (a test keeps the two lists equal): what the app itself calls Jira with, and so what bounds every
 * token. A token may also hold granular names beside them; they open operations that the app reaches by its classic scopes.
 * Sorted; `storage:app` is the app's own business.
 */
export const APP_SCOPES = [
  'delete:board-scope.admin:jira-software',
  'delete:sprint:jira-software',
  'manage:jira-configuration',
  'manage:jira-project',
  'manage:jira-webhook',
  'manage:servicedesk-customer',
  'read:board-scope.admin:jira-software',
  'read:board-scope:jira-software',
  'read:epic:jira-software',
  'read:issue-details:jira',
  'read:issue:jira-software',
  'read:jira-user',
  'read:jira-work',
  'read:jql:jira',
  'read:permission:jira',
  'read:project:jira',
  'read:servicedesk-request',
  'read:sprint:jira-software',
  'write:board-scope.admin:jira-software',
  'write:board-scope:jira-software',
  'write:epic:jira-software',
  'write:issue:jira-software',
  'write:jira-work',
  'write:servicedesk-request',
  'write:sprint:jira-software',
] as const;

/** Whether some operation of Jira asks for it. */
export const isScope = (name: string): boolean => SCOPES.includes(name);
