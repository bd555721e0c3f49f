/** Dates in JQL: literals, periods and the date functions. Everyone lives in UTC; weeks begin on Sunday (en_US). */
import { DAY, HOUR, MINUTE, startOfDay } from '../dates';
import { good, invalid, type JqlResult } from './scope';
import type { JqlOperand } from './jql-query';

type Unit = 'y' | 'M' | 'w' | 'd' | 'h' | 'm';
type Edge = 'Day' | 'Week' | 'Month' | 'Year';

const FIXED: Readonly<Record<'w' | 'd' | 'h' | 'm', number>> = { w: 7 * DAY, d: DAY, h: HOUR, m: MINUTE };

/** The instant that a date operand names for a query asked at `now`. */
export function readDate(operand: JqlOperand, field: string, now: number): JqlResult<number> {
  if (operand.kind === 'function') return readDateFunction(operand.name, operand.args, now);
  if (operand.kind !== 'value')
    return invalid(`The field '${field}' does not take ${operand.text} as a date.`);
  const at = readLiteral(operand.value, now);
  if (at !== undefined) return good(at);
  return invalid(
    `Date value '${operand.value}' for field '${field}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', ` +
      `'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`,
  );
}

function readLiteral(text: string, now: number): number | undefined {
  const day = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?: (\d{1,2}):(\d{2}))?$/.exec(text);
  if (day !== null) {
    const [year = 0, month = 0, date = 0, hours = 0, minutes = 0] = day
      .slice(1)
      .map((part) => Number(part || 0));
    const at = Date.UTC(year, month - 1, date, hours, minutes);
    return new Date(at).getUTCDate() === date ? at : undefined;
  }
  const period = /^([+-]?)((?:\d+[wdhm]\s*)+)$/.exec(text);
  if (period === null) return undefined;
  const length = [...(period[2] ?? '').matchAll(/(\d+)([wdhm])/g)].reduce(
    (sum, [, count, unit]) =>
      sum + Number(count) * FIXED[unit === 'w' || unit === 'd' || unit === 'h' ? unit : 'm'],
    0,
  );
  return now + (period[1] === '-' ? -length : length);
}

function readDateFunction(name: string, args: readonly string[], now: number): JqlResult<number> {
  if (name.toLowerCase() === 'now') return good(now);
  const match = /^(start|end)of(day|week|month|year)$/i.exec(name);
  if (match === null)
    return invalid(`A date was expected, but the function '${name}()' does not return one.`);
  const edge = capital(match[2] ?? '');
  const atStart = match[1]?.toLowerCase() === 'start';
  const start = shift(startOf(edge, now), args[0], edge);
  if (start === undefined)
    return invalid(
      `Duration for function '${name}' should have the format (+/-)n(yMwdm), e.g -1M for 1 month earlier.`,
    );
  return good(atStart ? start : (endFrom(edge, now, args[0]) ?? start));
}

const capital = (edge: string): Edge => {
  const lower = edge.toLowerCase();
  return lower === 'day' ? 'Day' : lower === 'week' ? 'Week' : lower === 'month' ? 'Month' : 'Year';
};

function startOf(edge: Edge, now: number): number {
  const day = new Date(startOfDay(now));
  if (edge === 'Week') return day.getTime() - day.getUTCDay() * DAY;
  if (edge === 'Month') return Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1);
  if (edge === 'Year') return Date.UTC(day.getUTCFullYear(), 0, 1);
  return day.getTime();
}

const NATURAL: Readonly<Record<Edge, Unit>> = { Day: 'd', Week: 'w', Month: 'M', Year: 'y' };

/** The last millisecond of the day, week … after the shift. */
function endFrom(edge: Edge, now: number, increment: string | undefined): number | undefined {
  const next = add(startOf(edge, now), 1, NATURAL[edge]);
  const shifted = shift(next, increment, edge);
  return shifted === undefined ? undefined : shifted - 1;
}

/** `-1`, `+2w`: without a unit it is the function's own. */
function shift(at: number, increment: string | undefined, edge: Edge): number | undefined {
  if (increment === undefined || increment === '') return at;
  const match = /^([+-]?\d+)([yMwdhm]?)$/.exec(increment);
  if (match === null) return undefined;
  return add(at, Number(match[1]), readUnit(match[2]) ?? NATURAL[edge]);
}

const readUnit = (text: string | undefined): Unit | undefined =>
  text === 'y' || text === 'M' || text === 'w' || text === 'd' || text === 'h' || text === 'm'
    ? text
    : undefined;

function add(at: number, count: number, unit: Unit): number {
  if (unit !== 'y' && unit !== 'M') return at + count * FIXED[unit];
  const date = new Date(at);
  if (unit === 'y') date.setUTCFullYear(date.getUTCFullYear() + count);
  else date.setUTCMonth(date.getUTCMonth() + count);
  return date.getTime();
}
