import type { OperationShape, Shape } from './shape';

const LINKED: Shape = { id: 'issue', key: 'issue' };
const ISSUES: Shape = ['issue'];

/** Issues: creating, editing, linking, and reading or writing several at once. */
export const ISSUE_SHAPES: Readonly<Record<string, OperationShape>> = {
  'POST /rest/api/3/issue': { body: 'issue-edit' },
  'POST /rest/api/3/issue/bulk': { body: { issueUpdates: ['issue-edit'] } },
  'PUT /rest/api/3/issue/{issueIdOrKey}': { body: 'issue-edit' },
  'POST /rest/api/3/issue/{issueIdOrKey}/transitions': { body: 'issue-edit' },
  'POST /rest/api/3/issueLink': {
    body: { type: 'plain', inwardIssue: LINKED, outwardIssue: LINKED, comment: 'new-comment' },
  },
  // Ids of worklogs are of the whole site: each is placed, whatever issue the path names.
  'DELETE /rest/api/3/issue/{issueIdOrKey}/worklog': { body: { ids: ['worklog'] } },
  'POST /rest/api/3/issue/{issueIdOrKey}/worklog/move': { body: { ids: ['worklog'], issueIdOrKey: 'issue' } },

  'POST /rest/api/3/issue/properties': { body: { entitiesIds: ISSUES, properties: 'property-map' } },
  'POST /rest/api/3/issue/properties/multi': {
    body: { issues: [{ issueID: 'issue', properties: 'property-map' }] },
  },
  'PUT /rest/api/3/issue/archive': { body: { issueIdsOrKeys: ISSUES } },
  'PUT /rest/api/3/issue/unarchive': { body: { issueIdsOrKeys: ISSUES } },
  'POST /rest/api/3/issue/bulkfetch': {
    body: {
      issueIdsOrKeys: ISSUES,
      expand: 'plain',
      fields: 'plain',
      fieldsByKeys: 'plain',
      properties: 'plain',
    },
  },
  'POST /rest/api/3/issue/watching': { body: { issueIds: ISSUES } },
  'POST /rest/api/3/changelog/bulkfetch': {
    body: { issueIdsOrKeys: ISSUES, fieldIds: 'plain', maxResults: 'plain', nextPageToken: 'plain' },
  },
  // `jqls` is left out: nothing rewrites them here, and their errors tell which projects and values exist.
  'POST /rest/api/3/jql/match': { body: { issueIds: ISSUES } },

  // Replies to these two are filtered, entry by entry.
  'POST /rest/api/3/comment/list': { body: { ids: 'plain' } },
  'POST /rest/api/3/worklog/list': { body: { ids: 'plain' } },
  'PUT /rest/api/3/comment/{commentId}/properties/{propertyKey}': { body: 'plain' },
};
