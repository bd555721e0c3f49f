/** Tokens that only look right: check digits fit (anyone can compute them), nothing else does. */
import { str as crc32 } from 'crc-32';
import { formatBase62 } from '../../../src/tokens/base62';

const CHECK_LENGTH = 6;
const TAG_LENGTH = 11;

export interface TokenParts {
  readonly locator: string;
  readonly secret: string;
  /** Key version and tag. */
  readonly tag: string;
}

export function partsOf(token: string): TokenParts {
  const [, locator = '', rest = ''] = token.split('_');
  const tagAt = rest.length - CHECK_LENGTH - TAG_LENGTH - 1;
  return { locator, secret: rest.slice(0, tagAt), tag: rest.slice(tagAt, -CHECK_LENGTH) };
}

/** The token with some parts exchanged and its check digits made good. */
export function reforge(token: string, change: Partial<TokenParts>): string {
  const { locator, secret, tag } = { ...partsOf(token), ...change };
  const body = `stj_${locator}_${secret}${tag}`;
  return body + formatBase62(BigInt(crc32(body) >>> 0), CHECK_LENGTH);
}

/** The same length, other characters: every letter and digit moves to its neighbour. */
export const garble = (text: string): string =>
  text.replace(/[0-9A-Za-z]/g, (character) => (character === 'a' ? 'b' : 'a'));
