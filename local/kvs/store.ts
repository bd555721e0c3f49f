/**
 * An ordered map of (space, key) to text: all that the emulation asks of a medium. Indexes are spaces too (records.ts keeps them), so
 * both stores answer an index query with one range scan, and neither knows what an index, an expiry or a fault is.
 */
export interface Store {
  get(space: string, key: string): string | undefined;
  put(space: string, key: string, text: string): void;
  delete(space: string, key: string): void;
  /** Entries of one space with `from` ≤ key < `before`, in key order (or backwards), at most `limit`. */
  scan(scan: Scan): readonly Entry[];
  /** Runs `work` so that all its writes stay, or, when it throws, none. Not to be nested. */
  transact<T>(work: () => T): T;
  close(): void;
}

export interface Bounds {
  readonly from: string;
  readonly before: string;
}

export interface Scan extends Bounds {
  readonly space: string;
  readonly direction: 'ASC' | 'DESC';
  /** Infinity: all of them. */
  readonly limit: number;
}

export interface Entry {
  readonly key: string;
  readonly text: string;
}

/** Sorts after every character that a key may hold. */
export const LAST = '\uffff';
/** Sorts before every character that a key may hold, so that `key + FIRST` is the next possible key. */
export const FIRST = '\u0001';

export const EVERYTHING: Bounds = { from: '', before: LAST };
