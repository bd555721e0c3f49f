/** Creating, editing, moving on and deleting issues: the rules and their effects on the site. */
import { addAdditions, findAdditionFault } from './additions';
import type { Call } from './call';
import { applyEdit } from './fields/apply-edit';
import { putIssue } from './history';
import { getById, ISSUE_TYPES, PRIORITIES, STATUSES, type Transition } from './configuration';
import { isObject, readMember, type JsonObject } from './json';
import { denied, deniedAsBadRequest, seeIssue, seeProject } from './lookup';
import type { Issue, Project } from './model';
import { hasInProject, hasOnIssue } from './permissions';
import { fieldProblems, found, missing, type Found, type Reply } from './reply';
import { getRecord, nextId } from './site';
import { refuseUneditable } from './switches';

/** The account that a change is recorded under; anonymous callers change nothing here. */
export function getAuthorId(call: Call): string {
  if (call.actor.person === undefined) throw new Error('an anonymous caller passed a permission');
  return call.actor.person.accountId;
}

/** The `fields` and `update` of a body: objects, empty where absent. */
export const readEdit = (body: unknown): { readonly fields: JsonObject; readonly update: JsonObject } => ({
  fields: isObject(body) && isObject(body.fields) ? body.fields : {},
  update: isObject(body) && isObject(body.update) ? body.update : {},
});

/** Creates the issue that a `POST issue` body describes. */
export function createIssue(call: Call, body: unknown): Found<Issue> {
  const { fields, update } = readEdit(body);
  const project = findTargetProject(call, fields);
  if (project === undefined) return missing(fieldProblems({ project: 'Specify a valid project ID or key' }));
  if (call.actor.person === undefined || !hasInProject(call.site, call.actor, 'CREATE_ISSUES', project)) {
    return missing(deniedAsBadRequest(call, 'You do not have permission to create issues in this project.'));
  }
  const type = ISSUE_TYPES.find(
    (one) =>
      project.issueTypeIds.includes(one.id) &&
      (one.id === readMember(fields.issuetype, 'id') || one.name === readMember(fields.issuetype, 'name')),
  );
  const required = missingFields(fields, type?.id);
  if (required !== undefined) return missing(fieldProblems(required));
  const blank = newIssue(call, project, type?.id ?? '');
  const rest = Object.fromEntries(
    Object.entries(fields).filter(([id]) => id !== 'project' && id !== 'issuetype'),
  );
  const edited = applyEdit({ call, project, issue: blank }, rest, update);
  if (!edited.ok) return missing(fieldProblems(edited.errors));
  const faults = findAdditionFault(call, edited.issue, edited.additions);
  if (faults !== undefined) return missing(faults);
  return found(store(call, project, edited.issue, edited.additions));
}

function store(
  call: Call,
  project: Project,
  draft: Issue,
  additions: Parameters<typeof addAdditions>[2],
): Issue {
  const number = project.lastNumber + 1;
  call.site.projects.set(project.id, { ...project, lastNumber: number });
  const id = nextId(call.site, 'issue');
  const issue = { ...draft, id, key: `${project.key}-${number}`, rank: Number(id) };
  call.site.issues.set(issue.id, issue);
  addAdditions(call, issue, additions);
  return issue;
}

function findTargetProject(call: Call, fields: JsonObject): Project | undefined {
  const named = readMember(fields.project, 'id') ?? readMember(fields.project, 'key');
  if (named !== undefined) return seeProject(call.site, call.actor, named);
  const parentName = readMember(fields.parent, 'id') ?? readMember(fields.parent, 'key');
  const parent = parentName === undefined ? undefined : seeIssue(call.site, call.actor, parentName);
  return parent === undefined ? undefined : getRecord(call.site.projects, parent.projectId);
}

function missingFields(
  fields: JsonObject,
  typeId: string | undefined,
): Readonly<Record<string, string>> | undefined {
  if (fields.issuetype === undefined) return { issuetype: 'Specify an issue type' };
  if (typeId === undefined) return { issuetype: 'Specify a valid issue type' };
  if (fields.summary === undefined) return { summary: 'You must specify a summary of the issue.' };
  if (getById(ISSUE_TYPES, typeId).subtask && !isObject(fields.parent)) {
    return { parent: 'Issue type is a sub-task but parent issue key or id not specified.' };
  }
  return undefined;
}

function newIssue(call: Call, project: Project, typeId: string): Issue {
  const authorId = getAuthorId(call);
  return {
    ...BLANK,
    projectId: project.id,
    typeId,
    reporterId: authorId,
    creatorId: authorId,
    watcherIds: [authorId],
    createdAt: call.now,
    updatedAt: call.now,
    statusChangedAt: call.now,
  };
}

/** An issue with nothing in it, in the first status. */
export const BLANK: Issue = {
  id: '',
  key: '',
  projectId: '',
  typeId: '',
  summary: '',
  description: undefined,
  environment: undefined,
  statusId: STATUSES[0]?.id ?? '',
  priorityId: PRIORITIES[2]?.id ?? '',
  assigneeId: undefined,
  reporterId: undefined,
  creatorId: '',
  labels: [],
  componentIds: [],
  fixVersionIds: [],
  versionIds: [],
  parentId: undefined,
  securityLevelId: undefined,
  resolutionId: undefined,
  resolvedAt: undefined,
  dueDate: undefined,
  storyPoints: undefined,
  sprintId: undefined,
  originalEstimateSeconds: undefined,
  remainingEstimateSeconds: undefined,
  createdAt: 0,
  updatedAt: 0,
  statusChangedAt: 0,
  watcherIds: [],
  voterIds: [],
  properties: new Map(),
  remoteLinks: [],
  rank: 0,
  archived: false,
  epic: undefined,
  history: [],
};

/** Applies an edit's `fields` and `update` to a visible issue; undefined where it worked. */
export function editIssue(call: Call, issue: Issue, body: unknown): Reply | undefined {
  if (!hasOnIssue(call.site, call.actor, 'EDIT_ISSUES', issue)) {
    return denied(call, 'You do not have permission to edit issues in this project.');
  }
  const uneditable = refuseUneditable(call, issue);
  if (uneditable !== undefined) return uneditable;
  const { fields, update } = readEdit(body);
  const project = getRecord(call.site.projects, issue.projectId);
  const edited = applyEdit({ call, project, issue }, fields, update);
  if (!edited.ok) return fieldProblems(edited.errors);
  const faults = findAdditionFault(call, edited.issue, edited.additions);
  if (faults !== undefined) return faults;
  putIssue(call.site, edited.issue, { authorId: getAuthorId(call), at: call.now });
  addAdditions(call, edited.issue, edited.additions);
  return undefined;
}

/** Takes a transition, with comments, worklogs and links that its body adds; this workflow has no screens for fields. */
export function moveOn(call: Call, issue: Issue, transition: Transition): Reply | undefined {
  const { fields, update } = readEdit(call.body);
  const project = getRecord(call.site.projects, issue.projectId);
  const offScreen = [
    ...Object.keys(fields),
    ...Object.keys(update).filter((id) => !['comment', 'worklog', 'issuelinks'].includes(id)),
  ];
  if (offScreen.length > 0) {
    const text = (id: string): string =>
      `Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`;
    return fieldProblems(Object.fromEntries(offScreen.map((id) => [id, text(id)])));
  }
  const edited = applyEdit({ call, project, issue }, {}, update);
  if (!edited.ok) return fieldProblems(edited.errors);
  const faults = findAdditionFault(call, issue, edited.additions);
  if (faults !== undefined) return faults;
  const done = getById(STATUSES, transition.toStatusId).categoryKey === 'done';
  const moved: Issue = {
    ...issue,
    statusId: transition.toStatusId,
    resolutionId: done ? '10000' : undefined,
    resolvedAt: done ? (issue.resolvedAt ?? call.now) : undefined,
  };
  putIssue(call.site, moved, { authorId: getAuthorId(call), at: call.now });
  addAdditions(call, moved, edited.additions);
  return undefined;
}

/** Deletes an issue with its comments, worklogs, links and sub-tasks; children of an epic stay, without a parent. */
export function deleteIssue(call: Call, issue: Issue): void {
  const { site } = call;
  for (const child of [...site.issues.values()].filter((one) => one.parentId === issue.id)) {
    if (getById(ISSUE_TYPES, child.typeId).subtask) deleteIssue(call, child);
    else site.issues.set(child.id, { ...child, parentId: undefined });
  }
  for (const [id, comment] of site.comments) if (comment.issueId === issue.id) site.comments.delete(id);
  for (const [id, worklog] of site.worklogs) if (worklog.issueId === issue.id) site.worklogs.delete(id);
  for (const [id, one] of site.attachments) if (one.issueId === issue.id) site.attachments.delete(id);
  for (const [id, link] of site.links) {
    if (link.sourceId === issue.id || link.destinationId === issue.id) site.links.delete(id);
  }
  site.issues.delete(issue.id);
}
