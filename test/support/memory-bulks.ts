/** BulkStore and the ledger's part about bulks, over maps. */
import type { AuditEvent } from '../../src/audit/event';
import { fail, ok, type Result } from '../../src/base/result';
import type { StoreFailure } from '../../src/base/store-failure';
import type { BulkLedger, BulkQuery, BulkStore } from '../../src/console/bulk-ports';
import type { Bulk } from '../../src/tokens/bulk';
import { formatBulk, formatBulkRows, parseBulk, parseBulkRows } from '../../src/tokens/bulk-record';
import { formatOrder } from '../../src/tokens/order-record';
import { DOWN, type Journal } from './journal';
import { pageOf } from './page-of';
import { run } from './run-port';

interface Shelves {
  readonly journal: Journal;
  /** Storage's form, by key. */
  readonly stored: {
    readonly bulks: Map<string, unknown>;
    readonly bulkRows: Map<string, unknown>;
    readonly orders: Map<string, unknown>;
  };
  readonly events: AuditEvent[];
  readonly takes: (event: AuditEvent) => boolean;
}

const clone = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const UNREADABLE: { readonly ok: false; readonly error: StoreFailure } = fail({
  reason: 'record-unreadable',
  code: 'fake',
});
/** As the platform: so many operations in a transaction. */
const OPERATIONS_MAX = 25;

export const memoryBulks = (
  shelves: Shelves,
): { readonly bulks: BulkStore; readonly ledger: BulkLedger } => ({
  bulks: storeOver(shelves),
  ledger: ledgerOver(shelves),
});

function findBulk({ bulks }: Shelves['stored'], id: string): Result<Bulk | undefined, StoreFailure> {
  if (!bulks.has(id)) return ok(undefined);
  const bulk = parseBulk(bulks.get(id));
  return bulk ? ok(bulk) : UNREADABLE;
}

const isIn =
  (query: BulkQuery) =>
  ({ state, startedAt }: Bulk): boolean => {
    if (query.by === 'state') return state === query.state;
    return query.by === 'started' || startedAt <= query.to;
  };

const storeOver = ({ journal, stored }: Shelves): BulkStore => ({
  find: (id) => run(journal, 'bulks.find', () => findBulk(stored, id)),
  list: (query, page) =>
    run(journal, 'bulks.list', () => {
      const readable = [...stored.bulks.values()].flatMap((value) => parseBulk(value) ?? []);
      const sorted = readable
        .filter(isIn(query))
        .toSorted((left, right) => (query.by === 'age' ? 1 : -1) * (left.startedAt - right.startedAt));
      const { items, cursor } = pageOf(sorted, ({ id }) => id, page);
      return ok(cursor === undefined ? { bulks: items } : { bulks: items, cursor });
    }),
  saveRows: (rowsId, part, rows) =>
    run(journal, 'bulks.saveRows', () => {
      stored.bulkRows.set(`${rowsId}:${part}`, clone(formatBulkRows(rows)));
      return ok(undefined);
    }),
  readRows: (rowsId, part) =>
    run(journal, 'bulks.readRows', () => {
      const rows = parseBulkRows(stored.bulkRows.get(`${rowsId}:${part}`));
      return rows ? ok(rows) : UNREADABLE;
    }),
  erase: ({ id, rowsId }) =>
    run(journal, 'bulks.erase', () => {
      for (const key of [...stored.bulkRows.keys()])
        if (key.startsWith(`${rowsId}:`)) stored.bulkRows.delete(key);
      stored.bulks.delete(id);
      return ok(undefined);
    }),
});

function ledgerOver({ journal, stored, events, takes }: Shelves): BulkLedger {
  const isNext = (next: Bulk): boolean => {
    const today = findBulk(stored, next.id);
    return today.ok && today.value?.version === next.version - 1;
  };
  return {
    createBulk: (bulk) =>
      run(journal, 'ledger.createBulk', () => {
        if (stored.bulks.has(bulk.id)) return ok('exists');
        stored.bulks.set(bulk.id, clone(formatBulk(bulk)));
        return ok('created');
      }),
    replaceBulk: (next, event) =>
      run(journal, 'ledger.replaceBulk', () => {
        if (!takes(event)) return DOWN;
        if (!isNext(next)) return ok('stale');
        stored.bulks.set(next.id, clone(formatBulk(next)));
        events.push(event);
        return ok('replaced');
      }),
    placeOrders: (next, orders, told) =>
      run(journal, 'ledger.placeOrders', () => {
        if (1 + orders.length + told.length > OPERATIONS_MAX || !told.every(takes)) return DOWN;
        if (!isNext(next)) return ok('stale');
        stored.bulks.set(next.id, clone(formatBulk(next)));
        for (const order of orders) stored.orders.set(order.id, clone(formatOrder(order)));
        events.push(...told);
        return ok('placed');
      }),
  };
}
