import { agileIssueBean } from '../agile/issue-lists';
import { readMoves, type Moves } from '../agile/named-issues';
import { onBoard, onSprint } from '../agile/places';
import { rankIssues } from '../agile/ranking';
import { agileUrl } from '../agile/agile-beans';
import { param, type Call, type Route } from '../call';
import { getAuthorId } from '../change-issue';
import { noteView } from '../facts';
import { selectFields } from '../fields/fields';
import { putIssue } from '../history';
import { isObject } from '../json';
import { pathIssue } from '../lookup';
import type { Board, Issue } from '../model';
import { hasOnIssue } from '../permissions';
import { badRequest, forbidden, json, noContent, type Reply } from '../reply';
import { getRecord } from '../site';
import { agile } from './route';

const PLANNING = ['EDIT_ISSUES', 'SCHEDULE_ISSUES'];

/** Changes each issue, then ranks them where the body says. */
function move(call: Call, { issues, anchor }: Moves, change: (issue: Issue) => Partial<Issue>): Reply {
  for (const { id } of issues) {
    const issue = getRecord(call.site.issues, id);
    putIssue(call.site, { ...issue, ...change(issue) }, { authorId: getAuthorId(call), at: call.now });
  }
  if (anchor !== undefined) rankIssues(call.site, issues, anchor);
  return noContent;
}

/** Out of sprints that are not over. */
const toBacklog =
  (call: Call) =>
  (issue: Issue): Partial<Issue> =>
    call.site.sprints.get(issue.sprintId ?? '')?.state === 'closed' ? {} : { sprintId: undefined };

function intoBacklog(call: Call): Reply {
  const moves = readMoves(call, PLANNING);
  return moves.ok ? move(call, moves.value, toBacklog(call)) : moves.reply;
}

const OTHER_BOARD = badRequest('Issues can only be moved on the board that they are on.');
const allOn = (board: Board, { issues }: Moves): boolean =>
  issues.every((issue) => board.projectIds.includes(issue.projectId));

function intoBoardBacklog(call: Call, board: Board): Reply {
  const moves = readMoves(call, PLANNING);
  if (!moves.ok) return moves.reply;
  return allOn(board, moves.value) ? move(call, moves.value, toBacklog(call)) : OTHER_BOARD;
}

/** From the backlog onto the board: into a scrum board's active sprint; a kanban board's first column is In Progress. */
function ontoBoard(call: Call, board: Board): Reply {
  const moves = readMoves(call, board.type === 'scrum' ? PLANNING : ['TRANSITION_ISSUES']);
  if (!moves.ok) return moves.reply;
  if (!allOn(board, moves.value)) return OTHER_BOARD;
  if (board.type === 'kanban') return move(call, moves.value, () => ({ statusId: '3' }));
  const active = [...call.site.sprints.values()].find(
    (sprint) => sprint.boardId === board.id && sprint.state === 'active',
  );
  return active === undefined
    ? badRequest('The board has no active sprint.')
    : move(call, moves.value, () => ({ sprintId: active.id }));
}

const intoSprint = onSprint((call, sprint) => {
  if (sprint.state === 'closed') return badRequest('Issues can only be moved to open or active sprints.');
  const moves = readMoves(call, PLANNING);
  return moves.ok ? move(call, moves.value, () => ({ sprintId: sprint.id })) : moves.reply;
});

/** 207 with one entry an issue where some may not be ranked; 403 where none may. */
function rank(call: Call): Reply {
  const moves = readMoves(call, []);
  if (!moves.ok) return moves.reply;
  const { issues, anchor } = moves.value;
  if (anchor === undefined) return badRequest('rankBeforeIssue or rankAfterIssue is needed.');
  const may = (issue: Issue): boolean => hasOnIssue(call.site, call.actor, 'SCHEDULE_ISSUES', issue);
  const permitted = issues.filter(may);
  if (permitted.length === 0) return forbidden('You do not have permission to rank these issues.');
  rankIssues(call.site, permitted, anchor);
  if (permitted.length === issues.length) return noContent;
  const entries = issues.map((issue) => ({
    issueId: Number(issue.id),
    issueKey: issue.key,
    ...(may(issue)
      ? { status: 200 }
      : { status: 403, errors: ['You do not have permission to rank this issue.'] }),
  }));
  return { status: 207, body: { entries } };
}

function getIssue(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  if (call.query.flag('updateHistory')) noteView(call, 'issue', issue.value.id);
  const fields = selectFields(call.query.list('fields'), '*all');
  return json(
    agileIssueBean(call, issue.value, { fields, expand: call.query.list('expand'), properties: [] }),
  );
}

const estimation = (call: Call, issue: Issue): Reply =>
  json({
    fieldId: 'customfield_10016',
    value: issue.storyPoints ?? null,
    self: agileUrl(call, `issue/${issue.id}/estimation?boardId=${call.query.one('boardId') ?? ''}`),
  });

/** The estimate of a board is its story points here. */
function getEstimation(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  return call.query.one('boardId') === undefined
    ? badRequest('The boardId query parameter is required.')
    : estimation(call, issue.value);
}

function putEstimation(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  if (call.query.one('boardId') === undefined) return badRequest('The boardId query parameter is required.');
  if (!hasOnIssue(call.site, call.actor, 'EDIT_ISSUES', issue.value))
    return forbidden(`You do not have permission to edit ${param(call, 'issueIdOrKey')}.`);
  const given = isObject(call.body) ? call.body.value : undefined;
  const points = given === null || given === '' ? undefined : Number(given);
  if (Number.isNaN(points)) return badRequest('The estimate is not a number.');
  const edited = { ...issue.value, storyPoints: points };
  return estimation(call, putIssue(call.site, edited, { authorId: getAuthorId(call), at: call.now }));
}

const BOARD = ['write:board-scope:jira-software'];

/** Issues on the move between backlogs, boards, sprints and ranks; and one issue as boards see it. */
export const AGILE_MOVE_ROUTES: readonly Route[] = [
  agile('POST', 'backlog/issue', BOARD, intoBacklog),
  agile('POST', 'backlog/:boardId/issue', BOARD, onBoard(intoBoardBacklog)),
  agile('POST', 'board/:boardId/issue', BOARD, onBoard(ontoBoard)),
  agile('POST', 'sprint/:sprintId/issue', ['write:sprint:jira-software'], intoSprint),
  agile('PUT', 'issue/rank', ['write:issue:jira-software'], rank),
  agile('GET', 'issue/:issueIdOrKey', ['read:issue:jira-software'], getIssue),
  agile(
    'GET',
    'issue/:issueIdOrKey/estimation',
    ['read:issue:jira-software', 'read:issue-details:jira'],
    getEstimation,
  ),
  agile(
    'PUT',
    'issue/:issueIdOrKey/estimation',
    ['write:issue:jira-software', 'read:issue-details:jira'],
    putEstimation,
  ),
];
