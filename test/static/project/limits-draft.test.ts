import { afterEach, describe, expect, test } from 'vitest';
import {
  countLimits,
  limitsLike,
  limitsOf,
  noLimits,
  startOfDay,
} from '../../../static/shared/limits/limits-draft';
import { budgetWords, hoursWords, limitWords } from '../../../static/shared/limit-words';
import { countOf, linesOf } from '../../../static/shared/text-lines';
import { setReader } from '../../../static/shared/words';

afterEach(() => setReader({ locale: 'en' }));

describe('the limits of an order', () => {
  test('are none at first, and then nothing is sent', () => {
    expect(limitsOf(noLimits())).toEqual({});
    expect(countLimits(noLimits())).toBe(0);
  });

  test('are what was filled in, as it was typed', () => {
    setReader({ locale: 'en', timeZone: 'Europe/Berlin' });
    const draft = {
      ...noLimits(),
      firstDay: '2026-12-01',
      hasHours: true,
      hasHeader: true,
      ipRanges: '10.0.0.0/8\n\n 2001:db8::/32,10.0.0.0/8',
      budgets: { ...noLimits().budgets, requestsPerHour: '100', uses: 'many' },
    };
    expect(limitsOf(draft)).toEqual({
      validFrom: '2026-11-30T23:00:00.000Z',
      limits: {
        hours: {
          timeZone: 'Europe/Berlin',
          days: ['mon', 'tue', 'wed', 'thu', 'fri'],
          from: '08:00',
          to: '18:00',
        },
        header: { name: 'X-Token-Key' },
        ipRanges: ['10.0.0.0/8', '2001:db8::/32'],
        budgets: { requestsPerHour: 100, uses: 0 },
      },
    });
    expect(countLimits(draft)).toBe(5);
  });

  test('of a duplicate are the token’s, but for the value of its header', () => {
    const limits = {
      hours: { timeZone: 'UTC', days: ['sat'], from: '22:00', to: '06:00' },
      header: 'x-token-key',
      ipRanges: ['10.0.0.0/8'],
      budgets: { uses: 7 },
    } as const;
    expect(limitsOf(limitsLike(limits)).limits).toEqual({ ...limits, header: { name: 'X-Token-Key' } });
  });

  test.each([
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-10-25', 'America/New_York', '2026-10-25T04:00:00.000Z'],
    ['2026-01-01', 'Asia/Kolkata', '2025-12-31T18:30:00.000Z'],
    ['tomorrow', 'UTC', undefined],
  ])('%s begins in %s at %s', (day, zone, at) => expect(startOfDay(day, zone)).toBe(at));
});

describe('words', () => {
  test('tell every limit', () => {
    expect(
      limitWords({
        hours: { timeZone: 'Europe/Berlin', days: ['fri', 'mon'], from: '08:00', to: '18:00' },
        header: 'x-token-key',
        ipRanges: ['10.0.0.0/8', '2001:db8::/32'],
        budgets: { requestsPerHour: 1, uses: 1_000 },
      }),
    ).toEqual([
      'Monday and Friday, 08:00 to 18:00, Europe/Berlin',
      'Only with the header X-Token-Key',
      'Only from 10.0.0.0/8 or 2001:db8::/32',
      'At most 1 call an hour and 1,000 calls in all',
    ]);
  });

  test('tell that a span ends on the next day', () => {
    expect(hoursWords({ timeZone: 'UTC', days: ['sat'], from: '22:00', to: '06:00' })).toContain('next day');
    expect(budgetWords({})).toEqual([]);
  });
});

test.each([
  ['', undefined],
  [' 12 ', 12],
  ['1.5', 0],
  ['-1', 0],
])('a count typed as %j is %j', (text, count) => expect(countOf(text)).toBe(count));

test('lines are what stands between spaces and commas, once', () => {
  expect(linesOf(' a, b\n\nb\tc ')).toEqual(['a', 'b', 'c']);
});
