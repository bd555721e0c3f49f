/**
 * Operations that can show or change content of projects and issues that nobody names, or do what Jira lets nobody do by a permission
 * that could be asked for. Nobody's standing answers for them, not even a Jira admin's, who may lack Browse projects somewhere: they
 * are refused to every token. What Jira's own administration does whatever one may browse (schemes, workflows, users, whole projects,
 * tasks, plans, the audit log) is not here.
 */

const ATTACHMENT = 'an attachment by its own id; nothing tells of which issue it is, so it may be of any';
const FILTER = 'a filter: its JQL and whom it is shared with, to the app also where that is a project';
const DASHBOARD = 'dashboards and what is on them, to the app also where they are shared with a project';
const SECOND_ID =
  'an id that may be of another issue than the one in the path: whether Jira minds is undocumented';
const BY_JQL = 'changes issues that a JQL finds, and to the app it finds them in every project';
const NOT_BY_PERMISSION = 'Jira lets one person do it, by who they are, and takes the app for that person';
const WHOLE_SITE = 'issues of the whole site, whatever their project';
const CONFLUENCE = "articles are pages of Confluence, where the owner's standing cannot be asked";
const INTERNAL = "for a service of Atlassian's own; asks for nobody's permission";

/** Operation → what it shows or changes. */
export const BEYOND_STANDING: Readonly<Record<string, string>> = {
  // — issues and what is in them —
  'GET attachment/{id}': ATTACHMENT,
  'DELETE attachment/{id}': ATTACHMENT,
  'GET attachment/{id}/expand/human': ATTACHMENT,
  'GET attachment/{id}/expand/raw': ATTACHMENT,
  'GET attachment/content/{id}': ATTACHMENT,
  'GET attachment/thumbnail/{id}': ATTACHMENT,
  'GET bulk/queue/{taskId}': 'which issues a bulk operation touched, whoever started it',
  'POST expression/eval': 'an expression reads any issue, project, board and user that the app can',
  'POST expression/evaluate': 'an expression reads any issue, project, board and user that the app can',
  'POST issue/archive': BY_JQL,
  'GET issue/limit/report': WHOLE_SITE,
  'GET issue/picker': `finds ${WHOLE_SITE}`,
  'PUT issue/properties/{propertyKey}': 'without a filter, every issue the app may edit',
  'DELETE issue/properties/{propertyKey}': 'without a filter, every issue the app may edit',
  'GET issue/{issueIdOrKey}/worklog/{worklogId}/properties': SECOND_ID,
  'GET issue/{issueIdOrKey}/worklog/{worklogId}/properties/{propertyKey}': SECOND_ID,
  'PUT issue/{issueIdOrKey}/worklog/{worklogId}/properties/{propertyKey}': SECOND_ID,
  'DELETE issue/{issueIdOrKey}/worklog/{worklogId}/properties/{propertyKey}': SECOND_ID,
  'PUT issues/archive/export': `exports archived ${WHOLE_SITE}`,
  'DELETE field/{fieldId}/context/{contextId}/option/{optionId}/issue': BY_JQL,
  'DELETE field/{fieldKey}/option/{optionId}/issue': BY_JQL,
  'GET jql/autocompletedata/suggestions':
    'values that fields have: names of projects, versions, sprints and labels, out of every project',
  'GET label': 'words out of issues, from every project',
  'POST redact': 'blanks text in issues and comments for good, each by its own id',
  'GET user/search/query': '"is assignee of", "is commenter of" …: tells who did what in any issue',
  'GET user/search/query/key': '"is assignee of", "is commenter of" …: tells who did what in any issue',
  'GET worklog/updated': `worklogs of ${WHOLE_SITE}`,
  'GET worklog/deleted': `worklogs of ${WHOLE_SITE}`,
  'POST /rest/internal/api/latest/worklog/bulk': INTERNAL,

  // — filters, dashboards and boards: shared with projects, and the app is in all of them —
  'GET filter/{id}': FILTER,
  'GET filter/search': FILTER,
  'GET filter/favourite': FILTER,
  'GET filter/my': `${FILTER}. What the app owns came from every token`,
  'PUT filter/{id}': `${FILTER}. What the app owns came from every token, and boards are made of filters`,
  'PUT filter/{id}/favourite': FILTER,
  'DELETE filter/{id}/favourite': FILTER,
  'GET filter/{id}/permission': FILTER,
  'POST filter/{id}/permission': `${FILTER}. What the app owns came from every token`,
  'GET filter/{id}/permission/{permissionId}': FILTER,
  'GET dashboard': DASHBOARD,
  'GET dashboard/search': DASHBOARD,
  'GET dashboard/{id}': DASHBOARD,
  'POST dashboard/{id}/copy': DASHBOARD,
  'GET dashboard/{dashboardId}/gadget': DASHBOARD,
  'GET dashboard/{dashboardId}/items/{itemId}/properties': DASHBOARD,
  'GET dashboard/{dashboardId}/items/{itemId}/properties/{propertyKey}': DASHBOARD,
  'GET /rest/agile/1.0/board/filter/{filterId}': 'names of boards, of whatever project',

  // — service management —
  'GET /rest/servicedeskapi/request/{issueIdOrKey}/approval/{approvalId}': SECOND_ID,
  'POST /rest/servicedeskapi/request/{issueIdOrKey}/approval/{approvalId}': NOT_BY_PERMISSION,
  'GET /rest/servicedeskapi/request/{issueIdOrKey}/attachment/{attachmentId}': SECOND_ID,
  'GET /rest/servicedeskapi/request/{issueIdOrKey}/attachment/{attachmentId}/thumbnail': SECOND_ID,
  'GET /rest/servicedeskapi/request/{issueIdOrKey}/comment/{commentId}': SECOND_ID,
  'GET /rest/servicedeskapi/request/{issueIdOrKey}/comment/{commentId}/attachment': SECOND_ID,
  'POST /rest/servicedeskapi/request/{requestIdOrKey}/feedback': NOT_BY_PERMISSION,
  'DELETE /rest/servicedeskapi/request/{requestIdOrKey}/feedback': NOT_BY_PERMISSION,
  'GET /rest/servicedeskapi/knowledgebase/article': CONFLUENCE,
  'GET /rest/servicedeskapi/knowledgebase/article/view/{pageId}': CONFLUENCE,
  'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/knowledgebase/article': CONFLUENCE,
  'POST /rest/servicedeskapi/customer/skip-permission-check': INTERNAL,
  'POST /rest/servicedeskapi/servicedesk/{serviceDeskId}/customer/skip-permission-check': INTERNAL,

  // — people —
  'GET user/email': 'an address that the person hides: Jira shows it to no person',
  'GET user/email/bulk': 'addresses that the persons hide: Jira shows them to no person',
};

/** The same for every operation whose id matches. */
export const BEYOND_STANDING_RULES: readonly { readonly matches: RegExp; readonly because: string }[] = [
  {
    matches:
      /^\w+ \/rest\/(builds|deployments|devinfo|devopscomponents|featureflags|operations|remotelinks|security)\//,
    because:
      'what connected tools report about issues of any project, by keys in many places of the body; Jira takes it from apps, never from persons',
  },
];
