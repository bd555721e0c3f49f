/**
 * Storage said no, or nothing, or something unreadable. Always a deny for whoever asked. `code` is the platform's own error code
 * (never a message: those may quote keys), for the log.
 */
export interface StoreFailure {
  readonly reason: 'storage-unavailable' | 'record-unreadable';
  readonly code: string;
}
