import { Filter, FilterConditions } from '@forge/kvs';
import type { AuditEvent } from '../audit/event';
import { fail, ok } from '../base/result';
import type { OrderLedger } from '../console/order-ports';
import type { Order } from '../tokens/order';
import { formatOrder, type StoredOrder } from '../tokens/order-record';
import { formatTokenRecord, type StoredTokenRecord, type TokenRecord } from '../tokens/record';
import { createDormant } from './create-dormant';
import { ENTITIES, orderKey, tokenKey } from './keys';
import { orderStore } from './order-store';
import { withServiceRow } from './service-row';
import { isConditionFailure, storeAttempt, storeCall } from './store-call';
import { tokenStore } from './token-store';
import { withEvent } from './with-event';

const createOrder: OrderLedger['createOrder'] = async (order, event) => {
  // A condition cannot ask that nothing is there; the id is drawn of 71 random bits within its millisecond, as an event's.
  const created = await storeCall(() =>
    withEvent(event).set(orderKey(order.id), formatOrder(order), { entityName: ENTITIES.order }).execute(),
  );
  return created.ok ? ok(undefined) : created;
};

/** The order and its event in one transaction, on condition that nobody changed the order since it was read. */
const replacement = (next: Order, event: AuditEvent) =>
  withEvent(event).set(orderKey(next.id), formatOrder(next), {
    entityName: ENTITIES.order,
    conditions: new Filter<StoredOrder>().and('version', FilterConditions.equalTo(next.version - 1)),
  });

const replaceOrder: OrderLedger['replaceOrder'] = (next, event) =>
  storeAttempt(() => replacement(next, event).execute(), {
    done: 'replaced',
    missed: 'stale',
    isMiss: isConditionFailure,
  } as const);

/** As `replacement`, with the token, on the same condition. */
const settle = (order: Order, token: TokenRecord, event: AuditEvent) =>
  storeAttempt(
    () =>
      withServiceRow(replacement(order, event), token)
        .set(tokenKey(token.locator), formatTokenRecord(token), {
          entityName: ENTITIES.token,
          conditions: new Filter<StoredTokenRecord>().and(
            'version',
            FilterConditions.equalTo(token.version - 1),
          ),
        })
        .execute(),
    { done: 'claimed', missed: 'stale', isMiss: isConditionFailure } as const,
  );

const claimOrder: OrderLedger['claimOrder'] = async (next, record, event) => {
  const created = await createDormant(record);
  if (created.ok && created.value === 'exists') return ok('exists');
  const claimed = created.ok ? await settle(next, record, event) : created;
  if (claimed.ok && claimed.value === 'claimed') return ok('claimed');
  // Where only an answer was lost the order says so, and the secret is still in our hands: nobody has to order again.
  if (!claimed.ok && created.ok && (await isClaimedWith(next, record))) return ok('claimed');
  // Nobody was told the secret. Once the dormant record is gone, a late transaction finds nothing to make active.
  await tokenStore.erase([record.locator]);
  return claimed.ok ? ok('stale') : fail(claimed.error);
};

const claimExtension: OrderLedger['claimExtension'] = (next, token, event) => settle(next, token, event);

async function isClaimedWith({ id }: Order, { locator }: TokenRecord): Promise<boolean> {
  const order = await orderStore.find(id);
  return order.ok && order.value?.state === 'claimed' && order.value.claimedLocator === locator;
}

/** The ledger's part about orders, over entity transactions like the rest of it. */
export const orderLedger: OrderLedger = { createOrder, replaceOrder, claimOrder, claimExtension };
