/** Rotation as the page and the token itself do it: what is there is read, and the rotation saved on condition that it is there still. */
import { fail, ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { Instant } from '../base/time';
import { stateAt } from './lifecycle';
import type { TokenRecord } from './record';
import { rekey, rekeyableAt, rotate, type Rotation, type RotationTerms } from './rotation';
import type { Secret } from './secret';
import type { Locator } from './token';

export interface RotationPorts {
  /** Strongly consistent. */
  find(locator: Locator): Promise<Result<TokenRecord | undefined, StoreFailure>>;
  /** The version of the record of a token's use, or that it has been used. Strongly consistent. */
  findUnused(successor: TokenRecord): Promise<Result<number | 'used', StoreFailure>>;
  /** Everything, with its event, or nothing: `stale` where one of the replaced is no longer as it was. */
  saveRotation(rotation: Rotation): Promise<Result<'rotated' | 'exists' | 'stale', StoreFailure>>;
  /** As `saveRotation`; also `stale` where the record of its use no longer has this version. */
  saveRekeyed(
    successor: TokenRecord,
    predecessor: TokenRecord,
    usageVersion: number,
  ): Promise<Result<'replaced' | 'stale', StoreFailure>>;
}

export interface Rotated {
  readonly predecessor: TokenRecord;
  readonly successor: TokenRecord;
  readonly secret: Secret;
}

export type NotRotated =
  | { readonly reason: 'gone' | 'changed' }
  | { readonly reason: 'not-active'; readonly record: TokenRecord }
  /** The successor has been used, or somebody else rotates at the same moment: theirs is the secret that works. */
  | {
      readonly reason: 'already-rotated';
      readonly successor: Locator;
      /** While the successor is so young that whoever made it may be about to use it: ask again then. */
      readonly retryAt?: Instant;
    }
  | { readonly reason: 'failed'; readonly failure: StoreFailure };

/** Others may change the record at the same moment, and two draws of 95 random bits do not meet. */
const TRIES_MAX = 3;

/**
 * Rotates `found`, a record as it was just read. Asked again after an answer was lost, it gives the successor that is there a new
 * secret, as long as nobody has used it, but not at once. Of several at once exactly one gets a secret that works; the others are told
 * `already-rotated`.
 */
export async function rotateToken(
  found: TokenRecord,
  terms: RotationTerms,
  ports: RotationPorts,
): Promise<Result<Rotated, NotRotated>> {
  if (stateAt(found, terms.now) !== 'active') return fail({ reason: 'not-active', record: found });
  if (found.successor !== undefined) return rekeySuccessor(found, found.successor, terms, ports);
  let record = found;
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const grandparent =
      record.predecessor === undefined ? ok(undefined) : await ports.find(record.predecessor);
    if (!grandparent.ok) return failed(grandparent.error);
    const rotation = rotate(record, grandparent.value, terms);
    // Not `rekeySuccessor`: whoever has just made the successor is about to use it.
    if (!rotation.ok) return refused(rotation.error, record);
    const saved = await ports.saveRotation(rotation.value);
    if (!saved.ok) return failed(saved.error);
    const { successor, secret, replaced } = rotation.value;
    if (saved.value === 'rotated') return ok({ predecessor: replaced[0], successor, secret });
    const again = await ports.find(record.locator);
    if (!again.ok) return failed(again.error);
    if (!again.value) return fail({ reason: 'gone' });
    record = again.value;
  }
  return fail({ reason: 'changed' });
}

async function rekeySuccessor(
  predecessor: TokenRecord,
  locator: Locator,
  terms: RotationTerms,
  ports: RotationPorts,
): Promise<Result<Rotated, NotRotated>> {
  const no = fail<NotRotated>({ reason: 'already-rotated', successor: locator });
  const found = await ports.find(locator);
  if (!found.ok) return failed(found.error);
  // Handed over since: whoever owns the one must not get the secret of what stands for another.
  if (found.value?.ownerId !== predecessor.ownerId) return no;
  const retryAt = rekeyableAt(found.value);
  if (terms.now < retryAt) return fail({ reason: 'already-rotated', successor: locator, retryAt });
  const rekeyed = rekey(found.value, terms);
  if (!rekeyed) return no;
  const unused = await ports.findUnused(found.value);
  if (!unused.ok) return failed(unused.error);
  if (unused.value === 'used') return no;
  const saved = await ports.saveRekeyed(rekeyed.successor, predecessor, unused.value);
  if (!saved.ok) return failed(saved.error);
  return saved.value === 'replaced' ? ok({ predecessor, ...rekeyed }) : no;
}

const failed = (failure: StoreFailure): { readonly ok: false; readonly error: NotRotated } =>
  fail({ reason: 'failed', failure });

const refused = (
  error: 'not-active' | 'already-rotated',
  record: TokenRecord,
): { readonly ok: false; readonly error: NotRotated } =>
  error === 'already-rotated' && record.successor !== undefined
    ? fail({ reason: 'already-rotated', successor: record.successor })
    : fail({ reason: 'not-active', record });
