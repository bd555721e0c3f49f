import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ipRanges,
  haveCommonAddress,
  isWithinRanges,
  parseAddress,
  parseRange,
} from '../../src/policy/ip-ranges';

describe('an address', () => {
  it.each([
    ['203.0.113.7', ['203.0.113.0/24'], true],
    ['203.0.114.7', ['203.0.113.0/24'], false],
    ['203.0.113.7', ['203.0.113.7'], true],
    ['203.0.113.8', ['203.0.113.7'], false],
    ['10.0.0.1', ['0.0.0.0/0'], true],
    ['::ffff:203.0.113.7', ['203.0.113.0/24'], true],
    ['::ffff:cb00:7107', ['203.0.113.0/24'], true],
    ['203.0.113.7', ['::ffff:203.0.113.0/120'], true],
    ['203.0.113.7', ['::/0'], false],
    ['::1', ['0.0.0.0/0'], false],
    ['2001:DB8::1', ['2001:db8::/32'], true],
    ['2001:db9::1', ['2001:db8::/32'], false],
    ['2001:db8::1', ['2001:db8:0:0:0:0:0:1'], true],
    ['10.0.0.1', ['192.0.2.0/24', '10.0.0.0/8'], true],
  ])('%s is within %j: %s', (address, ranges, isIn) => {
    expect(isWithinRanges(address, ranges)).toBe(isIn);
  });

  it.each(['', ' 10.0.0.1', '10.1', '010.0.0.1', '0x0a.0.0.1', '167772161', '10.0.0.1:80', '[::1]'])(
    'in the form %j is none, and within nothing',
    (text) => {
      expect(parseAddress(text)).toBeUndefined();
      expect(isWithinRanges(text, ['0.0.0.0/0', '::/0'])).toBe(false);
    },
  );
  it.each(['fe80::1%eth0', '1:2', 'localhost', '256.0.0.1', '10.0.0.1, 10.0.0.2', '::1 '])(
    '%j is none',
    (text) => expect(parseAddress(text)).toBeUndefined(),
  );
});

describe('a range', () => {
  it.each([
    '10.0.0.1/8',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '2001:db8::1/32',
    '::/129',
    '10.0.0.0/255.0.0.0',
    '::ffff:10.0.0.0/95',
    '::ffff:0.0.0.0/95',
  ])('%s is none', (text) => expect(parseRange(text)).toBeUndefined());

  it('holds exactly the addresses that share its prefix', () => {
    const quad = (value: number): string =>
      [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
    fc.assert(
      fc.property(
        fc.nat(0xffffffff),
        fc.nat(0xffffffff),
        fc.integer({ min: 0, max: 32 }),
        (one, other, length) => {
          const size = 2 ** (32 - length);
          const start = Math.floor(one / size) * size;
          const expected = Math.floor(other / size) === Math.floor(one / size);
          expect(isWithinRanges(quad(other), [`${quad(start)}/${length}`])).toBe(expected);
          expect(isWithinRanges(`::ffff:${quad(other)}`, [`${quad(start)}/${length}`])).toBe(expected);
        },
      ),
    );
  });

  it('has an address in common with another exactly where one of them holds the start of the other', () => {
    const range = fc.tuple(fc.nat(0xffffffff), fc.integer({ min: 0, max: 32 })).map(([value, length]) => {
      const start = Math.floor(value / 2 ** (32 - length)) * 2 ** (32 - length);
      const quad = [24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256).join('.');
      return { quad, text: `${quad}/${length}` };
    });
    fc.assert(
      fc.property(range, range, (one, other) => {
        const expected = isWithinRanges(one.quad, [other.text]) || isWithinRanges(other.quad, [one.text]);
        expect(haveCommonAddress([one.text], ['2001:db8::/32', other.text])).toBe(expected);
      }),
    );
    expect(haveCommonAddress(['10.0.0.0/8'], ['::/0'])).toBe(false);
    expect(haveCommonAddress(['2001:db8::/32', '10.0.0.0/8'], ['10.1.0.0/16'])).toBe(true);
    expect(haveCommonAddress(['10.0.0.0/8'], ['none', '10.1.0.0/16'])).toBe(true);
    expect(haveCommonAddress(['none'], ['10.0.0.0/8'])).toBe(false);
    expect(haveCommonAddress(['2001:db8:1::/48'], ['2001:db8::/32'])).toBe(true);
  });

  it('comes with at least one and at most 19 others', () => {
    expect(ipRanges().safeParse([]).success).toBe(false);
    expect(ipRanges().safeParse(Array(20).fill('10.0.0.1')).success).toBe(true);
    expect(ipRanges().safeParse(Array(21).fill('10.0.0.1')).success).toBe(false);
  });
});
