import type { LocalClock } from '../ports';

/** Real time plus an offset, shared by app code, storage and Jira. Timers are not shifted: a second still takes a second. */
export class ShiftedClock implements LocalClock {
  #offsetMs = 0;

  now(): number {
    return Date.now() + this.#offsetMs;
  }

  /** From now on time runs on from `at` (epoch milliseconds). */
  moveTo(at: number): void {
    this.#offsetMs = at - Date.now();
  }

  advance(ms: number): void {
    this.#offsetMs += ms;
  }

  reset(): void {
    this.#offsetMs = 0;
  }
}
