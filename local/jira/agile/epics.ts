import { getById, ISSUE_TYPES } from '../configuration';
import type { Issue } from '../model';
import type { Site } from '../site';

export const isEpic = (issue: Issue): boolean => getById(ISSUE_TYPES, issue.typeId).hierarchyLevel === 1;
export const isSubtask = (issue: Issue): boolean => getById(ISSUE_TYPES, issue.typeId).subtask;

/** The epic that an issue belongs to, a sub-task through its parent; undefined for epics themselves. May be of another project. */
export function findEpic(site: Site, issue: Issue): Issue | undefined {
  const parent = issue.parentId === undefined ? undefined : site.issues.get(issue.parentId);
  if (parent === undefined) return undefined;
  return isEpic(parent) ? parent : findEpic(site, parent);
}
