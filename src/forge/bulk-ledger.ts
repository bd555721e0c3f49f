import { Filter, FilterConditions, kvs } from '@forge/kvs';
import type { AuditEvent } from '../audit/event';
import type { BulkLedger } from '../console/bulk-ports';
import type { Bulk } from '../tokens/bulk';
import { formatBulk, type StoredBulk } from '../tokens/bulk-record';
import { formatOrder } from '../tokens/order-record';
import { storedAudit } from './audit-log';
import { auditKey, bulkKey, ENTITIES, orderKey } from './keys';
import { isConditionFailure, isTaken, storeAttempt } from './store-call';

/** The bulk on condition that nobody changed it since it was read, with its events, in one transaction. */
function replacement(next: Bulk, events: readonly AuditEvent[]) {
  const transaction = kvs.transact().set(bulkKey(next.id), formatBulk(next), {
    entityName: ENTITIES.bulk,
    conditions: new Filter<StoredBulk>().and('version', FilterConditions.equalTo(next.version - 1)),
  });
  return events.reduce(
    (all, event) => all.set(auditKey(event.id), storedAudit(event), { entityName: ENTITIES.audit }),
    transaction,
  );
}

/** The ledger's part about bulks, over entity transactions like the rest of it. */
export const bulkLedger: BulkLedger = {
  createBulk: (bulk) =>
    storeAttempt(
      () =>
        kvs
          .entity<StoredBulk>(ENTITIES.bulk)
          .set(bulkKey(bulk.id), formatBulk(bulk), { keyPolicy: 'FAIL_IF_EXISTS' }),
      { done: 'created', missed: 'exists', isMiss: isTaken } as const,
    ),

  replaceBulk: (next, event) =>
    storeAttempt(() => replacement(next, [event]).execute(), {
      done: 'replaced',
      missed: 'stale',
      isMiss: isConditionFailure,
    } as const),

  placeOrders: (next, orders, events) =>
    storeAttempt(
      () =>
        orders
          .reduce(
            // No row has two orders, and no order is written twice: the version stands in between.
            (all, order) => all.set(orderKey(order.id), formatOrder(order), { entityName: ENTITIES.order }),
            replacement(next, events),
          )
          .execute(),
      { done: 'placed', missed: 'stale', isMiss: isConditionFailure } as const,
    ),
};
