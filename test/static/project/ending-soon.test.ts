import { describe, expect, test } from 'vitest';
import { urgencyOf } from '../../../static/project/urgency';

const NOW = Date.UTC(2026, 9, 12);
const DAY = 86_400_000;
const ending = (...inDays: readonly number[]) =>
  inDays.map((days) => ({
    locator: String(days),
    name: 'x',
    endsAt: new Date(NOW + days * DAY).toISOString(),
  }));

describe('how loud the warning is', () => {
  test.each([
    [[14], 'information'],
    [[8], 'information'],
    [[7], 'warning'],
    [[2, 13], 'warning'],
    [[13, 1], 'error'],
  ] as const)('of tokens that end in %j days: %s', (days, urgency) => {
    expect(urgencyOf(ending(...days), NOW)).toBe(urgency);
  });
});
