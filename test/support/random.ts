import type { Random } from '../../src/base/random';

/** Bytes that look random and are the same in every run (mulberry32). Two sources of one seed draw the same. */
export function seededRandom(seed = 1): Random {
  let state = seed >>> 0;
  const nextByte = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) & 0xff;
  };
  return { bytes: (size) => Uint8Array.from({ length: size }, nextByte) };
}
