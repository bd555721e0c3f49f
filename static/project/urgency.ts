/** How loud the page warns of tokens that end soon. Pure. */
import type { EndingSoonView } from '../../src/console/contract';

/** The steps at which the app tells of it elsewhere, too: 14, 7 and 1 days. */
const DAY_MS = 86_400_000;

/** Of the one that ends first: a day is a fault, a week a warning, two weeks are worth knowing. */
export function urgencyOf(
  tokens: readonly EndingSoonView[],
  now: number,
): 'information' | 'warning' | 'error' {
  const left = Math.min(...tokens.map(({ endsAt }) => Date.parse(endsAt) - now));
  if (left <= DAY_MS) return 'error';
  return left <= 7 * DAY_MS ? 'warning' : 'information';
}
