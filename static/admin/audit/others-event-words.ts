/** Events of bots' tokens and of orders for many, in words. Pure. */
import { say } from '../say';
import { numberOf, textOf, type Facts } from './facts';

const OUTCOMES = ['finished', 'cancelled', 'stopped'] as const;

/** None of other events. */
export function othersDetails(type: string, facts: Facts): readonly string[] {
  const count = (key: string): number => numberOf(facts, key) ?? 0;
  switch (type) {
    case 'token.handed-over':
      return textOf(facts, 'as') === 'app' ? [say('event.handed-by-app')] : [];
    case 'bulk.started':
      return [say('event.bulk-rows', { rows: count('rows'), orders: count('orders') })];
    case 'bulk.finished': {
      const outcome = OUTCOMES.find((one) => one === facts['outcome']);
      return [
        ...(outcome ? [say(`event.bulk-outcome.${outcome}`)] : []),
        say('event.bulk-came', { placed: count('placed'), refused: count('refused'), left: count('left') }),
      ];
    }
    default:
      return [];
  }
}
