/** When a token may be used: hours of some days of the week, on the clocks of one time zone. Pure. */
import * as z from 'zod/mini';
import { once } from '../base/once';
import { DAY_MS, MINUTE_MS, type Instant } from '../base/time';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export interface WorkingHours {
  /** IANA name, `Europe/Berlin`. */
  readonly timeZone: string;
  /** The days on which a span begins. */
  readonly days: readonly Weekday[];
  /** `08:00`, on the clocks there. */
  readonly from: string;
  /** The first minute that is outside. Not later than `from`: on the day after; `from` itself: a day later. */
  readonly to: string;
}

const DAY_MINUTES = 24 * 60;

/** Names alone: what begins with a sign would be an offset, which knows no summer. */
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;

/** Whether this runtime knows the zone. */
export function isTimeZone(name: string): boolean {
  try {
    return ZONE_NAME.test(name) && formatterOf(name).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The form in which hours are stored and sent. A zone that this runtime does not know makes them unreadable. */
export const workingHours = once(() => {
  const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
  return z.strictObject({
    timeZone: z
      .string()
      .check(z.maxLength(64), z.refine(isTimeZone, { params: { problem: 'time-zone-unknown' } })),
    days: z.array(z.enum(WEEKDAYS)).check(z.minLength(1), z.maxLength(7)),
    from: time,
    to: time,
  });
});

export function isWithinHours(hours: WorkingHours, at: Instant): boolean {
  const { day, minute } = localTimeOf(hours.timeZone, at);
  const [from, to] = [minutesOf(hours.from), minutesOf(hours.to)];
  const isBegun = minute >= from && hours.days.includes(weekdayOf(day));
  if (from < to) return isBegun && minute < to;
  return isBegun || (minute < to && hours.days.includes(weekdayOf(day - 1)));
}

/** The first moment after `at`, which is outside, that is within. A clock that is set may open or close a span by itself. */
export function nextOpening(hours: WorkingHours, at: Instant): Instant | undefined {
  const today = localTimeOf(hours.timeZone, at).day;
  const days = Array.from({ length: DAYS_AHEAD }, (_, ahead) => today - 1 + ahead);
  const openings = days
    .flatMap((day) => boundariesOf(hours.timeZone, day, minutesOf(hours.from)))
    .filter((moment) => moment > at && isWithinHours(hours, moment));
  return openings.length === 0 ? undefined : Math.min(...openings);
}
/** From yesterday on: a week, and what a clock that is set may move. */
const DAYS_AHEAD = 10;

/** Every moment at which the clocks there come to show this minute of this day, and the one at which they are set that day. */
function boundariesOf(timeZone: string, day: number, minute: number): readonly Instant[] {
  const wall = day * DAY_MS + minute * MINUTE_MS;
  const [before, after] = [wall - DAY_MS, wall + DAY_MS].map((moment) => offsetAt(timeZone, moment));
  const shown = [...new Set([wall - (before ?? 0), wall - (after ?? 0)])].filter(
    (moment) => moment + offsetAt(timeZone, moment) === wall,
  );
  return before === after ? shown : [...shown, settingOf(timeZone, wall - DAY_MS, wall + DAY_MS)];
}

/** The moment between the two at which the clocks are set. */
function settingOf(timeZone: string, from: Instant, to: Instant): Instant {
  const before = offsetAt(timeZone, from);
  let [early, late] = [Math.floor(from / MINUTE_MS), Math.ceil(to / MINUTE_MS)];
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (offsetAt(timeZone, middle * MINUTE_MS) === before) early = middle;
    else late = middle;
  }
  return late * MINUTE_MS;
}

interface LocalTime {
  /** Days since 1970-01-01 on the calendar there. */
  readonly day: number;
  /** Of the day, as the clocks show it: 0 to 1439. */
  readonly minute: number;
}

function localTimeOf(timeZone: string, at: Instant): LocalTime {
  const wall = at + offsetAt(timeZone, at);
  const day = Math.floor(wall / DAY_MS);
  return { day, minute: Math.floor((wall - day * DAY_MS) / MINUTE_MS) };
}

/** How far the clocks there are ahead of UTC at this moment, in ms. */
function offsetAt(timeZone: string, at: Instant): number {
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? Number.NaN;
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wall - Math.floor(at / 1_000) * 1_000;
}

/** Making one takes longer than all else here. */
const formatters = new Map<string, Intl.DateTimeFormat>();
const FORMATTERS_MAX = 100;

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  if (formatters.size >= FORMATTERS_MAX) formatters.clear();
  formatters.set(timeZone, formatter);
  return formatter;
}

const minutesOf = (time: string): number =>
  (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) % DAY_MINUTES;

/** 1970-01-01 was a Thursday. */
const weekdayOf = (day: number): Weekday => WEEKDAYS[(((day + 3) % 7) + 7) % 7] ?? 'mon';
