/** The only use of cryptography: digests of secrets, keyed tags of locators, comparison in constant time. Pure. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret } from './secret';

/** What is stored in the secret's place: SHA-256, hex. Enough for 256 random bits; a slow hash defends guessable passwords only. */
export const digestOf = (secret: Secret): string =>
  createHash('sha256').update(secret.reveal()).digest('hex');

/** What is stored of a required header's value: SHA-256, hex. */
export const headerDigestOf = (value: string): string => createHash('sha256').update(value).digest('hex');

/** Whether a header's value has this digest; compared in constant time. */
export const bearsDigest = (value: string, digest: string): boolean =>
  equalInConstantTime(headerDigestOf(value), digest);

/** HMAC-SHA-256 of `text` under a key of at least 32 bytes. */
export const keyedHash = (key: Uint8Array, text: string): Uint8Array =>
  createHmac('sha256', key).update(text).digest();

/** Equality whose time tells nothing about where two texts differ. Both are hashed first, so neither does their length. */
export function equalInConstantTime(left: string, right: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(left), hash(right));
}
