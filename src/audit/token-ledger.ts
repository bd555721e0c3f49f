import type { Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { TokenRecord } from '../tokens/record';
import type { Rotation } from '../tokens/rotation';
import type { AuditEvent } from './event';

/** Saves a changed record together with the event that tells of it. */
export interface TokenLedger {
  /** Saves `next` if the stored version is still `next.version - 1`; otherwise says `stale`. Both or nothing is written. */
  replaceToken(next: TokenRecord, event: AuditEvent): Promise<Result<'replaced' | 'stale', StoreFailure>>;
  /** As `replaceToken`, for several records and their events: all or nothing. At most 10 records. */
  replaceTokens(
    next: readonly TokenRecord[],
    events: readonly AuditEvent[],
  ): Promise<Result<'replaced' | 'stale', StoreFailure>>;
  /** As `replaceToken`, and only if the record of its use has this version still: otherwise `stale`, for it is being used. */
  replaceUnused(
    next: TokenRecord,
    event: AuditEvent,
    usageVersion: number,
  ): Promise<Result<'replaced' | 'stale', StoreFailure>>;
  /**
   * The successor becomes active together with the change of those it replaces and the event, or not at all. `exists`: its locator is
   * taken; `stale`: one of the replaced has been changed meanwhile. Nothing is written then. Where the app dies before that, what is left
   * is dormant; where the answer is lost, it may have been done.
   */
  rotateToken(
    rotation: Pick<Rotation, 'successor' | 'replaced'>,
    event: AuditEvent,
  ): Promise<Result<'rotated' | 'exists' | 'stale', StoreFailure>>;
}
