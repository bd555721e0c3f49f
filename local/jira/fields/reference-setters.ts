/** Fields that name one other record: a user, a priority, a parent. */
import { getById, ISSUE_TYPES, PRIORITIES, RESOLUTIONS } from '../configuration';
import { isObject, readMember } from '../json';
import { seeIssue } from '../lookup';
import { hasInProject, hasOnIssue } from '../permissions';
import { change, wrong, type Edit, type Outcome } from './outcome';

export function setPriority(value: unknown): Outcome {
  const priority = PRIORITIES.find(
    (one) => one.id === readMember(value, 'id') || one.name === readMember(value, 'name'),
  );
  return priority === undefined
    ? wrong('The priority selected is invalid.')
    : change({ priorityId: priority.id });
}

export function setResolution(value: unknown, { call, issue }: Edit): Outcome {
  if (value === null) return change({ resolutionId: undefined, resolvedAt: undefined });
  const resolution = RESOLUTIONS.find(
    (one) => one.id === readMember(value, 'id') || one.name === readMember(value, 'name'),
  );
  return resolution === undefined
    ? wrong('The resolution selected is invalid.')
    : change({ resolutionId: resolution.id, resolvedAt: issue.resolvedAt ?? call.now });
}

export function setIssueType(value: unknown, edit: Edit): Outcome {
  const type = ISSUE_TYPES.find(
    (one) =>
      edit.project.issueTypeIds.includes(one.id) &&
      (one.id === readMember(value, 'id') || one.name === readMember(value, 'name')),
  );
  return type === undefined ? wrong('The issue type selected is invalid.') : change({ typeId: type.id });
}

/** `{accountId}` or `{id}`; null clears; `-1` is Jira's "automatic", nobody here. An assignee must be assignable. */
export function setUser(name: 'assigneeId' | 'reporterId', value: unknown, edit: Edit): Outcome {
  if (value === null) return change({ [name]: undefined });
  if (!isObject(value)) return wrong('data was not an object');
  const given = value.accountId ?? value.id;
  if (given === null || given === '-1') return change({ [name]: undefined });
  const accountId = readMember(value, 'accountId') ?? readMember(value, 'id');
  if (accountId === undefined) return wrong("expected 'accountId' property to be provided");
  const { site, actor } = edit.call;
  const person = site.people.get(accountId);
  if (person?.active !== true) return wrong(`User '${accountId}' does not exist.`);
  const stored = site.issues.get(edit.issue.id);
  const asked = { person, scopes: actor.scopes };
  const assignable =
    stored === undefined
      ? hasInProject(site, asked, 'ASSIGNABLE_USER', edit.project)
      : hasOnIssue(site, asked, 'ASSIGNABLE_USER', stored);
  if (name === 'assigneeId' && !assignable) return wrong(`User '${accountId}' cannot be assigned issues.`);
  return change({ [name]: accountId });
}

/** `{key}` or `{id}`: a visible issue one level above; a sub-task's parent is of the same project. */
export function setParent(value: unknown, edit: Edit): Outcome {
  const type = getById(ISSUE_TYPES, edit.issue.typeId);
  if (value === null || (isObject(value) && value.key === null)) {
    return type.subtask
      ? wrong('Issue type is a sub-task but parent issue key or id not specified.')
      : change({ parentId: undefined });
  }
  const named = readMember(value, 'id') ?? readMember(value, 'key');
  const parent = named === undefined ? undefined : seeIssue(edit.call.site, edit.call.actor, named);
  if (parent === undefined) return wrong('Could not find issue by id or key.');
  if (getById(ISSUE_TYPES, parent.typeId).hierarchyLevel !== type.hierarchyLevel + 1) {
    return wrong('Given parent work item does not belong to appropriate hierarchy.');
  }
  if (type.subtask && parent.projectId !== edit.project.id) {
    return wrong('Sub-tasks must be created in the same project as the parent.');
  }
  return change({ parentId: parent.id });
}

export function setSecurity(value: unknown, edit: Edit): Outcome {
  if (value === null) return change({ securityLevelId: undefined });
  const level = edit.project.securityLevelIds
    .map((id) => edit.call.site.securityLevels.get(id))
    .find(
      (one) =>
        one !== undefined && (one.id === readMember(value, 'id') || one.name === readMember(value, 'name')),
    );
  return level === undefined
    ? wrong('Specify a valid security level.')
    : change({ securityLevelId: level.id });
}
