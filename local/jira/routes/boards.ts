import { agilePage, agileUrl, boardBean, epicBean, isDone } from '../agile/agile-beans';
import { boardConfiguration, oneQuickFilter, quickFilters } from '../agile/board-configuration';
import { isEpic } from '../agile/epics';
import { isBoardVisible, onBoard, pathBoard } from '../agile/places';
import { projectRef, versionBean } from '../beans/project-bean';
import { param, type Call, type Route } from '../call';
import { findProject, mayAdminister, seeProject } from '../lookup';
import type { Board, Project } from '../model';
import { canSeeIssue } from '../permissions';
import { found, json, noContent, type Reply } from '../reply';
import { getRecord } from '../site';
import { getProperty, listProperties, putProperty, removeProperty, type FindHolder } from './properties';
import { agile } from './route';

/** `projectKeyOrId` finds the boards whose filter names the project, wherever they live. */
function listBoards(call: Call): Reply {
  const named = call.query.one('projectKeyOrId');
  const project = named === undefined ? undefined : seeProject(call.site, call.actor, named);
  const [type, text] = [call.query.one('type'), (call.query.one('name') ?? '').toLowerCase()];
  const rows = [...call.site.boards.values()]
    .filter((board) => isBoardVisible(call, board))
    .filter((board) => named === undefined || board.projectIds.includes(project?.id ?? ''))
    .filter((board) => type === undefined || board.type === type)
    .filter((board) => board.name.toLowerCase().includes(text));
  return agilePage(call, rows, (board) => boardBean(call, board));
}

/** The projects of the board's filter that the caller may see. */
const projectsOf = (call: Call, board: Board): readonly Project[] =>
  board.projectIds.flatMap((id) => seeProject(call.site, call.actor, id) ?? []);

const boardVersions = (call: Call, board: Board): Reply => {
  const ids = projectsOf(call, board).map((project) => project.id);
  const released = call.query.one('released');
  const rows = [...call.site.versions.values()].filter(
    (version) =>
      ids.includes(version.projectId) && (released === undefined || String(version.released) === released),
  );
  return agilePage(call, rows, (version) => ({ ...versionBean(call, version), id: Number(version.id) }));
};

const boardEpics = (call: Call, board: Board): Reply => {
  const done = call.query.one('done');
  const rows = [...call.site.issues.values()]
    .filter((issue) => isEpic(issue) && board.projectIds.includes(issue.projectId))
    .filter((issue) => canSeeIssue(call.site, call.actor, issue))
    .filter((issue) => done === undefined || String(isDone(issue)) === done)
    .sort((left, right) => left.rank - right.rank);
  return agilePage(call, rows, (epic) => epicBean(call, epic));
};

/** Properties of a board: whoever administers its own project writes them. */
const findHolder: FindHolder = (call) => {
  const board = pathBoard(call);
  if (!board.ok) return board;
  const { value } = board;
  return found({
    self: (key) => agileUrl(call, `board/${value.id}/properties/${key}`),
    properties: value.properties,
    mayWrite: () => mayAdminister(call, getRecord(call.site.projects, value.projectId)),
    store: (properties) => void call.site.boards.set(value.id, { ...value, properties }),
  });
};

function boardsOfFilter(call: Call): Reply {
  const rows = [...call.site.boards.values()].filter(
    (board) => board.filterId === param(call, 'filterId') && isBoardVisible(call, board),
  );
  return agilePage(call, rows, ({ id, name }) => ({ id, name, self: agileUrl(call, `board/${id}`) }));
}

/** Takes the board's own project to administer; its sprints go with it, their issues stay. */
function deleteBoard(call: Call, board: Board): Reply {
  const project = findProject(call.site, board.projectId);
  if (project === undefined || !mayAdminister(call, project))
    return { status: 403, body: { errorMessages: ['You do not administer this board.'], errors: {} } };
  const sprintIds = [...call.site.sprints.values()]
    .filter((one) => one.boardId === board.id)
    .map((one) => one.id);
  for (const issue of call.site.issues.values())
    if (sprintIds.includes(issue.sprintId ?? ''))
      call.site.issues.set(issue.id, { ...issue, sprintId: undefined });
  for (const id of sprintIds) call.site.sprints.delete(id);
  call.site.boards.delete(board.id);
  return noContent;
}

const BOARD = 'read:board-scope:jira-software';
const BOARD_ADMIN = 'read:board-scope.admin:jira-software';

/** Boards: what they are and what they show beside issues. */
export const BOARD_ROUTES: readonly Route[] = [
  agile('GET', 'board', [BOARD, 'read:project:jira'], listBoards),
  agile('GET', 'board/filter/:filterId', [BOARD_ADMIN], boardsOfFilter),
  agile(
    'GET',
    'board/:boardId',
    [BOARD, 'read:issue-details:jira'],
    onBoard((call, board) => json(boardBean(call, board))),
  ),
  agile('DELETE', 'board/:boardId', ['write:board-scope:jira-software'], onBoard(deleteBoard)),
  agile(
    'GET',
    'board/:boardId/configuration',
    [BOARD_ADMIN, 'read:project:jira'],
    onBoard(boardConfiguration),
  ),
  agile(
    'GET',
    'board/:boardId/project',
    [BOARD_ADMIN, 'read:project:jira'],
    onBoard((call, board) => agilePage(call, projectsOf(call, board), (one) => projectRef(call, one))),
  ),
  agile(
    'GET',
    'board/:boardId/quickfilter',
    [BOARD_ADMIN, 'read:jql:jira'],
    onBoard((call, board) => agilePage(call, quickFilters(call, board), (filter) => filter)),
  ),
  agile(
    'GET',
    'board/:boardId/quickfilter/:quickFilterId',
    [BOARD_ADMIN, 'read:jql:jira'],
    onBoard(oneQuickFilter),
  ),
  agile('GET', 'board/:boardId/version', [BOARD], onBoard(boardVersions)),
  agile('GET', 'board/:boardId/epic', ['read:epic:jira-software'], onBoard(boardEpics)),
  agile('GET', 'board/:boardId/properties', [BOARD_ADMIN], listProperties(findHolder)),
  agile('GET', 'board/:boardId/properties/:propertyKey', [BOARD_ADMIN], getProperty(findHolder)),
  agile(
    'PUT',
    'board/:boardId/properties/:propertyKey',
    ['write:board-scope.admin:jira-software'],
    putProperty(findHolder),
  ),
  agile(
    'DELETE',
    'board/:boardId/properties/:propertyKey',
    ['delete:board-scope.admin:jira-software'],
    removeProperty(findHolder),
  ),
];
