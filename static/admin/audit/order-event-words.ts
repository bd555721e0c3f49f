/** Events of orders, and of tokens that were given more days, in words. Pure. */
import { dayWords } from '../../shared/when';
import { say } from '../say';
import { numberOf, timeOf, type Facts } from './facts';
import { powerDetails } from './power-event-words';

const ORDER_EVENTS = ['token.extended', 'order.placed', 'order.placed-for', 'order.approved'] as const;
export type OrderEventType = (typeof ORDER_EVENTS)[number];

export const tellsOfOrder = (type: string): type is OrderEventType =>
  (ORDER_EVENTS as readonly string[]).includes(type);

interface OrderEventWords {
  readonly title: string;
  readonly details: readonly string[];
}

/** With what was wished, granted or moved. */
export function orderWords(type: OrderEventType, facts: Facts): OrderEventWords {
  const isNarrowed = type === 'order.approved' && facts['narrowed'] === true;
  const title = isNarrowed ? say('event.approved-narrowed') : say(`event-type.${type}`);
  return { title, details: type === 'token.extended' ? extendedDetails(facts) : wishDetails(facts) };
}

function extendedDetails(facts: Facts): readonly string[] {
  const [before, after] = [timeOf(facts, 'before'), timeOf(facts, 'after')];
  return [
    ...(after === undefined ? [] : [say('event.until', { day: dayWords(after) })]),
    ...(before === undefined ? [] : [say('event.extended-from', { day: dayWords(before) })]),
  ];
}

function wishDetails(facts: Facts): readonly string[] {
  const days = numberOf(facts, 'days');
  return [
    ...powerDetails(facts),
    ...(days === undefined ? [] : [say('event.days', { days })]),
    ...(facts['waits'] === true ? [say('event.waits')] : []),
    ...(facts['backupId'] === undefined ? [] : [say('event.for-bot')]),
  ];
}
