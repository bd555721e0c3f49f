/**
 * Index rows are ordered by text; these encodings keep the order of what they encode. They are ASCII and none is the beginning of
 * another, so they can be strung together: partition, range, key.
 */
export type Scalar = string | number | boolean;

export function encodeScalar(value: Scalar): string {
  if (typeof value === 'string') return `${encodeStringStart(value)}!`;
  if (typeof value === 'number') return `n${encodeNumber(value)}`;
  return value ? 'b1' : 'b0';
}

/** What the encodings of all strings that begin with `prefix` begin with. UTF-8 order. */
export const encodeStringStart = (prefix: string): string =>
  `s${Buffer.from(prefix, 'utf8').toString('hex')}`;

export const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const SIGN = 1n << 63n;
const ALL_BITS = (1n << 64n) - 1n;

/** IEEE 754 bits order like the numbers once the sign is turned, and all bits of the negative ones. */
function encodeNumber(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value === 0 ? 0 : value);
  const bits = view.getBigUint64(0);
  const ordered = (bits & SIGN) === 0n ? bits | SIGN : bits ^ ALL_BITS;
  return ordered.toString(16).padStart(16, '0');
}
