import * as z from 'zod/mini';
import { personById } from '../beans/person-bean';
import { transitionsOf } from '../beans/transition-bean';
import { refuseBulk, runBulk, type BulkStep } from '../bulk/run-bulk';
import { param, type Call, type Route } from '../call';
import { deleteIssue, getAuthorId, moveOn } from '../change-issue';
import { getById, ISSUE_TYPES } from '../configuration';
import { putIssue } from '../history';
import { seeIssue, seeProject } from '../lookup';
import type { Issue } from '../model';
import { hasInProject, hasOnIssue } from '../permissions';
import { moveIssue } from '../project-keys';
import { badRequest, json, type Reply } from '../reply';
import { INVALID_PAYLOAD } from './search';
import { members } from './route';

const names = z.array(z.union([z.string(), z.number()]));
const selection = z.object({ selectedIssueIdsOrKeys: names });
const texts = (list: readonly (string | number)[]): readonly string[] => list.map(String);

const may = (call: Call, issue: Issue, permission: string): string | undefined =>
  hasOnIssue(call.site, call.actor, permission, issue)
    ? undefined
    : `You do not have the permission ${permission} on this issue.`;

/** A bulk operation on `selectedIssueIdsOrKeys`. */
const onSelection =
  (event: string, change: (call: Call, issue: Issue) => string | undefined) =>
  (call: Call): Reply => {
    const parsed = selection.safeParse(call.body);
    if (!parsed.success) return refuseBulk(call) ?? INVALID_PAYLOAD;
    const step = { names: texts(parsed.data.selectedIssueIdsOrKeys), event };
    return runBulk(call, [{ ...step, change: (issue) => change(call, issue) }]);
  };

const remove = onSelection('deleted', (call, issue) => {
  const fault = may(call, issue, 'DELETE_ISSUES');
  if (fault === undefined) deleteIssue(call, issue);
  return fault;
});

const watch = (wanted: boolean) =>
  onSelection(wanted ? 'watched' : 'unwatched', (call, issue) => {
    const me = getAuthorId(call);
    const others = issue.watcherIds.filter((id) => id !== me);
    call.site.issues.set(issue.id, { ...issue, watcherIds: wanted ? [...others, me] : others });
    return undefined;
  });

const transitions = z.object({
  bulkTransitionInputs: z.array(
    z.object({ selectedIssueIdsOrKeys: names, transitionId: z.union([z.string(), z.number()]) }),
  ),
});

function transition(call: Call): Reply {
  const parsed = transitions.safeParse(call.body);
  if (!parsed.success) return refuseBulk(call) ?? INVALID_PAYLOAD;
  const steps = parsed.data.bulkTransitionInputs.map(
    ({ selectedIssueIdsOrKeys, transitionId }): BulkStep => ({
      names: texts(selectedIssueIdsOrKeys),
      event: 'transitioned',
      change: (issue) => {
        const found = transitionsOf(call, issue).find((one) => one.id === String(transitionId));
        if (found === undefined) return `Transition ${transitionId} is not possible for this issue.`;
        moveOn({ ...call, body: {} }, issue, found);
        return undefined;
      },
    }),
  );
  return runBulk(call, steps);
}

const moves = z.object({
  targetToSourcesMapping: z.record(z.string(), z.object({ issueIdsOrKeys: names })),
});

/** Keys of the mapping are `project,issue type id[,parent]`. */
function move(call: Call): Reply {
  const parsed = moves.safeParse(call.body);
  if (!parsed.success) return refuseBulk(call) ?? INVALID_PAYLOAD;
  const steps: BulkStep[] = [];
  for (const [target, { issueIdsOrKeys }] of Object.entries(parsed.data.targetToSourcesMapping)) {
    const change = moveTo(call, target);
    if (change === undefined) return badRequest(`The target '${target}' is not valid.`);
    steps.push({ names: texts(issueIdsOrKeys), event: 'moved', change });
  }
  return runBulk(call, steps);
}

function moveTo(call: Call, target: string): BulkStep['change'] | undefined {
  const [projectName = '', typeId = '', parentName] = target.split(',').map((part) => part.trim());
  const to = seeProject(call.site, call.actor, projectName);
  if (to?.issueTypeIds.includes(typeId) !== true) return undefined;
  const parent = parentName === undefined ? undefined : seeIssue(call.site, call.actor, parentName);
  const needsParent = getById(ISSUE_TYPES, typeId).subtask;
  if ((needsParent || parentName !== undefined) && parent === undefined) return undefined;
  if (!hasInProject(call.site, call.actor, 'CREATE_ISSUES', to))
    return () => 'You do not have permission to create issues in the target project.';
  const by = { authorId: getAuthorId(call), at: call.now };
  return (issue) => {
    const fault = may(call, issue, 'MOVE_ISSUES');
    if (fault !== undefined) return fault;
    const moved = issue.projectId === to.id ? issue : moveIssue(call.site, issue, { to, by });
    putIssue(call.site, { ...moved, typeId, parentId: parent?.id ?? moved.parentId }, by);
    return undefined;
  };
}

function getTask(call: Call): Reply {
  const refused = refuseBulk(call);
  if (refused !== undefined) return refused;
  const task = call.site.tasks.get(param(call, 'taskId'));
  if (task === undefined) return badRequest('The task does not exist.');
  return json({
    taskId: task.id,
    status: 'COMPLETE',
    progressPercent: 100,
    submittedBy: personById(call, task.authorId),
    created: task.at,
    started: task.at,
    updated: task.at,
    totalIssueCount: task.doneIds.length + task.failures.length + task.absent,
    processedAccessibleIssues: task.doneIds.map(Number),
    failedAccessibleIssues: Object.fromEntries(task.failures.map(([id, error]) => [id, [error]])),
    invalidOrInaccessibleIssueCount: task.absent,
  });
}

/** Bulk operations: done when they answer, where Jira only begins. */
export const BULK_ROUTES: readonly Route[] = [
  members('POST', 'bulk/issues/delete', 'write:jira-work', remove),
  members('POST', 'bulk/issues/transition', 'write:jira-work', transition),
  members('POST', 'bulk/issues/watch', 'write:jira-work', watch(true)),
  members('POST', 'bulk/issues/unwatch', 'write:jira-work', watch(false)),
  members('POST', 'bulk/issues/move', 'write:jira-work', move),
  members('GET', 'bulk/queue/:taskId', 'read:jira-work', getTask),
];
