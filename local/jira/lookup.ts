/** From what a client names to what it may see. "Not there" and "not visible" are one answer, as in Jira. */
import { param, type Call } from './call';
import type { Comment, Issue, Project, Worklog } from './model';
import { canSeeComment, canSeeIssue, hasInProject, isAdmin, type Actor } from './permissions';
import {
  badRequest,
  forbidden,
  found,
  missing,
  notFound,
  notLoggedInToWrite,
  type Found,
  type Reply,
} from './reply';
import type { Site } from './site';

export const NO_ISSUE = 'Issue does not exist or you do not have permission to see it.';

/** By id or key; former keys of moved issues and of renamed projects find it too, where no issue has them now. Keys in any case. */
export function findIssue(site: Site, idOrKey: string): Issue | undefined {
  const byId = site.issues.get(idOrKey);
  if (byId !== undefined) return byId;
  const keys = keysMeant(site, idOrKey.toUpperCase());
  const named = [...site.issues.values()].find((issue) => keys.includes(issue.key));
  const movedTo = keys.map((key) => site.formerIssueKeys.get(key)).find((id) => id !== undefined);
  return named ?? (movedTo === undefined ? undefined : site.issues.get(movedTo));
}

/** Once project OLD has become ABC, OLD-7 and ABC-7 are one key. */
function keysMeant(site: Site, key: string): readonly string[] {
  const dash = key.lastIndexOf('-');
  const project = findByKey(site, key.slice(0, dash));
  if (project === undefined) return [key];
  return [project.key, ...project.formerKeys].map((one) => `${one}${key.slice(dash)}`);
}

/** By id or key, in any case, or by a key from before a rename that no other project has taken. */
export const findProject = (site: Site, idOrKey: string): Project | undefined =>
  site.projects.get(idOrKey) ?? findByKey(site, idOrKey.toUpperCase());

function findByKey(site: Site, key: string): Project | undefined {
  const projects = [...site.projects.values()];
  return projects.find((one) => one.key === key) ?? projects.find((one) => one.formerKeys.includes(key));
}

export function seeIssue(site: Site, actor: Actor, idOrKey: string): Issue | undefined {
  const issue = findIssue(site, idOrKey);
  return issue !== undefined && canSeeIssue(site, actor, issue) ? issue : undefined;
}

export function seeProject(site: Site, actor: Actor, idOrKey: string): Project | undefined {
  const project = findProject(site, idOrKey);
  return project !== undefined && hasInProject(site, actor, 'BROWSE_PROJECTS', project) ? project : undefined;
}

/** The issue of the path's `issueIdOrKey`, or Jira's 404. */
export function pathIssue(call: Call): Found<Issue> {
  const issue = seeIssue(call.site, call.actor, param(call, 'issueIdOrKey'));
  return issue === undefined ? missing(notFound(NO_ISSUE)) : found(issue);
}

export const noProject = (idOrKey: string): Reply =>
  notFound(`No project could be found with ${/^\d+$/.test(idOrKey) ? 'id' : 'key'} '${idOrKey}'.`);

/** The project of the path's `projectIdOrKey`, or Jira's 404. */
export function pathProject(call: Call): Found<Project> {
  const named = param(call, 'projectIdOrKey');
  const project = seeProject(call.site, call.actor, named);
  return project === undefined ? missing(noProject(named)) : found(project);
}

/** The path's project, where the caller administers it; else 401 or 403. */
export function pathProjectToAdminister(call: Call): Found<Project> {
  const project = pathProject(call);
  if (!project.ok || mayAdminister(call, project.value)) return project;
  return missing(denied(call, 'You do not have permission to administer this project.'));
}

export const mayAdminister = (call: Call, project: Project): boolean =>
  isAdmin(call.site, call.actor) || hasInProject(call.site, call.actor, 'ADMINISTER_PROJECTS', project);

/** 403 for somebody known; 401 for a caller who is not logged in. */
export const denied = (call: Call, message: string): Reply =>
  call.actor.person === undefined ? notLoggedInToWrite : forbidden(message);

/** 400 for somebody known, where Jira reports a lacking permission as a bad request; 401 for an anonymous caller. */
export const deniedAsBadRequest = (call: Call, message: string): Reply =>
  call.actor.person === undefined ? notLoggedInToWrite : badRequest(message);

/** The path's comment `id` of the given issue, or Jira's 404. */
export function pathComment(call: Call, issue: Issue): Found<Comment> {
  const id = param(call, 'id');
  const comment = call.site.comments.get(id);
  const visible = comment?.issueId === issue.id && canSeeComment(call.site, call.actor, comment);
  return visible ? found(comment) : missing(notFound(`Can not find a comment for the id: ${id}.`));
}

/** The path's worklog `id` of the given issue, or Jira's 404. */
export function pathWorklog(call: Call, issue: Issue): Found<Worklog> {
  const id = param(call, 'id');
  const worklog = call.site.worklogs.get(id);
  return worklog?.issueId === issue.id
    ? found(worklog)
    : missing(notFound(`Cannot find worklog with id: '${id}'.`));
}
