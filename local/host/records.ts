/** What the host remembers for a test or a curious developer: every storage call, every Jira call, every log line. */
import type { JiraCaller } from '../ports';

/** Gives every record its place in time: one sequence over storage, Jira and logs, so that order can be asserted. */
export class Sequence {
  #last = 0;

  next(): number {
    return (this.#last += 1);
  }
}

const KEPT = 50_000;

/** The last 50 000 entries, oldest first. */
export class Recorder<T> {
  #entries: T[] = [];

  add(entry: T): T {
    this.#entries.push(entry);
    if (this.#entries.length > 2 * KEPT) this.#entries = this.#entries.slice(-KEPT);
    return entry;
  }

  list(): readonly T[] {
    return this.#entries.slice(-KEPT);
  }

  clear(): void {
    this.#entries = [];
  }
}

export interface CallRecord {
  readonly seq: number;
  readonly at: number;
  readonly invocationId: string;
  /** Its place in the sequence when the app was answered: what began before it did not wait for it. */
  answeredSeq?: number;
  /** What the app was answered; absent while under way, or when no answer ever came. */
  status?: number;
  /** Whether the call came through to storage or Jira: a planned fault may have kept it away. */
  reached: boolean;
  /** Id of the fault that took part. */
  fault?: string;
}

export interface KvsCall extends CallRecord {
  readonly path: string;
  /** How many keys the call names: 1 for get and set, n for a batch or a transaction, 0 for a query. */
  readonly keys: number;
  /** The custom entities it names, each once; none for plain keys and secrets. */
  readonly entities: readonly string[];
}

export interface JiraCall extends CallRecord {
  readonly as: JiraCaller;
  readonly method: string;
  /** Exactly as sent, query string included. */
  readonly path: string;
  readonly bodyBytes: number;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface LogLine {
  readonly seq: number;
  readonly at: number;
  readonly source: 'app' | 'host';
  readonly level: LogLevel;
  readonly message: string;
  readonly invocationId?: string;
  readonly functionKey?: string;
}
