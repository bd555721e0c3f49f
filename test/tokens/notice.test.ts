import { describe, expect, it } from 'vitest';
import {
  formatNotice,
  isTold,
  NO_NOTICE_YET,
  parseNotice,
  stepAt,
  TRIES_MAX,
  withTold,
  withTry,
} from '../../src/tokens/notice';
import { DAY } from '../support/builders';
import { NOW } from '../support/fixed-times';

describe('the step at which an owner is told', () => {
  it.each([
    [NOW + 14 * DAY + 1, undefined],
    [NOW + 14 * DAY, 14],
    [NOW + 7 * DAY + 1, 14],
    [NOW + 7 * DAY, 7],
    [NOW + DAY + 1, 7],
    [NOW + DAY, 1],
    [NOW + 1, 1],
    [NOW, undefined],
  ])('of a token that ends at %i is %s', (endsAt, days) => {
    expect(stepAt(endsAt, NOW)).toBe(days);
  });

  it('is told once it or a later one was told', () => {
    expect(isTold(NO_NOTICE_YET, 14)).toBe(false);
    const told = withTold(NO_NOTICE_YET, 7, '10');
    expect([isTold(told, 14), isTold(told, 7), isTold(told, 1)]).toEqual([true, true, false]);
    expect(withTold(told, 1)).toEqual({ issueId: '10', told: 1 });
  });

  it('is begun three times at most, each step anew', () => {
    let notice = withTry(NO_NOTICE_YET, 14);
    for (let tries = 1; tries < TRIES_MAX; tries += 1) notice = withTry(notice!, 14);
    expect(withTry(notice!, 14)).toBeUndefined();
    expect(withTry(notice!, 7)).toEqual({ trying: { days: 7, tries: 1 } });
  });

  it('is read back as it was stored, and what cannot be read is not taken for nothing', () => {
    const notice = { issueId: '10', told: 7, trying: { days: 1, tries: 2 } } as const;
    expect(parseNotice(formatNotice(notice))).toEqual(notice);
    for (const stored of ['text', {}, { v: 2 }, { v: 1, told: 3 }])
      expect(parseNotice(stored)).toBeUndefined();
  });
});
