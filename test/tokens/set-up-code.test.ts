import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BASE62 } from '../../src/tokens/base62';
import { keyedHash } from '../../src/tokens/digest';
import {
  drawSetUpCode,
  isSetUpSigned,
  parseSetUpCode,
  SET_UP_CODE_MS,
  type SetUpOrigin,
} from '../../src/tokens/set-up-code';
import { isTagged, parseToken } from '../../src/tokens/token';
import { aProvenRecord, tagKeys, tokenOf } from '../support/builders';
import { NOW } from '../support/fixed-times';
import { seededRandom } from '../support/random';

const draw = (origin: SetUpOrigin = 'outside', seed = 1, now = NOW): string =>
  drawSetUpCode(origin, tagKeys(), { now, random: seededRandom(seed) })!;
const CODE = draw();
const isGood = (code: string, now = NOW, keys = tagKeys()): boolean => {
  const parsed = parseSetUpCode(code, now);
  return parsed !== undefined && isSetUpSigned(parsed, keys);
};

describe('a set-up code', () => {
  it.each(['inside', 'outside'] as const)(
    'is read back with its origin %s and bears its signature',
    (origin) => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 0xffffffff }), (seed) => {
          expect(parseSetUpCode(draw(origin, seed), NOW)?.origin).toBe(origin);
          expect(isGood(draw(origin, seed))).toBe(true);
        }),
      );
    },
  );

  it('is letters and digits alone, and no two are the same', () => {
    const codes = Array.from({ length: 500 }, (_, seed) => draw('outside', seed + 1));
    expect(codes.every((code) => /^[0-9A-Za-z]{42}$/.test(code))).toBe(true);
    expect(new Set(codes).size).toBe(500);
  });

  it('lives ten minutes, to the second', () => {
    expect(isGood(CODE, NOW + SET_UP_CODE_MS - 1)).toBe(true);
    expect(parseSetUpCode(CODE, NOW + SET_UP_CODE_MS)).toBeUndefined();
    expect(SET_UP_CODE_MS).toBe(600_000);
  });

  it('with any single character changed opens nothing', () => {
    const survivors: string[] = [];
    for (let place = 0; place < CODE.length; place += 1)
      for (const letter of BASE62) {
        const changed = CODE.slice(0, place) + letter + CODE.slice(place + 1);
        if (changed !== CODE && isGood(changed)) survivors.push(changed);
      }
    expect(survivors).toEqual([]);
  });

  it('of another installation opens nothing', () => {
    expect(isGood(CODE, NOW, tagKeys(12))).toBe(false);
  });

  it('of a key that is gone opens nothing, and none is made without a current key', () => {
    expect(isGood(CODE, NOW, { ...tagKeys(), keys: new Map() })).toBe(false);
    const keyless = { current: '2', keys: tagKeys().keys };
    expect(drawSetUpCode('inside', keyless, { now: NOW, random: seededRandom() })).toBeUndefined();
  });

  it.each([
    [''],
    ['o'],
    [`${CODE}0`],
    [CODE.slice(1)],
    [` ${CODE}`],
    [`${CODE}\n`],
    [CODE.replace('o', 'x')],
  ])('is not %j', (text) => expect(parseSetUpCode(text, NOW)).toBeUndefined());

  it('and a token’s tag never stand for one another, though one key makes both', () => {
    const key = tagKeys().keys.get('1')!;
    const signed = parseSetUpCode(CODE, NOW)!.signed;
    expect(keyedHash(key, `locator:${signed}`)).not.toEqual(keyedHash(key, `set-up:${signed}`));
    const token = tokenOf(aProvenRecord());
    expect(isGood(token)).toBe(false);
    expect(parseToken(CODE)).toBeUndefined();
    expect(
      isTagged({ ...parseToken(token)!, tag: parseSetUpCode(CODE, NOW)!.tag.slice(0, 11) }, tagKeys()),
    ).toBe(false);
  });
});
