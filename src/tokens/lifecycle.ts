import type { Instant } from '../base/time';
import type { RevocationReason, TokenRecord } from './record';

/** Who ended a token, when, and why. */
export interface Ending {
  readonly by: string;
  readonly at: Instant;
  readonly because?: RevocationReason | undefined;
  readonly note?: string | undefined;
}

/** Revoking is final and may be repeated: a revoked record is returned as it is, with its first ending. */
export const revoke = (record: TokenRecord, { by, at, because, note }: Ending): TokenRecord =>
  record.state === 'revoked'
    ? record
    : {
        ...record,
        state: 'revoked',
        endedAt: at,
        endedBy: by,
        ...(because === undefined ? {} : { endedBecause: because }),
        ...(note === undefined ? {} : { endedNote: note }),
        version: record.version + 1,
      };

/** Only an active token is paused; any other record is returned as it is. */
export const pauseBy = (record: TokenRecord, { by, at, because }: Ending): TokenRecord =>
  record.state === 'active'
    ? {
        ...record,
        state: 'paused',
        endedAt: at,
        endedBy: by,
        ...(because === undefined ? {} : { endedBecause: because }),
        version: record.version + 1,
      }
    : record;

/** What people see as the state: the stored one, or `expired` by the clock. */
export const stateAt = (record: TokenRecord, now: Instant): TokenRecord['state'] | 'expired' =>
  record.state !== 'revoked' && now >= record.grant.expiresAt ? 'expired' : record.state;
