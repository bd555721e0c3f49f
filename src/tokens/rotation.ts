/**
 * How a token is replaced by a successor. Pure: records in, the next ones out. Of a family, the chain that rotations make, at most two
 * live at any time: the successor, and until it retires its predecessor. No rotation prolongs: the successor ends when the first would
 * have.
 */
import { fail, ok, type Result } from '../base/result';
import type { Random } from '../base/random';
import { HOUR_MS, MINUTE_MS, SECOND_MS, type Instant } from '../base/time';
import { digestOf } from './digest';
import { pause, stateAt } from './lifecycle';
import type { KeyedAs, Pause, TokenRecord } from './record';
import type { Secret } from './secret';
import { drawLocator, drawSecret } from './token';

export const OVERLAP_HOURS_DEFAULT = 24;
/** A week: whoever needs longer to switch a script over asks for a second token. */
export const OVERLAP_HOURS_MAX = 168;

/**
 * A retired secret that is used within this time is most likely a script that was not switched over yet; its owner reads of it on the
 * page. Whoever still uses it afterwards may have found it. An OAuth server would end the family at the first such use (RFC 9700,
 * §4.14.2); there each secret is used by one program, once, and a late one is never benign.
 */
export const REUSE_GRACE_MS = 24 * HOUR_MS;

/**
 * For so long a successor's secret is not replaced: of several that rotate at once, the one that was told it has the time to use it, and
 * the others are told that it was rotated. Longer than requests of one script overlap, shorter than a script waits before it asks again.
 */
export const REKEY_AFTER_MS = 10 * SECOND_MS;

/**
 * Without an overlap a token that rotates itself works on for so long all the same: an answer that was lost can be asked for again
 * with it alone. On the page its owner has the successor before them.
 */
export const RETRY_MS = MINUTE_MS;

export interface Rotation {
  readonly successor: TokenRecord;
  readonly secret: Secret;
  /** The predecessor, with the time it retires; and its own predecessor, where that still lived: it retires now. */
  readonly replaced: readonly [TokenRecord, ...TokenRecord[]];
}

/** How long the predecessor works on, and what the new token is made with. */
export interface RotationTerms {
  /** 0 to 168, whole. */
  readonly overlapHours: number;
  readonly now: Instant;
  readonly random: Random;
  /** Who is told the new token: its owner, on the page, or whoever sent the old one. */
  readonly as: KeyedAs;
}

export type CannotRotate = 'not-active' | 'already-rotated';

/**
 * An active token → its successor. Whatever limits the token limits its successor, but for what is its own: locator, secret, state.
 * `grandparent`: the token that this one replaced, if it is still there.
 */
export function rotate(
  record: TokenRecord,
  grandparent: TokenRecord | undefined,
  terms: RotationTerms,
): Result<Rotation, CannotRotate> {
  const { overlapHours, now, random, as } = terms;
  if (stateAt(record, now) !== 'active') return fail('not-active');
  if (record.successor !== undefined) return fail('already-rotated');
  const secret = drawSecret(random);
  const successor: TokenRecord = {
    ...withoutOwnFate(record),
    locator: drawLocator(random),
    digest: digestOf(secret),
    grant: {
      ...record.grant,
      issuedAt: now,
      firstIssuedAt: record.grant.firstIssuedAt ?? record.grant.issuedAt,
    },
    state: 'active',
    family: familyOf(record),
    predecessor: record.locator,
    keyedAs: as,
    version: 1,
  };
  const overlapMs = Math.max(overlapHours * HOUR_MS, as === 'token' ? RETRY_MS : 0);
  const retiring = retireAt({ ...record, successor: successor.locator }, now + overlapMs);
  const ended = grandparent && retire(grandparent, now);
  return ok({ successor, secret, replaced: ended?.ok ? [retiring, ended.value] : [retiring] });
}

export const familyOf = ({ family, locator }: TokenRecord): TokenRecord['locator'] => family ?? locator;

type OwnFate = (typeof OWN_FATE)[number];
/** What is the one token's own, or has happened to it, and is not to happen to the next. Everything else is handed on. */
const OWN_FATE = [
  'locator',
  'digest',
  'state',
  'version',
  'pause',
  'resumedAt',
  'endedAt',
  'endedBy',
  'endedAs',
  'endedBecause',
  'endedNote',
  'keyedAt',
  'keyedAs',
  'predecessor',
  'successor',
  'retiresAt',
  'reusedAt',
] as const satisfies (keyof TokenRecord)[];

const withoutOwnFate = (record: TokenRecord): Omit<TokenRecord, OwnFate> =>
  Object.fromEntries(
    Object.entries(record).filter(([field]) => !(OWN_FATE as readonly string[]).includes(field)),
  ) as unknown as Omit<TokenRecord, OwnFate>;

/** Never later than it would have ended anyway. */
function retireAt(record: TokenRecord, at: Instant): TokenRecord {
  const retiresAt = Math.min(at, record.grant.expiresAt);
  return {
    ...record,
    retiresAt,
    grant: { ...record.grant, expiresAt: retiresAt },
    version: record.version + 1,
  };
}

/** Early finish: a token that has a successor stops now. */
export function retire(record: TokenRecord, now: Instant): Result<TokenRecord, 'not-replaced' | 'ended'> {
  const state = stateAt(record, now);
  if (state !== 'active' && state !== 'paused') return fail('ended');
  return record.successor === undefined ? fail('not-replaced') : ok(retireAt(record, now));
}

/**
 * A new secret for a successor that nobody has used: the answer that told the last one was lost. The last one is dead then. Undefined
 * where it is no longer the active end of its family, or has got more days since: they are for whoever asked for them. Nor does
 * whoever holds the old token get a secret of a successor that its owner made on the page: perhaps to be rid of them.
 */
export function rekey(
  successor: TokenRecord,
  { now, random, as }: Pick<RotationTerms, 'now' | 'random' | 'as'>,
): { readonly successor: TokenRecord; readonly secret: Secret } | undefined {
  if (stateAt(successor, now) !== 'active' || successor.successor !== undefined) return undefined;
  const { extendedAt, issuedAt } = successor.grant;
  if (extendedAt !== undefined && extendedAt > issuedAt) return undefined;
  if (as === 'token' && successor.keyedAs !== 'token') return undefined;
  const secret = drawSecret(random);
  const rekeyed = { ...successor, digest: digestOf(secret), keyedAt: now, keyedAs: as };
  return { secret, successor: { ...rekeyed, version: successor.version + 1 } };
}

/** From when on it may be given another secret. */
export const rekeyableAt = ({ keyedAt, grant }: TokenRecord): Instant =>
  (keyedAt ?? grant.issuedAt) + REKEY_AFTER_MS;

/**
 * Is this use of a replaced token's secret one to be noticed? Ask only of a record that its secret has proven. `graceMs`: for how long
 * after it retired a use is taken for a script that was not switched over.
 */
export const isReuse = (record: TokenRecord, now: Instant, graceMs = REUSE_GRACE_MS): boolean =>
  record.reusedAt === undefined && now >= replacedAt(record) + graceMs;

/**
 * When a token that has a successor stopped: it retired, or was ended with itself. Who rotates a stolen token and then ends it must not
 * escape. What its owner, an admin or the app revoked is known to be lost, and what replaced it is not stopped by it.
 */
const replacedAt = ({ state, successor, retiresAt = Infinity, endedAs, endedAt = Infinity }: TokenRecord) => {
  if (state !== 'revoked') return retiresAt;
  return successor !== undefined && endedAs === 'token' ? Math.min(retiresAt, endedAt) : Infinity;
};

/** What the app pauses of a family: its living tokens that it, or an admin, has not paused already. */
export const pauseLiving = (records: readonly TokenRecord[], by: Pause): readonly TokenRecord[] =>
  records.flatMap((record) => {
    const paused = pause(record, by);
    return paused.ok && paused.value !== record ? [paused.value] : [];
  });
