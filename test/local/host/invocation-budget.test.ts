import { describe, expect, it } from 'vitest';
import { InvocationBudget } from '../../../local/host/invoke/invocation-budget';

const NOW = Date.UTC(2030, 0, 1, 0, 0, 10);

function useTimes(budget: InvocationBudget, times: number, who?: string, stepMs = 0) {
  let last = budget.use(NOW, who);
  for (let call = 1; call < times; call += 1) last = budget.use(NOW + call * stepMs, who);
  return last;
}

describe('the platform’s budget of user-led invocations', () => {
  it('is exceeded by the 301st call of a second, not by the 300th', () => {
    const budget = new InvocationBudget();
    expect(useTimes(budget, 300).exceeded).toBe(false);
    expect(budget.use(NOW).exceeded).toBe(true);
    expect(budget.use(NOW + 1_000).exceeded).toBe(false);
  });

  it('is exceeded by the 7,001st call of a minute', () => {
    const budget = new InvocationBudget();
    expect(useTimes(budget, 7_000, undefined, 5).exceeded).toBe(false);
    expect(budget.use(NOW + 40_000)).toEqual({
      exceeded: true,
      limit: 7_000,
      remaining: 0,
      resetsAtSeconds: Date.UTC(2030, 0, 1, 0, 1) / 1_000,
    });
    expect(budget.use(NOW + 50_000).exceeded).toBe(false);
  });

  it('is exceeded by one person’s 1,201st call of a minute, and only theirs', () => {
    const budget = new InvocationBudget();
    expect(useTimes(budget, 1_200, 'ada', 10).exceeded).toBe(false);
    expect(budget.use(NOW + 30_000, 'ada').exceeded).toBe(true);
    expect(budget.use(NOW + 30_000, 'ben').exceeded).toBe(false);
  });
});
