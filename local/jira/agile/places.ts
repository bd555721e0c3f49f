/** From a path of Jira Software to the board, sprint or epic that the caller may see. */
import { param, type Call, type Respond } from '../call';
import { seeIssue } from '../lookup';
import type { Board, Issue, Sprint } from '../model';
import { hasInProject } from '../permissions';
import { found, missing, notFound, type Found, type Reply } from '../reply';
import { getRecord } from '../site';
import { isEpic } from './epics';

/** A board is visible where its own project is; the issues on it are judged one by one. */
export const isBoardVisible = (call: Call, board: Board): boolean =>
  hasInProject(call.site, call.actor, 'BROWSE_PROJECTS', getRecord(call.site.projects, board.projectId));

/** The board of that id, or Jira's 404. */
export function findBoard(call: Call, id: number): Found<Board> {
  const board = call.site.boards.get(id);
  return board !== undefined && isBoardVisible(call, board)
    ? found(board)
    : missing(
        notFound(
          'Requested board cannot be viewed because it either does not exist or you do not have permission to view it.',
        ),
      );
}

export const pathBoard = (call: Call): Found<Board> => findBoard(call, Number(param(call, 'boardId')));

/** The sprint of that id, or Jira's 404. */
export function findSprint(call: Call, id: string): Found<Sprint> {
  const sprint = call.site.sprints.get(id);
  const visible = sprint !== undefined && isBoardVisible(call, getRecord(call.site.boards, sprint.boardId));
  return visible ? found(sprint) : missing(notFound('Sprint does not exist.'));
}

export const pathSprint = (call: Call): Found<Sprint> => findSprint(call, param(call, 'sprintId'));

/** The epic of that id or key, or Jira's 404. */
export function findEpicNamed(call: Call, idOrKey: string): Found<Issue> {
  const epic = seeIssue(call.site, call.actor, idOrKey);
  return epic !== undefined && isEpic(epic)
    ? found(epic)
    : missing(notFound('The requested epic does not exist or you do not have permission to view it.'));
}

const pathEpic = (call: Call): Found<Issue> =>
  findEpicNamed(call, call.params.epicIdOrKey ?? param(call, 'epicId'));

const on =
  <T>(find: (call: Call) => Found<T>) =>
  (run: (call: Call, value: T) => Reply): Respond =>
  (call) => {
    const value = find(call);
    return value.ok ? run(call, value.value) : value.reply;
  };

export const onBoard = on(pathBoard);
export const onSprint = on(pathSprint);
export const onEpic = on(pathEpic);
