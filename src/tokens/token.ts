/**
 * The string a caller presents: `stj_` locator `_` secret tag check. Pure.
 *
 *     stj_8fJq0Zc3KpW1mT6x_<43 secret><1 key version><11 tag><6 check>
 *
 * Check digits catch typing faults, the tag catches forgeries, both without a storage read (design §6). Lengths may grow in a later
 * version: scanners should match `stj_[0-9A-Za-z]{12,}_[0-9A-Za-z]{50,}` (docs/decisions/0002-token-string.md).
 */
import { str as crc32 } from 'crc-32';
import { BASE62, formatBase62, randomBase62 } from './base62';
import { equalInConstantTime, keyedHash } from './digest';
import { Secret } from './secret';
import type { TagKeys } from './tag-key';
import type { Random } from '../base/random';

/** The public part that finds the record. Safe to show and to log. */
export type Locator = string & { readonly __brand: 'Locator' };

const PREFIX = 'stj';
const LOCATOR_LENGTH = 16;
/** 43 base62 characters carry 256.03 bits. */
const SECRET_LENGTH = 43;
const VERSION_LENGTH = 1;
const TAG_LENGTH = 11;
const CHECK_LENGTH = 6;

const LOCATOR_FORM = new RegExp(`^[${BASE62}]{${LOCATOR_LENGTH}}$`);
const TOKEN_FORM = new RegExp(
  `^${PREFIX}_([${BASE62}]{${LOCATOR_LENGTH}})_([${BASE62}]{${SECRET_LENGTH}})` +
    `([${BASE62}]{${VERSION_LENGTH}})([${BASE62}]{${TAG_LENGTH}})([${BASE62}]{${CHECK_LENGTH}})$`,
);

/** A string of the right form with right check digits. Nothing is proven yet: see `isTagged` and `verify`. */
export interface ParsedToken {
  readonly locator: Locator;
  readonly secret: Secret;
  /** Version of the key that made the tag. */
  readonly tagVersion: string;
  readonly tag: string;
}

/** Undefined for anything that is not a token: wrong prefix, length, character or check digits. */
export function parseToken(text: string): ParsedToken | undefined {
  const match = TOKEN_FORM.exec(text);
  if (!match) return undefined;
  const [, locator = '', secret = '', tagVersion = '', tag = '', check = ''] = match;
  if (checkDigits(text.slice(0, -CHECK_LENGTH)) !== check) return undefined;
  return { locator: locator as Locator, secret: new Secret(secret), tagVersion, tag };
}

/** Does a text hold something that a secret scanner would report as a token? */
export const holdsToken = (text: string): boolean => /stj_[0-9A-Za-z]{12,}_[0-9A-Za-z]{50,}/.test(text);

/** A locator as it comes from a page or from storage. */
export const parseLocator = (text: string): Locator | undefined =>
  LOCATOR_FORM.test(text) ? (text as Locator) : undefined;

export const drawLocator = (random: Random): Locator => randomBase62(random, LOCATOR_LENGTH) as Locator;

export const drawSecret = (random: Random): Secret => new Secret(randomBase62(random, SECRET_LENGTH));

/** The token itself, in full: the one moment its secret is readable. Undefined when the keys lack their current version. */
export function formatToken(locator: Locator, secret: Secret, keys: TagKeys): string | undefined {
  const key = keys.keys.get(keys.current);
  if (!key) return undefined;
  const body = `${PREFIX}_${locator}_${secret.reveal()}${keys.current}${tagOf(locator, key)}`;
  return body + checkDigits(body);
}

/** Was this locator tagged by this installation? False for every forgery but one in 2^64. */
export function isTagged(token: ParsedToken, keys: TagKeys): boolean {
  const key = keys.keys.get(token.tagVersion);
  return key !== undefined && equalInConstantTime(tagOf(token.locator, key), token.tag);
}

const tagOf = (locator: Locator, key: Uint8Array): string =>
  formatBase62(Buffer.from(keyedHash(key, `locator:${locator}`)).readBigUInt64BE(), TAG_LENGTH);

const checkDigits = (text: string): string => formatBase62(BigInt(crc32(text) >>> 0), CHECK_LENGTH);
