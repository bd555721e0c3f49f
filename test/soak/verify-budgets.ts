/** What was written of each budget, against what came to Jira. That no more came than may is seen at each call: see Purse. */
import { NOTHING_SPENT, type Spent } from '../../src/policy/budgets';
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
    const spent = stored.spent.get(locator) ?? NOTHING_SPENT;
    if (spent.uses > purse.begun)
      findings.violation(`of ${locator} ${spent.uses} calls were spent, and ${purse.begun} made`);
    const [written, seen] = countsOf(purse, spent);
    if (written + heldBy(purse) < seen)
      findings.violation(`of ${locator} ${written} calls were spent, and ${seen} came to Jira`);
  }
}

/** Where only changes are limited, nothing makes a container write of calls that read. */
function countsOf(purse: Purse, { uses, day }: Spent): readonly [written: number, seen: number] {
  const isOfChanges = Object.keys(purse.budgets).every((key) => key.startsWith('writes'));
  return isOfChanges ? [day.writes, purse.changesOn(day.id)] : [uses, purse.seen];
}

/** Calls that its containers may not have written yet: none holds more than its largest budget lets it. */
const heldBy = ({ budgets, containers }: Purse): number =>
  containers *
  Math.max(
    ...Object.entries(budgets).map(([key, budget]) => heldAtMost(key as keyof typeof budgets, budget)),
  );
