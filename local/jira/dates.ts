/** Dates in Jira's forms. Everyone lives in UTC here. */

/** `2026-01-05T10:00:00.000+0000`. */
export const formatTime = (at: number): string => new Date(at).toISOString().replace('Z', '+0000');

/** `2026-01-05`. */
export const formatDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Midnight UTC at or before `at`. */
export const startOfDay = (at: number): number => at - (((at % DAY) + DAY) % DAY);

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Jira's started/updated form (`2026-01-05T10:00:00.000+0000`), or undefined where it is not one. */
export function parseTime(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:?\d\d)$/.test(text)) return undefined;
  const at = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(at) ? undefined : at;
}

/** True for a real calendar day `YYYY-MM-DD`. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && formatDay(Date.parse(text)) === text;

const UNITS: readonly (readonly [string, number])[] = [
  ['w', 5 * 8 * 3600],
  ['d', 8 * 3600],
  ['h', 3600],
  ['m', 60],
];

/** Working time: `1w 2d 3h 4m` with weeks of 5 days of 8 hours, in seconds; undefined where it is none. */
export function parseDuration(text: string): number | undefined {
  const parts = text.trim().split(/\s+/);
  let total = 0;
  for (const part of parts) {
    const match = /^(\d+(?:\.\d+)?)([wdhm]?)$/.exec(part);
    if (match === null) return undefined;
    const unit = UNITS.find(([name]) => name === (match[2] === '' ? 'm' : match[2]));
    total += Number(match[1]) * (unit?.[1] ?? 0);
  }
  return total;
}

/** Seconds as `1w 2d 3h 4m`. */
export function formatDuration(seconds: number): string {
  const parts: string[] = [];
  let left = seconds;
  for (const [name, size] of UNITS) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) parts.push(`${count}${name}`);
  }
  return parts.length === 0 ? '0m' : parts.join(' ');
}
