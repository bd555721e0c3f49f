import { kvs, Sort, WhereConditions } from '@forge/kvs';
import { ok } from '../base/result';
import type { BulkQuery, BulkStore } from '../console/bulk-ports';
import { ROWS_PER_PART } from '../tokens/bulk';
import { formatBulkRows, parseBulk, parseBulkRows, type StoredBulk } from '../tokens/bulk-record';
import { bulkKey, bulkRowsKey, ENTITIES, INDEXES } from './keys';
import { readPage } from './read-page';
import { storeCall, unreadable } from './store-call';

/** Longer than a bulk is kept (90 days and a sweep): what the time to live clears away is what no bulk points at. */
const ROWS_KEPT = { value: 120, unit: 'DAYS' } as const;

/** BulkStore over the custom entity `bulk`; its rows are in plain KVS, where nothing looks for them but by key. */
export const bulkStore: BulkStore = {
  async find(id) {
    const stored = await storeCall(() => kvs.entity<unknown>(ENTITIES.bulk).get(bulkKey(id)));
    if (!stored.ok) return stored;
    if (stored.value === undefined) return ok(undefined);
    const bulk = parseBulk(stored.value);
    return bulk ? ok(bulk) : unreadable('bulk');
  },

  async list(query, page) {
    const found = await readPage(() => narrow(query), page);
    if (!found.ok) return found;
    const { values, ...rest } = found.value;
    return ok({ bulks: values.flatMap((value) => parseBulk(value) ?? []), ...rest });
  },

  async saveRows(rowsId, part, rows) {
    const key = bulkRowsKey(rowsId, part);
    const saved = await storeCall(() => kvs.set(key, formatBulkRows(rows), { ttl: ROWS_KEPT }));
    return saved.ok ? ok(undefined) : saved;
  },

  async readRows(rowsId, part) {
    const stored = await storeCall(() => kvs.get<unknown>(bulkRowsKey(rowsId, part)));
    if (!stored.ok) return stored;
    const rows = parseBulkRows(stored.value);
    return rows ? ok(rows) : unreadable('bulk-rows');
  },

  async erase({ id, rowsId, rows }) {
    const parts = Array.from({ length: Math.ceil(rows / ROWS_PER_PART) }, (_none, part) => ({
      key: bulkRowsKey(rowsId, part),
    }));
    if (parts.length > 0) {
      const cleared = await storeCall(() => kvs.batchDelete(parts));
      if (!cleared.ok) return cleared;
    }
    // Last: as long as it is there, the sweep comes by again.
    const erased = await storeCall(() => kvs.entity(ENTITIES.bulk).delete(bulkKey(id)));
    return erased.ok ? ok(undefined) : erased;
  },
};

function narrow(query: BulkQuery) {
  const bulks = kvs.entity<StoredBulk>(ENTITIES.bulk).query();
  switch (query.by) {
    case 'started':
      return bulks.index(INDEXES.bulksByStarted).sort(Sort.DESC);
    case 'state':
      return bulks.index(INDEXES.bulksByState, { partition: [query.state] }).sort(Sort.DESC);
    case 'age':
      return bulks.index(INDEXES.bulksByStarted).where(WhereConditions.between(0, query.to)).sort(Sort.ASC);
  }
}
