import { issueBean, fieldDescriptions, type IssueView } from '../beans/issue-bean';
import { transitionBeans, transitionsOf } from '../beans/transition-bean';
import { childrenOf } from '../beans/link-bean';
import { url, type Call, type Route } from '../call';
import { createIssue, deleteIssue, editIssue, getAuthorId, moveOn } from '../change-issue';
import { selectFields } from '../fields/fields';
import { SETTERS } from '../fields/setters';
import { putIssue } from '../history';
import { isObject, readMember } from '../json';
import { isSilent, noteMail, noteView } from '../facts';
import { denied, deniedAsBadRequest, pathIssue } from '../lookup';
import { refuseOverrides, refuseSilence } from '../switches';
import type { Issue } from '../model';
import { hasOnIssue } from '../permissions';
import { badRequest, created, fieldProblems, json, noContent, type Reply } from '../reply';
import { getRecord } from '../site';
import { open } from './route';

/** What the query of a single issue asks for. */
const readView = (call: Call): IssueView => ({
  fields: selectFields(call.query.list('fields'), '*all'),
  expand: call.query.list('expand'),
  properties: call.query.list('properties'),
});

function getIssue(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  const view = readView(call);
  if (call.query.flag('updateHistory')) noteIssueView(call, issue.value);
  return json({ ...issueBean(call, issue.value, view), ...fieldDescriptions(view) });
}

/** `updateHistory=true` makes the issue and its project recently viewed. */
function noteIssueView(call: Call, issue: Issue): void {
  noteView(call, 'issue', issue.id);
  noteView(call, 'project', issue.projectId);
}

const createdBean = (call: Call, issue: Issue): unknown => ({
  id: issue.id,
  key: issue.key,
  self: url(call, `issue/${issue.id}`),
});

function postIssue(call: Call): Reply {
  const issue = createIssue(call, call.body);
  if (!issue.ok) return issue.reply;
  const transitionId = isObject(call.body) ? readMember(call.body.transition, 'id') : undefined;
  const transition = transitionsOf(call, issue.value).find((one) => one.id === transitionId);
  if (transition !== undefined) moveOn({ ...call, body: {} }, issue.value, transition);
  if (call.query.flag('updateHistory')) noteView(call, 'project', issue.value.projectId);
  noteMail(call, issue.value, 'created');
  return created(createdBean(call, issue.value));
}

const MOST_CREATED = 50;

/** Each element succeeds or fails by itself; 400 only where none succeeds. */
function postIssues(call: Call): Reply {
  const updates: unknown = isObject(call.body) ? call.body.issueUpdates : undefined;
  if (!Array.isArray(updates) || updates.length === 0)
    return badRequest('The request does not contain any issues to create.');
  if (updates.length > MOST_CREATED)
    return badRequest('The number of issues to create exceeds the limit of 50.');
  const issues: unknown[] = [];
  const errors: unknown[] = [];
  for (const [index, update] of (updates as readonly unknown[]).entries()) {
    const issue = createIssue(call, update);
    if (issue.ok) {
      issues.push(createdBean(call, issue.value));
      noteMail(call, issue.value, 'created');
    } else
      errors.push({
        status: issue.reply.status,
        elementErrors: issue.reply.body,
        failedElementNumber: index,
      });
  }
  return { status: issues.length > 0 ? 201 : 400, body: { issues, errors } };
}

function putIssueRoute(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  const refused = refuseSilence(call, issue.value) ?? refuseOverrides(call);
  if (refused !== undefined) return refused;
  if (isObject(call.body) && 'transition' in call.body)
    return badRequest('A transition cannot be made by editing an issue.');
  const fault = editIssue(call, issue.value, call.body);
  if (fault !== undefined) return fault;
  applyProperties(call, issue.value.id);
  noteMail(call, issue.value, 'edited', isSilent(call));
  return call.query.flag('returnIssue') ? getIssue(call) : noContent;
}

function applyProperties(call: Call, issueId: string): void {
  const given: unknown = isObject(call.body) ? call.body.properties : undefined;
  if (!Array.isArray(given)) return;
  const issue = getRecord(call.site.issues, issueId);
  const properties = new Map(issue.properties);
  for (const one of given as readonly unknown[]) {
    const key = readMember(one, 'key');
    if (key !== undefined && isObject(one)) properties.set(key, one.value);
  }
  call.site.issues.set(issueId, { ...issue, properties });
}

function deleteIssueRoute(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  if (!hasOnIssue(call.site, call.actor, 'DELETE_ISSUES', issue.value)) {
    return denied(call, 'You do not have permission to delete issues in this project.');
  }
  const subtasks = childrenOf(call, issue.value).filter((child) => child.typeId === '10003');
  if (subtasks.length > 0 && !call.query.flag('deleteSubtasks')) {
    return badRequest(
      `The issue '${issue.value.key}' has subtasks.  You must specify the 'deleteSubtasks' parameter to delete this issue and all its subtasks.`,
    );
  }
  deleteIssue(call, issue.value);
  noteMail(call, issue.value, 'deleted');
  return noContent;
}

function assign(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  if (!hasOnIssue(call.site, call.actor, 'ASSIGN_ISSUES', issue.value)) {
    return deniedAsBadRequest(call, 'You do not have permission to assign issues.');
  }
  const project = getRecord(call.site.projects, issue.value.projectId);
  const outcome = SETTERS.get('assignee')?.set(call.body, { call, project, issue: issue.value });
  if (outcome === undefined || !outcome.ok) return fieldProblems({ assignee: outcome?.error ?? '' });
  putIssue(call.site, { ...issue.value, ...outcome.change }, { authorId: getAuthorId(call), at: call.now });
  return noContent;
}

function listTransitions(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  const wanted = call.query.one('transitionId');
  const rows = transitionBeans(call, issue.value).filter(
    (row) => wanted === undefined || readMember(row, 'id') === wanted,
  );
  return json({ expand: 'transitions', transitions: rows });
}

function makeTransition(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  const id = isObject(call.body) ? readMember(call.body.transition, 'id') : undefined;
  if (id === undefined) return badRequest("Missing 'transition' identifier");
  const transition = transitionsOf(call, issue.value).find((one) => one.id === id);
  if (transition === undefined)
    return deniedAsBadRequest(call, `Transition id '${id}' is not valid for this issue.`);
  const fault = moveOn(call, issue.value, transition);
  if (fault === undefined) noteMail(call, issue.value, 'transitioned');
  return fault ?? noContent;
}

/** Single issues: create, read, edit, delete, assign, transition. */
export const ISSUE_ROUTES: readonly Route[] = [
  open('POST', 'issue', 'write:jira-work', postIssue),
  open('POST', 'issue/bulk', 'write:jira-work', postIssues),
  open('GET', 'issue/:issueIdOrKey', 'read:jira-work', getIssue),
  open('PUT', 'issue/:issueIdOrKey', 'write:jira-work', putIssueRoute),
  open('DELETE', 'issue/:issueIdOrKey', 'write:jira-work', deleteIssueRoute),
  open('PUT', 'issue/:issueIdOrKey/assignee', 'write:jira-work', assign),
  open('GET', 'issue/:issueIdOrKey/transitions', 'read:jira-work', listTransitions),
  open('POST', 'issue/:issueIdOrKey/transitions', 'write:jira-work', makeTransition),
];
