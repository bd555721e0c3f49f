import type { Instant } from '../base/time';
import type { Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { AuditEvent, AuditFact, StoredEvent } from './event';

/** Which events to list; one narrowing at a time (an index serves one), newest first. */
export interface AuditQuery {
  readonly by?:
    | { readonly type: AuditFact['type'] }
    | { readonly actorId: string }
    | { readonly locator: string }
    | undefined;
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
  /** 1 to 100. */
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface AuditPage {
  readonly events: readonly StoredEvent[];
  /** Opaque; absent on the last page. */
  readonly cursor?: string | undefined;
}

/** The audit trail. Lists may lag by seconds. */
export interface AuditLog {
  append(event: AuditEvent): Promise<Result<void, StoreFailure>>;
  page(query: AuditQuery): Promise<Result<AuditPage, StoreFailure>>;
  /** Puts each under its id, in the place of what is there, side by side: some may be there and others not where it fails. At most 100. */
  put(events: readonly (AuditEvent | StoredEvent)[]): Promise<Result<void, StoreFailure>>;
  /** Erases up to 100 that happened before, the oldest first. Returns how many. */
  eraseBefore(before: Instant): Promise<Result<number, StoreFailure>>;
}
