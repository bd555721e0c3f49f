import type { OperationShape } from './shape';

/** The query itself is parsed and confined elsewhere (gateway/jql). The issues to be reconciled with its result are named here. */
const IN_QUERY: OperationShape = { query: { jql: 'plain', reconcileIssues: ['issue'] } };

const SEARCH_PARTS = {
  jql: 'plain',
  expand: 'plain',
  fields: 'plain',
  fieldsByKeys: 'plain',
  maxResults: 'plain',
  properties: 'plain',
} as const;

/** Searches, and the issues of boards, epics and sprints. */
export const JQL_SHAPES: Readonly<Record<string, OperationShape>> = {
  'GET /rest/api/3/search': IN_QUERY,
  'POST /rest/api/3/search': { body: { ...SEARCH_PARTS, startAt: 'plain', validateQuery: 'plain' } },
  'GET /rest/api/3/search/jql': IN_QUERY,
  'POST /rest/api/3/search/jql': {
    body: { ...SEARCH_PARTS, nextPageToken: 'plain', reconcileIssues: ['issue'] },
  },
  'POST /rest/api/3/search/approximate-count': { body: { jql: 'plain' } },

  'GET /rest/agile/1.0/board/{boardId}/backlog': IN_QUERY,
  'GET /rest/agile/1.0/board/{boardId}/epic/none/issue': IN_QUERY,
  'GET /rest/agile/1.0/board/{boardId}/epic/{epicId}/issue': IN_QUERY,
  'GET /rest/agile/1.0/board/{boardId}/issue': IN_QUERY,
  'GET /rest/agile/1.0/board/{boardId}/sprint/{sprintId}/issue': IN_QUERY,
  'GET /rest/agile/1.0/epic/none/issue': IN_QUERY,
  'GET /rest/agile/1.0/epic/{epicIdOrKey}/issue': IN_QUERY,
  'GET /rest/agile/1.0/sprint/{sprintId}/issue': IN_QUERY,

  'GET /rest/software/1.0/board/{boardId}/backlog': IN_QUERY,
  'GET /rest/software/1.0/board/{boardId}/backlog/approximate-count': IN_QUERY,
  'GET /rest/software/1.0/board/{boardId}/epic/none/issue': IN_QUERY,
  'GET /rest/software/1.0/board/{boardId}/epic/{epicId}/issue': IN_QUERY,
  'GET /rest/software/1.0/board/{boardId}/issue': IN_QUERY,
  'GET /rest/software/1.0/board/{boardId}/issue/approximate-count': IN_QUERY,
  'GET /rest/software/1.0/board/{boardId}/sprint/{sprintId}/issue': IN_QUERY,
  'GET /rest/software/1.0/epic/none/issue': IN_QUERY,
  'GET /rest/software/1.0/epic/{epicIdOrKey}/issue': IN_QUERY,
  'GET /rest/software/1.0/sprint/{sprintId}/issue': IN_QUERY,
};
