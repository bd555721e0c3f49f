import type { Instant } from '../base/time';
import { fail, ok, type Result } from '../base/result';
import { asLiveGrant, type LiveGrant } from '../policy/live-grant';
import { digestOf, equalInConstantTime } from './digest';
import { isRetired } from './lifecycle';
import type { TokenRecord } from './record';
import type { Secret } from './secret';

/** A record proven by its secret and neither expired, retired, revoked, paused nor early. Only `verify` makes one. */
export interface LiveToken {
  readonly record: TokenRecord;
  readonly grant: LiveGrant;
}

/** Why a token is not live. All but `unproven` are told apart only to a caller whose secret matched. */
export type NotLive =
  | { readonly reason: 'unproven' }
  | {
      readonly reason: 'revoked' | 'paused' | 'expired' | 'retired' | 'not-yet-valid';
      readonly record: TokenRecord;
    };

/** Compared against where there is no record, so that unknown and wrong take the same road. No secret has this digest. */
const NO_DIGEST = '0'.repeat(64);

/** Pure. The secret's last use: nothing after this sees it. */
export function verify(
  record: TokenRecord | undefined,
  secret: Secret,
  now: Instant,
): Result<LiveToken, NotLive> {
  const matches = equalInConstantTime(digestOf(secret), record?.digest ?? NO_DIGEST);
  // A dormant record's secret was never told: whoever has it did not get it from the app.
  if (!record || !matches || record.state === 'dormant') return fail({ reason: 'unproven' });
  if (record.state === 'revoked') return fail({ reason: 'revoked', record });
  if (isRetired(record, now)) return fail({ reason: 'retired', record });
  // Before `paused`: nobody can resume it any more.
  if (now >= record.grant.expiresAt) return fail({ reason: 'expired', record });
  if (record.state === 'paused') return fail({ reason: 'paused', record });
  if (record.notBeforeAt !== undefined && now < record.notBeforeAt)
    return fail({ reason: 'not-yet-valid', record });
  return ok({ record, grant: asLiveGrant(record.grant) });
}
