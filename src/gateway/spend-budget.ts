/** A token's budgets at one request: what is left, and the one call that is about to be let through. */
import { fail, ok, type Result } from '../base/result';
import { exceededBy, narrowerBudgets, type BudgetLeft, type Budgets, type Spent } from '../policy/budgets';
import type { Rules } from '../policy/rules';
import type { TokenRecord } from '../tokens/record';
import { familyOf } from '../tokens/rotation';
import type { Spending } from './budget-tally';
import type { Passage } from './passage';
import type { GatewayPorts } from './ports';
import type { Refusal } from './refusal';

/** The token's own budgets and the site's, the narrower of each; undefined: neither has one. */
export const budgetsOf = (record: TokenRecord, rules: Rules): Budgets | undefined =>
  narrowerBudgets(record.limits?.budgets, rules.budgets ?? undefined);

/**
 * Tells every later step, and the answer, what is left. Fails where what was spent cannot be read. A token and its successors spend from
 * one budget, kept under the first of them: for a successor that is another read.
 */
export async function beginSpending(
  passage: Passage,
  {
    record,
    rules,
    spent,
  }: { readonly record: TokenRecord; readonly rules: Rules; readonly spent: Spent | 'unreadable' },
  ports: GatewayPorts,
): Promise<Result<void, Refusal>> {
  const budgets = budgetsOf(record, rules);
  if (!budgets) return ok(undefined);
  const locator = familyOf(record);
  const stored = locator === record.locator ? ok(spent) : await ports.spent.find(locator);
  if (!stored.ok) return passage.storeFailed(stored.error);
  if (stored.value === 'unreadable') return fail({ code: 'internal' });
  const { installation } = ports.site;
  passage.spending = {
    installation,
    locator,
    budgets,
    stored: stored.value,
    at: passage.startedAt,
    store: ports.spent,
  };
  passage.policyBudgets = rules.budgets ?? undefined;
  passage.left = ports.budgets.left(passage.spending);
  return ok(undefined);
}

/** Whether there is room for one more, before anything is asked of Jira. Nothing is spent by it. */
export function judgeBudgets(passage: Passage, isWrite: boolean): Refusal | undefined {
  const exceeded = passage.left && exceededBy(passage.left, isWrite);
  return exceeded && refuseExceeded(exceeded, passage);
}

/** Spends one call, which is then let through. What is not is not counted: a denial costs nothing. */
export async function spendOne(
  passage: Passage,
  isWrite: boolean,
  ports: GatewayPorts,
): Promise<Result<void, Refusal>> {
  const { spending } = passage;
  if (!spending) return ok(undefined);
  const spent = await ports.budgets.spend(spending, isWrite);
  passage.left = ports.budgets.left(spending);
  if (spent.ok) return spent;
  if (spent.error.kind === 'exceeded') return fail(refuseExceeded(spent.error.left, passage));
  passage.storeCode = spent.error.code;
  return fail({ code: 'storage-unavailable' });
}

/** Waits for what is being written: nothing may run on when the request is answered. */
export async function finishSpending(passage: Passage, { budgets }: GatewayPorts): Promise<void> {
  const { spending } = passage;
  if (spending) passage.usageCode ??= await budgets.settled(spending satisfies Spending);
}

/** The policy first: nobody is sent to ask for what no token gets. */
const refuseExceeded = (
  { key, limit, resetsInS }: BudgetLeft,
  { policyBudgets = {} }: Pick<Passage, 'policyBudgets'>,
): Refusal => ({
  code: 'budget-exceeded',
  budget: key,
  limit,
  decidedBy: key !== 'uses' && policyBudgets[key] === limit ? 'policy.budgets' : 'token.budgets',
  ...(resetsInS === undefined ? {} : { resetsInS }),
});
