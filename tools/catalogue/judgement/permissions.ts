import type { Permission } from '../../../src/catalogue/permission';

/**
 * Words of Atlassian's permission prose → key. The app makes the call, so what is the person's "own" (comment, worklog,
 * attachment) Jira takes for the app's: where the prose offers "all … or own …" the person needs the "all" form.
 */
export const PERMISSION_WORDS: readonly (readonly [RegExp, Permission])[] = [
  [/\badminister jira\b|\bjira admin(istrator)?\b/i, 'ADMINISTER'],
  [/\bsite-admin\b|\borganization admin\b/i, 'SYSTEM_ADMIN'],
  [
    /\badminister projects?\b|\bproject administrator\b|\bservices? desk('s)? administrator\b/i,
    'ADMINISTER_PROJECTS',
  ],
  [/\bbrowse projects?\b/i, 'BROWSE_PROJECTS'],
  [/\bcreate issues\b/i, 'CREATE_ISSUES'],
  [/\bedit issues\b/i, 'EDIT_ISSUES'],
  [/\bdelete issues\b/i, 'DELETE_ISSUES'],
  [/\bassign issues\b/i, 'ASSIGN_ISSUES'],
  [/\btransition issues\b/i, 'TRANSITION_ISSUES'],
  [/\bresolve issues\b/i, 'RESOLVE_ISSUES'],
  [/\bmove issues\b/i, 'MOVE_ISSUES'],
  [/\blink issues\b/i, 'LINK_ISSUES'],
  [/\bset issue security\b/i, 'SET_ISSUE_SECURITY'],
  [/\badd comments\b/i, 'ADD_COMMENTS'],
  [/\bedit all comments\b/i, 'EDIT_ALL_COMMENTS'],
  [/\bdelete all comments\b/i, 'DELETE_ALL_COMMENTS'],
  [/\bcreate attachments\b|\badd an attachment\b/i, 'CREATE_ATTACHMENTS'],
  [/\bdelete all attachments\b/i, 'DELETE_ALL_ATTACHMENTS'],
  [/\bwork on issues\b/i, 'WORK_ON_ISSUES'],
  [/\bedit all worklogs\b/i, 'EDIT_ALL_WORKLOGS'],
  [/\bdelete all worklogs\b/i, 'DELETE_ALL_WORKLOGS'],
  [/\bglobal bulk change\b/i, 'BULK_CHANGE'],
  [/\bbrowse users and groups\b/i, 'USER_PICKER'],
  [/\bshare dashboards and filters\b/i, 'CREATE_SHARED_OBJECTS'],
  [
    /\bservice desk('s)? agent\b|\badministrator or agent\b|\bagent for the service desk\b/i,
    'SERVICEDESK_AGENT',
  ],
];

/** Clauses that add a case instead of asking for something. */
export const CONDITIONAL =
  /^(if|note|however|but|for any fields|to (add|remove|see)|for custom|for system|the query|anonymous|without|otherwise|filters|dashboards|shared with|owned by)\b/i;
