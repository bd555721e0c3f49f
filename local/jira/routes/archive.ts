import * as z from 'zod/mini';
import { isSubtask } from '../agile/epics';
import { recordTask } from '../bulk/run-bulk';
import { param, url, type Call, type Route } from '../call';
import { readMember } from '../json';
import { findIssue } from '../lookup';
import type { Issue } from '../model';
import { isAdmin } from '../permissions';
import { searchIssues } from '../jql/search';
import { badRequest, forbidden, json, notFound, problem, type Reply } from '../reply';
import { faultReply } from './search';
import { members } from './route';

const FORBIDDEN = forbidden('Only Jira administrators can archive issues.');
const MOST_ARCHIVED = 1_000;
const body = z.object({ issueIdsOrKeys: z.array(z.union([z.string(), z.number()])) });

/** The issue and its sub-tasks; how many that were. */
function setArchived(call: Call, issue: Issue, archived: boolean): number {
  const family = [...call.site.issues.values()].filter(
    (one) => one.id === issue.id || (one.parentId === issue.id && isSubtask(one)),
  );
  for (const one of family) call.site.issues.set(one.id, { ...one, archived });
  return family.length;
}

/** Archives, or takes out of the archive, what can be; tells what cannot. 400 where nothing can, 412 beyond 1,000. */
const archive =
  (archived: boolean) =>
  (call: Call): Reply => {
    if (!isAdmin(call.site, call.actor)) return FORBIDDEN;
    const parsed = body.safeParse(call.body);
    if (!parsed.success || parsed.data.issueIdsOrKeys.length === 0)
      return badRequest('At least one issue must be given.');
    const names = parsed.data.issueIdsOrKeys.map(String);
    if (names.length > MOST_ARCHIVED)
      return problem(412, `The maximum number of issues is ${MOST_ARCHIVED}.`);
    const issuesNotFound: string[] = [];
    const issueIsSubtask: string[] = [];
    let count = 0;
    for (const name of names) {
      const issue = findIssue(call.site, name);
      if (issue === undefined) issuesNotFound.push(name);
      else if (isSubtask(issue)) issueIsSubtask.push(name);
      else count += setArchived(call, issue, archived);
    }
    const errors = {
      ...failure('issuesNotFound', 'Issue not found.', issuesNotFound),
      ...failure('issueIsSubtask', 'Issue is subtask.', issueIsSubtask),
    };
    return { status: count === 0 ? 400 : 200, body: { numberOfIssuesUpdated: count, errors } };
  };

const failure = (name: string, message: string, issueIdsOrKeys: readonly string[]): object =>
  issueIdsOrKeys.length === 0 ? {} : { [name]: { count: issueIdsOrKeys.length, issueIdsOrKeys, message } };

/** By JQL: 202 with the URL of the task. */
function archiveByJql(call: Call): Reply {
  if (!isAdmin(call.site, call.actor)) return FORBIDDEN;
  const found = searchIssues(readMember(call.body, 'jql') ?? '', call);
  if (!found.ok) return faultReply(found.faults);
  if (!found.bounded) return badRequest('The JQL query needs a restriction.');
  const issues = found.issues.filter((issue) => !isSubtask(issue));
  for (const issue of issues) setArchived(call, issue, true);
  const task = recordTask(call, { doneIds: issues.map((issue) => issue.id), failures: [], absent: 0 });
  return { status: 202, body: url(call, `task/${task.id}`) };
}

/** Tasks of others are administrators' business. */
function getTask(call: Call): Reply {
  const task = call.site.tasks.get(param(call, 'taskId'));
  if (task === undefined) return notFound('The task was not found.');
  if (task.authorId !== call.actor.person?.accountId && !isAdmin(call.site, call.actor))
    return forbidden('Only the user who started the task, or an administrator, can view it.');
  const times = { submitted: task.at, started: task.at, finished: task.at, lastUpdate: task.at };
  return json({
    self: url(call, `task/${task.id}`),
    id: task.id,
    status: 'COMPLETE',
    progress: 100,
    result: JSON.stringify({ successful: task.doneIds.length, failed: task.failures.length }),
    submittedBy: 0,
    elapsedRuntime: 0,
    ...times,
  });
}

export const ARCHIVE_ROUTES: readonly Route[] = [
  members('PUT', 'issue/archive', 'write:jira-work', archive(true)),
  members('PUT', 'issue/unarchive', 'write:jira-work', archive(false)),
  members('POST', 'issue/archive', 'write:jira-work', archiveByJql),
  members('GET', 'task/:taskId', 'read:jira-work', getTask),
];
