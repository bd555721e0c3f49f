/** Use of a token as numbers for a chart and as a sentence. Pure. */
import type { UsageView, UseView } from '../../../src/console/contract';
import { relativeWords, utcDayWords } from '../when';
import { say } from './say';

type UsageDays = UsageView['days'];
export type UsageDay = UsageDays[number];

const DAY_MS = 86_400_000;
const DAYS = 15;

/** The last 15 UTC days up to `now`, oldest first, the quiet ones too. */
export function fillDays(days: UsageDays, now: number): UsageDays {
  const byDay = new Map(days.map((each) => [each.day, each]));
  return Array.from({ length: DAYS }, (_, index) => {
    const day = new Date(now - (DAYS - 1 - index) * DAY_MS).toISOString().slice(0, 10);
    return byDay.get(day) ?? { day, calls: 0, denied: 0 };
  });
}

/** What the chart shows, for those who do not see it. */
export function usageSentence(days: UsageDays): string {
  const busiest = days.reduce<UsageDay | undefined>(
    (most, each) => (most === undefined || each.calls > most.calls ? each : most),
    undefined,
  );
  if (busiest === undefined || busiest.calls === 0) return say('detail.use-none');
  const sum = (count: (day: UsageDay) => number) => days.reduce((total, day) => total + count(day), 0);
  return say('detail.use-sum', {
    calls: sum(({ calls }) => calls),
    denied: sum(({ denied }) => denied),
    day: utcDayWords(busiest.day),
    most: busiest.calls,
  });
}

/** `used 3 minutes ago by curl 8.5`: what a revocation would hit. */
export function lastUseWords(use: UseView | undefined, now: number): string {
  if (use === undefined) return say('revoke.use-unknown');
  if (use.lastUsedAt === undefined) return say('revoke.never-used');
  const when = relativeWords(use.lastUsedAt, now);
  return use.lastClient === undefined
    ? say('revoke.used-plainly', { when })
    : say('revoke.used', { when, client: use.lastClient });
}
