/** The limits as they are being filled in. Pure but for the reader's time zone. */
import type { LimitsOrder, LimitsView } from '../../../src/console/contract';
import { BUDGET_KEYS, headerWords, WEEKDAYS, type BudgetKey, type Weekday } from '../limit-words';
import { countOf, linesOf } from '../text-lines';
import { getReader } from '../words';

export interface LimitsDraft {
  /** `YYYY-MM-DD`; empty: valid at once. */
  readonly firstDay: string;
  readonly hasHours: boolean;
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly hasHeader: boolean;
  readonly headerName: string;
  /** Empty: the app draws one. */
  readonly headerValue: string;
  /** As typed. */
  readonly ipRanges: string;
  readonly budgets: Readonly<Record<BudgetKey, string>>;
}

const readersZone = (): string =>
  getReader().timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;

export const noLimits = (): LimitsDraft => ({
  firstDay: '',
  hasHours: false,
  days: WEEKDAYS.slice(0, 5),
  from: '08:00',
  to: '18:00',
  timeZone: readersZone(),
  hasHeader: false,
  headerName: 'X-Token-Key',
  headerValue: '',
  ipRanges: '',
  budgets: { requestsPerHour: '', requestsPerDay: '', writesPerHour: '', writesPerDay: '', uses: '' },
});

/** Another token's limits. The header's value is not known any more: the app draws another. */
export function limitsLike({ hours, header, ipRanges, budgets }: LimitsView): LimitsDraft {
  const none = noLimits();
  return {
    ...none,
    ...(hours === undefined ? {} : { hasHours: true, ...hours }),
    ...(header === undefined ? {} : { hasHeader: true, headerName: headerWords(header) }),
    ipRanges: (ipRanges ?? []).join('\n'),
    budgets: Object.fromEntries(
      BUDGET_KEYS.map((key) => [key, String(budgets?.[key] ?? '')]),
    ) as LimitsDraft['budgets'],
  };
}

/** The resolver judges it: nothing is refused or mended here. */
export function limitsOf(draft: LimitsDraft): {
  readonly validFrom?: string;
  readonly limits?: LimitsOrder;
} {
  const { firstDay, hasHours, days, from, to, timeZone, hasHeader, headerName, headerValue } = draft;
  const ranges = linesOf(draft.ipRanges);
  const counts = BUDGET_KEYS.flatMap((key) => {
    const count = countOf(draft.budgets[key]);
    return count === undefined ? [] : [[key, count] as const];
  });
  const limits: LimitsOrder = {
    ...(hasHours ? { hours: { days, from: from.trim(), to: to.trim(), timeZone: timeZone.trim() } } : {}),
    ...(hasHeader
      ? { header: { name: headerName.trim(), ...(headerValue === '' ? {} : { value: headerValue }) } }
      : {}),
    ...(ranges.length === 0 ? {} : { ipRanges: ranges }),
    ...(counts.length === 0 ? {} : { budgets: Object.fromEntries(counts) }),
  };
  const validFrom = firstDay === '' ? undefined : startOfDay(firstDay, readersZone());
  return {
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(Object.keys(limits).length === 0 ? {} : { limits }),
  };
}

/** How many limits are set. */
export function countLimits(draft: LimitsDraft): number {
  const { validFrom, limits = {} } = limitsOf(draft);
  return Object.keys(limits).length + (validFrom === undefined ? 0 : 1);
}

/** When a day begins on the reader's clocks; undefined for what is no day. */
export function startOfDay(day: string, timeZone: string): string | undefined {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight)) return undefined;
  const offset = (at: number): number => {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    }).formatToParts(at);
    const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
    return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute')) - at;
  };
  const near = midnight - offset(midnight);
  return new Date(midnight - offset(near)).toISOString();
}
