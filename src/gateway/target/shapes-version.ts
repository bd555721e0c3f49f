import type { OperationShape, Shape } from './shape';

const VERSION: Shape = {
  id: 'version',
  // As it comes in a version that was read before: Jira does not look at it.
  self: 'version-url',
  project: 'project',
  projectId: 'project',
  moveUnfixedIssuesTo: 'version-url',
  name: 'plain',
  description: 'plain',
  archived: 'plain',
  released: 'plain',
  overdue: 'plain',
  releaseDate: 'plain',
  startDate: 'plain',
  userReleaseDate: 'plain',
  userStartDate: 'plain',
  driver: 'plain',
  approvers: 'plain',
  expand: 'plain',
};

const COMPONENT: Shape = {
  id: 'component',
  project: 'project',
  projectId: 'project',
  name: 'plain',
  description: 'plain',
  lead: 'plain',
  leadAccountId: 'plain',
  leadUserName: 'plain',
  assignee: 'plain',
  assigneeType: 'plain',
  isAssigneeTypeValid: 'plain',
  realAssignee: 'plain',
  realAssigneeType: 'plain',
};

const RELATED_WORK: Shape = {
  category: 'plain',
  issueId: 'issue',
  relatedWorkId: 'plain',
  title: 'plain',
  url: 'plain',
};

/** Versions, components and projects. */
export const VERSION_SHAPES: Readonly<Record<string, OperationShape>> = {
  'POST /rest/api/3/version': { body: VERSION },
  'PUT /rest/api/3/version/{id}': { body: VERSION },
  'DELETE /rest/api/3/version/{id}': {
    query: { moveFixIssuesTo: 'version', moveAffectedIssuesTo: 'version' },
  },
  'POST /rest/api/3/version/{id}/move': { body: { after: 'version-url', position: 'plain' } },
  'POST /rest/api/3/version/{id}/removeAndSwap': {
    body: {
      moveFixIssuesTo: 'version',
      moveAffectedIssuesTo: 'version',
      customFieldReplacementList: [{ customFieldId: 'plain', moveTo: 'version' }],
    },
  },
  'POST /rest/api/3/version/{id}/relatedwork': { body: RELATED_WORK },
  'PUT /rest/api/3/version/{id}/relatedwork': { body: RELATED_WORK },

  'POST /rest/api/3/component': { body: COMPONENT },
  'PUT /rest/api/3/component/{id}': { body: COMPONENT },
  'DELETE /rest/api/3/component/{id}': { query: { moveIssuesTo: 'component' } },

  // Left out: another key, released keys, and the schemes of permission, notification and issue security.
  'PUT /rest/api/3/project/{projectIdOrKey}': {
    body: {
      name: 'plain',
      description: 'plain',
      url: 'plain',
      lead: 'plain',
      leadAccountId: 'plain',
      assigneeType: 'plain',
      avatarId: 'plain',
      categoryId: 'plain',
    },
  },
  // Jira shows every avatar to everybody.
  'PUT /rest/api/3/project/{projectIdOrKey}/avatar': { body: { id: 'plain' } },
  // Closed for their `componentSource`: Compass components are beyond the project.
  'GET /rest/api/3/project/{projectIdOrKey}/component': { query: {} },
  'GET /rest/api/3/project/{projectIdOrKey}/components': { query: {} },
};
