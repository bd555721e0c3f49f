import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BASE62, formatBase62, randomBase62 } from '../../src/tokens/base62';
import { formatToken, holdsToken, isTagged, parseLocator, parseToken } from '../../src/tokens/token';
import { aProvenRecord, tagKeys, tokenOf } from '../support/builders';
import { seededRandom } from '../support/random';

const seeds = fc.integer({ min: 1, max: 0xffffffff });
const TOKEN = tokenOf(aProvenRecord());

describe('a token', () => {
  it('is read back as the locator and secret it was made of, and bears its tag', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const proven = aProvenRecord({}, seed);
        const keys = tagKeys(seed);
        const parsed = parseToken(tokenOf(proven, keys));
        expect(parsed?.locator).toBe(proven.record.locator);
        expect(parsed?.secret.reveal()).toBe(proven.secret.reveal());
        expect(parsed && isTagged(parsed, keys)).toBe(true);
      }),
    );
  });

  it('is found by the documented scanner expression, and so is nothing shorter', () => {
    const scanner = /stj_[0-9A-Za-z]{12,}_[0-9A-Za-z]{50,}/;
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(scanner.exec(`x=${tokenOf(aProvenRecord({}, seed))};`)?.[0]).toBe(
          tokenOf(aProvenRecord({}, seed)),
        );
      }),
    );
    expect(scanner.test(`stj_${aProvenRecord().record.locator}`)).toBe(false);
  });

  it('with any single character changed is none', () => {
    const survivors: string[] = [];
    for (let place = 0; place < TOKEN.length; place += 1)
      for (const letter of `${BASE62}_-`) {
        const changed = TOKEN.slice(0, place) + letter + TOKEN.slice(place + 1);
        if (letter !== TOKEN[place] && parseToken(changed)) survivors.push(changed);
      }
    expect(survivors).toEqual([]);
  });

  it('with two neighbours swapped, a character lost or one doubled is none', () => {
    for (let place = 0; place < TOKEN.length - 1; place += 1) {
      const [left = '', right = ''] = TOKEN.slice(place, place + 2);
      const swapped = TOKEN.slice(0, place) + right + left + TOKEN.slice(place + 2);
      const lost = TOKEN.slice(0, place) + TOKEN.slice(place + 1);
      const doubled = TOKEN.slice(0, place) + left + TOKEN.slice(place);
      for (const changed of [swapped, lost, doubled])
        expect(changed === TOKEN || parseToken(changed) === undefined).toBe(true);
    }
  });

  it.each([
    [''],
    ['stj_'],
    [TOKEN.toUpperCase()],
    [` ${TOKEN}`],
    [`${TOKEN}\n`],
    [TOKEN.replace('stj', 'STJ')],
  ])('is not %j', (text) => {
    expect(parseToken(text)).toBeUndefined();
  });

  it('of another installation is not ours', () => {
    const parsed = parseToken(tokenOf(aProvenRecord(), tagKeys(1)));
    expect(parsed && isTagged(parsed, tagKeys(2))).toBe(false);
  });

  it('with another locator’s tag is not ours', () => {
    const one = parseToken(tokenOf(aProvenRecord({}, 1)))!;
    const other = parseToken(tokenOf(aProvenRecord({}, 2)))!;
    expect(isTagged({ ...one, tag: other.tag }, tagKeys())).toBe(false);
    expect(isTagged(one, tagKeys())).toBe(true);
  });

  it('keeps its tag when a newer key is added', () => {
    const old = tagKeys();
    const rotated = { current: '2', keys: new Map([...old.keys, ['2', seededRandom(9).bytes(32)]]) };
    const before = parseToken(tokenOf(aProvenRecord(), old))!;
    const after = parseToken(tokenOf(aProvenRecord(), rotated))!;
    expect([isTagged(before, rotated), isTagged(after, rotated), isTagged(after, old)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each([
    ['alone', TOKEN, true],
    ['within a text', `text ~ "${TOKEN}" AND x`, true],
    ['with wrong check digits', `${TOKEN.slice(0, -1)}${TOKEN.endsWith('0') ? '1' : '0'}`, true],
    ['in a longer form of a later version', `stj_${'a'.repeat(20)}_${'b'.repeat(80)}`, true],
    ['in the shortest form that scanners know', `stj_${'a'.repeat(12)}_${'b'.repeat(50)}`, true],
    ['without its secret', TOKEN.slice(0, 21), false],
    ['shorter than scanners know', `stj_${'a'.repeat(12)}_${'b'.repeat(49)}`, false],
    ['of another prefix', TOKEN.replace('stj', 'stk'), false],
    ['that is empty', '', false],
  ])('is seen in a text %s: %s', (_what, text, isSeen) => {
    expect(holdsToken(text)).toBe(isSeen);
  });

  it('cannot be made without a current key', () => {
    const { record, secret } = aProvenRecord();
    expect(formatToken(record.locator, secret, { current: '2', keys: tagKeys().keys })).toBeUndefined();
  });

  it.each([['x'.repeat(15)], ['x'.repeat(17)], ['x'.repeat(15) + '_'], [''], [`${'x'.repeat(16)}\n`]])(
    'has no locator like %j',
    (text) => {
      expect(parseLocator(text)).toBeUndefined();
    },
  );
});

describe('base62', () => {
  it('draws every character about equally often', () => {
    const drawn = randomBase62(seededRandom(42), 62_000);
    const counts = Array.from(BASE62, (letter) => drawn.split(letter).length - 1);
    // Chi-squared, 61 degrees of freedom: 120 is beyond one in 100,000. A byte taken modulo 62 gives over 1,500.
    const chiSquared = counts.reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0);
    expect(chiSquared).toBeLessThan(120);
  });

  it.each([
    [0n, 3, '000'],
    [61n, 2, '0z'],
    [62n, 2, '10'],
    [2n ** 64n - 1n, 11, 'LygHa16AHYF'],
  ])('writes %s in %i digits as %s', (value, length, text) => {
    expect(formatBase62(value, length)).toBe(text);
  });
});
