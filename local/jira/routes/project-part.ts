/** What versions and components have in common. */
import * as z from 'zod/mini';
import type { Call } from '../call';
import { readMember } from '../json';
import { denied, mayAdminister, seeProject } from '../lookup';
import type { Issue, Project } from '../model';
import { hasInProject } from '../permissions';
import { fieldProblems, found, missing, notFound, type Found, type Reply } from '../reply';
import { getRecord } from '../site';

/** A name of 1 to 255 characters. */
export const name = z.string().check(z.minLength(1), z.maxLength(255));

/** Jira's answer to a name that is missing or not one. */
export const INVALID_NAME: Readonly<Record<string, string>> = { name: 'You must specify a valid name' };

/** The field that a schema refused, in Jira's shape. */
export const faultOf = (error: {
  readonly issues: readonly { readonly path: readonly PropertyKey[] }[];
}): Reply => {
  const field = String(error.issues[0]?.path[0] ?? 'name');
  return fieldProblems(field === 'name' ? INVALID_NAME : { [field]: 'The value is not valid.' });
};

/** The project that a body names by `projectId` or `project`, administered by the caller. */
export function bodyProject(call: Call): Found<Project> {
  const named = readMember(call.body, 'projectId') ?? readMember(call.body, 'project');
  if (named === undefined) return missing(fieldProblems({ projectId: 'Project must be specified.' }));
  const project = seeProject(call.site, call.actor, named);
  if (project === undefined) return missing(notFound(`No project could be found with id '${named}'.`));
  return toAdminister(call, project);
}

/** The project, where the caller administers it; else 401 or 403. */
export const toAdminister = (call: Call, project: Project): Found<Project> =>
  mayAdminister(call, project)
    ? found(project)
    : missing(denied(call, 'You do not have permission to administer this project.'));

export const isVisible = (call: Call, projectId: string): boolean =>
  hasInProject(call.site, call.actor, 'BROWSE_PROJECTS', getRecord(call.site.projects, projectId));

/** Changes every issue that holds the id; `to` takes its place where given. */
export function replaceId(ids: readonly string[], from: string, to: string | undefined): readonly string[] {
  if (!ids.includes(from)) return ids;
  const rest = ids.filter((id) => id !== from && id !== to);
  return to === undefined ? rest : [...rest, to];
}

export function eachIssue(call: Call, edit: (issue: Issue) => Issue): void {
  for (const issue of [...call.site.issues.values()]) call.site.issues.set(issue.id, edit(issue));
}

export const countIssues = (call: Call, test: (issue: Issue) => boolean): number =>
  [...call.site.issues.values()].filter(test).length;
