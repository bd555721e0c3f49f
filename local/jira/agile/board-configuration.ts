import { param, url, type Call } from '../call';
import { getStatusCategory, STATUS_CATEGORIES, STATUSES } from '../configuration';
import type { Board } from '../model';
import { json, notFound, type Reply } from '../reply';
import { getRecord } from '../site';
import { agileUrl } from './agile-beans';

/** Columns by status category, story points as the estimate, the filter's id. */
export const boardConfiguration = (call: Call, board: Board): Reply => {
  const project = getRecord(call.site.projects, board.projectId);
  const columns = STATUS_CATEGORIES.map((category) => ({
    name: category.name,
    statuses: STATUSES.filter((status) => getStatusCategory(status) === category).map(({ id }) => ({
      id,
      self: url(call, `status/${id}`),
    })),
  }));
  return json({
    id: board.id,
    name: board.name,
    type: board.type,
    self: agileUrl(call, `board/${board.id}/configuration`),
    location: {
      type: 'project',
      key: project.key,
      id: project.id,
      self: url(call, `project/${project.id}`),
      name: project.name,
    },
    filter: { id: board.filterId, self: url(call, `filter/${board.filterId}`) },
    columnConfig: { columns, constraintType: 'none' },
    estimation: { type: 'field', field: { fieldId: 'customfield_10016', displayName: 'Story Points' } },
    ranking: { rankCustomFieldId: 10_019 },
  });
};

/** "Only my issues", and on a board of several projects one filter for each. */
export function quickFilters(call: Call, board: Board): readonly { readonly id: number }[] {
  const keys = board.projectIds.map((id) => getRecord(call.site.projects, id).key);
  const rows = [
    { name: 'Only My Issues', jql: 'assignee = currentUser()' },
    ...(keys.length < 2 ? [] : keys.map((key) => ({ name: `Only ${key}`, jql: `project = ${key}` }))),
  ];
  return rows.map((one, position) => ({
    id: board.id * 100 + position,
    boardId: board.id,
    ...one,
    description: '',
    position,
  }));
}

export function oneQuickFilter(call: Call, board: Board): Reply {
  const wanted = Number(param(call, 'quickFilterId'));
  const filter = quickFilters(call, board).find((one) => one.id === wanted);
  return filter === undefined ? notFound('The requested quick filter does not exist.') : json(filter);
}
