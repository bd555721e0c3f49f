import { agilePage, agileUrl, sprintBean } from '../agile/agile-beans';
import { editSprint, readTime, sprintBody } from '../agile/sprint-edit';
import { findBoard, findSprint, onBoard, onSprint, pathSprint } from '../agile/places';
import type { Call, Route } from '../call';
import { getById, STATUSES } from '../configuration';
import { readMember } from '../json';
import type { Board, Sprint } from '../model';
import { hasInProject } from '../permissions';
import { badRequest, created, forbidden, found, json, noContent, type Reply } from '../reply';
import { getRecord, nextId } from '../site';
import { getProperty, listProperties, putProperty, removeProperty, type FindHolder } from './properties';
import { agile } from './route';

const listSprints = (call: Call, board: Board): Reply => {
  const states = call.query.list('state');
  const rows = [...call.site.sprints.values()].filter(
    (sprint) => sprint.boardId === board.id && (states.length === 0 || states.includes(sprint.state)),
  );
  return agilePage(call, rows, (sprint) => sprintBean(call, sprint));
};

/** Manage sprints is needed in every project of the board. */
function maySprint(call: Call, board: Board): boolean {
  const projects = board.projectIds.map((id) => getRecord(call.site.projects, id));
  return projects.every((one) => hasInProject(call.site, call.actor, 'MANAGE_SPRINTS_PERMISSION', one));
}

const FORBIDDEN = forbidden('You do not have permission to manage sprints of this board.');

function postSprint(call: Call): Reply {
  const parsed = sprintBody.safeParse(call.body);
  if (!parsed.success) return badRequest('The sprint is not valid.');
  const { name, originBoardId, startDate, endDate, goal } = parsed.data;
  if (name === undefined || originBoardId === undefined)
    return badRequest('A sprint needs a name and an originBoardId.');
  const board = findBoard(call, originBoardId);
  if (!board.ok) return board.reply;
  if (!maySprint(call, board.value)) return FORBIDDEN;
  if (board.value.type !== 'scrum') return badRequest('The board does not support sprints.');
  const sprint: Sprint = {
    id: nextId(call.site, 'sprint'),
    boardId: originBoardId,
    name,
    state: 'future',
    startAt: readTime(startDate, undefined),
    endAt: readTime(endDate, undefined),
    completedAt: undefined,
    goal: goal ?? '',
    properties: new Map(),
  };
  call.site.sprints.set(sprint.id, sprint);
  return created(sprintBean(call, sprint));
}

/** `full`: what the body leaves out is cleared, as PUT does; POST leaves it alone. */
const updateSprint = (full: boolean) =>
  onSprint((call, sprint) => {
    if (!maySprint(call, getRecord(call.site.boards, sprint.boardId))) return FORBIDDEN;
    const parsed = sprintBody.safeParse(call.body);
    if (!parsed.success) return badRequest('The sprint is not valid.');
    if (full && (parsed.data.name === undefined || parsed.data.state === undefined))
      return badRequest('A full update needs a name and a state.');
    const edited = editSprint(sprint, parsed.data, { full, now: call.now });
    if (typeof edited === 'string') return badRequest(edited);
    call.site.sprints.set(edited.id, edited);
    if (edited.state === 'closed' && sprint.state !== 'closed') emptySprint(call, edited, 'open issues');
    return json(sprintBean(call, edited));
  });

/** Back to the backlog: a closed sprint keeps what is done, a deleted one nothing. */
function emptySprint(call: Call, sprint: Sprint, what: 'open issues' | 'all issues'): void {
  for (const issue of [...call.site.issues.values()].filter((one) => one.sprintId === sprint.id)) {
    const done = getById(STATUSES, issue.statusId).categoryKey === 'done';
    if (what === 'all issues' || !done)
      call.site.issues.set(issue.id, { ...issue, sprintId: undefined, updatedAt: call.now });
  }
}

const deleteSprint = onSprint((call, sprint) => {
  if (!maySprint(call, getRecord(call.site.boards, sprint.boardId))) return FORBIDDEN;
  emptySprint(call, sprint, 'all issues');
  call.site.sprints.delete(sprint.id);
  return noContent;
});

/** Two sprints change places in every list of sprints. */
const swapSprints = onSprint((call, sprint) => {
  const other = findSprint(call, readMember(call.body, 'sprintToSwapWith') ?? '');
  if (!other.ok) return other.reply;
  const boards = [sprint, other.value].map((one) => getRecord(call.site.boards, one.boardId));
  if (!boards.every((board) => maySprint(call, board))) return FORBIDDEN;
  const order = [...call.site.sprints.values()].map((one) => {
    if (one.id === sprint.id) return other.value;
    return one.id === other.value.id ? sprint : one;
  });
  call.site.sprints.clear();
  for (const one of order) call.site.sprints.set(one.id, one);
  return noContent;
});

const findHolder: FindHolder = (call) => {
  const sprint = pathSprint(call);
  if (!sprint.ok) return sprint;
  const { value } = sprint;
  return found({
    self: (key) => agileUrl(call, `sprint/${value.id}/properties/${key}`),
    properties: value.properties,
    mayWrite: () => maySprint(call, getRecord(call.site.boards, value.boardId)),
    store: (properties) => void call.site.sprints.set(value.id, { ...value, properties }),
  });
};

const READ = ['read:sprint:jira-software'];
const WRITE = ['write:sprint:jira-software'];
const DELETE = ['delete:sprint:jira-software'];

export const SPRINT_ROUTES: readonly Route[] = [
  agile('GET', 'board/:boardId/sprint', READ, onBoard(listSprints)),
  agile('POST', 'sprint', WRITE, postSprint),
  agile(
    'GET',
    'sprint/:sprintId',
    READ,
    onSprint((call, sprint) => json(sprintBean(call, sprint))),
  ),
  agile('PUT', 'sprint/:sprintId', WRITE, updateSprint(true)),
  agile('POST', 'sprint/:sprintId', WRITE, updateSprint(false)),
  agile('DELETE', 'sprint/:sprintId', DELETE, deleteSprint),
  agile('POST', 'sprint/:sprintId/swap', WRITE, swapSprints),
  agile('GET', 'sprint/:sprintId/properties', READ, listProperties(findHolder)),
  agile('GET', 'sprint/:sprintId/properties/:propertyKey', READ, getProperty(findHolder)),
  agile('PUT', 'sprint/:sprintId/properties/:propertyKey', WRITE, putProperty(findHolder)),
  agile('DELETE', 'sprint/:sprintId/properties/:propertyKey', DELETE, removeProperty(findHolder)),
];
