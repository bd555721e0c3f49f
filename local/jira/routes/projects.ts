import * as z from 'zod/mini';
import { pageBean, readWindow } from '../beans/page';
import { projectBean, projectIssueTypes, projectRow } from '../beans/project-bean';
import { statusBean } from '../beans/configuration-beans';
import { param, url, type Call, type Route } from '../call';
import { getById, ISSUE_TYPES, ROLES, STATUSES } from '../configuration';
import { denied, mayAdminister, noProject, pathProject, pathProjectToAdminister } from '../lookup';
import type { Project, Role } from '../model';
import { hasInProject, isAdmin } from '../permissions';
import { badRequest, fieldProblems, json, noContent, notFound, type Reply } from '../reply';
import { renameProject } from '../project-keys';
import { open } from './route';

const ACTIONS: Readonly<Record<string, string>> = {
  view: 'BROWSE_PROJECTS',
  browse: 'BROWSE_PROJECTS',
  edit: 'ADMINISTER_PROJECTS',
  create: 'CREATE_ISSUES',
};

const visibleProjects = (call: Call, permission = 'BROWSE_PROJECTS'): readonly Project[] =>
  [...call.site.projects.values()].filter(
    (project) =>
      hasInProject(call.site, call.actor, 'BROWSE_PROJECTS', project) &&
      hasInProject(call.site, call.actor, permission, project),
  );

function listProjects(call: Call): Reply {
  const expand = call.query.list('expand');
  const rows = visibleProjects(call).filter((project) => !project.archived);
  return json(rows.map((project) => projectRow(call, project, expand)));
}

function searchProjects(call: Call): Reply {
  const { query } = call;
  const action = query.one('action') ?? 'view';
  const permission = ACTIONS[action];
  if (permission === undefined)
    return badRequest(`The value '${action}' of the action parameter is not valid.`);
  const [keys, ids, types] = [query.list('keys'), query.list('id'), query.list('typeKey')];
  const statuses = query.list('status');
  const text = query.one('query')?.toLowerCase();
  const rows = visibleProjects(call, permission)
    .filter((project) =>
      (statuses.length === 0 ? ['live'] : statuses).includes(project.archived ? 'archived' : 'live'),
    )
    .filter((project) => keys.length === 0 || keys.some((key) => key.toUpperCase() === project.key))
    .filter((project) => ids.length === 0 || ids.includes(project.id))
    .filter((project) => types.length === 0 || types.includes(project.projectTypeKey))
    .filter(
      (project) =>
        text === undefined ||
        project.key.toLowerCase().includes(text) ||
        project.name.toLowerCase().includes(text),
    );
  const order = query.one('orderBy') ?? 'key';
  const compare = PROJECT_ORDERS[order.replace(/^[+-]/, '')];
  if (compare === undefined) return badRequest(`The value '${order}' of the orderBy parameter is not valid.`);
  const sorted = [...rows].sort((left, right) => (order.startsWith('-') ? -1 : 1) * compare(left, right));
  const expand = query.list('expand');
  return json(
    pageBean(call, sorted, readWindow(call, 50, 100), (project) => projectRow(call, project, expand)),
  );
}

const PROJECT_ORDERS: Readonly<Record<string, (left: Project, right: Project) => number>> = {
  key: (left, right) => left.key.localeCompare(right.key),
  name: (left, right) => left.name.localeCompare(right.name),
};

/** The projects that the caller viewed with `updateHistory`, newest first; at most 20. */
function recentProjects(call: Call): Reply {
  const me = call.actor.person?.accountId;
  const ids = call.site.facts
    .flatMap((fact) =>
      fact.kind === 'view' && fact.of === 'project' && fact.accountId === me ? [fact.id] : [],
    )
    .reverse();
  const visible = visibleProjects(call).filter((project) => !project.archived);
  const rows = [...new Set(ids)].flatMap((id) => visible.find((project) => project.id === id) ?? []);
  const expand = call.query.list('expand');
  return json(rows.slice(0, 20).map((project) => projectRow(call, project, expand)));
}

function getProject(call: Call): Reply {
  const project = pathProject(call);
  return project.ok ? json(projectBean(call, project.value, call.query.list('expand'))) : project.reply;
}

const projectChanges = z.partial(
  z.object({
    name: z.string().check(z.minLength(2), z.maxLength(80)),
    key: z.string().check(z.regex(/^[A-Z][A-Z0-9_]{1,9}$/)),
    description: z.string(),
    leadAccountId: z.string(),
  }),
);

/** Name, key, description and lead. A new key leaves the old one answering. */
function editProject(call: Call): Reply {
  const project = pathProjectToAdminister(call);
  if (!project.ok) return project.reply;
  const parsed = projectChanges.safeParse(call.body);
  if (!parsed.success)
    return fieldProblems({
      [String(parsed.error.issues[0]?.path[0] ?? 'project')]: 'The value is not valid.',
    });
  const { name, key, description, leadAccountId } = parsed.data;
  if (
    key !== undefined &&
    [...call.site.projects.values()].some((one) => one.id !== project.value.id && one.key === key)
  ) {
    return fieldProblems({ projectKey: `Project '${key}' uses this project key.` });
  }
  if (leadAccountId !== undefined && !call.site.people.has(leadAccountId)) {
    return fieldProblems({ projectLead: 'The user you specified as project lead does not exist.' });
  }
  const renamed =
    key === undefined || key === project.value.key
      ? project.value
      : renameProject(call.site, project.value, key);
  call.site.projects.set(renamed.id, {
    ...renamed,
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(leadAccountId === undefined ? {} : { leadId: leadAccountId }),
  });
  return getProject({ ...call, params: { projectIdOrKey: renamed.id } });
}

const projectStatuses = (call: Call): Reply => {
  const project = pathProject(call);
  if (!project.ok) return project.reply;
  return json(
    project.value.issueTypeIds.map((id) => {
      const type = getById(ISSUE_TYPES, id);
      return {
        self: url(call, `issuetype/${type.id}`),
        id: type.id,
        name: type.name,
        subtask: type.subtask,
        statuses: STATUSES.map((status) => statusBean(call, status)),
      };
    }),
  );
};

function listRoles(call: Call): Reply {
  const project = pathProject(call);
  if (!project.ok) return project.reply;
  if (!mayAdminister(call, project.value)) return noProject(param(call, 'projectIdOrKey'));
  return json(
    Object.fromEntries(
      ROLES.map((role) => [role.name, url(call, `project/${project.value.id}/role/${role.id}`)]),
    ),
  );
}

function getRole(call: Call): Reply {
  const project = pathProject(call);
  if (!project.ok) return project.reply;
  const role = ROLES.find((one) => one.id === param(call, 'id'));
  if (role === undefined || !mayAdminister(call, project.value)) {
    return notFound(
      `Can not find project role with id '${param(call, 'id')}' or you do not have permission to see it.`,
    );
  }
  return json(roleBean(call, project.value, role));
}

function roleBean(call: Call, project: Project, role: Role): unknown {
  const people = [...(project.actors.get(role.name) ?? [])].flatMap((id) => call.site.people.get(id) ?? []);
  return {
    self: url(call, `project/${project.id}/role/${role.id}`),
    name: role.name,
    id: Number(role.id),
    description: role.description,
    actors: people.map((person, index) => ({
      id: 10_240 + index,
      displayName: person.displayName,
      type: 'atlassian-user-role-actor',
      actorUser: { accountId: person.accountId },
    })),
  };
}

const archive =
  (archived: boolean) =>
  (call: Call): Reply => {
    const project = pathProject(call);
    if (!project.ok) return project.reply;
    if (!isAdmin(call.site, call.actor))
      return denied(call, 'You do not have permission to administer this project.');
    call.site.projects.set(project.value.id, { ...project.value, archived });
    return archived ? noContent : getProject(call);
  };

const listSecurityLevels = (call: Call): Reply => {
  const project = pathProject(call);
  if (!project.ok) return project.reply;
  const person = call.actor.person;
  const levels = project.value.securityLevelIds
    .flatMap((id) => call.site.securityLevels.get(id) ?? [])
    .filter((level) =>
      level.roles.some((role) => project.value.actors.get(role)?.has(person?.accountId ?? '')),
    );
  return json({
    levels: levels.map((level) => ({
      self: url(call, `securitylevel/${level.id}`),
      ...level,
      roles: undefined,
    })),
  });
};

const listIssueTypes = (call: Call): Reply => {
  const project = pathProject(call);
  return project.ok ? json(projectIssueTypes(call, project.value)) : project.reply;
};

/** Projects, their statuses and roles. */
export const PROJECT_ROUTES: readonly Route[] = [
  open('GET', 'project', 'read:jira-work', listProjects),
  open('GET', 'project/search', 'read:jira-work', searchProjects),
  open('GET', 'project/recent', 'read:jira-work', recentProjects),
  open('GET', 'project/:projectIdOrKey', 'read:jira-work', getProject),
  open('PUT', 'project/:projectIdOrKey', 'manage:jira-project', editProject),
  open('POST', 'project/:projectIdOrKey/archive', 'manage:jira-project', archive(true)),
  open('POST', 'project/:projectIdOrKey/restore', 'manage:jira-configuration', archive(false)),
  open('GET', 'project/:projectIdOrKey/statuses', 'read:jira-work', projectStatuses),
  open('GET', 'project/:projectIdOrKey/role', 'read:jira-work', listRoles),
  open('GET', 'project/:projectIdOrKey/role/:id', 'read:jira-work', getRole),
  open('GET', 'project/:projectIdOrKey/securitylevel', 'read:jira-work', listSecurityLevels),
  open('GET', 'issuetype/project', 'read:jira-work', (call) => {
    const id = call.query.one('projectId') ?? '';
    return listIssueTypes({ ...call, params: { projectIdOrKey: id } });
  }),
];
