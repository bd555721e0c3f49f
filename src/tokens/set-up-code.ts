/**
 * The code that lets a set-up probe through without a token: it opens the gateway's echo for ten minutes and nothing else. Pure.
 *
 *     <1 origin><6 expiry><12 nonce><1 key version><22 tag>, all base62
 *
 * Signed with the keys that tag tokens, under a name of its own, so that neither can stand for the other; a stale or forged one is
 * known without a record read.
 */
import type { Random } from '../base/random';
import { SECOND_MS, type Instant } from '../base/time';
import { BASE62, formatBase62, randomBase62 } from './base62';
import { equalInConstantTime, keyedHash } from './digest';
import type { TagKeys } from './tag-key';

/** Who is to send the probe: the app itself, or somebody with curl. Only what the latter sees is kept. */
export type SetUpOrigin = 'inside' | 'outside';

export const SET_UP_CODE_MS = 600_000;

const ORIGINS = { i: 'inside', o: 'outside' } as const satisfies Record<string, SetUpOrigin>;
const EXPIRY_LENGTH = 6;
const NONCE_LENGTH = 12;
/** Two times 64 bits. */
const HALF_TAG_LENGTH = 11;
const FORM = new RegExp(
  `^(([io])([${BASE62}]{${EXPIRY_LENGTH}})[${BASE62}]{${NONCE_LENGTH}}([${BASE62}]))([${BASE62}]{${2 * HALF_TAG_LENGTH}})$`,
);

/** A string of the right form. Nothing is proven yet: see `isSetUpSigned`. */
export interface ParsedSetUpCode {
  readonly origin: SetUpOrigin;
  readonly endsAt: Instant;
  /** Version of the key that signed it. */
  readonly keyVersion: string;
  readonly signed: string;
  readonly tag: string;
}

/** A new code, good until `now` + SET_UP_CODE_MS (to the second). Undefined when the keys lack their current version. */
export function drawSetUpCode(
  origin: SetUpOrigin,
  keys: TagKeys,
  { now, random }: { readonly now: Instant; readonly random: Random },
): string | undefined {
  const key = keys.keys.get(keys.current);
  if (!key) return undefined;
  const endsInSeconds = BigInt(Math.floor((now + SET_UP_CODE_MS) / SECOND_MS));
  const signed =
    origin.charAt(0) +
    formatBase62(endsInSeconds, EXPIRY_LENGTH) +
    randomBase62(random, NONCE_LENGTH) +
    keys.current;
  return signed + tagOf(signed, key);
}

/** Undefined for anything that is no code, and for a stale one. */
export function parseSetUpCode(text: string, now: Instant): ParsedSetUpCode | undefined {
  const match = FORM.exec(text);
  if (!match) return undefined;
  const [, signed = '', origin = '', expiry = '', keyVersion = '', tag = ''] = match;
  const endsAt = parseBase62(expiry) * SECOND_MS;
  if (now >= endsAt) return undefined;
  return { origin: ORIGINS[origin as keyof typeof ORIGINS], endsAt, keyVersion, signed, tag };
}

/** Was this code made by this installation? */
export function isSetUpSigned({ signed, tag, keyVersion }: ParsedSetUpCode, keys: TagKeys): boolean {
  const key = keys.keys.get(keyVersion);
  return key !== undefined && equalInConstantTime(tagOf(signed, key), tag);
}

function tagOf(signed: string, key: Uint8Array): string {
  const hash = Buffer.from(keyedHash(key, `set-up:${signed}`));
  return [0, 8].map((at) => formatBase62(hash.readBigUInt64BE(at), HALF_TAG_LENGTH)).join('');
}

const parseBase62 = (digits: string): number =>
  Array.from(digits).reduce((value, digit) => value * BASE62.length + BASE62.indexOf(digit), 0);
