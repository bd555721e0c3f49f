import type { Call } from '../call';
import { noteMail } from '../facts';
import { isObject } from '../json';
import { seeIssue } from '../lookup';
import type { Issue, Task } from '../model';
import { hasGlobal } from '../permissions';
import { badRequest, created, forbidden, problem, type Reply } from '../reply';
import { nextId } from '../site';

export const MOST_ISSUES = 1_000;

/** One kind of change for some of the named issues. */
export interface BulkStep {
  readonly names: readonly string[];
  /** What the changelog and the mails call it. */
  readonly event: string;
  /** Jira's words where the issue may not be changed so; undefined where it is changed now. */
  readonly change: (issue: Issue) => string | undefined;
}

/**
 * Runs a bulk operation before it answers `{taskId}`; Jira answers first. Each issue succeeds or fails by itself. Names that are
 * unknown or not visible are counted and not told apart.
 */
export function runBulk(call: Call, steps: readonly BulkStep[]): Reply {
  const refused = refuseBulk(call);
  if (refused !== undefined) return refused;
  const count = steps.reduce((sum, step) => sum + step.names.length, 0);
  if (count === 0 || count > MOST_ISSUES)
    return badRequest(`Between 1 and ${MOST_ISSUES} issues must be given.`);
  const silent = isObject(call.body) && call.body.sendBulkNotification === false;
  const doneIds: string[] = [];
  const failures: [string, string][] = [];
  let absent = 0;
  for (const { names, event, change } of steps) {
    for (const name of names) {
      const issue = seeIssue(call.site, call.actor, name);
      const fault = issue === undefined ? undefined : change(issue);
      if (issue === undefined) absent += 1;
      else if (fault === undefined) {
        doneIds.push(issue.id);
        noteMail(call, issue, event, silent);
      } else failures.push([issue.id, fault]);
    }
  }
  return created({ taskId: recordTask(call, { doneIds, failures, absent }).id });
}

/** Version 2 of the API has none of the bulk operations; everybody who is logged in may make bulk changes here. */
export function refuseBulk(call: Call): Reply | undefined {
  if (call.version === 2) return problem(404, 'Not Found');
  return hasGlobal(call.site, call.actor, 'BULK_CHANGE')
    ? undefined
    : forbidden('You do not have the Make bulk changes permission.');
}

/** Keeps what an operation did, for who asks later. */
export function recordTask(call: Call, done: Pick<Task, 'doneIds' | 'failures' | 'absent'>): Task {
  const authorId = call.actor.person?.accountId ?? '';
  const task: Task = { id: nextId(call.site, 'task'), authorId, at: call.now, ...done };
  call.site.tasks.set(task.id, task);
  return task;
}
