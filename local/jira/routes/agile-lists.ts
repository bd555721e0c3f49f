import { findEpic, isEpic, isSubtask } from '../agile/epics';
import { issueCount, issuePage, issueTokenPage, type Belongs } from '../agile/issue-lists';
import { findEpicNamed, findSprint, onBoard, onEpic, onSprint } from '../agile/places';
import { param, type Call, type Respond, type Route } from '../call';
import { getById, STATUSES } from '../configuration';
import type { Board } from '../model';
import { type Reply } from '../reply';
import type { Site } from '../site';
import { row } from './route';

type Show = (call: Call, belongs: Belongs) => Reply;

const onIt =
  (board: Board): Belongs =>
  (issue) =>
    board.projectIds.includes(issue.projectId);

/** Not done, and in no sprint that is running or to come. */
const inBacklog =
  (site: Site, board: Board): Belongs =>
  (issue) => {
    const sprint = issue.sprintId === undefined ? undefined : site.sprints.get(issue.sprintId);
    const open = getById(STATUSES, issue.statusId).categoryKey !== 'done';
    const planned = sprint !== undefined && sprint.state !== 'closed';
    return onIt(board)(issue) && open && !planned && !isEpic(issue) && !isSubtask(issue);
  };

const withoutEpic =
  (site: Site): Belongs =>
  (issue) =>
    !isEpic(issue) && findEpic(site, issue) === undefined;

const inEpic =
  (site: Site, epicId: string): Belongs =>
  (issue) =>
    findEpic(site, issue)?.id === epicId;

/** A list's path, the scopes it needs, and how it answers in either form. */
type List = readonly [path: string, scopes: readonly string[], (show: Show) => Respond];

const DETAILS = 'read:issue-details:jira';
const BOARD = ['read:board-scope:jira-software', DETAILS];
const EPIC = ['read:epic:jira-software', DETAILS, 'read:jql:jira'];
const SPRINT = ['read:sprint:jira-software', DETAILS, 'read:jql:jira'];

/** Issues of a board and something else that the path names: both must be visible. */
const onBoardAnd = (find: (call: Call) => Belongs | Reply) => (show: Show) =>
  onBoard((call, board) => {
    const belongs = find(call);
    return 'status' in belongs ? belongs : show(call, (issue) => onIt(board)(issue) && belongs(issue));
  });

const sprintOfPath = (call: Call): Belongs | Reply => {
  const sprint = findSprint(call, param(call, 'sprintId'));
  return sprint.ok ? (issue) => issue.sprintId === sprint.value.id : sprint.reply;
};

const epicOfPath = (call: Call): Belongs | Reply => {
  const epic = findEpicNamed(call, param(call, 'epicId'));
  return epic.ok ? inEpic(call.site, epic.value.id) : epic.reply;
};

const LISTS: readonly List[] = [
  ['board/:boardId/issue', BOARD, (show) => onBoard((call, board) => show(call, onIt(board)))],
  [
    'board/:boardId/backlog',
    BOARD,
    (show) => onBoard((call, board) => show(call, inBacklog(call.site, board))),
  ],
  ['board/:boardId/sprint/:sprintId/issue', SPRINT, onBoardAnd(sprintOfPath)],
  ['board/:boardId/epic/none/issue', EPIC, onBoardAnd((call) => withoutEpic(call.site))],
  ['board/:boardId/epic/:epicId/issue', EPIC, onBoardAnd(epicOfPath)],
  ['epic/none/issue', EPIC, (show) => (call) => show(call, withoutEpic(call.site))],
  ['epic/:epicIdOrKey/issue', EPIC, (show) => onEpic((call, epic) => show(call, inEpic(call.site, epic.id)))],
  [
    'sprint/:sprintId/issue',
    SPRINT,
    (show) => onSprint((call, sprint) => show(call, (issue) => issue.sprintId === sprint.id)),
  ],
];

const COUNTED = ['board/:boardId/issue', 'board/:boardId/backlog'];

/** The same lists of issues twice: by number under agile, by token under software. */
export const AGILE_LIST_ROUTES: readonly Route[] = LISTS.flatMap(([path, scopes, list]) => {
  const rest = { scopes: [scopes], anonymous: false };
  return [
    row('agile', 'GET', path, { ...rest, respond: list(issuePage) }),
    row('software', 'GET', path, { ...rest, respond: list(issueTokenPage) }),
    ...(COUNTED.includes(path)
      ? [row('software', 'GET', `${path}/approximate-count`, { ...rest, respond: list(issueCount) })]
      : []),
  ];
});
