import type { AuditEvent } from '../audit/event';
import type { Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { Instant } from '../base/time';
import type { Bulk, BulkRow, BulkState } from '../tokens/bulk';
import type { Order } from '../tokens/order';
import type { PageRequest } from '../tokens/store';

export interface BulkPage {
  readonly bulks: readonly Bulk[];
  /** Opaque; absent on the last page. */
  readonly cursor?: string | undefined;
}

/** Which bulks to list: all, those in this state, or those that were started before. All and by state newest first. */
export type BulkQuery =
  | { readonly by: 'started' }
  | { readonly by: 'state'; readonly state: BulkState }
  /** Up to and with this time, oldest first. */
  | { readonly by: 'age'; readonly to: Instant };

/** Where bulks live. Lists may lag behind by seconds; `find` never does. */
export interface BulkStore {
  find(id: string): Promise<Result<Bulk | undefined, StoreFailure>>;
  list(query: BulkQuery, page: PageRequest): Promise<Result<BulkPage, StoreFailure>>;
  /** Up to 100 rows. Rows that no bulk comes to point at vanish by themselves. */
  saveRows(rowsId: string, part: number, rows: readonly BulkRow[]): Promise<Result<void, StoreFailure>>;
  /** A part that is not there is a failure: somebody's order would be lost. */
  readRows(rowsId: string, part: number): Promise<Result<readonly BulkRow[], StoreFailure>>;
  /** With its rows, for good. Erasing what is gone is no failure. */
  erase(bulk: Pick<Bulk, 'id' | 'rowsId' | 'rows'>): Promise<Result<void, StoreFailure>>;
}

/** Changes of bulks, each saved together with the events that tell of it. */
export interface BulkLedger {
  /** A bulk that is being prepared. Says `exists` and writes nothing where the id is taken. */
  createBulk(bulk: Bulk): Promise<Result<'created' | 'exists', StoreFailure>>;
  /** Saves `next` if the stored version is still `next.version - 1`; otherwise says `stale`. Both or nothing is written. */
  replaceBulk(next: Bulk, event: AuditEvent): Promise<Result<'replaced' | 'stale', StoreFailure>>;
  /**
   * The orders (up to 11), the bulk that has come further by them and the events: all or nothing, and nothing where the bulk has changed.
   */
  placeOrders(
    next: Bulk,
    orders: readonly Order[],
    events: readonly AuditEvent[],
  ): Promise<Result<'placed' | 'stale', StoreFailure>>;
}
