/** What was spent of a token's budgets, as it is stored: apart from its use, for it is read with every call and must stay small. Pure. */
import * as z from 'zod/mini';
import { once } from '../base/once';
import type { Instant } from '../base/time';
import { addSpent, exceededBy, leftOf, NOTHING_SPENT, type Budgets, type Spent } from '../policy/budgets';
import { parseLocator, type Locator } from '../tokens/token';
import { isMarked, withMark, type Mark } from './usage-mark';
import { countSchema, marksSchema } from './usage-record';

export interface SpentRecord extends Spent {
  readonly locator: Locator;
  readonly countedAt: Instant;
  readonly marks: readonly Mark[];
  /** Counts writes; each is made on condition that nobody else made one meanwhile. */
  readonly version: number;
}

/** What one container let through with one token since it last wrote. */
export interface SpentDelta {
  readonly locator: Locator;
  readonly at: Instant;
  readonly spent: Spent;
  readonly mark: Mark;
}

/** One call that is about to be let through. */
export interface Taking extends SpentDelta {
  readonly isWrite: boolean;
  readonly budgets: Budgets;
}

const storedSpent = once(() => {
  const counts = z.object({ id: countSchema(), requests: countSchema(), writes: countSchema() });
  return z.object({
    locator: z.string(),
    countedAt: z.number(),
    version: countSchema(),
    hour: counts,
    day: counts,
    uses: countSchema(),
    marks: marksSchema(),
  });
});

/** Undefined when it cannot be read. */
export function parseSpent(stored: unknown): SpentRecord | undefined {
  const parsed = storedSpent().safeParse(stored);
  const locator = parsed.success ? parseLocator(parsed.data.locator) : undefined;
  return parsed.success && locator ? { ...parsed.data, locator } : undefined;
}

/** Absent: nothing was spent. What cannot be read is never nothing: a token with a budget is then refused. */
export const readSpent = (stored: unknown): Spent | 'unreadable' =>
  stored === undefined ? NOTHING_SPENT : (parseSpent(stored) ?? 'unreadable');

const recordOf = (stored: SpentRecord | undefined, locator: Locator): SpentRecord =>
  stored ?? { ...NOTHING_SPENT, locator, countedAt: 0, marks: [], version: 0 };

/** The record with the delta in it. Undefined where it holds it already. */
export function spendInto(
  stored: SpentRecord | undefined,
  { locator, at, spent, mark }: SpentDelta,
): SpentRecord | undefined {
  const before = recordOf(stored, locator);
  if (isMarked(before.marks, mark)) return undefined;
  return {
    ...before,
    ...addSpent(before, spent),
    countedAt: at,
    marks: withMark(before.marks, mark),
    version: before.version + 1,
  };
}

/** As `spendInto`, and undefined where no room is left for it. */
export const takeFrom = (stored: SpentRecord | undefined, taking: Taking): SpentRecord | undefined =>
  exceededBy(leftOf(taking.budgets, stored ?? NOTHING_SPENT, taking.at), taking.isWrite)
    ? undefined
    : spendInto(stored, taking);
