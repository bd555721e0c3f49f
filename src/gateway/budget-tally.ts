import type { SpentDelta } from '../audit/spent-record';
import type { SpentStore } from '../audit/spent-store';
import { fail, ok, type Result } from '../base/result';
import type { Random } from '../base/random';
import type { StoreFailure } from '../base/store-failure';
import { MINUTE_MS, type Instant } from '../base/time';
import {
  addSpent,
  exceededBy,
  holdingOf,
  latestSpent,
  leftFor,
  leftOf,
  NOTHING_SPENT,
  oneCall,
  type BudgetLeft,
  type Budgets,
  type Spent,
} from '../policy/budgets';
import { randomBase62 } from '../tokens/base62';
import type { Locator } from '../tokens/token';

const WINDOW_MS = MINUTE_MS;
const TOKENS_MAX = 1_000;

/** A token with a budget, at one request. */
export interface Spending {
  readonly installation: string;
  readonly locator: Locator;
  readonly budgets: Budgets;
  /** As the request's batch read it. */
  readonly stored: Spent;
  readonly at: Instant;
  readonly store: SpentStore;
}

/** Why a call is not let through. */
export type NotSpent =
  | { readonly kind: 'exceeded'; readonly left: BudgetLeft }
  /** It could not be written, and no more may be let through unwritten. `code`: the platform's. */
  | { readonly kind: 'unwritten'; readonly code: string };

interface Entry {
  /** The most that was ever read of the stored record. */
  known: Spent;
  /** Let through, and not known to be stored: at most what `holdingOf` allows. */
  pending: Spent;
  /** Of `pending`, what is under way under a number of its own; after a failure it goes out again, the same. */
  batch: { readonly seq: number; readonly spent: Spent } | undefined;
  writing: Promise<string | undefined> | undefined;
  takenAt: Instant;
}

/**
 * What this warm container let through with tokens that have a budget. What is left of one is judged by the stored record, read anew with
 * every request, and what the container itself has not written yet. It writes beside the call to Jira: the first call of a minute, and
 * sooner where it holds half of what it may (`holdingOf`: one in twenty of a budget, less near its end). Where it may hold no more, a
 * call is written before it is made, on condition that the record has room for it.
 *
 * The bound, for a budget of n and whatever fails: containers together let no more through than n + (c − 1) × ⌊n / 20⌋, where c is how
 * many of them served the token in that hour or day, those that ended included; of all uses n + (c − 1) × ⌊n / 100⌋. Budgets below 20,
 * and below 100 uses, are exact. Windows in which clocks of containers disagree are as late as the fastest.
 */
export class BudgetTally {
  readonly #entries = new Map<string, Entry>();
  readonly #container: string;
  #lastSeq = 0;

  constructor(random: Random) {
    this.#container = randomBase62(random, 10);
  }

  /** What is left, all that this container knows of included. */
  left({ installation, locator, budgets, stored, at }: Spending): readonly BudgetLeft[] {
    const entry = this.#entries.get(keyOf(installation, locator));
    return leftOf(budgets, entry ? knownOf(entry, stored) : stored, at);
  }

  /** Lets one call through, or says why not. After it `writing` may be under way: `settled` waits for it. */
  async spend(spending: Spending, isWrite: boolean): Promise<Result<void, NotSpent>> {
    const entry = this.#entryOf(spending);
    if (entry && this.#hold(entry, spending, isWrite)) return ok(undefined);
    // No more may be held: what is, is written first; then there may be room again.
    const code = entry && (await this.#writeAll(entry, spending));
    if (code !== undefined) return fail({ kind: 'unwritten', code });
    const exceeded = exceededBy(this.left(spending), isWrite);
    if (exceeded) return fail({ kind: 'exceeded', left: exceeded });
    return this.#take(spending, isWrite);
  }

  /** The code of a write that failed beside the call; nothing of this token is under way afterwards. */
  settled({
    installation,
    locator,
  }: Pick<Spending, 'installation' | 'locator'>): Promise<string | undefined> {
    return this.#entries.get(keyOf(installation, locator))?.writing ?? Promise.resolve(undefined);
  }

  /** Counts the call and begins to write what is due; false where it may not be held. Nothing is awaited in between. */
  #hold(entry: Entry, spending: Spending, isWrite: boolean): boolean {
    entry.known = latestSpent(entry.known, spending.stored);
    const { at, budgets } = spending;
    const now = knownOf(entry, spending.stored);
    const left = leftFor(leftOf(budgets, now, at), isWrite);
    const { mayHold, isDue } = holdingOf(left, entry.pending);
    if (!mayHold) return false;
    entry.pending = addSpent(entry.pending, oneCall(isWrite, at, now));
    const isPast = at < entry.takenAt || at - entry.takenAt >= WINDOW_MS;
    if ((isDue || isPast) && !entry.writing) void this.#begin(entry, spending);
    return true;
  }

  async #take(spending: Spending, isWrite: boolean): Promise<Result<void, NotSpent>> {
    const { locator, at, budgets, store, stored, installation } = spending;
    const entry = this.#entries.get(keyOf(installation, locator));
    const known = entry ? knownOf(entry, stored) : stored;
    const delta = { locator, at, spent: oneCall(isWrite, at, known), mark: this.#mark(this.#nextSeq()) };
    const taken = await attempt(() => store.take({ ...delta, isWrite, budgets }));
    if (!taken.ok) return fail({ kind: 'unwritten', code: taken.error.code });
    const { isTaken, spent } = taken.value;
    if (entry) entry.known = latestSpent(entry.known, spent);
    if (isTaken) return ok(undefined);
    const left = exceededBy(leftOf(budgets, spent, at), isWrite);
    return left ? fail({ kind: 'exceeded', left }) : fail({ kind: 'unwritten', code: 'MARKED' });
  }

  /** Until nothing is held; the code of the first write that fails. */
  async #writeAll(entry: Entry, spending: Spending): Promise<string | undefined> {
    while (entry.writing || entry.pending.uses > 0) {
      const code = await (entry.writing ?? this.#begin(entry, spending));
      if (code !== undefined) return code;
    }
    return undefined;
  }

  #begin(entry: Entry, { locator, at, store }: Spending): Promise<string | undefined> {
    entry.takenAt = at;
    const batch = (entry.batch ??= { seq: this.#nextSeq(), spent: entry.pending });
    const delta = { locator, at, spent: batch.spent, mark: this.#mark(batch.seq) };
    const writing = writeBatch(entry, delta, store).finally(() => (entry.writing = undefined));
    entry.writing = writing;
    return writing;
  }

  /** Undefined where there is no room for another token: then none of its calls is held. */
  #entryOf({ installation, locator }: Spending): Entry | undefined {
    const key = keyOf(installation, locator);
    const met = this.#entries.get(key);
    if (met) return met;
    if (this.#entries.size >= TOKENS_MAX && !this.#forgetOne()) return undefined;
    const entry: Entry = {
      known: NOTHING_SPENT,
      pending: NOTHING_SPENT,
      batch: undefined,
      writing: undefined,
      takenAt: Number.NEGATIVE_INFINITY,
    };
    this.#entries.set(key, entry);
    return entry;
  }

  /** The oldest of those that hold nothing. */
  #forgetOne(): boolean {
    for (const [key, { pending, writing }] of this.#entries)
      if (pending.uses === 0 && !writing) return this.#entries.delete(key);
    return false;
  }

  #nextSeq(): number {
    return (this.#lastSeq += 1);
  }

  #mark(seq: number): SpentDelta['mark'] {
    return { container: this.#container, seq };
  }
}

const keyOf = (installation: string, locator: string): string => `${installation} ${locator}`;

const knownOf = ({ known, pending }: Entry, stored: Spent): Spent =>
  addSpent(latestSpent(known, stored), pending);

/** The failure's code. What was held meanwhile stays held. */
async function writeBatch(entry: Entry, delta: SpentDelta, store: SpentStore): Promise<string | undefined> {
  const written = await attempt(() => store.add(delta));
  if (!written.ok) return written.error.code;
  entry.batch = undefined;
  entry.pending = withoutSpent(entry.pending, delta.spent);
  entry.known = latestSpent(entry.known, written.value);
  return undefined;
}

/** A port that breaks is a write that failed: nothing of it may get into a later request. */
async function attempt<Value>(
  write: () => Promise<Result<Value, StoreFailure>>,
): Promise<Result<Value, StoreFailure>> {
  try {
    return await write();
  } catch {
    return fail({ reason: 'storage-unavailable', code: 'BUG' });
  }
}

/** What was counted since the batch was taken. An hour that has turned meanwhile holds nothing of the batch. */
function withoutSpent(pending: Spent, batch: Spent): Spent {
  const less = (all: Spent['hour'], part: Spent['hour']): Spent['hour'] =>
    all.id === part.id
      ? { id: all.id, requests: all.requests - part.requests, writes: all.writes - part.writes }
      : all;
  return {
    hour: less(pending.hour, batch.hour),
    day: less(pending.day, batch.day),
    uses: pending.uses - batch.uses,
  };
}
