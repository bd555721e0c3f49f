import { describe, expect, it } from 'vitest';
import { Recent } from '../../src/base/recent';
import { NOW } from '../support/fixed-times';

const KEPT_MS = 60_000;

describe('what was told lately', () => {
  const remembering = (): Recent<boolean> => {
    const recent = new Recent<boolean>(KEPT_MS, 3);
    recent.remember('a', false, NOW);
    return recent;
  };

  it.each([
    ['at once', 0, false],
    ['up to its last moment', KEPT_MS - 1, false],
    ['not at its bound', KEPT_MS, undefined],
    ['not after it', KEPT_MS + 1, undefined],
    ['not where the clock has gone back behind it', -1, undefined],
  ])('is recalled %s', (_what, laterMs, value) => {
    expect(remembering().recall('a', NOW + laterMs)).toBe(value);
  });

  it('is not kept longer by being recalled', () => {
    const recent = remembering();
    recent.recall('a', NOW + KEPT_MS - 1);
    expect(recent.recall('a', NOW + KEPT_MS)).toBeUndefined();
  });

  it('is replaced by what was told after it', () => {
    const recent = remembering();
    recent.remember('a', true, NOW + 1_000);
    expect(recent.recall('a', NOW + KEPT_MS)).toBe(true);
  });

  it('is of one key alone, also where a key is the name of something every object has', () => {
    expect(remembering().recall('b', NOW)).toBeUndefined();
    expect(remembering().recall('__proto__', NOW)).toBeUndefined();
    expect(remembering().recall('constructor', NOW)).toBeUndefined();
  });

  it('never grows beyond its limit: it is all forgotten before the next is kept', () => {
    const recent = remembering();
    recent.remember('b', true, NOW);
    recent.remember('c', true, NOW);
    expect(['a', 'b', 'c'].map((key) => recent.recall(key, NOW))).toEqual([false, true, true]);
    recent.remember('d', true, NOW);
    expect(['a', 'b', 'c', 'd'].map((key) => recent.recall(key, NOW))).toEqual([
      undefined,
      undefined,
      undefined,
      true,
    ]);
  });
});
