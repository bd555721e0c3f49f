import { kvs, Sort, WhereConditions } from '@forge/kvs';
import { fail, ok } from '../base/result';
import { parseTokenRecord, type StoredTokenRecord } from '../tokens/record';
import type { PageRequest, TokenPage, TokenQuery, TokenStore } from '../tokens/store';
import { ENTITIES, INDEXES, tokenKey } from './keys';
import { storeCall, unreadable } from './store-call';

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
    const found = await storeCall(() => indexQuery(query, page).getMany());
    if (!found.ok) return found;
    // A record that cannot be read is left out: one of them must not hide all the others from the admin.
    const records = found.value.results.flatMap(({ value }) => parseTokenRecord(value) ?? []);
    const next = found.value.nextCursor;
    return ok<TokenPage>(next === undefined ? { records } : { records, cursor: next });
  },

  async erase(locators) {
    if (locators.length === 0) return ok(undefined);
    const items = locators.map((locator) => ({ key: tokenKey(locator), entityName: ENTITIES.token }));
    const erased = await storeCall(() => kvs.batchDelete(items));
    if (!erased.ok) return erased;
    // A batch is best effort, key by key (storage-reference/kvs-batch).
    const missed = erased.value.failedKeys.find(({ error }) => error.code !== 'KEY_NOT_FOUND');
    return missed ? fail({ reason: 'storage-unavailable', code: missed.error.code }) : ok(undefined);
  },
};

function indexQuery(query: TokenQuery, { limit, cursor }: PageRequest) {
  const index = narrow(query).limit(limit);
  return cursor === undefined ? index : index.cursor(cursor);
}

function narrow(query: TokenQuery) {
  const tokens = kvs.entity<StoredTokenRecord>(ENTITIES.token).query();
  switch (query.by) {
    case 'all':
      return tokens.index(INDEXES.tokensByIssued).sort(Sort.DESC);
    case 'owner':
      return tokens.index(INDEXES.tokensByOwner, { partition: [query.ownerId] }).sort(Sort.DESC);
    case 'project':
      return tokens.index(INDEXES.tokensByProject, { partition: [query.projectId] }).sort(Sort.DESC);
    case 'ended-before':
      return tokens
        .index(INDEXES.tokensByState, { partition: [query.state] })
        .where(WhereConditions.lessThan(query.before))
        .sort(Sort.ASC);
  }
}
