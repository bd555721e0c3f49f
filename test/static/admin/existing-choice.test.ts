import { describe, expect, test } from 'vitest';
import { APPLY, choiceOf } from '../../../static/admin/policy/existing-choice';

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
});
