import { personById } from '../beans/person-bean';
import { pageBean, readWindow } from '../beans/page';
import { param, url, type Call, type Route } from '../call';
import type { Filter } from '../model';
import { badRequest, json, type Reply } from '../reply';
import { open } from './route';

const isVisible = (call: Call, filter: Filter): boolean =>
  call.actor.person !== undefined && (filter.shared || filter.ownerId === call.actor.person.accountId);

const filterBean = (call: Call, filter: Filter): Readonly<Record<string, unknown>> => ({
  self: url(call, `filter/${filter.id}`),
  id: filter.id,
  name: filter.name,
  description: filter.description,
  owner: personById(call, filter.ownerId),
  jql: filter.jql,
  viewUrl: `${call.site.siteUrl}/issues/?filter=${filter.id}`,
  searchUrl: url(call, `search?jql=${encodeURIComponent(filter.jql)}`),
  favourite: false,
  favouritedCount: 0,
  sharePermissions: filter.shared ? [{ id: Number(filter.id), type: 'authenticated' }] : [],
  editPermissions: [],
  subscriptions: { size: 0, items: [], 'max-results': 0, 'start-index': 0, 'end-index': 0 },
});

/** 400, not 404, for a filter that is not there or not visible: as Jira. */
function getFilter(call: Call): Reply {
  const filter = call.site.filters.get(param(call, 'id'));
  if (filter !== undefined && isVisible(call, filter)) return json(filterBean(call, filter));
  return badRequest(
    'The selected filter is not available to you, perhaps it has been deleted or had its permissions changed.',
  );
}

const EXPANDABLE = [
  'description',
  'owner',
  'jql',
  'searchUrl',
  'viewUrl',
  'favourite',
  'favouritedCount',
  'sharePermissions',
  'editPermissions',
  'subscriptions',
];

/** Rows show only self, id and name, and what `expand` names. */
function searchFilters(call: Call): Reply {
  const { query } = call;
  const [ids, text, owner] = [
    query.list('id'),
    (query.one('filterName') ?? '').toLowerCase(),
    query.one('accountId'),
  ];
  const expand = query.list('expand');
  const rows = [...call.site.filters.values()]
    .filter((filter) => isVisible(call, filter))
    .filter((filter) => ids.length === 0 || ids.includes(filter.id))
    .filter((filter) => filter.name.toLowerCase().includes(text))
    .filter((filter) => owner === undefined || filter.ownerId === owner);
  return json(
    pageBean(call, rows, readWindow(call, 50, 100), (filter) => {
      const bean = Object.entries(filterBean(call, filter));
      const shown = bean.filter(([key]) => !EXPANDABLE.includes(key) || expand.includes(key));
      return { expand: EXPANDABLE.join(','), ...Object.fromEntries(shown) };
    }),
  );
}

const myFilters = (call: Call): Reply => {
  const mine = [...call.site.filters.values()].filter(
    (filter) => filter.ownerId === call.actor.person?.accountId,
  );
  return json(mine.map((filter) => filterBean(call, filter)));
};

export const FILTER_ROUTES: readonly Route[] = [
  open('GET', 'filter/search', 'read:jira-work', searchFilters),
  open('GET', 'filter/my', 'read:jira-work', myFilters),
  open('GET', 'filter/:id', 'read:jira-work', getFilter),
];
