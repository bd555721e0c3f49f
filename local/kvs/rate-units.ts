import type { LocalClock } from '../ports';
import { RATE_UNIT_BYTES, RATE_WINDOW_MS, READ_UNITS_PER_WINDOW, WRITE_UNITS_PER_WINDOW } from './limits';

export type Cost = 'read' | 'write';

export interface RateMeter {
  /** Books a request of this size, in 10 KB units rounded up. False when the minute has no such units left. */
  take(cost: Cost, bytes: number): boolean;
}

const GRANTED: Readonly<Record<Cost, number>> = {
  read: READ_UNITS_PER_WINDOW,
  write: WRITE_UNITS_PER_WINDOW,
};

/** Counts in whole minutes of the clock; how Forge cuts its minutes is not written. */
export function createRateMeter(clock: LocalClock): RateMeter {
  let window = 0;
  let taken: Record<Cost, number> = { read: 0, write: 0 };
  return {
    take(cost, bytes) {
      const current = Math.floor(clock.now() / RATE_WINDOW_MS);
      if (current !== window) taken = { read: 0, write: 0 };
      window = current;
      const units = Math.max(1, Math.ceil(bytes / RATE_UNIT_BYTES));
      if (taken[cost] + units > GRANTED[cost]) return false;
      taken[cost] += units;
      return true;
    },
  };
}
