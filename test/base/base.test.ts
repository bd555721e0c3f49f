import { describe, expect, it } from 'vitest';
import { InvariantError, unreachable } from '../../src/base/invariant';
import { formatInstant } from '../../src/base/time';
import { NOW } from '../support/fixed-times';

describe('base', () => {
  it('writes times in ISO 8601, UTC', () => {
    expect(formatInstant(NOW)).toBe('2026-10-12T09:00:00.000Z');
  });

  it('tells of a bug without what was in it', () => {
    expect(() => unreachable('secret content' as never, 'here')).toThrow(InvariantError);
    expect(() => unreachable('secret content' as never, 'here')).toThrow('here: unexpected string');
  });
});
