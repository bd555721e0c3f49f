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
  const added = site.appPermissions.get(key);
  if (added)
    return actor.person?.active === true && actor.person.groupIds.some((id) => added.groupIds.has(id));
  return actor.person?.active ?? false;
}

/**
 * The permission on the project itself: what a grant to reporters or assignees would give somebody on some issue counts, as in
 * Jira. Single issues are `hasOnIssue`'s.
 */
export const hasInProject = (site: Site, actor: Actor, key: string, project: Project): boolean =>
  isGranted(site, actor, key, { project, issue: undefined });

/** A project, or one issue of it. */
interface Place {
  readonly project: Project;
  readonly issue: Issue | undefined;
}

function isGranted(site: Site, actor: Actor, key: string, place: Place): boolean {
  const person = actor.person;
  if (person !== undefined && !person.active) return false;
  if (key === 'ADMINISTER_PROJECTS' && isAdmin(site, actor)) return true;
  return (place.project.grants.get(key) ?? []).some((holder) => holds(holder, person, place));
}

function holds(holder: Holder, person: Person | undefined, { project, issue }: Place): boolean {
  if (holder.kind === 'anyone') return true;
  if (person === undefined) return false;
  switch (holder.kind) {
    case 'loggedIn':
      return true;
    case 'role':
      return hasRole(project, person, holder.role);
    case 'reporter':
      return issue === undefined || issue.reporterId === person.accountId;
    case 'assignee':
      return issue === undefined || issue.assigneeId === person.accountId;
  }
}

/** The permission scheme's word on one issue, whether or not it is visible. */
function isGrantedOnIssue(site: Site, actor: Actor, key: string, issue: Issue): boolean {
  return isGranted(site, actor, key, { project: getRecord(site.projects, issue.projectId), issue });
}

export function canSeeIssue(site: Site, actor: Actor, issue: Issue): boolean {
  const project = getRecord(site.projects, issue.projectId);
  return (
    isGrantedOnIssue(site, actor, 'BROWSE_PROJECTS', issue) && passesSecurity(site, actor, issue, project)
  );
}

function passesSecurity(site: Site, actor: Actor, issue: Issue, project: Project): boolean {
  if (issue.securityLevelId === undefined) return true;
  const person = actor.person;
  if (person === undefined) return false;
  if (isApp(site, person) && site.behaviour.appSeesSecurityLevels) return true;
  const level = getRecord(site.securityLevels, issue.securityLevelId);
  return level.roles.some((role) => hasRole(project, person, role));
}

/** What an archived issue still allows. */
const ON_ARCHIVED: ReadonlySet<string> = new Set([
  'BROWSE_PROJECTS',
  'VIEW_VOTERS_AND_WATCHERS',
  'VIEW_DEV_TOOLS',
  'DELETE_ISSUES',
]);

/** The permission on the issue: false also where the issue is not visible, or archived and the permission would change it. */
export const hasOnIssue = (site: Site, actor: Actor, key: string, issue: Issue): boolean =>
  (!issue.archived || ON_ARCHIVED.has(key)) &&
  canSeeIssue(site, actor, issue) &&
  isGrantedOnIssue(site, actor, key, issue);

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
