import type { AuditEvent } from '../audit/event';
import type { Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { TokenRecord } from '../tokens/record';

/** Saves a changed record together with the event that tells of it. */
export interface TokenLedger {
  /** Saves `next` if the stored version is still `next.version - 1`; otherwise says `stale`. Both or nothing is written. */
  replaceToken(next: TokenRecord, event: AuditEvent): Promise<Result<'replaced' | 'stale', StoreFailure>>;
}
