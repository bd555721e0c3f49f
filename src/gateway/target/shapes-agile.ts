import type { OperationShape, Shape } from './shape';

const RANKED: Shape = {
  issues: ['issue'],
  rankAfterIssue: 'issue',
  rankBeforeIssue: 'issue',
  rankCustomFieldId: 'plain',
};
const SPRINT: Shape = {
  id: 'sprint',
  originBoardId: 'board',
  name: 'plain',
  goal: 'plain',
  state: 'plain',
  startDate: 'plain',
  endDate: 'plain',
  completeDate: 'plain',
  createdDate: 'plain',
};

/** Boards, sprints, epics and ranks. Those of the path are read there. */
export const AGILE_SHAPES: Readonly<Record<string, OperationShape>> = {
  'GET /rest/agile/1.0/board': {
    query: { projectKeyOrId: 'project' },
    bound: { param: 'projectKeyOrId', takes: 'one' },
  },
  'PUT /rest/agile/1.0/board/{boardId}/features': {
    body: { boardId: 'board', enabling: 'plain', feature: 'plain' },
  },
  'PUT /rest/agile/1.0/board/{boardId}/properties/{propertyKey}': { body: 'plain' },
  'POST /rest/agile/1.0/board/{boardId}/issue': { body: RANKED },
  'POST /rest/agile/1.0/backlog/issue': { body: { issues: ['issue'] } },
  'POST /rest/agile/1.0/backlog/{boardId}/issue': { body: RANKED },

  'POST /rest/agile/1.0/epic/none/issue': { body: { issues: ['issue'] } },
  'POST /rest/agile/1.0/epic/{epicIdOrKey}': {
    body: { name: 'plain', summary: 'plain', color: { key: 'plain' }, done: 'plain' },
  },
  'POST /rest/agile/1.0/epic/{epicIdOrKey}/issue': { body: { issues: ['issue'] } },
  'PUT /rest/agile/1.0/epic/{epicIdOrKey}/rank': {
    body: { rankAfterEpic: 'issue', rankBeforeEpic: 'issue', rankCustomFieldId: 'plain' },
  },

  'PUT /rest/agile/1.0/issue/rank': { body: RANKED },
  'GET /rest/agile/1.0/issue/{issueIdOrKey}/estimation': { query: { boardId: 'board' } },
  'PUT /rest/agile/1.0/issue/{issueIdOrKey}/estimation': {
    query: { boardId: 'board' },
    body: { value: 'plain' },
  },

  'POST /rest/agile/1.0/sprint': { body: SPRINT },
  'POST /rest/agile/1.0/sprint/{sprintId}': { body: SPRINT },
  'PUT /rest/agile/1.0/sprint/{sprintId}': { body: SPRINT },
  'POST /rest/agile/1.0/sprint/{sprintId}/issue': { body: RANKED },
  'PUT /rest/agile/1.0/sprint/{sprintId}/properties/{propertyKey}': { body: 'plain' },
  'POST /rest/agile/1.0/sprint/{sprintId}/swap': { body: { sprintToSwapWith: 'sprint' } },
};
