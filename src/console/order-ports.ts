import type { AuditEvent } from '../audit/event';
import type { Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { Order } from '../tokens/order';
import type { TokenRecord } from '../tokens/record';

/** Changes of orders, each saved together with the event that tells of it. */
export interface OrderLedger {
  /** The order is new: its id was just drawn. Both or nothing is written. */
  createOrder(order: Order, event: AuditEvent): Promise<Result<void, StoreFailure>>;
  /** Saves `next` if the stored version is still `next.version - 1`; otherwise says `stale`. Both or nothing is written. */
  replaceOrder(next: Order, event: AuditEvent): Promise<Result<'replaced' | 'stale', StoreFailure>>;
  /**
   * The token becomes active, the order claimed, and the event is there, all at once or not at all: an order is claimed once, whatever
   * dies in between. Says `exists` and writes nothing where the locator is taken, `stale` where the order has changed. Where the app
   * dies before that, what is left of the token is dormant, and its secret was never told to anybody.
   */
  claimOrder(
    next: Order,
    record: TokenRecord,
    event: AuditEvent,
  ): Promise<Result<'claimed' | 'exists' | 'stale', StoreFailure>>;
  /** The same for a token that there is: `stale` where order or token has changed. */
  claimExtension(
    next: Order,
    token: TokenRecord,
    event: AuditEvent,
  ): Promise<Result<'claimed' | 'stale', StoreFailure>>;
}
