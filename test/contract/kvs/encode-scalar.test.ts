import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeScalar, encodeStringStart } from '../../../local/kvs/encode-scalar';

const number = fc.double({ noNaN: true });
const text = fc.string({ unit: 'grapheme' });

it('encoded numbers are ordered as the numbers are', () => {
  fc.assert(
    fc.property(number, number, (one, other) => {
      expect(encodeScalar(one) < encodeScalar(other)).toBe(one < other);
    }),
  );
  expect(encodeScalar(-0)).toBe(encodeScalar(0));
});

it('encoded texts are ordered as their UTF-8 bytes are', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(encodeScalar(one) < encodeScalar(other)).toBe(
        Buffer.compare(Buffer.from(one), Buffer.from(other)) < 0,
      );
    }),
  );
});

it('no encoding begins another, and a prefix begins all that begin with it', () => {
  fc.assert(
    fc.property(text, text, (start, rest) => {
      expect(encodeScalar(start + rest).startsWith(encodeScalar(start))).toBe(rest === '');
      expect(encodeScalar(start + rest).startsWith(encodeStringStart(start))).toBe(true);
    }),
  );
});
