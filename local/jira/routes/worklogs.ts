import * as z from 'zod/mini';
import { readRichText } from '../adf';
import { addWorklog, readSpent, readWorklog, touch } from '../additions';
import { worklogBean, worklogsOf } from '../beans/comment-bean';
import { readWindow, slice } from '../beans/page';
import type { Call, Route } from '../call';
import { getAuthorId } from '../change-issue';
import { parseTime } from '../dates';
import { isSilent, noteMail } from '../facts';
import { isObject, readMember } from '../json';
import { deniedAsBadRequest, pathIssue, pathWorklog } from '../lookup';
import { canSeeIssue, hasAllOrOwn } from '../permissions';
import { badRequest, created, fieldProblems, json, noContent, type Reply } from '../reply';
import { getRecord } from '../site';
import { refuseOverrides, refuseUneditable } from '../switches';
import { members, open } from './route';

function listWorklogs(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  const window = readWindow(call, 5_000, 5_000);
  const after = call.query.int('startedAfter') ?? Number(call.query.one('startedAfter') ?? 0);
  const rows = worklogsOf(call, issue.value).filter((worklog) => worklog.startedAt > after);
  return json({
    startAt: window.startAt,
    maxResults: window.maxResults,
    total: rows.length,
    worklogs: slice(rows, window).map((worklog) => worklogBean(call, worklog)),
  });
}

function postWorklog(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  const draft = readWorklog(call, issue.value, call.body);
  if (!draft.ok) return draft.reply;
  const refused = refuseOverrides(call) ?? refuseUneditable(call, issue.value);
  if (refused !== undefined) return refused;
  const worklog = addWorklog(call, draft.value);
  noteMail(call, issue.value, 'worklog added', isSilent(call));
  const current = getRecord(call.site.issues, issue.value.id);
  const left = current.remainingEstimateSeconds;
  if (left !== undefined && (call.query.one('adjustEstimate') ?? 'auto') === 'auto') {
    const remainingEstimateSeconds = Math.max(0, left - worklog.spentSeconds);
    call.site.issues.set(current.id, { ...current, remainingEstimateSeconds });
  }
  return created(worklogBean(call, worklog));
}

function getWorklog(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  const worklog = pathWorklog(call, issue.value);
  return worklog.ok ? json(worklogBean(call, worklog.value)) : worklog.reply;
}

function putWorklog(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  const worklog = pathWorklog(call, issue.value);
  if (!worklog.ok) return worklog.reply;
  const { id, authorId } = worklog.value;
  if (!hasAllOrOwn(call.site, call.actor, { issue: issue.value, authorId, verb: 'EDIT', noun: 'WORKLOGS' })) {
    return deniedAsBadRequest(call, `You do not have the permission to edit worklog with id: ${id}.`);
  }
  const refused = refuseOverrides(call) ?? refuseUneditable(call, issue.value);
  if (refused !== undefined) return refused;
  const given = isObject(call.body) ? call.body : {};
  const started = readMember(given, 'started');
  const startedAt = started === undefined ? worklog.value.startedAt : parseTime(started);
  if (startedAt === undefined) return badRequest(`Cannot parse the date '${started ?? ''}'.`);
  const comment =
    given.comment === undefined ? worklog.value.comment : readRichText(given.comment, call.version);
  if (given.comment !== undefined && comment === undefined)
    return fieldProblems({ comment: 'Comment body is not valid!' });
  const spentSeconds = readSpent(given) ?? worklog.value.spentSeconds;
  const edited = {
    ...worklog.value,
    startedAt,
    comment,
    spentSeconds,
    updateAuthorId: getAuthorId(call),
    updatedAt: call.now,
  };
  call.site.worklogs.set(id, edited);
  touch(call, issue.value.id);
  noteMail(call, issue.value, 'worklog edited', isSilent(call));
  return json(worklogBean(call, edited));
}

function deleteWorklog(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  const worklog = pathWorklog(call, issue.value);
  if (!worklog.ok) return worklog.reply;
  const { id, authorId } = worklog.value;
  if (
    !hasAllOrOwn(call.site, call.actor, { issue: issue.value, authorId, verb: 'DELETE', noun: 'WORKLOGS' })
  ) {
    return deniedAsBadRequest(call, `You do not have the permission to delete worklog with id: ${id}.`);
  }
  const refused = refuseOverrides(call) ?? refuseUneditable(call, issue.value);
  if (refused !== undefined) return refused;
  call.site.worklogs.delete(id);
  touch(call, issue.value.id);
  noteMail(call, issue.value, 'worklog deleted', isSilent(call));
  return noContent;
}

const idsBody = z.object({ ids: z.array(z.number()).check(z.minLength(1), z.maxLength(1_000)) });

/** Worklogs by id, of any visible issue. */
function listByIds(call: Call): Reply {
  const parsed = idsBody.safeParse(call.body);
  if (!parsed.success) return badRequest('Between 1 and 1000 worklog IDs must be provided.');
  const rows = parsed.data.ids.flatMap((id) => call.site.worklogs.get(String(id)) ?? []);
  const visible = rows.filter((worklog) =>
    canSeeIssue(call.site, call.actor, getRecord(call.site.issues, worklog.issueId)),
  );
  return json(visible.map((worklog) => worklogBean(call, worklog)));
}

export const WORKLOG_ROUTES: readonly Route[] = [
  open('GET', 'issue/:issueIdOrKey/worklog', 'read:jira-work', listWorklogs),
  open('POST', 'issue/:issueIdOrKey/worklog', 'write:jira-work', postWorklog),
  open('GET', 'issue/:issueIdOrKey/worklog/:id', 'read:jira-work', getWorklog),
  open('PUT', 'issue/:issueIdOrKey/worklog/:id', 'write:jira-work', putWorklog),
  open('DELETE', 'issue/:issueIdOrKey/worklog/:id', 'write:jira-work', deleteWorklog),
  members('POST', 'worklog/list', 'read:jira-work', listByIds),
];
