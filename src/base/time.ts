/** Epoch milliseconds. */
export type Instant = number;

/** The clock, passed in. */
export interface Clock {
  now(): Instant;
}

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** ISO 8601 in UTC, for people and headers. */
export const formatInstant = (at: Instant): string => new Date(at).toISOString();
