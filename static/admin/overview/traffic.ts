/** Calls and denials as a chart wants them, and in a sentence for those who do not see it. Pure. */
import type { TrafficView } from '../../../src/console/contract';
import { hourWords, utcDayWords } from '../../shared/when';
import { say } from '../say';

export type Span = 'hours' | 'days';

export interface Bar {
  readonly at: string;
  readonly kind: string;
  readonly count: number;
}

export const pointWords = (at: string, span: Span): string =>
  span === 'hours' ? hourWords(at) : utcDayWords(at);

/** Two bars a point, one on the other: calls that went through, and denied ones. */
export const barsOf = (traffic: readonly TrafficView[], span: Span): readonly Bar[] =>
  traffic.flatMap(({ at, calls, denied }) => [
    { at: pointWords(at, span), kind: say('traffic.let-through'), count: Math.max(0, calls - denied) },
    { at: pointWords(at, span), kind: say('traffic.denied'), count: denied },
  ]);

/** `1,234 calls in the last 24 hours, 41 of them denied; most of them at 14:00.` */
export function trafficWords(traffic: readonly TrafficView[], span: Span): string {
  const calls = traffic.reduce((sum, each) => sum + each.calls, 0);
  const denied = traffic.reduce((sum, each) => sum + each.denied, 0);
  const busiest = traffic.reduce<TrafficView | undefined>(
    (most, each) => (most !== undefined && most.calls >= each.calls ? most : each),
    undefined,
  );
  if (calls === 0 || busiest === undefined) return say(`traffic.none.${span}`);
  return say(`traffic.sum.${span}`, { calls, denied, most: pointWords(busiest.at, span) });
}
