/** Orders in words. Pure but for the reader. */
import type { OrderStateView, OrderView, WishView } from '../../../src/console/contract';
import { limitWords } from '../limit-words';
import { say as sayToken } from '../token-detail/say';
import { accessWords, reachWords } from '../token-detail/token-words';
import { bothWords } from '../when';
import { say } from './say';

const partsOf = ({ days, effects, reach }: WishView) => ({
  days,
  access: accessWords(effects),
  where: reachWords(reach),
});

/** `A token for 30 days: read and write, ABC`. */
export const wishWords = ({ kind, wish }: OrderView): string => say(`order.wish-${kind}`, partsOf(wish));

/** One sentence for each limit, and for what it may do beside calling Jira. */
export const besidesWords = ({ operations, validFrom, limits, mayRotate }: WishView): readonly string[] => [
  ...(operations.kind === 'only' ? [say('order.only', { count: operations.ids.length })] : []),
  ...(validFrom === undefined ? [] : [sayToken('limit.valid-from', { time: bothWords(validFrom) })]),
  ...(limits === undefined ? [] : limitWords(limits)),
  ...(mayRotate ? [say('order.may-rotate')] : []),
];

export const grantedWords = (granted: WishView): string => say('order.granted-days', partsOf(granted));

/** By when somebody must do something; undefined where nobody must. */
export function deadlineWords({ state, lapsesAt, claimUntilAt }: OrderView): string | undefined {
  if (state === 'waiting') return say('order.until-decided', { time: bothWords(lapsesAt) });
  return claimUntilAt === undefined
    ? undefined
    : say('order.until-claimed', { time: bothWords(claimUntilAt) });
}

export const APPEARANCES: Readonly<Record<OrderStateView, 'inprogress' | 'success' | 'removed' | 'default'>> =
  {
    waiting: 'inprogress',
    approved: 'success',
    denied: 'removed',
    withdrawn: 'default',
    claimed: 'default',
    lapsed: 'default',
  };
