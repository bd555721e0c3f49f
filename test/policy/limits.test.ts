import { describe, expect, it } from 'vitest';
import { kindsOf, parseHeaderName, storedLimits } from '../../src/policy/limits';

describe('a required header', () => {
  it.each([
    ['x-build-key', 'x-build-key'],
    ['X-Build-Key', 'x-build-key'],
    ['x-a', 'x-a'],
    [`x-${'a'.repeat(60)}`, `x-${'a'.repeat(60)}`],
    [`x-${'a'.repeat(61)}`, undefined],
    ['x-', undefined],
    ['x--a', undefined],
    ['x-a-', undefined],
    ['a-x-b', undefined],
    ['x-a b', undefined],
    ['authorization', undefined],
    ['x-forwarded-for', undefined],
    ['X-Forwarded-For', undefined],
  ])('named %s is taken as %s', (text, expected) => expect(parseHeaderName(text)).toBe(expected));

  const digest = 'a'.repeat(64);
  it.each([
    [{ name: 'x-build-key', digest }, true],
    [{ name: 'X-Build-Key', digest }, false],
    [{ name: 'x-forwarded-for', digest }, false],
    [{ name: 'x-build-key', digest: `${digest}a` }, false],
    [{ name: 'x-build-key', digest: 'a' }, false],
    [{ name: 'x-build-key', digest: 'z'.repeat(64) }, false],
    [{ name: 'x-build-key' }, false],
  ])('stored as %j can be read: %s', (header, expected) =>
    expect(storedLimits().safeParse({ header }).success).toBe(expected),
  );

  it('beside a limit that is not known is unreadable', () =>
    expect(storedLimits().safeParse({ moonPhase: 'full' }).success).toBe(false));
});

describe('the kinds of limits', () => {
  it('are those that are said', () => {
    expect(kindsOf({ ipRanges: ['10.0.0.1'], budgets: { uses: 1 }, hours: undefined })).toEqual([
      'ipRanges',
      'budgets',
    ]);
  });
});
