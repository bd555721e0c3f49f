import * as z from 'zod/mini';
import { pageBean, readWindow } from '../beans/page';
import { componentBean, componentsOf, versionBean, versionsOf } from '../beans/project-bean';
import { param, url, type Call, type Route } from '../call';
import { getById, getStatusCategory, STATUSES } from '../configuration';
import { isDay } from '../dates';
import { isObject, readMember } from '../json';
import { denied, mayAdminister, pathProject, seeProject } from '../lookup';
import type { Component, Issue, Project, Version } from '../model';
import { hasInProject } from '../permissions';
import {
  created,
  fieldProblems,
  found,
  json,
  missing,
  noContent,
  notFound,
  type Found,
  type Reply,
} from '../reply';
import { getRecord, nextId } from '../site';
import { open } from './route';

const name = z.string().check(z.minLength(1), z.maxLength(255));
const day = z.nullable(z.string().check(z.refine(isDay)));
const versionBody = z.partial(
  z.object({
    name,
    description: z.string(),
    released: z.boolean(),
    archived: z.boolean(),
    startDate: day,
    releaseDate: day,
  }),
);
const componentBody = z.partial(
  z.object({ name, description: z.string(), leadAccountId: z.nullable(z.string()) }),
);

const INVALID_NAME: Readonly<Record<string, string>> = { name: 'You must specify a valid name' };
const faultOf = (error: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] }): Reply => {
  const field = String(error.issues[0]?.path[0] ?? 'name');
  return fieldProblems(field === 'name' ? INVALID_NAME : { [field]: 'The value is not valid.' });
};

/** The project that a body names by `projectId` or `project`, administered by the caller. */
function bodyProject(call: Call): Found<Project> {
  const named = readMember(call.body, 'projectId') ?? readMember(call.body, 'project');
  if (named === undefined) return missing(fieldProblems({ projectId: 'Project must be specified.' }));
  const project = seeProject(call.site, call.actor, named);
  if (project === undefined) return missing(notFound(`No project could be found with id '${named}'.`));
  return toAdminister(call, project);
}

const toAdminister = (call: Call, project: Project): Found<Project> =>
  mayAdminister(call, project)
    ? found(project)
    : missing(denied(call, 'You do not have permission to administer this project.'));

function pathVersion(call: Call): Found<Version> {
  const id = param(call, 'id');
  const version = call.site.versions.get(id);
  const visible = version !== undefined && isVisible(call, version.projectId);
  return visible ? found(version) : missing(notFound(`Could not find version for id '${id}'`));
}

const isVisible = (call: Call, projectId: string): boolean =>
  hasInProject(call.site, call.actor, 'BROWSE_PROJECTS', getRecord(call.site.projects, projectId));

function pathComponent(call: Call): Found<Component> {
  const id = param(call, 'id');
  const component = call.site.components.get(id);
  const visible = component !== undefined && isVisible(call, component.projectId);
  return visible ? found(component) : missing(notFound(`The component with id ${id} does not exist.`));
}

const listVersions = (call: Call): Reply => {
  const project = pathProject(call);
  return project.ok
    ? json(versionsOf(call, project.value).map((version) => versionBean(call, version)))
    : project.reply;
};

const pageVersions = (call: Call): Reply => {
  const project = pathProject(call);
  if (!project.ok) return project.reply;
  const text = call.query.one('query')?.toLowerCase() ?? '';
  const rows = versionsOf(call, project.value).filter((version) => version.name.toLowerCase().includes(text));
  return json(pageBean(call, rows, readWindow(call, 50, 50), (version) => versionBean(call, version)));
};

function putVersion(call: Call, version: Version, status: 200 | 201): Reply {
  const parsed = versionBody.safeParse(call.body ?? {});
  if (!parsed.success) return faultOf(parsed.error);
  const { startDate, releaseDate, ...rest } = parsed.data;
  const taken = [...call.site.versions.values()].some(
    (one) => one.id !== version.id && one.projectId === version.projectId && one.name === rest.name,
  );
  if (taken) return fieldProblems({ name: 'A version with this name already exists in this project.' });
  const edited: Version = {
    ...version,
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    ...(startDate === undefined ? {} : { startDate: startDate ?? undefined }),
    ...(releaseDate === undefined ? {} : { releaseDate: releaseDate ?? undefined }),
  };
  call.site.versions.set(edited.id, edited);
  return status === 201 ? created(versionBean(call, edited)) : json(versionBean(call, edited));
}

function postVersion(call: Call): Reply {
  const project = bodyProject(call);
  if (!project.ok) return project.reply;
  if (readMember(call.body, 'name') === undefined) return fieldProblems(INVALID_NAME);
  const blank = {
    name: '',
    description: undefined,
    released: false,
    archived: false,
    startDate: undefined,
    releaseDate: undefined,
  };
  const probe = versionBody.safeParse(call.body);
  if (!probe.success) return faultOf(probe.error);
  const id = nextId(call.site, 'version');
  return putVersion(call, { ...blank, id, projectId: project.value.id }, 201);
}

const onVersion =
  (administer: boolean, run: (call: Call, version: Version) => Reply) =>
  (call: Call): Reply => {
    const version = pathVersion(call);
    if (!version.ok) return version.reply;
    const project = administer
      ? toAdminister(call, getRecord(call.site.projects, version.value.projectId))
      : undefined;
    return project?.ok === false ? project.reply : run(call, version.value);
  };

const onComponent =
  (administer: boolean, run: (call: Call, component: Component) => Reply) =>
  (call: Call): Reply => {
    const component = pathComponent(call);
    if (!component.ok) return component.reply;
    const project = administer
      ? toAdminister(call, getRecord(call.site.projects, component.value.projectId))
      : undefined;
    return project?.ok === false ? project.reply : run(call, component.value);
  };

/** Changes every issue that holds the id; `to` takes its place where given. */
function replaceId(ids: readonly string[], from: string, to: string | undefined): readonly string[] {
  if (!ids.includes(from)) return ids;
  const rest = ids.filter((id) => id !== from && id !== to);
  return to === undefined ? rest : [...rest, to];
}

function eachIssue(call: Call, edit: (issue: Issue) => Issue): void {
  for (const issue of [...call.site.issues.values()]) call.site.issues.set(issue.id, edit(issue));
}

function deleteVersion(call: Call, version: Version): Reply {
  const targets = ['moveFixIssuesTo', 'moveAffectedIssuesTo'].map((field) => call.query.one(field));
  const bad = targets.find(
    (id) => id !== undefined && call.site.versions.get(id)?.projectId !== version.projectId,
  );
  if (bad !== undefined) return fieldProblems({ moveFixIssuesTo: `Could not find version for id '${bad}'` });
  eachIssue(call, (issue) => ({
    ...issue,
    fixVersionIds: replaceId(issue.fixVersionIds, version.id, targets[0]),
    versionIds: replaceId(issue.versionIds, version.id, targets[1]),
  }));
  call.site.versions.delete(version.id);
  return noContent;
}

function deleteComponent(call: Call, component: Component): Reply {
  const target = call.query.one('moveIssuesTo');
  if (target !== undefined && call.site.components.get(target)?.projectId !== component.projectId) {
    return notFound(`The component with id ${target} does not exist.`);
  }
  eachIssue(call, (issue) => ({
    ...issue,
    componentIds: replaceId(issue.componentIds, component.id, target),
  }));
  call.site.components.delete(component.id);
  return noContent;
}

const countIssues = (call: Call, test: (issue: Issue) => boolean): number =>
  [...call.site.issues.values()].filter(test).length;
const isOpen = (issue: Issue): boolean => getStatusCategory(getById(STATUSES, issue.statusId)).key !== 'done';

const versionCounts = (call: Call, version: Version): Reply =>
  json({
    self: url(call, `version/${version.id}/relatedIssueCounts`),
    issuesFixedCount: countIssues(call, (issue) => issue.fixVersionIds.includes(version.id)),
    issuesAffectedCount: countIssues(call, (issue) => issue.versionIds.includes(version.id)),
    issueCountWithCustomFieldsShowingVersion: 0,
    customFieldUsage: [],
  });

const unresolvedCount = (call: Call, version: Version): Reply => {
  const inVersion = (issue: Issue): boolean => issue.fixVersionIds.includes(version.id);
  return json({
    self: url(call, `version/${version.id}/unresolvedIssueCount`),
    issuesCount: countIssues(call, inVersion),
    issuesUnresolvedCount: countIssues(call, (issue) => inVersion(issue) && isOpen(issue)),
  });
};

function putComponent(call: Call, component: Component, status: 200 | 201): Reply {
  const parsed = componentBody.safeParse(call.body ?? {});
  if (!parsed.success) return faultOf(parsed.error);
  const { leadAccountId, ...rest } = parsed.data;
  if (typeof leadAccountId === 'string' && !call.site.people.has(leadAccountId)) {
    return fieldProblems({ leadAccountId: `The user ${leadAccountId} does not exist.` });
  }
  const edited: Component = {
    ...component,
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    ...(leadAccountId === undefined ? {} : { leadId: leadAccountId ?? undefined }),
  };
  call.site.components.set(edited.id, edited);
  return status === 201 ? created(componentBean(call, edited)) : json(componentBean(call, edited));
}

function postComponent(call: Call): Reply {
  const project = bodyProject(call);
  if (!project.ok) return project.reply;
  const parsed = componentBody.safeParse(call.body);
  if (!parsed.success || !isObject(call.body) || parsed.data.name === undefined)
    return fieldProblems(INVALID_NAME);
  const taken = componentsOf(call, project.value).some((one) => one.name === parsed.data.name);
  if (taken)
    return fieldProblems({
      name: `A component with the name ${parsed.data.name} already exists in this project.`,
    });
  const id = nextId(call.site, 'component');
  return putComponent(
    call,
    { id, projectId: project.value.id, name: parsed.data.name, description: undefined, leadId: undefined },
    201,
  );
}

const listComponents = (call: Call): Reply => {
  const project = pathProject(call);
  return project.ok
    ? json(componentsOf(call, project.value).map((one) => componentBean(call, one)))
    : project.reply;
};

const pageComponents = (call: Call): Reply => {
  const project = pathProject(call);
  if (!project.ok) return project.reply;
  const text = call.query.one('query')?.toLowerCase() ?? '';
  const rows = componentsOf(call, project.value).filter((one) => one.name.toLowerCase().includes(text));
  return json(pageBean(call, rows, readWindow(call, 50, 50), (one) => componentBean(call, one)));
};

const componentCounts = (call: Call, component: Component): Reply =>
  json({
    self: url(call, `component/${component.id}`),
    issueCount: countIssues(call, (issue) => issue.componentIds.includes(component.id)),
  });

/** Versions and components. */
export const PROJECT_PART_ROUTES: readonly Route[] = [
  open('GET', 'project/:projectIdOrKey/versions', 'read:jira-work', listVersions),
  open('GET', 'project/:projectIdOrKey/version', 'read:jira-work', pageVersions),
  open('POST', 'version', 'manage:jira-project', postVersion),
  open(
    'GET',
    'version/:id',
    'read:jira-work',
    onVersion(false, (call, version) => json(versionBean(call, version))),
  ),
  open(
    'PUT',
    'version/:id',
    'manage:jira-project',
    onVersion(true, (call, version) => putVersion(call, version, 200)),
  ),
  open('DELETE', 'version/:id', 'manage:jira-project', onVersion(true, deleteVersion)),
  open('GET', 'version/:id/relatedIssueCounts', 'read:jira-work', onVersion(false, versionCounts)),
  open('GET', 'version/:id/unresolvedIssueCount', 'read:jira-work', onVersion(false, unresolvedCount)),
  open('GET', 'project/:projectIdOrKey/components', 'read:jira-work', listComponents),
  open('GET', 'project/:projectIdOrKey/component', 'read:jira-work', pageComponents),
  open('POST', 'component', 'manage:jira-project', postComponent),
  open(
    'GET',
    'component/:id',
    'read:jira-work',
    onComponent(false, (call, one) => json(componentBean(call, one))),
  ),
  open(
    'PUT',
    'component/:id',
    'manage:jira-project',
    onComponent(true, (call, one) => putComponent(call, one, 200)),
  ),
  open('DELETE', 'component/:id', 'manage:jira-project', onComponent(true, deleteComponent)),
  open('GET', 'component/:id/relatedIssueCounts', 'read:jira-work', onComponent(false, componentCounts)),
];
