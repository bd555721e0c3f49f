import { kvs, Sort, WhereConditions } from '@forge/kvs';
import { ok } from '../base/result';
import { nameKeyOf, parseTokenRecord, type StoredTokenRecord } from '../tokens/record';
import type { Span, TokenQuery, TokenStore } from '../tokens/store';
import { eraseAll, readAll } from './batch';
import { ENTITIES, INDEXES, serviceKey, tokenKey } from './keys';
import { listServices } from './service-row';
import { readPage } from './read-page';
import { storeCall, unreadable } from './store-call';

const findMany: TokenStore['findMany'] = async (locators) => {
  const stored = await readAll(ENTITIES.token, locators.map(tokenKey));
  if (!stored.ok) return stored;
  return ok(locators.flatMap((locator) => parseTokenRecord(stored.value.get(tokenKey(locator))) ?? []));
};

/** TokenStore over the custom entity `token`. `get` is strongly consistent, queries are not (storage-reference/entities). */
export const tokenStore: TokenStore = {
  async find(locator) {
    const stored = await storeCall(() => kvs.entity<unknown>(ENTITIES.token).get(tokenKey(locator)));
    if (!stored.ok) return stored;
    if (stored.value === undefined) return ok(undefined);
    const record = parseTokenRecord(stored.value);
    return record ? ok(record) : unreadable('token');
  },

  async list(query, page) {
    if (query.by === 'service') return listServices(query, page, findMany);
    const found = await readPage(() => narrow(query), page);
    if (!found.ok) return found;
    const { values, ...rest } = found.value;
    // A record that cannot be read is left out: one of them must not hide all the others from the admin.
    return ok({ records: values.flatMap((value) => parseTokenRecord(value) ?? []), ...rest });
  },

  findMany,

  async erase(locators) {
    // A token whose line is gone is found again by the sweep; a line whose token is gone would stay for ever.
    const lines = await eraseAll(ENTITIES.service, locators.map(serviceKey));
    return lines.ok ? eraseAll(ENTITIES.token, locators.map(tokenKey)) : lines;
  },
};

type IndexedQuery = Exclude<TokenQuery, { readonly by: 'service' }>;

function narrow(query: IndexedQuery) {
  const tokens = kvs.entity<StoredTokenRecord>(ENTITIES.token).query();
  switch (query.by) {
    case 'all':
      return within(tokens.index(INDEXES.tokensByIssued), query.issued).sort(Sort.DESC);
    case 'owner':
      return within(tokens.index(INDEXES.tokensByOwner, { partition: [query.ownerId] }), query.issued).sort(
        Sort.DESC,
      );
    case 'project':
      return within(
        tokens.index(INDEXES.tokensByProject, { partition: [query.projectId] }),
        query.issued,
      ).sort(Sort.DESC);
    case 'name':
      return tokens
        .index(INDEXES.tokensByName)
        .where(WhereConditions.beginsWith(nameKeyOf(query.start)))
        .sort(Sort.ASC);
    case 'state':
      return within(tokens.index(INDEXES.tokensByState, { partition: [query.state] }), query.ends).sort(
        Sort.ASC,
      );
    case 'holder':
      return within(
        tokens.index(INDEXES.tokensByHolder, { partition: [query.ownerId, query.state] }),
        query.ends,
      ).sort(Sort.ASC);
    case 'power':
      return within(
        tokens.index(INDEXES.tokensByPower, { partition: [query.state, query.power] }),
        query.ends,
      ).sort(Sort.ASC);
  }
}

type IndexQuery = ReturnType<ReturnType<ReturnType<typeof kvs.entity<StoredTokenRecord>>['query']>['index']>;

const within = (index: IndexQuery, span: Span | undefined): IndexQuery =>
  span?.from === undefined && span?.to === undefined
    ? index
    : index.where(WhereConditions.between(span.from ?? 0, span.to ?? Number.MAX_SAFE_INTEGER));
