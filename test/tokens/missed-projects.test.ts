import { describe, expect, it } from 'vitest';
import {
  formatMissedProjects,
  isGone,
  MISSED_DAYS,
  MISSED_MAX,
  noteMissing,
  noteTold,
  parseMissedProjects,
} from '../../src/tokens/missed-projects';
import { DAY } from '../support/builders';
import { NOW } from '../support/fixed-times';

const missed = (...entries: readonly (readonly [string, number])[]) => new Map(entries);

describe('a project that Jira does not show', () => {
  it('keeps the time when it was missed first; one that is shown again is forgotten; others stay', () => {
    const next = noteMissing(
      missed(['1', 5], ['2', 6], ['3', 7]),
      { asked: ['1', '2', '4'], missing: ['1', '4'] },
      NOW,
    );
    expect([...next]).toEqual([
      ['1', 5],
      ['3', 7],
      ['4', NOW],
    ]);
  });

  it('counts as deleted after days, to the millisecond, and at once where Jira said so', () => {
    const since = missed(['1', NOW]);
    expect(isGone(since, '1', NOW + MISSED_DAYS * DAY - 1)).toBe(false);
    expect(isGone(since, '1', NOW + MISSED_DAYS * DAY)).toBe(true);
    expect(isGone(since, '2', NOW + 99 * DAY)).toBe(false);
    expect(isGone(noteTold(since, '1'), '1', NOW)).toBe(true);
  });

  it('is one of a bounded number: the latest', () => {
    const many = Array.from({ length: MISSED_MAX + 5 }, (_, id) => String(id));
    const next = noteMissing(new Map(), { asked: many, missing: many }, NOW);
    expect(next.size).toBe(MISSED_MAX);
    expect(noteTold(next, 'last').size).toBe(MISSED_MAX);
    expect(noteTold(next, 'last').has('last')).toBe(true);
  });

  it('is read back as it was stored, and what cannot be read is nothing', () => {
    expect(parseMissedProjects(formatMissedProjects(missed(['1', 5])))).toEqual(missed(['1', 5]));
    for (const stored of [undefined, 'text', { v: 2, since: {} }, { v: 1, since: { 1: 'x' } }])
      expect(parseMissedProjects(stored)).toBeUndefined();
  });
});
