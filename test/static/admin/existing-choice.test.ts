import { describe, expect, test } from 'vitest';
import { KEEPABLE } from '../../../src/policy/transitions';
import {
  APPLY,
  choiceOf,
  existingOffer,
  KEEPABLE_RULES,
  withKind,
} from '../../../static/admin/policy/existing-choice';
import { savedWords } from '../../../static/admin/policy/saved-words';
import { RULES } from './rules';

const NOW = Date.UTC(2026, 9, 12, 9);

describe('the choice for older tokens', () => {
  test('holds at once unless something else is chosen', () => {
    expect(choiceOf(APPLY, NOW)).toEqual({ kind: 'apply' });
  });

  test('of a day counts until its end, in UTC', () => {
    expect(choiceOf({ kind: 'keep', day: '2026-10-12' }, NOW)).toEqual({
      kind: 'keep',
      until: '2026-10-13T00:00:00.000Z',
    });
    expect(choiceOf({ kind: 'stop', day: '2027-01-09' }, NOW)).toEqual({
      kind: 'stop',
      at: '2027-01-10T00:00:00.000Z',
    });
  });

  test.each(['', '2026-10-11', '2027-01-10', 'tomorrow', '2026-13-01'])(
    'cannot be sent with the day %j',
    (day) => {
      expect(choiceOf({ kind: 'keep', day }, NOW)).toBeUndefined();
    },
  );

  test('begins with a day when it needs one, and keeps the one that was chosen', () => {
    const kept = withKind(APPLY, 'keep', NOW);
    expect(kept).toEqual({ kind: 'keep', day: '2026-11-11' });
    expect(choiceOf(kept, NOW)).toBeDefined();
    expect(withKind({ kind: 'keep', day: '2026-10-20' }, 'stop', NOW)).toEqual({
      kind: 'stop',
      day: '2026-10-20',
    });
    expect(choiceOf(withKind(kept, 'apply', NOW), NOW)).toEqual({ kind: 'apply' });
  });
});

describe('what can be chosen', () => {
  test('knows the rules that the app can keep from older tokens', () => {
    expect([...KEEPABLE_RULES].sort()).toEqual([...KEEPABLE].sort());
  });

  test('is to keep only where some rule can be kept, and tells which hold at once all the same', () => {
    expect(existingOffer(RULES, { ...RULES, idleDaysMax: 1, mayAsk: { kind: 'jira-admins' } }, 0)).toEqual({
      kinds: ['apply', 'stop'],
      atOnce: ['idleDaysMax'],
    });
    expect(existingOffer(RULES, { ...RULES, idleDaysMax: 1, readOnly: !RULES.readOnly }, 0)).toEqual({
      kinds: ['apply', 'keep', 'stop'],
      atOnce: ['idleDaysMax'],
    });
  });

  test('is to keep what earlier changes keep still', () => {
    expect(existingOffer(RULES, { ...RULES, idleDaysMax: 1 }, 1).kinds).toContain('keep');
  });
});

describe('a save', () => {
  const at = '2026-11-12T00:00:00.000Z';
  test.each([
    [{ kind: 'apply' }, 'Saved. Holds from the next request on.'],
    [{ kind: 'keep', until: at }, /as they were until 12 Nov 2026/],
    [{ kind: 'stop', at }, /created before now stop at 12 Nov 2026/],
    [{ kind: 'lift' }, /go on/],
  ] as const)('says what %j means to older tokens', (existing, words) => {
    expect(savedWords(existing)).toMatch(words);
  });
});
