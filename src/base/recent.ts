import type { Instant } from './time';

/**
 * What a warm container was told lately, forgotten after `keptMs`. For answers whose staleness bound is stated where they are used.
 * Forgets everything when it holds too much, so that it cannot grow without end.
 */
export class Recent<Value> {
  readonly #entries = new Map<string, { readonly value: Value; readonly at: Instant }>();

  readonly #keptMs: number;
  readonly #entriesMax: number;

  constructor(keptMs: number, entriesMax: number) {
    this.#keptMs = keptMs;
    this.#entriesMax = entriesMax;
  }

  /** Undefined where nothing was told, where it is too old, and where the clock has gone back behind it. */
  recall(key: string, now: Instant): Value | undefined {
    const entry = this.#entries.get(key);
    const isFresh = entry !== undefined && now >= entry.at && now - entry.at < this.#keptMs;
    return isFresh ? entry.value : undefined;
  }

  /** `at`: when the question was asked, not when the answer came. */
  remember(key: string, value: Value, at: Instant): void {
    if (this.#entries.size >= this.#entriesMax) this.#entries.clear();
    this.#entries.set(key, { value, at });
  }
}
