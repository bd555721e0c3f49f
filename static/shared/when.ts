/** Times in the reader's own words. Pure but for the reader. */
import { getReader } from './words';

const format = (iso: string, options: Intl.DateTimeFormatOptions): string => {
  const { locale, timeZone } = getReader();
  return new Intl.DateTimeFormat(readable(locale), {
    ...(timeZone === undefined ? {} : { timeZone }),
    ...options,
  }).format(new Date(iso));
};

/** English dates name the month: 11/12 has two meanings. */
const readable = (locale: string): string => (locale.startsWith('en') ? 'en-GB' : locale);

/** `22 Nov 2026`, in the reader's time zone. */
export const dayWords = (iso: string): string => format(iso, { dateStyle: 'medium' });

/** `22 Nov 2026, 14:05`, in the reader's time zone. */
export const timeWords = (iso: string): string => format(iso, { dateStyle: 'medium', timeStyle: 'short' });

/** `14:00`, in the reader's time zone. */
export const hourWords = (iso: string): string => format(iso, { hour: '2-digit', minute: '2-digit' });

/** `22 Nov`, of a UTC day. */
export const utcDayWords = (iso: string): string =>
  format(iso, { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** `22 Nov 2026, 14:05 (22 Nov 2026, 13:05 UTC)`; to whoever lives by UTC once. */
export function bothWords(iso: string): string {
  const local = timeWords(iso);
  const utc = utcWords(iso);
  return `${local} UTC` === utc ? utc : `${local} (${utc})`;
}

/** `22 Nov 2026, 14:05 UTC`. */
export const utcWords = (iso: string): string =>
  `${format(iso, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })} UTC`;

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];
/** 99 days: “next month” may be 59 days away, and “last month” as long ago. */
const IN_DAYS_SECONDS = 8_640_000;

/** `in 40 days`, `2 hours ago`, `now`: rounded towards now. */
export function relativeWords(iso: string, now: number): string {
  const seconds = (Date.parse(iso) - now) / 1_000;
  const relative = new Intl.RelativeTimeFormat(getReader().locale, { numeric: 'auto' });
  for (const [unit, length] of STEPS) {
    const from = unit === 'month' ? IN_DAYS_SECONDS : length;
    if (Math.abs(seconds) >= from) return relative.format(Math.trunc(seconds / length), unit);
  }
  return relative.format(0, 'second');
}
