import { customRandom } from 'nanoid';
import type { Random } from '../base/random';

/** Letters and digits only: safe in KVS keys, headers, shells and double-click selection. */
export const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** `length` characters, each drawn evenly (nanoid rejects the bytes that would bias it): 5.95 bits a character. */
export const randomBase62 = (random: Random, length: number): string =>
  customRandom(BASE62, length, (size) => random.bytes(size))();

/** A non-negative integer as base62, left-padded with zeros; its low `length` digits where it is longer. */
export function formatBase62(value: bigint, length: number): string {
  let digits = '';
  for (let rest = value; digits.length < length; rest /= 62n) {
    digits = BASE62.charAt(Number(rest % 62n)) + digits;
  }
  return digits;
}
