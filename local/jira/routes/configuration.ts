import {
  issueTypeBean,
  priorityBean,
  resolutionBean,
  statusBean,
  statusCategoryBean,
} from '../beans/configuration-beans';
import { pageBean, readWindow } from '../beans/page';
import { param, url, type Call, type Respond, type Route } from '../call';
import {
  getStatusCategory,
  ISSUE_TYPES,
  PRIORITIES,
  RESOLUTIONS,
  ROLES,
  STATUS_CATEGORIES,
  STATUSES,
} from '../configuration';
import { fieldBean, FIELDS } from '../fields/fields';
import type { Field } from '../fields/field';
import { canSeeIssue, hasInProject, isAdmin } from '../permissions';
import { badRequest, forbidden, json, notFound, type Reply } from '../reply';
import { members, open, type Scope } from './route';

const listFields = (): Reply => json(FIELDS.map(fieldBean));

function searchFields(call: Call): Reply {
  const { query } = call;
  const types = query.list('type');
  const unknown = types.find((type) => type !== 'custom' && type !== 'system');
  if (unknown !== undefined) return badRequest(`Invalid field type '${unknown}'.`);
  const [ids, text] = [query.list('id'), (query.one('query') ?? '').toLowerCase()];
  const rows = FIELDS.filter(
    (field) =>
      (types.length === 0 || types.includes(field.custom ? 'custom' : 'system')) &&
      (ids.length === 0 || ids.includes(field.id)) &&
      field.name.toLowerCase().includes(text),
  );
  const sorted = [...rows].sort((left, right) => left.name.localeCompare(right.name));
  return json(pageBean(call, sorted, readWindow(call, 50, 50), searchedField));
}

const searchedField = (field: Field): unknown => ({
  id: field.id,
  key: field.id,
  name: field.name,
  schema: field.schema,
  description: '',
  isLocked: false,
  isUnscreenable: false,
});

/** List and single routes of a fixed list; a single one is found by id, and by name where Jira does. */
function listed<T extends { readonly id: string | number; readonly name: string }>(
  path: string,
  rows: readonly T[],
  show: (call: Call, row: T) => unknown,
): readonly Route[] {
  const one: Respond = (call) => {
    const wanted = param(call, 'id');
    const row = rows.find(
      (each) =>
        String(each.id) === wanted ||
        (path.startsWith('status') && each.name.toLowerCase() === wanted.toLowerCase()),
    );
    return row === undefined
      ? notFound(`The ${path} with id '${wanted}' does not exist`)
      : json(show(call, row));
  };
  const scope: Scope = 'read:jira-work';
  return [
    open('GET', path, scope, (call) => json(rows.map((row) => show(call, row)))),
    open('GET', `${path}/:id`, scope, one),
  ];
}

function searchStatuses(call: Call): Reply {
  const mayRead =
    isAdmin(call.site, call.actor) ||
    [...call.site.projects.values()].some((project) =>
      hasInProject(call.site, call.actor, 'ADMINISTER_PROJECTS', project),
    );
  if (!mayRead) return forbidden('You do not have permission to view statuses.');
  const text = (call.query.one('searchString') ?? '').toLowerCase();
  const category = call.query.one('statusCategory');
  const names: Readonly<Record<string, string>> = { new: 'TODO', indeterminate: 'IN_PROGRESS', done: 'DONE' };
  const rows = STATUSES.filter(
    (status) =>
      status.name.toLowerCase().includes(text) &&
      (category === undefined || names[status.categoryKey] === category),
  );
  return json(
    pageBean(call, rows, readWindow(call, 200, 200), (status) => ({
      id: status.id,
      name: status.name,
      description: status.description,
      statusCategory: names[getStatusCategory(status).key],
      scope: { type: 'GLOBAL' },
    })),
  );
}

/** The labels of the issues that the caller may see. */
function listLabels(call: Call): Reply {
  const visible = [...call.site.issues.values()].filter((issue) => canSeeIssue(call.site, call.actor, issue));
  const labels = [...new Set(visible.flatMap((issue) => issue.labels))].sort();
  return json(pageBean(call, labels, readWindow(call, 1_000, 1_000), (label) => label));
}

const listRoles = (call: Call): Reply =>
  isAdmin(call.site, call.actor)
    ? json(
        ROLES.map((role) => ({
          self: url(call, `role/${role.id}`),
          name: role.name,
          id: Number(role.id),
          description: role.description,
        })),
      )
    : forbidden('You do not have permission to view project roles.');

/** Site-wide lists. */
export const CONFIGURATION_ROUTES: readonly Route[] = [
  open('GET', 'field', 'read:jira-work', listFields),
  members('GET', 'field/search', 'read:jira-work', searchFields),
  ...listed('issuetype', ISSUE_TYPES, issueTypeBean),
  ...listed('priority', PRIORITIES, priorityBean),
  ...listed('resolution', RESOLUTIONS, resolutionBean),
  ...listed('status', STATUSES, statusBean),
  ...listed('statuscategory', STATUS_CATEGORIES, statusCategoryBean),
  members('GET', 'statuses/search', 'manage:jira-configuration', searchStatuses),
  members('GET', 'label', 'read:jira-work', listLabels),
  members('GET', 'role', 'manage:jira-configuration', listRoles),
];
