/** Who may do what: permission schemes by role, global permissions by group, security levels, restricted comments. */
import { getRecord, type Site } from './site';
import type { Comment, Holder, Issue, Person, Project, RoleName, Visibility } from './model';

export const ADMIN_GROUP_ID = 'a1b2c3d4-0001-4000-8000-000000000001';

/** Who acts, under which scopes of the app. `person: undefined` is an anonymous caller. */
export interface Actor {
  readonly person: Person | undefined;
  readonly scopes: readonly string[];
}

const isApp = (site: Site, person: Person): boolean => person.accountId === site.appAccountId;

export const hasRole = (project: Project, person: Person, role: RoleName): boolean =>
  project.actors.get(role)?.has(person.accountId) ?? false;

/** The app account administers Jira as far as its scopes say so; people by group. */
export function isAdmin(site: Site, actor: Actor): boolean {
  if (actor.person?.active !== true) return false;
  if (isApp(site, actor.person)) return actor.scopes.includes('manage:jira-configuration');
  return actor.person.groupIds.includes(ADMIN_GROUP_ID);
}

export function hasGlobal(site: Site, actor: Actor, key: string): boolean {
  if (key === 'ADMINISTER') return isAdmin(site, actor);
  if (key === 'SYSTEM_ADMIN') return false;
  if (key === 'CREATE_SHARED_OBJECTS' && actor.person !== undefined && isApp(site, actor.person))
    return false;
  return actor.person?.active ?? false;
}

/** The permission on the project itself; security levels of its issues are `hasOnIssue`'s. */
export function hasInProject(site: Site, actor: Actor, key: string, project: Project): boolean {
  const person = actor.person;
  if (person !== undefined && !person.active) return false;
  if (key === 'ADMINISTER_PROJECTS' && isAdmin(site, actor)) return true;
  return (project.grants.get(key) ?? []).some((holder) => holds(holder, person, project));
}

function holds(holder: Holder, person: Person | undefined, project: Project): boolean {
  if (holder.kind === 'anyone') return true;
  if (person === undefined) return false;
  return holder.kind === 'loggedIn' ? true : hasRole(project, person, holder.role);
}

export function canSeeIssue(site: Site, actor: Actor, issue: Issue): boolean {
  const project = getRecord(site.projects, issue.projectId);
  return hasInProject(site, actor, 'BROWSE_PROJECTS', project) && passesSecurity(site, actor, issue, project);
}

function passesSecurity(site: Site, actor: Actor, issue: Issue, project: Project): boolean {
  if (issue.securityLevelId === undefined) return true;
  const person = actor.person;
  if (person === undefined) return false;
  if (isApp(site, person) && site.behaviour.appSeesSecurityLevels) return true;
  const level = getRecord(site.securityLevels, issue.securityLevelId);
  return level.roles.some((role) => hasRole(project, person, role));
}

/** The permission on the issue: false also where the issue is not visible. */
export const hasOnIssue = (site: Site, actor: Actor, key: string, issue: Issue): boolean =>
  canSeeIssue(site, actor, issue) &&
  hasInProject(site, actor, key, getRecord(site.projects, issue.projectId));

/** Whether the caller is in the role or group that a comment is restricted to. Says nothing of its issue. */
export function isInAudience(
  site: Site,
  actor: Actor,
  visibility: Visibility | undefined,
  project: Project,
): boolean {
  if (visibility === undefined) return true;
  const person = actor.person;
  if (person === undefined) return false;
  if (isApp(site, person) && site.behaviour.appSeesRestrictedComments) return true;
  if (visibility.type === 'group') return person.groupIds.includes(visibility.identifier);
  return [...project.actors].some(
    ([role, members]) => role === visibility.value && members.has(person.accountId),
  );
}

export function canSeeComment(site: Site, actor: Actor, comment: Comment): boolean {
  const issue = getRecord(site.issues, comment.issueId);
  const project = getRecord(site.projects, issue.projectId);
  return canSeeIssue(site, actor, issue) && isInAudience(site, actor, comment.visibility, project);
}

/** "All" or, for one's own things, "own": EDIT_ALL_COMMENTS or EDIT_OWN_COMMENTS. */
export const hasAllOrOwn = (
  site: Site,
  actor: Actor,
  target: {
    readonly issue: Issue;
    readonly authorId: string;
    readonly verb: 'EDIT' | 'DELETE';
    readonly noun: string;
  },
): boolean =>
  hasOnIssue(site, actor, `${target.verb}_ALL_${target.noun}`, target.issue) ||
  (actor.person?.accountId === target.authorId &&
    hasOnIssue(site, actor, `${target.verb}_OWN_${target.noun}`, target.issue));
