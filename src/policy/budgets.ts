/** How much a token may do: calls and changes in each hour and day of UTC, and uses in all. Only what goes through to Jira is spent. Pure. */
import * as z from 'zod/mini';
import { once } from '../base/once';
import { DAY_MS, HOUR_MS, SECOND_MS, type Instant } from '../base/time';

/** In the order in which they are told. `uses`: in the token's whole life. */
export const BUDGET_KEYS = [
  'requestsPerHour',
  'requestsPerDay',
  'writesPerHour',
  'writesPerDay',
  'uses',
] as const;
export type BudgetKey = (typeof BUDGET_KEYS)[number];

export type Budgets = { readonly [Key in BudgetKey]?: number | undefined };
/** What a policy can say: how often a token may be used in all is a matter of the one token. */
export type RateBudgets = Omit<Budgets, 'uses'>;

export const BUDGET_MAX = 1_000_000;

const amount = once(() => z.optional(z.int().check(z.minimum(1), z.maximum(BUDGET_MAX))));
const rates = once(() => ({
  requestsPerHour: amount(),
  requestsPerDay: amount(),
  writesPerHour: amount(),
  writesPerDay: amount(),
}));
const somethingSaid = z.refine<Budgets>(
  (budgets) => Object.values(budgets).some((each) => each !== undefined),
  {
    params: { problem: 'budget-none' },
  },
);

/** The forms in which budgets are stored and sent. One that is not known makes them unreadable. */
export const tokenBudgets = once(() => z.strictObject({ ...rates(), uses: amount() }).check(somethingSaid));
export const rateBudgets = once(() => z.strictObject(rates()).check(somethingSaid));

/** What both allow; undefined: neither limits anything. */
export function narrowerBudgets(one: Budgets | undefined, other: Budgets | undefined): Budgets | undefined {
  if (!one || !other) return one ?? other;
  const both = BUDGET_KEYS.flatMap((key) => {
    const said = [one[key], other[key]].filter((each) => each !== undefined);
    return said.length === 0 ? [] : [[key, Math.min(...said)] as const];
  });
  return Object.fromEntries(both);
}

interface Counts {
  readonly requests: number;
  readonly writes: number;
}

/** What was spent in the latest hour and day that anything was spent in, and in all. Earlier hours are over and count no more. */
export interface Spent {
  /** Hours and days since 1970 in UTC. */
  readonly hour: Counts & { readonly id: number };
  readonly day: Counts & { readonly id: number };
  readonly uses: number;
}

export const NOTHING_SPENT: Spent = {
  hour: { id: 0, requests: 0, writes: 0 },
  day: { id: 0, requests: 0, writes: 0 },
  uses: 0,
};

/** One call, at its hour; at a later one where that is known to have begun: a clock that goes back gives nothing back. */
export function oneCall(isWrite: boolean, now: Instant, known: Spent): Spent {
  const counts = { requests: 1, writes: isWrite ? 1 : 0 };
  const { hour, day } = windowsAt(now, known);
  return { hour: { id: hour, ...counts }, day: { id: day, ...counts }, uses: 1 };
}

const windowsAt = (now: Instant, { hour, day }: Spent): { readonly hour: number; readonly day: number } => ({
  hour: Math.max(Math.floor(now / HOUR_MS), hour.id),
  day: Math.max(Math.floor(now / DAY_MS), day.id),
});

/** Of an hour or day that both know the sum, of one that only the later knows the later's. */
export const addSpent = (one: Spent, other: Spent): Spent => ({
  hour: addCounts(one.hour, other.hour),
  day: addCounts(one.day, other.day),
  uses: one.uses + other.uses,
});

function addCounts(one: Spent['hour'], other: Spent['hour']): Spent['hour'] {
  if (one.id !== other.id) return one.id > other.id ? one : other;
  return { id: one.id, requests: one.requests + other.requests, writes: one.writes + other.writes };
}

/** The more of two tellings of the same record, which only grows. */
export const latestSpent = (one: Spent, other: Spent): Spent => ({
  hour: moreCounts(one.hour, other.hour),
  day: moreCounts(one.day, other.day),
  uses: Math.max(one.uses, other.uses),
});

function moreCounts(one: Spent['hour'], other: Spent['hour']): Spent['hour'] {
  if (one.id !== other.id) return one.id > other.id ? one : other;
  const { requests, writes } = one;
  return {
    id: one.id,
    requests: Math.max(requests, other.requests),
    writes: Math.max(writes, other.writes),
  };
}

export interface BudgetLeft {
  readonly key: BudgetKey;
  readonly limit: number;
  /** Never below 0. */
  readonly remaining: number;
  /** Whole seconds until the hour or day turns; absent for `uses`. */
  readonly resetsInS?: number;
}

/** What is left of each budget, in the order of `BUDGET_KEYS`. */
export function leftOf(budgets: Budgets, spent: Spent, now: Instant): readonly BudgetLeft[] {
  const windows = windowsAt(now, spent);
  return BUDGET_KEYS.flatMap((key): readonly BudgetLeft[] => {
    const limit = budgets[key];
    if (limit === undefined) return [];
    if (key === 'uses') return [{ key, limit, remaining: Math.max(0, limit - spent.uses) }];
    const window = key.endsWith('PerHour') ? 'hour' : 'day';
    const counts = spent[window].id === windows[window] ? spent[window] : NOTHING_SPENT[window];
    const used = isOfWrites(key) ? counts.writes : counts.requests;
    const endsAt = (windows[window] + 1) * (window === 'hour' ? HOUR_MS : DAY_MS);
    const resetsInS = Math.ceil((endsAt - now) / SECOND_MS);
    return [{ key, limit, remaining: Math.max(0, limit - used), resetsInS }];
  });
}

const isOfWrites = (key: BudgetKey): boolean => key.startsWith('writes');

/** What a call takes from: changes take from both kinds. */
export const leftFor = (left: readonly BudgetLeft[], isWrite: boolean): readonly BudgetLeft[] =>
  left.filter(({ key }) => isWrite || !isOfWrites(key));

/** The used up budget that such a call waits for longest; undefined: there is room for one. */
export const exceededBy = (left: readonly BudgetLeft[], isWrite: boolean): BudgetLeft | undefined =>
  leftFor(left, isWrite)
    .filter(({ remaining }) => remaining === 0)
    .toSorted((one, other) => (one.resetsInS ?? Infinity) - (other.resetsInS ?? Infinity))
    .at(-1);

/** One in twenty of what may be done in an hour or day, one in a hundred of all uses: for tokens of few uses, none. */
const heldAtMost = ({ key, limit }: BudgetLeft): number => Math.floor(limit / (key === 'uses' ? 100 : 20));
/** Near the end less. */
const NEAR_END = 4;

export interface Holding {
  /** Whether one more call may be let through before it is written. */
  readonly mayHold: boolean;
  /** Whether it is time to write what is held. */
  readonly isDue: boolean;
}

/** How it stands with a container that holds `pending` unwritten, with this much `left` for one more call of the kind. */
export function holdingOf(left: readonly BudgetLeft[], pending: Spent): Holding {
  const each = left.map((one) => ({
    held: heldOf(one.key, pending) + 1,
    most: Math.min(heldAtMost(one), Math.floor(one.remaining / NEAR_END)),
  }));
  return {
    mayHold: each.every(({ held, most }) => held <= most),
    isDue: each.some(({ held, most }) => held >= most / 2),
  };
}

function heldOf(key: BudgetKey, { hour, day, uses }: Spent): number {
  if (key === 'uses') return uses;
  const counts = key.endsWith('PerHour') ? hour : day;
  return isOfWrites(key) ? counts.writes : counts.requests;
}
