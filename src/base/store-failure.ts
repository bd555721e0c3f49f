/**
 * Storage said no, or nothing, or something unreadable; or the cursor that somebody sent is none of the list's. Always a deny for
 * whoever asked. `code` is the platform's own error code
 * (never a message: those may quote keys), for the log.
 */
export interface StoreFailure {
  readonly reason: 'storage-unavailable' | 'record-unreadable' | 'cursor-refused';
  readonly code: string;
}
