/**
 * What was called with a token: when last, by which client, how often and how often in vain. One record a token, apart from the
 * token's own, so that a late count cannot touch what a token may do. Advisory: nothing is decided by it. Pure.
 */
import { formatInstant, type Instant } from '../base/time';
import type { Locator } from '../tokens/token';
import { isMarked, withMark, type Mark } from './usage-mark';

export interface DayUsage {
  /** UTC, `2026-10-12`. */
  readonly day: string;
  /** All calls, denied ones included. */
  readonly calls: number;
  readonly denied: number;
}

export interface OperationUsage {
  /** Its id in the catalogue. */
  readonly operation: string;
  readonly calls: number;
  readonly lastAt: Instant;
}

export interface RefusalUsage {
  /** The refusal's code, of the gateway's closed set. */
  readonly code: string;
  readonly calls: number;
  readonly lastAt: Instant;
}

/** Counts of any number of calls; `joinCounts` makes one of two. */
export interface UsageCounts {
  /** Last call while the token was live, whatever came of it. Absent: never. */
  readonly lastUsedAt?: Instant | undefined;
  /** Last call with the right secret of a token that was revoked, expired or not valid yet: somebody still holds it. */
  readonly lastDeadCallAt?: Instant | undefined;
  readonly lastDeniedAt?: Instant | undefined;
  /** What made the last call, live or dead (`clientOf`). */
  readonly lastClient?: string | undefined;
  /** Oldest first; days without a call are absent. At most 15. */
  readonly days: readonly DayUsage[];
  /** Used last first; at most 20. */
  readonly operations: readonly OperationUsage[];
  /** Calls of operations that have fallen out of `operations`, and of none. */
  readonly otherCalls: number;
  /** Met last first. */
  readonly refusals: readonly RefusalUsage[];
}

export interface Usage extends UsageCounts {
  readonly locator: Locator;
  readonly ownerId: string;
  /** When the token was issued: since then it is idle if it was never used. */
  readonly issuedAt: Instant;
  readonly marks: readonly Mark[];
  /** Counts writes; each is made on condition that nobody else made one meanwhile. */
  readonly version: number;
}

/** What one container counted of one token since it last wrote. */
export interface UsageDelta {
  readonly locator: Locator;
  readonly ownerId: string;
  readonly issuedAt: Instant;
  readonly counts: UsageCounts;
  readonly mark: Mark;
}

const DAYS_MAX = 15;
const OPERATIONS_MAX = 20;
/** More than there are codes. */
const REFUSALS_MAX = 50;

export const dayOf = (at: Instant): string => formatInstant(at).slice(0, 10);

const NOTHING: UsageCounts = { days: [], operations: [], otherCalls: 0, refusals: [] };

/** The record of a token that nobody has called with yet. */
export const newUsage = (locator: Locator, ownerId: string, issuedAt: Instant): Usage => ({
  ...NOTHING,
  locator,
  ownerId,
  issuedAt,
  marks: [],
  version: 1,
});

/** Since when the token has not been used: its last use, or its issue. */
export const idleSince = ({ lastUsedAt, issuedAt }: Usage): Instant => lastUsedAt ?? issuedAt;

export interface Call {
  readonly at: Instant;
  readonly client: string;
  /** Absent where the request named no operation of the catalogue. */
  readonly operation?: string | undefined;
  readonly isLive: boolean;
}

export const callCounts = ({ at, client, operation, isLive }: Call): UsageCounts => ({
  ...NOTHING,
  ...(isLive ? { lastUsedAt: at } : { lastDeadCallAt: at }),
  lastClient: client,
  days: [{ day: dayOf(at), calls: 1, denied: 0 }],
  ...(operation === undefined ? { otherCalls: 1 } : { operations: [{ operation, calls: 1, lastAt: at }] }),
});

/** Beside the call's own counts: that it was denied, and why. */
export const denialCounts = ({ at, refusal }: { at: Instant; refusal: string }): UsageCounts => ({
  ...NOTHING,
  lastDeniedAt: at,
  days: [{ day: dayOf(at), calls: 0, denied: 1 }],
  refusals: [{ code: refusal, calls: 1, lastAt: at }],
});

/** Counts of both. The order does not matter, but for what falls out of the lists. */
export function joinCounts(one: UsageCounts, other: UsageCounts): UsageCounts {
  const operations = joinRows(({ operation }) => operation, joinCalls, one.operations, other.operations);
  const refusals = joinRows(({ code }) => code, joinCalls, one.refusals, other.refusals);
  const fallen = operations.sort(latestFirst).splice(OPERATIONS_MAX);
  return {
    lastUsedAt: latest(one.lastUsedAt, other.lastUsedAt),
    lastDeadCallAt: latest(one.lastDeadCallAt, other.lastDeadCallAt),
    lastDeniedAt: latest(one.lastDeniedAt, other.lastDeniedAt),
    lastClient: (lastCallAt(one) > lastCallAt(other) ? one : other).lastClient ?? one.lastClient,
    days: joinRows(({ day }) => day, joinDays, one.days, other.days)
      .sort((left, right) => (left.day < right.day ? -1 : 1))
      .slice(-DAYS_MAX),
    operations,
    otherCalls: fallen.reduce((sum, { calls }) => sum + calls, one.otherCalls + other.otherCalls),
    refusals: refusals.sort(latestFirst).slice(0, REFUSALS_MAX),
  };
}

/** The record with the delta in it. Undefined where it holds it already. */
export function countInto(stored: Usage | undefined, delta: UsageDelta): Usage | undefined {
  const { locator, ownerId, issuedAt, counts, mark } = delta;
  const before = stored ?? { ...newUsage(locator, ownerId, issuedAt), version: 0 };
  if (isMarked(before.marks, mark)) return undefined;
  return {
    ...before,
    ...joinCounts(before, counts),
    marks: withMark(before.marks, mark),
    version: before.version + 1,
  };
}

/** One row for each key. */
export function joinRows<Row>(
  keyOf: (row: Row) => string,
  join: (one: Row, other: Row) => Row,
  ...lists: readonly (readonly Row[])[]
): Row[] {
  const joined = new Map<string, Row>();
  for (const row of lists.flat()) {
    const met = joined.get(keyOf(row));
    joined.set(keyOf(row), met === undefined ? row : join(met, row));
  }
  return [...joined.values()];
}

const joinDays = (one: DayUsage, other: DayUsage): DayUsage => ({
  day: one.day,
  calls: one.calls + other.calls,
  denied: one.denied + other.denied,
});

const joinCalls = <Row extends { readonly calls: number; readonly lastAt: Instant }>(
  one: Row,
  other: Row,
): Row => ({ ...one, calls: one.calls + other.calls, lastAt: Math.max(one.lastAt, other.lastAt) });

const latestFirst = (one: { readonly lastAt: Instant }, other: { readonly lastAt: Instant }): number =>
  other.lastAt - one.lastAt;

const latest = (one: Instant | undefined, other: Instant | undefined): Instant | undefined =>
  one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);

const lastCallAt = ({ lastUsedAt, lastDeadCallAt }: UsageCounts): Instant =>
  latest(lastUsedAt, lastDeadCallAt) ?? Number.NEGATIVE_INFINITY;
