import { DAY_MS, type Instant } from '../base/time';
import type { TokenRecord } from './record';

/**
 * A token with its end moved to so many days from now. Its issue stays what it was; the policy's cap counts from `extendedAt` on, so
 * that a cap that is lowered later still bites. Pure: whether it may be extended is asked before.
 */
export const extend = (record: TokenRecord, days: number, now: Instant): TokenRecord => ({
  ...record,
  grant: { ...record.grant, expiresAt: now + days * DAY_MS, extendedAt: now },
  version: record.version + 1,
});
