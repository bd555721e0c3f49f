import { readWindow, slice } from '../beans/page';
import { issueTypeBean, priorityBean } from '../beans/configuration-beans';
import { componentRef, componentsOf, projectRef, versionBean, versionsOf } from '../beans/project-bean';
import { param, type Call, type Route } from '../call';
import { getById, ISSUE_TYPES, PRIORITIES, type IssueType } from '../configuration';
import { FIELDS } from '../fields/fields';
import type { Field } from '../fields/field';
import { SETTERS } from '../fields/setters';
import { pathIssue, pathProject } from '../lookup';
import type { Issue, Project } from '../model';
import { hasInProject, hasOnIssue } from '../permissions';
import { badRequest, json, notFound, type Reply } from '../reply';
import { getRecord } from '../site';
import { open } from './route';

/** The fields that this caller may set on issues of a type, in Jira's meta form. */
function metaFields(
  call: Call,
  project: Project,
  type: IssueType,
): readonly Readonly<Record<string, unknown>>[] {
  const onScreen = FIELDS.filter((field) => {
    const setter = SETTERS.get(field.id);
    if (
      setter === undefined ||
      setter.hidden === true ||
      (field.id === 'customfield_10014' && type.hierarchyLevel !== 0)
    )
      return false;
    return setter.permission === undefined || hasInProject(call.site, call.actor, setter.permission, project);
  });
  return onScreen.map((field) => metaField(call, project, { field, type }));
}

function metaField(
  call: Call,
  project: Project,
  { field, type }: { readonly field: Field; readonly type: IssueType },
): Readonly<Record<string, unknown>> {
  const required = ['summary', 'issuetype'].includes(field.id) || (field.id === 'parent' && type.subtask);
  const allowed = allowedValues(call, project, { field, type });
  return {
    required,
    schema: field.schema,
    name: field.name,
    key: field.id,
    hasDefaultValue: field.id === 'priority',
    operations: SETTERS.get(field.id)?.list === undefined ? ['set'] : ['add', 'set', 'remove'],
    ...(allowed === undefined ? {} : { allowedValues: allowed }),
  };
}

function allowedValues(
  call: Call,
  project: Project,
  { field, type }: { readonly field: Field; readonly type: IssueType },
): readonly unknown[] | undefined {
  switch (field.id) {
    case 'issuetype':
      return [issueTypeBean(call, type)];
    case 'priority':
      return PRIORITIES.map((priority) => priorityBean(call, priority));
    case 'components':
      return componentsOf(call, project).map((component) => componentRef(call, component));
    case 'fixVersions':
    case 'versions':
      return versionsOf(call, project).map((version) => versionBean(call, version));
    default:
      return undefined;
  }
}

const projectField = (call: Call, project: Project): Readonly<Record<string, unknown>> => ({
  required: true,
  schema: { type: 'project', system: 'project' },
  name: 'Project',
  key: 'project',
  hasDefaultValue: false,
  operations: ['set'],
  allowedValues: [projectRef(call, project)],
});

const typesOf = (project: Project): readonly IssueType[] =>
  project.issueTypeIds.map((id) => getById(ISSUE_TYPES, id));

/** The old createmeta: every project where the caller may create issues. */
function createMeta(call: Call): Reply {
  const { query } = call;
  const [ids, keys] = [query.list('projectIds'), query.list('projectKeys').map((key) => key.toUpperCase())];
  const [typeIds, typeNames] = [query.list('issuetypeIds'), query.all('issuetypeNames')];
  const withFields = query.list('expand').includes('projects.issuetypes.fields');
  const projects = [...call.site.projects.values()].filter(
    (project) =>
      mayCreate(call, project) &&
      (ids.length + keys.length === 0 || ids.includes(project.id) || keys.includes(project.key)),
  );
  return json({
    expand: 'projects',
    projects: projects.map((project) => ({
      expand: 'issuetypes',
      ...projectRef(call, project),
      issuetypes: typesOf(project)
        .filter(
          (type) =>
            typeIds.length + typeNames.length === 0 ||
            typeIds.includes(type.id) ||
            typeNames.includes(type.name),
        )
        .map((type) => ({
          ...issueTypeBean(call, type),
          ...(withFields
            ? {
                expand: 'fields',
                fields: Object.fromEntries(
                  [projectField(call, project), ...metaFields(call, project, type)].map((field) => [
                    String(field.key),
                    field,
                  ]),
                ),
              }
            : {}),
        })),
    })),
  });
}

const mayCreate = (call: Call, project: Project): boolean =>
  hasInProject(call.site, call.actor, 'BROWSE_PROJECTS', project) &&
  hasInProject(call.site, call.actor, 'CREATE_ISSUES', project);

function tooMany(call: Call): Reply | undefined {
  return (call.query.int('maxResults') ?? 0) > 200
    ? badRequest("Parameter 'maxResults' must not exceed the limit '200'")
    : undefined;
}

function createMetaTypes(call: Call): Reply {
  const project = pathProject(call);
  if (!project.ok) return project.reply;
  const fault = tooMany(call);
  if (fault !== undefined) return fault;
  const types = mayCreate(call, project.value) ? typesOf(project.value) : [];
  const window = readWindow(call, 50, 200);
  return json({
    ...window,
    total: types.length,
    issueTypes: slice(types, window).map((type) => issueTypeBean(call, type)),
  });
}

function createMetaFields(call: Call): Reply {
  const project = pathProject(call);
  if (!project.ok) return project.reply;
  const fault = tooMany(call);
  if (fault !== undefined) return fault;
  const type = typesOf(project.value).find((one) => one.id === param(call, 'issueTypeId'));
  if (type === undefined) return notFound('The issue type does not exist in this project.');
  const fields = mayCreate(call, project.value)
    ? [projectField(call, project.value), ...metaFields(call, project.value, type)]
    : [];
  const window = readWindow(call, 50, 200);
  return json({
    ...window,
    total: fields.length,
    fields: slice(fields, window).map((field) => ({ ...field, fieldId: field.key })),
  });
}

/** The meta form of every field that the caller may set on an issue of this project. */
export const editableFields = (
  call: Call,
  project: Project,
  issue: Issue,
): readonly Readonly<Record<string, unknown>>[] =>
  metaFields(call, project, getById(ISSUE_TYPES, issue.typeId));

function editMeta(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  if (!hasOnIssue(call.site, call.actor, 'EDIT_ISSUES', issue.value)) return json({ fields: {} });
  const project = getRecord(call.site.projects, issue.value.projectId);
  const fields = editableFields(call, project, issue.value);
  return json({ fields: Object.fromEntries(fields.map((field) => [String(field.key), field])) });
}

/** What can be set on an issue. */
export const META_ROUTES: readonly Route[] = [
  open('GET', 'issue/createmeta', 'read:jira-work', createMeta),
  open('GET', 'issue/createmeta/:projectIdOrKey/issuetypes', 'read:jira-work', createMetaTypes),
  open('GET', 'issue/createmeta/:projectIdOrKey/issuetypes/:issueTypeId', 'read:jira-work', createMetaFields),
  open('GET', 'issue/:issueIdOrKey/editmeta', 'read:jira-work', editMeta),
];
