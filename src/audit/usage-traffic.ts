/**
 * The site's calls and denials, hour by hour in UTC. A day is kept in a few records (shards), of which each warm container writes one:
 * containers that write at the same moment then seldom meet. Pure.
 */
import * as z from 'zod/mini';
import { once } from '../base/once';
import type { Instant } from '../base/time';
import { dayOf, joinRows } from './usage';
import { isMarked, withMark, type Mark } from './usage-mark';
import { countSchema, daySchema, marksSchema } from './usage-record';

export interface HourTraffic {
  /** 0 to 23, UTC. */
  readonly hour: number;
  /** Calls with a proven token, denied ones included. */
  readonly calls: number;
  readonly denied: number;
}

/** Hours without a call are absent. */
export interface Traffic {
  /** UTC, `2026-10-12`. */
  readonly day: string;
  readonly hours: readonly HourTraffic[];
}

export const TRAFFIC_SHARDS = 4;

/** One shard of a day, as it is stored. */
export interface TrafficRecord extends Traffic {
  readonly shard: number;
  readonly marks: readonly Mark[];
  readonly version: number;
}

/** What one container counted of one day since it last wrote. */
export interface TrafficDelta extends Traffic {
  /** 0 to 3. */
  readonly shard: number;
  readonly mark: Mark;
}

export const trafficOf = (at: Instant, counts: { calls: number; denied: number }): Traffic => ({
  day: dayOf(at),
  hours: [{ hour: new Date(at).getUTCHours(), ...counts }],
});

/** Of one day. */
export const joinTraffic = (one: Traffic, other: Traffic): Traffic => ({
  day: one.day,
  hours: joinRows(({ hour }) => String(hour), joinHours, one.hours, other.hours).sort(
    (left, right) => left.hour - right.hour,
  ),
});

const joinHours = (one: HourTraffic, other: HourTraffic): HourTraffic => ({
  hour: one.hour,
  calls: one.calls + other.calls,
  denied: one.denied + other.denied,
});

/** The record with the delta in it. Undefined where it holds it already. */
export function countTraffic(
  stored: TrafficRecord | undefined,
  { day, shard, hours, mark }: TrafficDelta,
): TrafficRecord | undefined {
  const before = stored ?? { day, shard, hours: [], marks: [], version: 0 };
  if (isMarked(before.marks, mark)) return undefined;
  return {
    ...before,
    ...joinTraffic(before, { day, hours }),
    marks: withMark(before.marks, mark),
    version: before.version + 1,
  };
}

const storedTraffic = once(() => {
  const count = countSchema();
  return z.object({
    day: daySchema(),
    shard: count,
    version: count,
    hours: z.array(z.object({ hour: count.check(z.maximum(23)), calls: count, denied: count })),
    marks: marksSchema(),
  });
});

/** Storage's form is the record itself. Undefined when it cannot be read: it then counts as absent, and the next count replaces it. */
export const parseTraffic = (stored: unknown): TrafficRecord | undefined => {
  const parsed = storedTraffic().safeParse(stored);
  return parsed.success ? parsed.data : undefined;
};
