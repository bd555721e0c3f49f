import type { OperationShape } from './shape';

const BY_PROJECT_IDS: OperationShape = {
  query: { projectId: ['project'] },
  bound: { param: 'projectId', takes: 'list' },
};
const BY_PROJECT_ID: OperationShape = {
  query: { projectId: 'project' },
  bound: { param: 'projectId', takes: 'one' },
};

/** Reads that name projects or issues in their query, and permissions, which name them in their body. */
export const QUERY_SHAPES: Readonly<Record<string, OperationShape>> = {
  'GET /rest/api/3/component': {
    query: { projectIdsOrKeys: ['project'] },
    bound: { param: 'projectIdsOrKeys', takes: 'list' },
  },
  'GET /rest/api/3/data-policy/project': {
    query: { ids: ['project'] },
    bound: { param: 'ids', takes: 'list' },
  },
  'GET /rest/api/3/field/search': {
    query: { projectIds: ['project'], id: 'plain' },
    bound: { param: 'projectIds', takes: 'list' },
  },
  'GET /rest/api/3/issue/createmeta': {
    query: { projectIds: ['project'], projectKeys: ['project'] },
    bound: { param: 'projectIds', takes: 'list' },
  },
  'GET /rest/api/3/issuetype/project': BY_PROJECT_ID,
  'GET /rest/api/3/priority/search': {
    query: { projectId: ['project'], id: 'plain' },
    bound: { param: 'projectId', takes: 'list' },
  },
  'GET /rest/api/3/project/search': {
    query: { id: ['project'], keys: ['project'] },
    bound: { param: 'id', takes: 'list' },
  },
  'GET /rest/api/3/projects/fields': BY_PROJECT_IDS,
  'GET /rest/api/3/resolution/search': { query: { id: 'plain' } },
  'GET /rest/api/3/statuses/byNames': BY_PROJECT_ID,
  'GET /rest/api/3/statuses/search': BY_PROJECT_ID,

  'GET /rest/api/3/config/fieldschemes/projects': BY_PROJECT_IDS,
  'GET /rest/api/3/issuesecurityschemes/project': BY_PROJECT_IDS,
  'GET /rest/api/3/notificationscheme/project': BY_PROJECT_IDS,
  'GET /rest/api/3/workflowscheme/project': BY_PROJECT_IDS,

  'GET /rest/api/3/mypermissions': {
    query: {
      projectId: 'project',
      projectKey: 'project',
      issueId: 'issue',
      issueKey: 'issue',
      commentId: 'comment',
    },
    bound: { param: 'projectId', takes: 'one' },
  },
  'GET /rest/api/3/mypreferences': { query: { key: 'plain' } },
  'POST /rest/api/3/permissions/check': {
    body: {
      accountId: 'plain',
      globalPermissions: 'plain',
      projectPermissions: [{ permissions: 'plain', projects: ['project'], issues: ['issue'] }],
    },
  },
  'POST /rest/api/3/permissions/project': { body: { permissions: 'plain' } },

  'GET /rest/api/3/user/assignable/multiProjectSearch': {
    query: { projectKeys: ['project'] },
    bound: { param: 'projectKeys', takes: 'list', by: 'key' },
  },
  'GET /rest/api/3/user/assignable/search': {
    query: { project: 'project', issueKey: 'issue', issueId: 'issue' },
    bound: { param: 'project', takes: 'one' },
  },
  'GET /rest/api/3/user/permission/search': {
    query: { projectKey: 'project', issueKey: 'issue' },
    bound: { param: 'projectKey', takes: 'one', by: 'key' },
  },
  'GET /rest/api/3/user/viewissue/search': {
    query: { projectKey: 'project', issueKey: 'issue' },
    bound: { param: 'projectKey', takes: 'one', by: 'key' },
  },
};
