import { kvs, Sort, WhereConditions } from '@forge/kvs';
import { ok } from '../base/result';
import { parseOrder, type StoredOrder } from '../tokens/order-record';
import type { OrderQuery, OrderStore } from '../tokens/order-store';
import type { Span } from '../tokens/store';
import { eraseAll, readAll } from './batch';
import { ENTITIES, INDEXES, orderKey } from './keys';
import { readPage } from './read-page';
import { storeCall, unreadable } from './store-call';

/** OrderStore over the custom entity `order`. `get` is strongly consistent, queries are not (storage-reference/entities). */
export const orderStore: OrderStore = {
  async find(id) {
    const stored = await storeCall(() => kvs.entity<unknown>(ENTITIES.order).get(orderKey(id)));
    if (!stored.ok) return stored;
    if (stored.value === undefined) return ok(undefined);
    const order = parseOrder(stored.value);
    return order ? ok(order) : unreadable('order');
  },

  async findMany(ids) {
    const stored = await readAll(ENTITIES.order, ids.map(orderKey));
    if (!stored.ok) return stored;
    return ok(ids.flatMap((id) => parseOrder(stored.value.get(orderKey(id))) ?? []));
  },

  async list(query, page) {
    const found = await readPage(() => narrow(query), page);
    if (!found.ok) return found;
    const { values, ...rest } = found.value;
    // One that cannot be read must not hide all the others.
    return ok({ orders: values.flatMap((value) => parseOrder(value) ?? []), ...rest });
  },

  erase: (ids) => eraseAll(ENTITIES.order, ids.map(orderKey)),
};

function narrow(query: OrderQuery) {
  const orders = kvs.entity<StoredOrder>(ENTITIES.order).query();
  switch (query.by) {
    case 'owner':
      return orders.index(INDEXES.ordersByOwner, { partition: [query.ownerId] }).sort(Sort.DESC);
    case 'state':
      return orders.index(INDEXES.ordersByPlaced, { partition: [query.state] }).sort(Sort.DESC);
    case 'project':
      return orders
        .index(INDEXES.ordersByProject, { partition: [query.projectId, query.state] })
        .sort(Sort.DESC);
    case 'lapse':
      return within(orders.index(INDEXES.ordersByLapse, { partition: [query.state] }), query.lapses).sort(
        Sort.ASC,
      );
    case 'holder':
      return within(
        orders.index(INDEXES.ordersByHolder, { partition: [query.ownerId, query.state] }),
        query.lapses,
      ).sort(Sort.ASC);
    case 'placer':
      return orders.index(INDEXES.ordersByPlacer, { partition: [query.placerId] }).sort(Sort.DESC);
    case 'bulk':
      return orders.index(INDEXES.ordersByBulk, { partition: [query.bulkId] }).sort(Sort.ASC);
  }
}

type IndexQuery = ReturnType<ReturnType<ReturnType<typeof kvs.entity<StoredOrder>>['query']>['index']>;

const within = (index: IndexQuery, { from, to }: Span): IndexQuery =>
  from === undefined && to === undefined
    ? index
    : index.where(WhereConditions.between(from ?? 0, to ?? Number.MAX_SAFE_INTEGER));
