import * as z from 'zod/mini';
import type { Call, Route } from '../call';
import { NO_ISSUE, noProject, seeIssue, seeProject } from '../lookup';
import type { Issue, Project } from '../model';
import { findPermission, listPermissions, type Permission } from '../permission-keys';
import { canSeeComment, hasGlobal, hasInProject, hasOnIssue, isAdmin, type Actor } from '../permissions';
import { badRequest, fieldProblems, forbidden, json, notFound, problem, type Reply } from '../reply';
import { readQuestion } from './permission-question';
import { open, row } from './route';

interface Context {
  readonly project?: Project | undefined;
  readonly issue?: Issue | undefined;
}

/** The project or issue that a mypermissions query names; the reply where it is not visible. */
function readContext(call: Call): Context | Reply {
  const { site, actor, query } = call;
  const issueName = query.one('issueId') ?? query.one('issueKey');
  if (issueName !== undefined) {
    const issue = seeIssue(site, actor, issueName);
    return issue === undefined ? notFound(NO_ISSUE) : { issue };
  }
  const projectName = query.one('projectId') ?? query.one('projectKey');
  if (projectName !== undefined) {
    const project = seeProject(site, actor, projectName);
    return project === undefined ? noProject(projectName) : { project };
  }
  return {};
}

function holds(call: Call, permission: Permission, context: Context): boolean {
  const { site, actor } = call;
  if (permission.type === 'GLOBAL') return hasGlobal(site, actor, permission.key);
  if (context.issue !== undefined) return hasOnIssue(site, actor, permission.key, context.issue);
  const projects = context.project === undefined ? [...site.projects.values()] : [context.project];
  return projects.some((project) => hasInProject(site, actor, permission.key, project));
}

function myPermissions(call: Call): Reply {
  const keys = call.query.list('permissions');
  if (keys.length === 0) {
    return badRequest(
      "The 'permissions' query parameter is required. Provide a comma-separated list of permission keys.",
    );
  }
  const wanted = keys.map((key) => findPermission(call.site, key));
  const unknown = keys.filter((_, index) => wanted[index] === undefined);
  if (unknown.length > 0)
    return fieldProblems(Object.fromEntries(unknown.map((key) => [key, 'Unrecognized permission'])));
  const commentId = call.query.one('commentId');
  if (commentId !== undefined) return commentPermission(call, keys, commentId);
  const context = readContext(call);
  if ('status' in context) return context;
  return json({
    permissions: Object.fromEntries(
      wanted.flatMap((permission) =>
        permission === undefined
          ? []
          : [[permission.key, { ...permission, havePermission: holds(call, permission, context) }]],
      ),
    ),
  });
}

function commentPermission(call: Call, keys: readonly string[], commentId: string): Reply {
  const browse = findPermission(call.site, 'BROWSE_PROJECTS');
  if (keys.length !== 1 || keys[0] !== 'BROWSE_PROJECTS') {
    return badRequest('Only BROWSE_PROJECTS can be asked about a comment.');
  }
  const comment = call.site.comments.get(commentId);
  const havePermission = comment !== undefined && canSeeComment(call.site, call.actor, comment);
  return json({ permissions: { BROWSE_PROJECTS: { ...browse, havePermission } } });
}

const INVALID = badRequest('Invalid request payload. Refer to the REST API documentation and try again.');
const MOST_IDS = 1_000;

/**
 * What an account may do. Asking about another account takes Administer Jira; the app may where `appMayCheckOthers` says so. Ids
 * that do not exist are left out of the reply, and so is everything for a deactivated account.
 */
function answerPermissions(call: Call): Reply {
  const question = readQuestion(call.body);
  if (question === undefined) return INVALID;
  const { accountId, globals, inProjects } = question;
  const unknown = unknownKeys(
    call,
    globals,
    inProjects.flatMap((one) => one.permissions),
  );
  if (unknown.length > 0)
    return fieldProblems(Object.fromEntries(unknown.map((key) => [key, 'Unrecognized permission'])));
  if (inProjects.some((one) => one.permissions.length === 0))
    return badRequest('At least one project permission must be provided.');
  if (inProjects.some((one) => one.projects.length > MOST_IDS || one.issues.length > MOST_IDS)) {
    return badRequest('A maximum of 1000 projects and 1000 issues can be provided.');
  }
  const subject = findSubject(call, accountId);
  if ('status' in subject) return subject;
  return json({
    projectPermissions: inProjects.flatMap((one) =>
      one.permissions.map((permission) => ({
        permission,
        issues: one.issues.filter((id) => mayOnIssue(call, subject, permission, String(id))),
        projects: one.projects.filter((id) => mayInProject(call, subject, permission, String(id))),
      })),
    ),
    globalPermissions: globals.filter((key) => hasGlobal(call.site, subject, key)),
  });
}

const unknownKeys = (
  { site }: Call,
  globals: readonly string[],
  projects: readonly string[],
): readonly string[] => [
  ...globals.filter((key) => findPermission(site, key)?.type !== 'GLOBAL'),
  ...projects.filter((key) => findPermission(site, key)?.type !== 'PROJECT'),
];

function findSubject(call: Call, accountId: string | undefined): Actor | Reply {
  const { site, actor } = call;
  if (accountId === undefined || accountId === actor.person?.accountId) return actor;
  const byApp = actor.person?.accountId === site.appAccountId;
  if (!(byApp ? site.behaviour.appMayCheckOthers : isAdmin(site, actor))) {
    return forbidden('Only Jira administrators can perform this operation.');
  }
  const person = site.people.get(accountId);
  return person === undefined
    ? badRequest(`The user with account ID '${accountId}' does not exist.`)
    : { person, scopes: actor.scopes };
}

function mayOnIssue(call: Call, subject: Actor, permission: string, issueId: string): boolean {
  const issue = call.site.issues.get(issueId);
  return issue !== undefined && hasOnIssue(call.site, subject, permission, issue);
}

function mayInProject(call: Call, subject: Actor, permission: string, projectId: string): boolean {
  const project = call.site.projects.get(projectId);
  return project !== undefined && hasInProject(call.site, subject, permission, project);
}

const projectsBody = z.object({ permissions: z.array(z.string()) });

function permittedProjects(call: Call): Reply {
  const parsed = projectsBody.safeParse(call.body);
  if (!parsed.success) return INVALID;
  const { permissions } = parsed.data;
  const unknown = unknownKeys(call, [], permissions);
  if (unknown.length > 0)
    return fieldProblems(Object.fromEntries(unknown.map((key) => [key, 'Unrecognized permission'])));
  const projects = [...call.site.projects.values()].filter((project) =>
    permissions.every((key) => hasInProject(call.site, call.actor, key, project)),
  );
  return json({ projects: projects.map((project) => ({ id: Number(project.id), key: project.key })) });
}

const allPermissions = (call: Call): Reply =>
  isAdmin(call.site, call.actor)
    ? json({
        permissions: Object.fromEntries(
          listPermissions(call.site).map(({ key, name, type, description }) => [
            key,
            { key, name, type, description },
          ]),
        ),
      })
    : problem(403, 'Only Jira administrators can perform this operation.');

/** Permission questions. permissions/check: read:jira-work by its prose, read:permission:jira by its machine list. */
export const PERMISSION_ROUTES: readonly Route[] = [
  open('GET', 'mypermissions', 'read:jira-work', myPermissions),
  row('platform', 'POST', 'permissions/check', {
    scopes: [['read:jira-work'], ['read:permission:jira']],
    anonymous: true,
    respond: answerPermissions,
  }),
  open('POST', 'permissions/project', 'read:jira-work', permittedProjects),
  open('GET', 'permissions', 'manage:jira-configuration', allPermissions),
];
