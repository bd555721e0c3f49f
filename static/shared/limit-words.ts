/** A token's limits in words. Pure but for the reader's language. */
import type { BudgetsView, LimitsView, WorkingHoursView } from '../../src/console/contract';
import { listWords } from './token-detail/token-words';
import { say } from './token-detail/say';

export type Weekday = WorkingHoursView['days'][number];
export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export type BudgetKey = keyof BudgetsView;
export const BUDGET_KEYS: readonly BudgetKey[] = [
  'requestsPerHour',
  'requestsPerDay',
  'writesPerHour',
  'writesPerDay',
  'uses',
];

/** `100 calls an hour (UTC)`, one for each. */
export const budgetWords = (budgets: BudgetsView): readonly string[] =>
  BUDGET_KEYS.flatMap((key) => {
    const count = budgets[key];
    return count === undefined ? [] : [say(`budget.${key}`, { count })];
  });

/** `Monday and Friday, 08:00 to 18:00, Europe/Berlin`. */
export const hoursWords = ({ days, from, to, timeZone }: WorkingHoursView): string =>
  say(to <= from ? 'limit.hours-overnight' : 'limit.hours', {
    days: listWords(WEEKDAYS.filter((day) => days.includes(day)).map((day) => say(`weekday.${day}`))),
    from,
    to,
    zone: timeZone,
  });

/** `X-Token-Key`: the name of a header as people write it. It is stored in small letters, and calls may bear it in any. */
export const headerWords = (name: string): string =>
  name.replaceAll(/(?:^|-)[a-z]/g, (start) => start.toUpperCase());

/** One sentence for each. */
export const limitWords = ({ hours, header, ipRanges, budgets }: LimitsView): readonly string[] => [
  ...(hours === undefined ? [] : [hoursWords(hours)]),
  ...(header === undefined ? [] : [say('limit.header', { name: headerWords(header) })]),
  ...(ipRanges === undefined ? [] : [say('limit.addresses', { ranges: listWords(ipRanges, 'disjunction') })]),
  ...(budgets === undefined ? [] : [say('limit.budgets', { budgets: listWords(budgetWords(budgets)) })]),
];
