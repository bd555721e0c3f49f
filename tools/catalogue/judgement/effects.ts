/** What an operation does, where its method does not tell. Ids without a root are platform v3 (`roots.ts`). */

/** They ask by POST and change nothing: 35, each read in Atlassian's description (shared jira-api.md §3.1). */
export const READS_BY_POST: readonly string[] = [
  'POST search',
  'POST search/jql',
  'POST search/approximate-count',
  'POST issue/bulkfetch',
  'POST changelog/bulkfetch',
  'POST issue/{issueIdOrKey}/changelog/list',
  'POST comment/list',
  'POST worklog/list',
  'POST issue/watching',
  'POST jql/autocompletedata',
  'POST jql/match',
  'POST jql/parse',
  'POST jql/pdcleaner',
  'POST jql/sanitize',
  'POST jql/function/computation/search',
  'POST permissions/check',
  'POST permissions/project',
  'POST expression/analyse',
  'POST expression/eval',
  'POST expression/evaluate',
  'POST workflows',
  'POST workflows/preview',
  'POST workflows/create/validation',
  'POST workflows/update/validation',
  'POST workflow/history',
  'POST workflow/history/list',
  'POST workflowscheme/read',
  'POST workflowscheme/update/mappings',
  'POST priorityscheme/mappings',
  'POST field/{fieldId}/context/mapping',
  'POST app/field/context/configuration/list',
  'POST /rest/servicedeskapi/request/validate',
  'POST /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/permissions/check',
  'POST /rest/atlassian-connect/1/migration/workflow/rule/search',
  'POST /rest/internal/api/latest/worklog/bulk',
];

/** They destroy without DELETE: operation → what is lost. */
export const DELETES_IN_DISGUISE: Readonly<Record<string, string>> = {
  'POST bulk/issues/delete': 'issues',
  'POST issue/archive': 'issues leave every list, found by JQL',
  'PUT issue/archive': 'issues leave every list',
  'PUT issue/unarchive': 'undoes an archiving: belongs to whoever may archive',
  'POST project/{projectIdOrKey}/archive': 'the project leaves every list',
  'POST project/{projectIdOrKey}/delete': 'the project',
  'POST field/{id}/trash': 'the field',
  'POST field/{fieldId}/context/{contextId}/issuetype/remove': 'issue types of a context',
  'POST field/{fieldId}/context/{contextId}/project/remove': 'projects of a context',
  'POST fieldconfigurationscheme/{id}/mapping/delete': 'mappings',
  'POST issuetypescreenscheme/{issueTypeScreenSchemeId}/mapping/remove': 'mappings',
  'PUT version/{id}/mergeto/{moveIssuesTo}': 'the merged version',
  'POST version/{id}/removeAndSwap': 'the version',
  'PUT plans/plan/{planId}/archive': 'the plan leaves every list',
  'PUT plans/plan/{planId}/trash': 'the plan',
  'POST task/{taskId}/cancel': 'the running task',
  'PUT workflow/rule/config/delete': 'workflow rules',
  'POST redact': 'text of issues and comments, for good',
  'PUT /rest/servicedeskapi/customer/user/{accountId}/revoke-portal-only-access':
    "a customer's access to the portal",
};

/** Their paths smell of deletion and they delete nothing: operation → what they do. The generator stops at a smell it does not know. */
export const ONLY_SOUND_LIKE_DELETES: Readonly<Record<string, string>> = {
  'PUT issues/archive/export': 'mails a list of archived issues',
  'POST /rest/agile/1.0/sprint/{sprintId}/swap': 'exchanges the places of two sprints',
};

export const DELETION_SMELL = /delete|remove|archive|trash|purge|cancel|revoke|redact|mergeto|swap|destroy/i;

/** Manage, though neither scope nor permission says so: operation → why. */
export const MANAGES: Readonly<Record<string, string>> = {
  'POST uiModifications': 'changes how issue forms look; its scope is only read:jira-work',
  'PUT uiModifications/{uiModificationId}': 'changes how issue forms look; its scope is only read:jira-work',
  'PUT issues/archive/export': 'starts a site-wide export for an admin; its scope is only read:jira-work',
  'POST /rest/atlassian-connect/1/migration/{connectKey}/{jiraIssueFieldsKey}/task':
    "migrates an app's field data; its scope is only read:jira-work",
  'PUT /rest/atlassian-connect/1/migration/field': "rewrites an app's custom fields across the site",
  'PUT /rest/atlassian-connect/1/migration/properties/{entityType}':
    'rewrites entity properties across the site',
  'POST /rest/atlassian-connect/1/app/module/dynamic': 'registers modules',
  'POST /rest/agile/1.0/board': 'creates a board: configuration, though its scope is write:board-scope',
};
