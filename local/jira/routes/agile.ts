import { issueBean } from '../beans/issue-bean';
import { readWindow, slice } from '../beans/page';
import { param, type Call, type Respond, type Route } from '../call';
import { formatTime } from '../dates';
import { selectFields } from '../fields/fields';
import { searchIssues } from '../jql/search';
import { seeProject } from '../lookup';
import type { Board, Issue, Sprint } from '../model';
import { hasInProject } from '../permissions';
import { found, json, missing, notFound, type Found, type Reply } from '../reply';
import { getRecord } from '../site';
import { faultReply } from './search';
import { row } from './route';

const isVisible = (call: Call, board: Board): boolean =>
  hasInProject(call.site, call.actor, 'BROWSE_PROJECTS', getRecord(call.site.projects, board.projectId));

const agileUrl = (call: Call, path: string): string => `${call.site.siteUrl}/rest/agile/1.0/${path}`;

function boardBean(call: Call, board: Board): unknown {
  const project = getRecord(call.site.projects, board.projectId);
  return {
    id: board.id,
    self: agileUrl(call, `board/${board.id}`),
    name: board.name,
    type: board.type,
    location: {
      projectId: Number(project.id),
      displayName: `${project.name} (${project.key})`,
      projectName: project.name,
      projectKey: project.key,
      projectTypeKey: project.projectTypeKey,
      name: `${project.name} (${project.key})`,
    },
    isPrivate: false,
  };
}

const sprintBean = (call: Call, sprint: Sprint): unknown => ({
  id: Number(sprint.id),
  self: agileUrl(call, `sprint/${sprint.id}`),
  state: sprint.state,
  name: sprint.name,
  ...(sprint.startAt === undefined ? {} : { startDate: formatTime(sprint.startAt) }),
  ...(sprint.endAt === undefined ? {} : { endDate: formatTime(sprint.endAt) }),
  originBoardId: sprint.boardId,
  goal: sprint.goal,
});

function page<T>(call: Call, rows: readonly T[], show: (row: T) => unknown): Reply {
  const window = readWindow(call, 50, 50);
  const values = slice(rows, window).map(show);
  return json({
    ...window,
    total: rows.length,
    isLast: window.startAt + values.length >= rows.length,
    values,
  });
}

function listBoards(call: Call): Reply {
  const named = call.query.one('projectKeyOrId');
  const project = named === undefined ? undefined : seeProject(call.site, call.actor, named);
  const [type, text] = [call.query.one('type'), (call.query.one('name') ?? '').toLowerCase()];
  const rows = [...call.site.boards.values()]
    .filter((board) => isVisible(call, board) && (named === undefined || board.projectId === project?.id))
    .filter(
      (board) => (type === undefined || board.type === type) && board.name.toLowerCase().includes(text),
    );
  return page(call, rows, (board) => boardBean(call, board));
}

function pathBoard(call: Call): Found<Board> {
  const board = call.site.boards.get(Number(param(call, 'boardId')));
  const visible = board !== undefined && isVisible(call, board);
  return visible
    ? found(board)
    : missing(
        notFound(
          'Requested board cannot be viewed because it either does not exist or you do not have permission to view it.',
        ),
      );
}

const onBoard =
  (run: (call: Call, board: Board) => Reply): Respond =>
  (call) => {
    const board = pathBoard(call);
    return board.ok ? run(call, board.value) : board.reply;
  };

function pathSprint(call: Call): Found<Sprint> {
  const sprint = call.site.sprints.get(param(call, 'sprintId'));
  const visible = sprint !== undefined && isVisible(call, getRecord(call.site.boards, sprint.boardId));
  return visible ? found(sprint) : missing(notFound('Sprint does not exist.'));
}

const onSprint =
  (run: (call: Call, sprint: Sprint) => Reply): Respond =>
  (call) => {
    const sprint = pathSprint(call);
    return sprint.ok ? run(call, sprint.value) : sprint.reply;
  };

/** The issues that match `jql` of the query and belong to the board or sprint. */
function issuePage(call: Call, belongs: (issue: Issue) => boolean): Reply {
  const result = searchIssues(call.query.one('jql') ?? 'order by rank asc', call);
  if (!result.ok) return faultReply(result.faults);
  const rows = result.issues.filter(belongs);
  const window = readWindow(call, 50, 100);
  const view = {
    fields: selectFields(call.query.list('fields'), '*all'),
    expand: call.query.list('expand'),
    properties: call.query.list('properties'),
  };
  const issues = slice(rows, window).map((issue) => issueBean(call, issue, view));
  return json({ expand: 'schema,names', ...window, total: rows.length, issues });
}

const boardIssues = (call: Call, board: Board): Reply =>
  issuePage(call, (issue) => issue.projectId === board.projectId);

const listSprints = (call: Call, board: Board): Reply => {
  const states = call.query.list('state');
  const rows = [...call.site.sprints.values()].filter(
    (sprint) => sprint.boardId === board.id && (states.length === 0 || states.includes(sprint.state)),
  );
  return page(call, rows, (sprint) => sprintBean(call, sprint));
};

const get = (path: string, scopes: readonly string[], respond: Respond): Route =>
  row('agile', 'GET', path, { scopes: [scopes], anonymous: false, respond });

const BOARD = 'read:board-scope:jira-software';
const DETAILS = 'read:issue-details:jira';
const SPRINT = 'read:sprint:jira-software';

/** Reads of boards and sprints. Jira Software knows granular scopes only. */
export const AGILE_ROUTES: readonly Route[] = [
  get('board', [BOARD, 'read:project:jira'], listBoards),
  get(
    'board/:boardId',
    [BOARD, DETAILS],
    onBoard((call, board) => json(boardBean(call, board))),
  ),
  get('board/:boardId/issue', [BOARD, DETAILS], onBoard(boardIssues)),
  get('board/:boardId/sprint', [SPRINT], onBoard(listSprints)),
  get(
    'sprint/:sprintId',
    [SPRINT],
    onSprint((call, sprint) => json(sprintBean(call, sprint))),
  ),
  get(
    'sprint/:sprintId/issue',
    [SPRINT, DETAILS, 'read:jql:jira'],
    onSprint((call, sprint) => issuePage(call, (issue) => issue.sprintId === sprint.id)),
  ),
];
