/** How a token goes from one state to another. Pure: a record in, the next one out; saving it is compare-and-set on `version`. */
import { fail, ok, type Result } from '../base/result';
import type { Instant } from '../base/time';
import type { EndingPart, Part, Pause, PausingPart, RevocationReason, Service, TokenRecord } from './record';

/** Who ended a token, when, and why. */
export interface Ending {
  /** Absent where the token itself was the proof. */
  readonly by?: string | undefined;
  readonly as?: EndingPart | undefined;
  readonly at: Instant;
  readonly because?: RevocationReason | undefined;
  readonly note?: string | undefined;
}

/** Revoking is final and may be repeated: a revoked record is returned as it is, with its first ending. */
export const revoke = (record: TokenRecord, { by, as, at, because, note }: Ending): TokenRecord =>
  record.state === 'revoked'
    ? record
    : {
        ...record,
        state: 'revoked',
        endedAt: at,
        ...(by === undefined ? {} : { endedBy: by }),
        ...(as === undefined ? {} : { endedAs: as }),
        ...(because === undefined ? {} : { endedBecause: because }),
        ...(note === undefined ? {} : { endedNote: note }),
        version: record.version + 1,
      };

/**
 * `ended`: revoked, expired or dormant, for good. `paused-by-admin`: only an admin resumes what an admin, or the app, paused.
 * `awaits-owner`: it was handed over, and only its new owner accepts it: it would act with the rights of somebody who never agreed.
 */
export type CannotResume = 'ended' | 'paused-by-admin' | 'awaits-owner';

/**
 * Pausing may be repeated: a paused record is returned as it is, with its first pause. An admin's pause replaces the owner's, and so does
 * the app's, so that the owner can no longer undo it: also where the token waits for its new owner, who would else accept it.
 */
export function pause(record: TokenRecord, by: Pause): Result<TokenRecord, 'ended'> {
  if (isOver(record, by.at)) return fail('ended');
  if (record.state === 'paused' && HARDNESS[by.as] <= hardnessOf(record)) return ok(record);
  return ok({ ...record, state: 'paused', pause: by, version: record.version + 1 });
}

/** Whose pause replaces whose. */
const HARDNESS: Readonly<Record<PausingPart, number>> = { owner: 0, app: 1, admin: 2 };
const hardnessOf = (record: TokenRecord): number =>
  awaitsOwner(record) ? HARDNESS.owner : HARDNESS[pausedAs(record)];

/**
 * Resuming may be repeated: an active record is returned as it is. What was handed over and paused by an admin as well waits for its new
 * owner again once the admin's pause is over.
 */
export function resume(
  record: TokenRecord,
  { as, at }: { readonly as: Part; readonly at: Instant },
): Result<TokenRecord, CannotResume> {
  if (isOver(record, at)) return fail('ended');
  if (record.state === 'active') return ok(record);
  const version = record.version + 1;
  if (awaitsOwner(record))
    return as === 'owner'
      ? ok({ ...accepted(withoutPause(record)), state: 'active', resumedAt: at, version })
      : fail('awaits-owner');
  if (as === 'owner' && pausedAs(record) !== 'owner') return fail('paused-by-admin');
  if (record.service?.awaitsOwner) return ok({ ...record, pause: untilAccepted('app', at), version });
  return ok({ ...withoutPause(record), state: 'active', resumedAt: at, version });
}

/** As the app's, whoever does it: an admin's own pause must be able to replace it. */
export const untilAccepted = (by: string, at: Instant): Pause => ({
  at,
  by,
  as: 'app',
  because: 'handed-over',
});

const accepted = (record: TokenRecord): TokenRecord =>
  record.service === undefined ? record : { ...record, service: withoutWait(record.service) };
const withoutWait = ({ awaitsOwner: _awaited, ...service }: Service): Service => service;

const withoutPause = ({ pause: _pause, ...rest }: TokenRecord): TokenRecord => rest;

/** A paused record that does not say who paused it is nobody's to resume but an admin's. */
const pausedAs = ({ pause }: TokenRecord): PausingPart => pause?.as ?? 'admin';

/** A hand-over pauses a token until its new owner accepts it, which they do by resuming it. */
export const awaitsOwner = ({ state, pause }: TokenRecord): boolean =>
  state === 'paused' && pause?.as === 'app' && pause.because === 'handed-over';

export const isOver = (record: TokenRecord, now: Instant): boolean =>
  ['revoked', 'expired', 'retired', 'dormant'].includes(stateAt(record, now));

/** What people see as the state: the stored one, or by the clock `retired` (a successor has replaced it) or `expired`. */
export function stateAt(record: TokenRecord, now: Instant): TokenRecord['state'] | 'expired' | 'retired' {
  if (record.state === 'revoked') return record.state;
  if (isRetired(record, now)) return 'retired';
  return now >= record.grant.expiresAt ? 'expired' : record.state;
}

/** Its successor has taken over: it is refused from then on. */
export const isRetired = ({ retiresAt }: TokenRecord, now: Instant): boolean =>
  retiresAt !== undefined && now >= retiresAt;
