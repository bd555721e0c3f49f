/** Use → what pages see. Pure. */
import { dayOf, type DayUsage, type Usage } from '../audit/usage';
import type { Traffic } from '../audit/usage-traffic';
import { DAY_MS, formatInstant, HOUR_MS, type Instant } from '../base/time';
import type { TrafficView, UsageView } from './contract';

/** The UTC days up to and with today, oldest first. */
export const lastDays = (count: number, now: Instant): readonly string[] =>
  Array.from({ length: count }, (_, index) => dayOf(now - (count - 1 - index) * DAY_MS));

/** Counts of the last days, today included. */
export function callsWithin(
  days: readonly DayUsage[],
  count: number,
  now: Instant,
): { readonly calls: number; readonly denied: number } {
  const wanted = new Set(lastDays(count, now));
  const within = days.filter(({ day }) => wanted.has(day));
  return {
    calls: within.reduce((sum, { calls }) => sum + calls, 0),
    denied: within.reduce((sum, { denied }) => sum + denied, 0),
  };
}

export const viewUsage = ({ days, operations, refusals }: Usage): UsageView => ({
  days,
  operations: operations.map(({ operation, calls, lastAt }) => ({
    operation,
    calls,
    lastAt: formatInstant(lastAt),
  })),
  refusals: refusals.map(({ code, calls, lastAt }) => ({ code, calls, lastAt: formatInstant(lastAt) })),
});

/** The last days, one entry each. */
export function viewDays(traffic: readonly Traffic[], count: number, now: Instant): readonly TrafficView[] {
  return lastDays(count, now).map((day) => {
    const hours = traffic.filter((each) => each.day === day).flatMap((each) => each.hours);
    return { at: `${day}T00:00:00.000Z`, ...sumOf(hours) };
  });
}

/** The last 24 hours with this one, one entry each. */
export function viewHours(traffic: readonly Traffic[], now: Instant): readonly TrafficView[] {
  const thisHour = Math.floor(now / HOUR_MS) * HOUR_MS;
  return Array.from({ length: 24 }, (_, index) => {
    const at = thisHour - (23 - index) * HOUR_MS;
    const hours = traffic
      .filter(({ day }) => day === dayOf(at))
      .flatMap((each) => each.hours.filter(({ hour }) => hour === new Date(at).getUTCHours()));
    return { at: formatInstant(at), ...sumOf(hours) };
  });
}

const sumOf = (hours: Traffic['hours']): { readonly calls: number; readonly denied: number } => ({
  calls: hours.reduce((sum, { calls }) => sum + calls, 0),
  denied: hours.reduce((sum, { denied }) => sum + denied, 0),
});
