import type { Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { Order, OrderState } from './order';
import type { PageRequest, Span } from './store';

/** One page of a list. Lists may lag behind by seconds (the platform's indexes are eventually consistent); `find` never does. */
export interface OrderPage {
  readonly orders: readonly Order[];
  /** Opaque; absent on the last page. */
  readonly cursor?: string | undefined;
}

/** Which orders to list. A state is the stored one: an order in it may have lapsed by the clock. */
export type OrderQuery =
  /** Newest first. */
  | { readonly by: 'owner'; readonly ownerId: string }
  /** Newest first. */
  | { readonly by: 'state'; readonly state: OrderState }
  /** The same of those whose token would be listed under this project (`site`: under none). */
  | { readonly by: 'project'; readonly projectId: string; readonly state: OrderState }
  /** In this state, whose `lapsesAt` is in the span; soonest first. */
  | { readonly by: 'lapse'; readonly state: OrderState; readonly lapses: Span }
  /** The same of one owner's. */
  | { readonly by: 'holder'; readonly ownerId: string; readonly state: OrderState; readonly lapses: Span }
  /** What this person placed for others. Newest first. */
  | { readonly by: 'placer'; readonly placerId: string }
  /** Those that were placed together; in the order in which they were placed. */
  | { readonly by: 'bulk'; readonly bulkId: string };

/** Where orders live. Placing and changing them is the console's ledger's: a change and its audit event go together. */
export interface OrderStore {
  /** Strongly consistent. */
  find(id: string): Promise<Result<Order | undefined, StoreFailure>>;
  /** Strongly consistent; up to 100. What is not there, or cannot be read, is left out. In the order asked for. */
  findMany(ids: readonly string[]): Promise<Result<readonly Order[], StoreFailure>>;
  list(query: OrderQuery, page: PageRequest): Promise<Result<OrderPage, StoreFailure>>;
  /** Removes orders for good. Deleting what is gone is no failure. */
  erase(ids: readonly string[]): Promise<Result<void, StoreFailure>>;
}
