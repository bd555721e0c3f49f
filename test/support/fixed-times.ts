/** Three instants that every test of time can do with: EXPIRED < NOW < EXPIRING. Epoch milliseconds. */
export const NOW = Date.UTC(2026, 9, 12, 9, 0, 0);
export const EXPIRED = NOW - 60_000;
export const EXPIRING = NOW + 60_000;

export interface FakeClock {
  now(): number;
  /** Moves the clock; backwards with a negative number. */
  advance(ms: number): void;
}

/** A clock that stands still until it is moved. */
export function fakeClock(at: number = NOW): FakeClock {
  let current = at;
  return {
    now: () => current,
    advance: (ms) => {
      current += ms;
    },
  };
}
