import { describe, expect, it } from 'vitest';
import {
  addSpent,
  exceededBy,
  holdingOf,
  latestSpent,
  leftOf,
  narrowerBudgets,
  NOTHING_SPENT,
  oneCall,
  tokenBudgets,
} from '../../src/policy/budgets';
import { NOW } from '../support/fixed-times';

const HOUR = 3_600_000;
const calls = (count: number, { isWrite = false, at = NOW } = {}) =>
  Array.from({ length: count }).reduce<typeof NOTHING_SPENT>(
    (sum) => addSpent(sum, oneCall(isWrite, at, sum)),
    NOTHING_SPENT,
  );

describe('budgets', () => {
  it('of a token and its site are the narrower of each', () => {
    expect(
      narrowerBudgets({ requestsPerHour: 10, uses: 5 }, { requestsPerHour: 7, writesPerDay: 3 }),
    ).toEqual({ requestsPerHour: 7, writesPerDay: 3, uses: 5 });
    expect(narrowerBudgets(undefined, { writesPerDay: 3 })).toEqual({ writesPerDay: 3 });
    expect(narrowerBudgets({ uses: 1 }, undefined)).toEqual({ uses: 1 });
    expect(narrowerBudgets(undefined, undefined)).toBeUndefined();
  });

  it('are spent by calls, and those of changes by changes alone', () => {
    const budgets = { requestsPerHour: 10, requestsPerDay: 20, writesPerHour: 3, writesPerDay: 4, uses: 5 };
    const spent = addSpent(calls(2), calls(1, { isWrite: true }));
    expect(leftOf(budgets, spent, NOW).map(({ key, remaining }) => [key, remaining])).toEqual([
      ['requestsPerHour', 7],
      ['requestsPerDay', 17],
      ['writesPerHour', 2],
      ['writesPerDay', 3],
      ['uses', 2],
    ]);
  });

  it('are whole again when the hour or day turns, and uses never', () => {
    const budgets = { requestsPerHour: 2, requestsPerDay: 2, uses: 2 };
    const spent = calls(2);
    const remaining = (at: number) => leftOf(budgets, spent, at).map((each) => each.remaining);
    expect(remaining(NOW)).toEqual([0, 0, 0]);
    expect(remaining(NOW + HOUR)).toEqual([2, 0, 0]);
    expect(remaining(NOW + 24 * HOUR)).toEqual([2, 2, 0]);
    expect(remaining(NOW - 24 * HOUR)).toEqual([0, 0, 0]);
  });

  it('say how long until they are', () => {
    const at = Date.parse('2026-10-12T21:59:00.500Z');
    expect(leftOf({ requestsPerHour: 1, requestsPerDay: 1, uses: 1 }, NOTHING_SPENT, at)).toEqual([
      { key: 'requestsPerHour', limit: 1, remaining: 1, resetsInS: 60 },
      { key: 'requestsPerDay', limit: 1, remaining: 1, resetsInS: 7_260 },
      { key: 'uses', limit: 1, remaining: 1 },
    ]);
  });

  it('that are used up name the one that takes longest', () => {
    const budgets = { requestsPerHour: 1, requestsPerDay: 1, writesPerHour: 1 };
    expect(exceededBy(leftOf(budgets, calls(1), NOW), false)?.key).toBe('requestsPerDay');
    expect(exceededBy(leftOf({ ...budgets, uses: 1 }, calls(1), NOW), false)?.key).toBe('uses');
    const written = leftOf({ writesPerHour: 1 }, calls(1, { isWrite: true }), NOW);
    expect([exceededBy(written, true)?.key, exceededBy(written, false)]).toEqual([
      'writesPerHour',
      undefined,
    ]);
  });

  it.each([
    ['an hour', { requestsPerHour: 100 }, 4, 5],
    ['a day', { requestsPerDay: 100 }, 4, 5],
    ['all uses', { uses: 500 }, 4, 5],
  ])('of %s let a small part be held unwritten, and no call more', (_what, budgets, fits, over) => {
    const left = leftOf(budgets, NOTHING_SPENT, NOW);
    expect(holdingOf(left, calls(fits)).mayHold).toBe(true);
    expect(holdingOf(left, calls(over)).mayHold).toBe(false);
  });

  it('of few uses, or near their end, let nothing be held, whatever another budget leaves', () => {
    const wide = { requestsPerHour: 1_000 };
    expect(holdingOf(leftOf({ ...wide, uses: 99 }, NOTHING_SPENT, NOW), NOTHING_SPENT).mayHold).toBe(false);
    const near = leftOf({ ...wide, uses: 1_000 }, { ...NOTHING_SPENT, uses: 997 }, NOW);
    expect(holdingOf(near, NOTHING_SPENT).mayHold).toBe(false);
  });

  it('count a call of a clock that has gone back in the latest hour', () => {
    const spent = addSpent(calls(1), oneCall(false, NOW - HOUR, calls(1)));
    expect(spent.hour).toEqual({ ...calls(1).hour, requests: 2 });
  });

  it('are known by the most that was read', () => {
    expect(latestSpent(calls(3), calls(1))).toEqual(calls(3));
    expect(latestSpent(calls(3), calls(1, { at: NOW + HOUR })).hour.requests).toBe(1);
  });

  it.each([
    [{}],
    [{ requestsPerHour: 0 }],
    [{ requestsPerHour: 1.5 }],
    [{ uses: 2_000_000 }],
    [{ perWeek: 1 }],
  ])('of the form %j are none', (form) => expect(tokenBudgets().safeParse(form).success).toBe(false));
});
