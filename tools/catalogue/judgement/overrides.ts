import type { Locator } from '../../../src/catalogue/operation';
import type { Permission } from '../../../src/catalogue/permission';

/** A correction to what the rules say, for one operation. Fields left out stay as the rules have them. */
export interface Override {
  /** Only ever to the strict side: an operation is let in by a rule, never by an override. */
  readonly kind?: Extract<Locator['kind'], 'deny'>;
  /** In place of what rules and prose say; complete as it stands. */
  readonly permissions?: readonly Permission[];
  readonly because: string;
}

const ENDS_THE_PROJECT =
  'a token bound to a project works inside it; ending, hiding or reviving it is not inside it';
const BY_ITS_OWN_ID =
  'found by an id of the whole site; whether Jira minds that it is not of the project or issue in the path is undocumented';
const WATCHES_OTHERS = 'the app acts for someone: the person on the list is always another than the caller';
const NOT_THE_REPORTER = 'only the reporter may; the app would pass as "a Connect app" whoever the owner is';

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

  // — issues —
  'PUT issue/archive': {
    permissions: ['ADMINISTER', 'BROWSE_PROJECTS'],
    because:
      '"Jira admin or site admin": of the two the one that Jira can be asked about, on issues that the person sees',
  },
  'PUT issue/unarchive': {
    permissions: ['ADMINISTER', 'BROWSE_PROJECTS'],
    because:
      '"Jira admin or site admin": of the two the one that Jira can be asked about, on issues that the person sees',
  },

  // — people, by the project they work in —
  'GET user/assignable/search': {
    permissions: ['ASSIGN_ISSUES', 'BROWSE_PROJECTS'],
    because:
      '"Browse users and groups or Assign issues": the one of the two that is about the project it names',
  },

  // — software: no prose —
  'PUT /rest/agile/1.0/issue/{issueIdOrKey}/estimation': {
    permissions: ['BROWSE_PROJECTS', 'EDIT_ISSUES'],
    because: 'sets a field of the issue',
  },

  // — service management: what counts there is to be an agent —
  'POST /rest/servicedeskapi/request': {
    permissions: ['BROWSE_PROJECTS', 'CREATE_ISSUES', 'SERVICEDESK_AGENT'],
    because:
      "an issue is created, and in the app's name always on behalf of another, as only agents may (raiseOnBehalfOf)",
  },
  'POST /rest/servicedeskapi/request/validate': {
    permissions: ['BROWSE_PROJECTS', 'CREATE_ISSUES'],
    because: '"permission to create requests in the specified service desk"; nothing is created',
  },
  'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}': {
    permissions: ['BROWSE_PROJECTS'],
    because: '"for example, being the Service Desk\'s Administrator or one of its Agents or Users"',
  },
  'POST /rest/servicedeskapi/servicedesk/{serviceDeskId}/attachTemporaryFile': {
    permissions: ['BROWSE_PROJECTS', 'CREATE_ATTACHMENTS'],
    because: '"permission to add attachments in this Service Desk"',
  },
  'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/customer': {
    permissions: ['BROWSE_PROJECTS', 'SERVICEDESK_AGENT'],
    because:
      '"permission to view this Service Desk\'s customers", which its agents have: names and addresses',
  },
  'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/knowledgebase/article': {
    kind: 'deny',
    because: "articles are pages of Confluence, where the owner's standing cannot be asked",
  },
  'POST /rest/servicedeskapi/servicedesk/{serviceDeskId}/customer/invite': {
    permissions: ['ADMINISTER', 'ADMINISTER_PROJECTS', 'BROWSE_PROJECTS'],
    because: 'the prose asks for both: "Jira Administrator Global permission & Service desk administrator"',
  },
  'GET /rest/servicedeskapi/request/{issueIdOrKey}/comment/{commentId}': {
    kind: 'deny',
    because: BY_ITS_OWN_ID,
  },
  'GET /rest/servicedeskapi/request/{issueIdOrKey}/comment/{commentId}/attachment': {
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
