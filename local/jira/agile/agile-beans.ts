/** Boards, sprints and epics as Jira Software shows them. */
import { readWindow, slice } from '../beans/page';
import type { Call } from '../call';
import { getById, STATUSES } from '../configuration';
import { formatTime } from '../dates';
import type { Board, Issue, Sprint } from '../model';
import { canSeeIssue } from '../permissions';
import { json, type Reply } from '../reply';
import { getRecord } from '../site';
import { findEpic } from './epics';

export const agileUrl = (call: Call, path: string): string => `${call.site.siteUrl}/rest/agile/1.0/${path}`;

export function boardBean(call: Call, board: Board): unknown {
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

export const sprintBean = (call: Call, sprint: Sprint): unknown => ({
  id: Number(sprint.id),
  self: agileUrl(call, `sprint/${sprint.id}`),
  state: sprint.state,
  name: sprint.name,
  ...dated('startDate', sprint.startAt),
  ...dated('endDate', sprint.endAt),
  ...dated('completeDate', sprint.completedAt),
  originBoardId: sprint.boardId,
  goal: sprint.goal,
});

const dated = (name: string, at: number | undefined): Readonly<Record<string, string>> =>
  at === undefined ? {} : { [name]: formatTime(at) };

export const epicBean = (call: Call, epic: Issue): unknown => ({
  id: Number(epic.id),
  key: epic.key,
  self: agileUrl(call, `epic/${epic.id}`),
  name: epic.epic?.name ?? epic.summary,
  summary: epic.summary,
  color: { key: epic.epic?.colorKey ?? 'color_4' },
  done: isDone(epic),
});

/** Marked as done, or in a status that is. */
export const isDone = (epic: Issue): boolean =>
  epic.epic?.done ?? getById(STATUSES, epic.statusId).categoryKey === 'done';

/** The fields that agile replies have beside the platform's: the epic and the sprint as objects. */
export function agileFields(call: Call, issue: Issue): Readonly<Record<string, unknown>> {
  const epic = findEpic(call.site, issue);
  const sprint = issue.sprintId === undefined ? undefined : call.site.sprints.get(issue.sprintId);
  const closed = sprint?.state === 'closed';
  return {
    flagged: false,
    epic: epic !== undefined && canSeeIssue(call.site, call.actor, epic) ? epicBean(call, epic) : null,
    sprint: sprint === undefined || closed ? null : sprintBean(call, sprint),
    closedSprints: sprint !== undefined && closed ? [sprintBean(call, sprint)] : [],
  };
}

/** A page of Jira Software: at most 50 values. */
export function agilePage<T>(call: Call, rows: readonly T[], show: (row: T) => unknown): Reply {
  const window = readWindow(call, 50, 50);
  const values = slice(rows, window).map(show);
  return json({
    ...window,
    total: rows.length,
    isLast: window.startAt + values.length >= rows.length,
    values,
  });
}
