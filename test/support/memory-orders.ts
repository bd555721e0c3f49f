/** OrderStore and the ledger's part about orders, over maps. */
import type { AuditEvent } from '../../src/audit/event';
import { fail, ok, type Result } from '../../src/base/result';
import type { StoreFailure } from '../../src/base/store-failure';
import type { OrderLedger } from '../../src/console/order-ports';
import { isForAnother, type Order } from '../../src/tokens/order';
import { formatOrder, parseOrder } from '../../src/tokens/order-record';
import type { OrderQuery, OrderStore } from '../../src/tokens/order-store';
import { formatTokenRecord, homeOf, parseTokenRecord, type TokenRecord } from '../../src/tokens/record';
import { DOWN, type Journal } from './journal';
import { pageOf } from './page-of';
import { run } from './run-port';

export interface MemoryOrders {
  readonly orders: OrderStore;
  readonly ledger: OrderLedger;
}

interface Shelves {
  readonly journal: Journal;
  /** Storage's form, by key. */
  readonly stored: Map<string, unknown>;
  readonly tokens: Map<string, unknown>;
  readonly events: AuditEvent[];
  readonly takes: (event: AuditEvent) => boolean;
}

const clone = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

export const memoryOrders = (shelves: Shelves): MemoryOrders => ({
  orders: storeOver(shelves),
  ledger: ledgerOver(shelves),
});

const storeOver = ({ journal, stored }: Shelves): OrderStore => ({
  find: (id) => run(journal, 'orders.find', () => findOrder(stored, id)),
  findMany: (ids) =>
    run(journal, 'orders.findMany', () => ok(ids.flatMap((id) => parseOrder(stored.get(id)) ?? []))),
  list: (query, page) =>
    run(journal, 'orders.list', () => {
      const readable = [...stored.values()].flatMap((value) => parseOrder(value) ?? []);
      const { items, cursor } = pageOf(sortFor(query, readable.filter(isIn(query))), ({ id }) => id, page);
      return ok(cursor === undefined ? { orders: items } : { orders: items, cursor });
    }),
  erase: (ids) =>
    run(journal, 'orders.erase', () => {
      for (const id of ids) stored.delete(id);
      return ok(undefined);
    }),
});

function findOrder(stored: Map<string, unknown>, id: string): Result<Order | undefined, StoreFailure> {
  if (!stored.has(id)) return ok(undefined);
  const order = parseOrder(stored.get(id));
  return order ? ok(order) : fail({ reason: 'record-unreadable', code: 'fake' });
}

const isIn =
  (query: OrderQuery) =>
  (order: Order): boolean => {
    const isInSpan = ({ from = 0, to = Infinity }): boolean => order.lapsesAt >= from && order.lapsesAt <= to;
    switch (query.by) {
      case 'owner':
        return order.ownerId === query.ownerId;
      case 'state':
        return order.state === query.state;
      case 'project':
        return order.state === query.state && homeOf(order.wish.reach) === query.projectId;
      case 'lapse':
        return order.state === query.state && isInSpan({ ...query.lapses });
      case 'holder':
        return (
          order.ownerId === query.ownerId && order.state === query.state && isInSpan({ ...query.lapses })
        );
      case 'placer':
        return order.placedBy === query.placerId && isForAnother(order);
      case 'bulk':
        return order.bulkId === query.bulkId;
    }
  };

const sortFor = ({ by }: OrderQuery, orders: readonly Order[]): readonly Order[] =>
  orders.toSorted((left, right) => {
    if (by === 'lapse' || by === 'holder') return left.lapsesAt - right.lapsesAt;
    return by === 'bulk' ? left.placedAt - right.placedAt : right.placedAt - left.placedAt;
  });

function ledgerOver({ journal, stored, tokens, events, takes }: Shelves): OrderLedger {
  const isNext = (next: Order): boolean => {
    const today = findOrder(stored, next.id);
    return today.ok && today.value?.version === next.version - 1;
  };
  const save = (order: Order, event: AuditEvent): void => {
    stored.set(order.id, clone(formatOrder(order)));
    events.push(event);
  };
  const keep = (record: TokenRecord): unknown => tokens.set(record.locator, clone(formatTokenRecord(record)));
  return {
    createOrder: (order, event) =>
      run(journal, 'ledger.createOrder', () => {
        if (!takes(event)) return DOWN;
        save(order, event);
        return ok(undefined);
      }),
    replaceOrder: (next, event) =>
      run(journal, 'ledger.replaceOrder', () => {
        if (!takes(event)) return DOWN;
        if (!isNext(next)) return ok('stale');
        save(next, event);
        return ok('replaced');
      }),
    claimOrder: (next, record, event) =>
      run(journal, 'ledger.claimOrder', () => {
        if (tokens.has(record.locator)) return ok('exists');
        if (!takes(event)) return DOWN;
        if (!isNext(next)) return ok('stale');
        keep(record);
        save(next, event);
        return ok('claimed');
      }),
    claimExtension: (next, token, event) =>
      run(journal, 'ledger.claimExtension', () => {
        if (!takes(event)) return DOWN;
        const today = parseTokenRecord(tokens.get(token.locator));
        if (!isNext(next) || today?.version !== token.version - 1) return ok('stale');
        keep(token);
        save(next, event);
        return ok('claimed');
      }),
  };
}
