import type { Locator } from '../../../src/catalogue/operation';
import type { Permission } from '../../../src/catalogue/permission';

/** A correction to what the rules say, for one operation. Fields left out stay as the rules have them. */
export interface Override {
  /** Only ever to the strict side: an operation is let in by a rule, never by an override. */
  readonly kind?: Extract<Locator['kind'], 'deny'>;
  /** In place of what the prose says. */
  readonly permissions?: readonly Permission[];
  readonly because: string;
}

const ENDS_THE_PROJECT =
  'a token bound to a project works inside it; ending, hiding or reviving it is not inside it';
const BY_ITS_OWN_ID =
  'found by an id of the whole site; whether Jira minds that it is not of the project or issue in the path is undocumented';
const WATCHES_OTHERS = 'the app acts for someone: the person on the list is always another than the caller';
const AGENTS_ONLY =
  'portal customers hold Browse projects too, and to the app Jira shows what only agents see (internal comments)';
const NOT_THE_REPORTER = 'only the reporter may; the app would pass as "a Connect app" whoever the owner is';

const AGENT: readonly Permission[] = ['BROWSE_PROJECTS', 'SERVICEDESK_AGENT'];

export const OVERRIDES: Readonly<Record<string, Override>> = {
  // — no prose, and not for everyone —
  'POST redact': {
    permissions: ['ADMINISTER'],
    because: 'blanks text in issues and comments for good; the documents name no permission',
  },

  // — the project itself —
  'DELETE project/{projectIdOrKey}/avatar/{id}': { kind: 'deny', because: BY_ITS_OWN_ID },
  'GET issue/{issueIdOrKey}/worklog/{worklogId}/properties': { kind: 'deny', because: BY_ITS_OWN_ID },
  'GET issue/{issueIdOrKey}/worklog/{worklogId}/properties/{propertyKey}': {
    kind: 'deny',
    because: BY_ITS_OWN_ID,
  },
  'PUT issue/{issueIdOrKey}/worklog/{worklogId}/properties/{propertyKey}': {
    kind: 'deny',
    because: BY_ITS_OWN_ID,
  },
  'DELETE project/{projectIdOrKey}': { kind: 'deny', because: ENDS_THE_PROJECT },
  'POST project/{projectIdOrKey}/delete': { kind: 'deny', because: ENDS_THE_PROJECT },
  'POST project/{projectIdOrKey}/archive': { kind: 'deny', because: ENDS_THE_PROJECT },
  'POST project/{projectIdOrKey}/restore': { kind: 'deny', because: ENDS_THE_PROJECT },
  'PUT project/{projectIdOrKey}': {
    permissions: ['ADMINISTER', 'BROWSE_PROJECTS'],
    because: 'the body may change the key and the schemes, for which the prose asks Administer Jira',
  },
  'PUT project/{projectKeyOrId}/permissionscheme': {
    kind: 'deny',
    because: 'puts the project under a scheme of the whole site and so decides who may do what in it',
  },
  'GET project/{projectKeyOrId}/notificationscheme': {
    kind: 'deny',
    because: 'the reply lists every project that shares the scheme (NotificationScheme.projects)',
  },
  'GET project/{projectKeyOrId}/securitylevel': {
    permissions: ['BROWSE_PROJECTS', 'SET_ISSUE_SECURITY'],
    because: '"only returned for users with Set Issue Security": Jira asks the app, we ask the owner',
  },

  // — votes, watchers: details that Jira shows or allows only to some —
  'GET issue/{issueIdOrKey}/votes': {
    permissions: ['BROWSE_PROJECTS', 'VIEW_VOTERS_AND_WATCHERS'],
    because: 'the reply names the voters',
  },
  'GET issue/{issueIdOrKey}/watchers': {
    permissions: ['BROWSE_PROJECTS', 'VIEW_VOTERS_AND_WATCHERS'],
    because: 'the reply names the watchers',
  },
  'POST issue/{issueIdOrKey}/watchers': {
    permissions: ['BROWSE_PROJECTS', 'MANAGE_WATCHERS'],
    because: WATCHES_OTHERS,
  },
  'DELETE issue/{issueIdOrKey}/watchers': {
    permissions: ['BROWSE_PROJECTS', 'MANAGE_WATCHERS'],
    because: WATCHES_OTHERS,
  },
  'DELETE issue/{issueIdOrKey}/worklog/{worklogId}/properties/{propertyKey}': {
    kind: 'deny',
    permissions: ['BROWSE_PROJECTS', 'EDIT_ALL_WORKLOGS'],
    because: BY_ITS_OWN_ID,
  },

  // — software: no prose —
  'PUT /rest/agile/1.0/issue/{issueIdOrKey}/estimation': {
    permissions: ['BROWSE_PROJECTS', 'EDIT_ISSUES'],
    because: 'sets a field of the issue',
  },

  // — service management: what counts there is to be an agent —
  'POST /rest/servicedeskapi/servicedesk/{serviceDeskId}/customer/invite': {
    permissions: ['ADMINISTER', 'ADMINISTER_PROJECTS'],
    because: 'the prose asks for both: "Jira Administrator Global permission & Service desk administrator"',
  },
  'GET /rest/servicedeskapi/request/{issueIdOrKey}/comment/{commentId}': {
    kind: 'deny',
    because: BY_ITS_OWN_ID,
  },
  'GET /rest/servicedeskapi/request/{issueIdOrKey}/approval/{approvalId}': {
    kind: 'deny',
    because: BY_ITS_OWN_ID,
  },
  'GET /rest/servicedeskapi/request/{issueIdOrKey}/attachment/{attachmentId}': {
    kind: 'deny',
    because: BY_ITS_OWN_ID,
  },
  'GET /rest/servicedeskapi/request/{issueIdOrKey}/attachment/{attachmentId}/thumbnail': {
    kind: 'deny',
    because: BY_ITS_OWN_ID,
  },
  'POST /rest/servicedeskapi/request/{issueIdOrKey}/approval/{approvalId}': {
    kind: 'deny',
    because: 'only an assigned approver may answer; the app would answer for whoever holds the token',
  },
  'POST /rest/servicedeskapi/request/{requestIdOrKey}/feedback': { kind: 'deny', because: NOT_THE_REPORTER },
  'DELETE /rest/servicedeskapi/request/{requestIdOrKey}/feedback': {
    kind: 'deny',
    because: NOT_THE_REPORTER,
  },
};

/** Every operation under this root additionally needs these; see AGENTS_ONLY. */
export const ROOT_PERMISSIONS: readonly {
  readonly root: string;
  readonly permissions: readonly Permission[];
  readonly because: string;
}[] = [{ root: '/rest/servicedeskapi/request/{', permissions: AGENT, because: AGENTS_ONLY }];
