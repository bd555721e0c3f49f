import { url, type Call } from '../call';
import { getById, ISSUE_TYPES, ROLES } from '../configuration';
import type { Component, Project, Version } from '../model';
import { issueTypeBean } from './configuration-beans';
import { avatars, personById } from './person-bean';

/** A project as issues and lists show it. */
export const projectRef = (call: Call, project: Project): Readonly<Record<string, unknown>> => ({
  self: url(call, `project/${project.id}`),
  id: project.id,
  key: project.key,
  name: project.name,
  projectTypeKey: project.projectTypeKey,
  simplified: false,
  avatarUrls: avatars(`${call.site.siteUrl}/secure/projectavatar?pid=${project.id}`),
});

/** A row of project and project/search; `expand` as in the query. */
export const projectRow = (call: Call, project: Project, expand: readonly string[]): unknown => ({
  expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
  ...projectRef(call, project),
  style: 'classic',
  isPrivate: false,
  properties: {},
  ...(project.archived ? { archived: true } : {}),
  ...(expand.includes('description') ? { description: project.description } : {}),
  ...(expand.includes('lead') ? { lead: personById(call, project.leadId) } : {}),
  ...(expand.includes('issueTypes') ? { issueTypes: projectIssueTypes(call, project) } : {}),
  ...(expand.includes('projectKeys') ? { projectKeys: [project.key, ...project.formerKeys] } : {}),
});

export const projectIssueTypes = (call: Call, project: Project): readonly unknown[] =>
  project.issueTypeIds.map((id) => issueTypeBean(call, getById(ISSUE_TYPES, id)));

/** `GET project/{projectIdOrKey}`. */
export const projectBean = (call: Call, project: Project, expand: readonly string[]): unknown => ({
  expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
  ...projectRef(call, project),
  description: project.description,
  lead: personById(call, project.leadId),
  components: componentsOf(call, project).map((component) => componentBean(call, component)),
  issueTypes: projectIssueTypes(call, project),
  assigneeType: 'UNASSIGNED',
  versions: versionsOf(call, project).map((version) => versionBean(call, version)),
  roles: Object.fromEntries(
    ROLES.map((role) => [role.name, url(call, `project/${project.id}/role/${role.id}`)]),
  ),
  style: 'classic',
  isPrivate: false,
  properties: {},
  ...(project.archived ? { archived: true } : {}),
  ...(expand.includes('projectKeys') ? { projectKeys: [project.key, ...project.formerKeys] } : {}),
});

export const versionsOf = (call: Call, project: Project): readonly Version[] =>
  [...call.site.versions.values()].filter((version) => version.projectId === project.id);

export const componentsOf = (call: Call, project: Project): readonly Component[] =>
  [...call.site.components.values()].filter((component) => component.projectId === project.id);

/** A version. Absent dates are left out, as Jira does. */
export const versionBean = (call: Call, version: Version): Readonly<Record<string, unknown>> => ({
  self: url(call, `version/${version.id}`),
  id: version.id,
  ...(version.description === undefined ? {} : { description: version.description }),
  name: version.name,
  archived: version.archived,
  released: version.released,
  ...(version.startDate === undefined ? {} : { startDate: version.startDate }),
  ...(version.releaseDate === undefined ? {} : { releaseDate: version.releaseDate }),
  projectId: Number(version.projectId),
});

/** A component as issues show it. */
export const componentRef = (call: Call, component: Component): Readonly<Record<string, unknown>> => ({
  self: url(call, `component/${component.id}`),
  id: component.id,
  name: component.name,
  ...(component.description === undefined ? {} : { description: component.description }),
});

/** `GET component/{id}`. */
export const componentBean = (call: Call, component: Component): unknown => ({
  ...componentRef(call, component),
  ...(component.leadId === undefined ? {} : { lead: personById(call, component.leadId) }),
  assigneeType: 'PROJECT_DEFAULT',
  realAssigneeType: 'PROJECT_DEFAULT',
  isAssigneeTypeValid: false,
  project: call.site.projects.get(component.projectId)?.key,
  projectId: Number(component.projectId),
});
