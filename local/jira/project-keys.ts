/** Keys of projects and issues change while ids stay: renames, new projects under old keys, moves. */
import type { Issue, Project } from './model';
import { getById, ISSUE_TYPES } from './configuration';
import { appendChange, type ChangedBy } from './history';
import { getRecord, type Site } from './site';

/** The project under its new key. Its old key goes on answering until another project takes it. */
export function renameProject(site: Site, project: Project, key: string): Project {
  releaseKey(site, key);
  for (const issue of [...site.issues.values()].filter((one) => one.projectId === project.id))
    site.issues.set(issue.id, { ...issue, key: `${key}-${numberOf(issue)}` });
  const current = getRecord(site.projects, project.id);
  const formerKeys = [...current.formerKeys.filter((one) => one !== key), project.key];
  const renamed = { ...current, key, formerKeys };
  site.projects.set(project.id, renamed);
  return renamed;
}

/** A key that becomes a project's own stops being anybody's former key: the new owner answers under it. */
export function releaseKey(site: Site, key: string): void {
  for (const project of [...site.projects.values()].filter((one) => one.formerKeys.includes(key)))
    site.projects.set(project.id, {
      ...project,
      formerKeys: project.formerKeys.filter((one) => one !== key),
    });
}

const numberOf = (issue: Issue): string => issue.key.slice(issue.key.lastIndexOf('-') + 1);

/**
 * Moves an issue with its sub-tasks: new keys, the ids stay, the old keys go on answering. What the other project does not have
 * (components, versions, security level) is lost; links, parents, sprints, comments and worklogs stay.
 */
export function moveIssue(site: Site, issue: Issue, { to, by }: { to: Project; by: ChangedBy }): Issue {
  const from = getRecord(site.projects, issue.projectId);
  const number = getRecord(site.projects, to.id).lastNumber + 1;
  site.projects.set(to.id, { ...getRecord(site.projects, to.id), lastNumber: number });
  site.formerIssueKeys.set(issue.key, issue.id);
  const key = `${to.key}-${number}`;
  const moved: Issue = { ...issue, ...fitInto(site, issue, to), projectId: to.id, key };
  const stored = appendChange(site, moved, by, [
    { ...item('project', 'project'), from: from.id, fromText: from.name, to: to.id, toText: to.name },
    { ...item('Key', 'issuekey'), from: null, fromText: issue.key, to: null, toText: key },
  ]);
  for (const child of [...site.issues.values()])
    if (child.parentId === issue.id && getById(ISSUE_TYPES, child.typeId).subtask)
      moveIssue(site, child, { to, by });
  return stored;
}

const item = (field: string, fieldId: string): { field: string; fieldId: string } => ({ field, fieldId });

function fitInto(site: Site, issue: Issue, project: Project): Partial<Issue> {
  const kept = (ids: readonly string[], records: ReadonlyMap<string, { readonly projectId: string }>) =>
    ids.filter((id) => records.get(id)?.projectId === project.id);
  const level = issue.securityLevelId;
  return {
    componentIds: kept(issue.componentIds, site.components),
    fixVersionIds: kept(issue.fixVersionIds, site.versions),
    versionIds: kept(issue.versionIds, site.versions),
    securityLevelId: level !== undefined && project.securityLevelIds.includes(level) ? level : undefined,
  };
}
