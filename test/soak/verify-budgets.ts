/** What was written of each budget, against what came to Jira. That no more came than may is seen at each call: see Purse. */
import type { Findings } from './findings';
import type { SoakToken } from './known';
import { heldAtMost, type Purse } from './purse';
import type { Stored } from './stored';

export function verifyBudgets(
  tokens: readonly SoakToken[],
  stored: Pick<Stored, 'records' | 'spent'>,
  findings: Findings,
): void {
  const locators = new Map<Purse, string>();
  for (const { limits, locator } of tokens)
    if (limits?.purse) locators.set(limits.purse, stored.records.get(locator)?.family ?? locator);
  for (const [purse, locator] of locators) {
    findings.count('budgets');
    if (purse.seen > 0) findings.count('budgets that calls came to Jira by');
    const uses = stored.spent.get(locator)?.uses ?? 0;
    if (uses > purse.begun)
      findings.violation(`of ${locator} ${uses} calls were spent, and ${purse.begun} made`);
    if (uses + heldBy(purse) < purse.seen)
      findings.violation(`of ${locator} ${uses} calls were spent, and ${purse.seen} came to Jira`);
  }
}

/** Calls that its containers may not have written yet: each so many as the smallest of its budgets lets it hold. */
const heldBy = ({ budgets, containers }: Purse): number =>
  containers *
  Math.max(
    ...Object.entries(budgets).map(([key, budget]) => heldAtMost(key as keyof typeof budgets, budget)),
  );
