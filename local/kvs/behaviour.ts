import { TTL_DELETION_LAG_HOURS } from './limits';

/**
 * What Forge leaves open or does late, as switches. Whoever made the object may change it at any time; every answer reads it anew.
 * A type, not an interface: the host's switch board takes it for a plain record.
 */
export type KvsBehaviour = {
  /**
   * Queries of both kinds are eventually consistent (storage-reference/kvs-api-query, entities-api-query): they do not see writes
   * younger than this. Reads by key always do. Writes made while this is 0 are visible at once, whatever it becomes.
   */
  queryLagMs: number;
  /**
   * Expired values are deleted "within 48 hours" and returned by reads and queries until then (storage-reference/kvs-api,
   * Time-to-live). 0 deletes on the dot.
   */
  ttlDeletionLagMs: number;
  /** Answers 429 beyond 4,000 read and 4,000 write units of 10 KB a minute (limits-kvs-ce). */
  enforceRateUnits: boolean;
  /**
   * Whether a transaction's set or delete with NOT_EXISTS conditions passes on a key that holds nothing. No page tells; a `check` on
   * such a key fails in any case (measured, forge-platform.md §3.2).
   */
  absentKeyMeetsNotExists: boolean;
};

export const defaultBehaviour = (): KvsBehaviour => ({
  queryLagMs: 0,
  ttlDeletionLagMs: TTL_DELETION_LAG_HOURS * 3_600_000,
  enforceRateUnits: false,
  absentKeyMeetsNotExists: false,
});
