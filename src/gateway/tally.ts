import { MINUTE_MS, type Instant } from '../base/time';

/** How often a container writes what it counted of one subject. */
export const WINDOW_MS = MINUTE_MS;

/** Of what others than the caller left unwritten, the most that one request takes along. */
const BATCHES_MAX = 4;

/** Counts to be written, under a number that stays theirs until they are. */
export interface Batch<Counts> {
  readonly installation: string;
  readonly subject: string;
  readonly seq: number;
  readonly counts: Counts;
}

interface Entry<Counts> {
  readonly installation: string;
  readonly subject: string;
  /** Counted since the last batch was taken. */
  pending: Counts | undefined;
  isUrgent: boolean;
  /** Taken, and not known to be written. */
  batch: Batch<Counts> | undefined;
  isUnderWay: boolean;
  hasFailed: boolean;
  takenAt: Instant;
  urgentTakenAt: Instant;
}

/**
 * Counts by installation and subject in the memory of a warm container, handed out in batches: a subject's first counts at once, later
 * ones a minute after; urgent ones have a minute of their own. A batch that could not be written keeps its number and is handed out
 * again; meanwhile nothing else of its subject is, so that the numbers arrive in order.
 */
export class Tally<Counts> {
  /** Taken longest ago first, but for subjects that were never taken from. */
  readonly #entries = new Map<string, Entry<Counts>>();
  readonly #join: (one: Counts, other: Counts) => Counts;
  readonly #entriesMax: number;
  #lastSeq = 0;

  /** Beyond `entriesMax` subjects the one that was taken from longest ago is forgotten, with what it had counted since. */
  constructor(join: (one: Counts, other: Counts) => Counts, entriesMax: number) {
    this.#join = join;
    this.#entriesMax = entriesMax;
  }

  note(installation: string, subject: string, counts: Counts, isUrgent: boolean): void {
    const entry = this.#entries.get(keyOf(installation, subject)) ?? this.#begin(installation, subject);
    entry.pending = entry.pending === undefined ? counts : this.#join(entry.pending, counts);
    entry.isUrgent ||= isUrgent;
  }

  /** What is to be written now: the subject's own batch if it is due, and what others of the installation left. Each to be settled. */
  takeDue(installation: string, subject: string, now: Instant): readonly Batch<Counts>[] {
    const own = this.#entries.get(keyOf(installation, subject));
    const taken = own && isDue(own, now) ? [...this.#take(own, now)] : [];
    for (const [key, entry] of this.#entries) {
      if (taken.length >= BATCHES_MAX || !isPast(entry.takenAt, now)) break;
      if (!holdsCounts(entry)) this.#entries.delete(key);
      else if (entry.installation === installation && isDue(entry, now))
        taken.push(...this.#take(entry, now));
    }
    return taken;
  }

  /** After a failure it may be written or not: it goes out again, the same. */
  settle({ installation, subject, seq }: Batch<Counts>, isWritten: boolean): void {
    const entry = this.#entries.get(keyOf(installation, subject));
    if (entry?.batch?.seq !== seq) return;
    entry.isUnderWay = false;
    if (isWritten) {
      entry.batch = undefined;
      // What was counted behind a failed batch has waited long enough.
      if (entry.hasFailed) entry.takenAt = Number.NEGATIVE_INFINITY;
    }
    entry.hasFailed = !isWritten;
  }

  #begin(installation: string, subject: string): Entry<Counts> {
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined && this.#entries.size >= this.#entriesMax) this.#entries.delete(oldest);
    const entry: Entry<Counts> = {
      installation,
      subject,
      pending: undefined,
      isUrgent: false,
      batch: undefined,
      isUnderWay: false,
      hasFailed: false,
      takenAt: Number.NEGATIVE_INFINITY,
      urgentTakenAt: Number.NEGATIVE_INFINITY,
    };
    this.#entries.set(keyOf(installation, subject), entry);
    return entry;
  }

  #take(entry: Entry<Counts>, now: Instant): readonly Batch<Counts>[] {
    const { installation, subject, pending } = entry;
    if (entry.isUrgent) entry.urgentTakenAt = now;
    if (!entry.batch && pending !== undefined) {
      entry.batch = { installation, subject, seq: (this.#lastSeq += 1), counts: pending };
      entry.pending = undefined;
      entry.isUrgent = false;
    }
    entry.isUnderWay = true;
    entry.takenAt = now;
    // To the end: the order is that of taking.
    this.#entries.delete(keyOf(installation, subject));
    this.#entries.set(keyOf(installation, subject), entry);
    return entry.batch ? [entry.batch] : [];
  }
}

const keyOf = (installation: string, subject: string): string => `${installation} ${subject}`;

/** Also where the clock has gone back behind it. */
const isPast = (at: Instant, now: Instant): boolean => now < at || now - at >= WINDOW_MS;

const holdsCounts = <Counts>({ pending, batch }: Entry<Counts>): boolean => (pending ?? batch) !== undefined;

const isDue = <Counts>(entry: Entry<Counts>, now: Instant): boolean =>
  !entry.isUnderWay &&
  holdsCounts(entry) &&
  (isPast(entry.takenAt, now) || (entry.isUrgent && isPast(entry.urgentTakenAt, now)));
