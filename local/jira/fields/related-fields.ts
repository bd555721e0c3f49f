import { attachmentBean, attachmentsOf } from '../beans/attachment-bean';
import { commentBean, visibleComments, worklogBean, worklogsOf } from '../beans/comment-bean';
import { childrenOf, issueRef, linksOf } from '../beans/link-bean';
import { url, type Call } from '../call';
import { formatDuration, formatTime } from '../dates';
import type { Issue } from '../model';
import { canSeeIssue } from '../permissions';
import { getRecord } from '../site';
import { many, one, type Row } from './field';

/** Fields made of other records: links, comments, worklogs, times. */
export const RELATED_FIELDS: readonly Row[] = [
  ['parent', 'Parent', one('issuelink', 'parent'), ['parent'], showParent],
  [
    'subtasks',
    'Sub-tasks',
    many('issuelinks', 'subtasks'),
    ['subtasks'],
    (call, issue) =>
      childrenOf(call, issue)
        .filter((child) => child.typeId === '10003')
        .map((child) => issueRef(call, child)),
  ],
  ['issuelinks', 'Linked Issues', many('issuelinks', 'issuelinks'), ['issueLink'], linksOf],
  ['comment', 'Comment', { type: 'comments-page', system: 'comment' }, ['comment'], showComments],
  ['worklog', 'Log Work', many('worklog', 'worklog'), [], showWorklogs],
  ['attachment', 'Attachment', many('attachment', 'attachment'), ['attachments'], showAttachments],
  [
    'watches',
    'Watchers',
    one('watches', 'watches'),
    ['watchers'],
    (call, issue) => ({
      self: url(call, `issue/${issue.key}/watchers`),
      watchCount: issue.watcherIds.length,
      isWatching: issue.watcherIds.includes(call.actor.person?.accountId ?? ''),
    }),
  ],
  [
    'votes',
    'Votes',
    one('votes', 'votes'),
    ['votes'],
    (call, issue) => ({
      self: url(call, `issue/${issue.key}/votes`),
      votes: issue.voterIds.length,
      hasVoted: issue.voterIds.includes(call.actor.person?.accountId ?? ''),
    }),
  ],
  ['timetracking', 'Time tracking', one('timetracking', 'timetracking'), [], showTimeTracking],
  [
    'timespent',
    'Time Spent',
    one('number', 'timespent'),
    ['timespent'],
    (call, issue) => spent(call, issue) ?? null,
  ],
  [
    'timeoriginalestimate',
    'Original estimate',
    one('number', 'timeoriginalestimate'),
    ['originalEstimate', 'timeoriginalestimate'],
    (_, issue) => issue.originalEstimateSeconds ?? null,
  ],
  [
    'timeestimate',
    'Remaining Estimate',
    one('number', 'timeestimate'),
    ['remainingEstimate', 'timeestimate'],
    (_, issue) => issue.remainingEstimateSeconds ?? null,
  ],
];

/** Custom fields that every Jira Software site has, under their usual ids. */
export const CUSTOM_FIELDS: readonly Row[] = [
  [
    'customfield_10014',
    'Epic Link',
    { type: 'any', custom: 'com.pyxis.greenhopper.jira:gh-epic-link', customId: 10014 },
    ['cf[10014]', 'Epic Link'],
    (call, issue) => epicOf(call, issue)?.key ?? null,
  ],
  [
    'customfield_10016',
    'Story Points',
    { type: 'number', custom: 'com.atlassian.jira.plugin.system.customfieldtypes:float', customId: 10016 },
    ['cf[10016]', 'Story Points'],
    (_, issue) => issue.storyPoints ?? null,
  ],
  [
    'customfield_10020',
    'Sprint',
    { type: 'array', items: 'json', custom: 'com.pyxis.greenhopper.jira:gh-sprint', customId: 10020 },
    ['cf[10020]', 'Sprint'],
    showSprint,
  ],
];

function showAttachments(call: Call, issue: Issue): unknown {
  return attachmentsOf(call, issue).map((attachment) => attachmentBean(call, attachment));
}

function showParent(call: Call, issue: Issue): unknown {
  if (issue.parentId === undefined) return undefined;
  const parent = getRecord(call.site.issues, issue.parentId);
  return canSeeIssue(call.site, call.actor, parent) ? issueRef(call, parent) : undefined;
}

function epicOf(call: Call, issue: Issue): Issue | undefined {
  const parent = issue.parentId === undefined ? undefined : getRecord(call.site.issues, issue.parentId);
  return parent?.typeId === '10000' && canSeeIssue(call.site, call.actor, parent) ? parent : undefined;
}

function showComments(call: Call, issue: Issue): unknown {
  const comments = visibleComments(call, issue);
  return {
    comments: comments.map((comment) => commentBean(call, comment)),
    self: url(call, `issue/${issue.id}/comment`),
    maxResults: comments.length,
    total: comments.length,
    startAt: 0,
  };
}

function showWorklogs(call: Call, issue: Issue): unknown {
  const worklogs = worklogsOf(call, issue);
  const shown = worklogs.slice(0, 20).map((worklog) => worklogBean(call, worklog));
  return { startAt: 0, maxResults: 20, total: worklogs.length, worklogs: shown };
}

/** Seconds logged, or undefined where nothing is. */
export function spent(call: Call, issue: Issue): number | undefined {
  const worklogs = worklogsOf(call, issue);
  return worklogs.length === 0 ? undefined : worklogs.reduce((sum, worklog) => sum + worklog.spentSeconds, 0);
}

function showTimeTracking(call: Call, issue: Issue): unknown {
  const parts: readonly (readonly [string, number | undefined])[] = [
    ['originalEstimate', issue.originalEstimateSeconds],
    ['remainingEstimate', issue.remainingEstimateSeconds],
    ['timeSpent', spent(call, issue)],
  ];
  return Object.fromEntries(
    parts.flatMap(([name, seconds]) =>
      seconds === undefined
        ? []
        : [
            [name, formatDuration(seconds)],
            [`${name}Seconds`, seconds],
          ],
    ),
  );
}

function showSprint(call: Call, issue: Issue): unknown {
  if (issue.sprintId === undefined) return null;
  const sprint = getRecord(call.site.sprints, issue.sprintId);
  return [
    {
      id: Number(sprint.id),
      name: sprint.name,
      state: sprint.state,
      boardId: sprint.boardId,
      goal: sprint.goal,
      ...(sprint.startAt === undefined ? {} : { startDate: formatTime(sprint.startAt) }),
      ...(sprint.endAt === undefined ? {} : { endDate: formatTime(sprint.endAt) }),
    },
  ];
}
