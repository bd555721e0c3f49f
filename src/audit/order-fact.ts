import type { Instant } from '../base/time';
import type { Effect } from '../catalogue/operation';
import type { Reach } from '../policy/grant';
import type { AdminPower } from '../policy/admin-power';
import { kindsOf, type LimitKind } from '../policy/limits';
import type { OperationLimit } from '../policy/operation-limit';
import type { Order, Wish } from '../tokens/order';
import type { Locator } from '../tokens/token';

interface OrderRef {
  readonly orderId: string;
  readonly ownerId: string;
}

/** What was wished or approved; its name, purpose and justification stay behind. */
interface WishFacts {
  readonly scopes: readonly string[];
  readonly effects: readonly Effect[];
  readonly operations: OperationLimit;
  readonly reach: Reach;
  readonly days: number;
  readonly admin?: readonly AdminPower[] | undefined;
  readonly mayRotate?: true | undefined;
  /** Not valid before; absent: valid at once. */
  readonly notBeforeAt?: Instant | undefined;
  /** What else limits it, by kind; absent: nothing. */
  readonly limits?: readonly LimitKind[] | undefined;
}

/** What happened to an order. That it was claimed says `token.issued` or `token.extended`. */
export type OrderFact =
  /** `locator`: of the token that is to be extended. */
  | ({ readonly type: 'order.placed'; readonly locator?: Locator | undefined } & OrderRef & WishFacts)
  /** For somebody else. `waits`: for approval; absent: it can be claimed. `backupId`: of a bot's token. `bulkId`: with others. */
  | ({
      readonly type: 'order.placed-for';
      readonly waits?: true | undefined;
      readonly backupId?: string | undefined;
      readonly bulkId?: string | undefined;
    } & OrderRef &
      WishFacts)
  /** With what was approved; `narrowed`: less than was wished. */
  | ({ readonly type: 'order.approved'; readonly narrowed: boolean } & OrderRef & WishFacts)
  | ({ readonly type: 'order.denied' } & OrderRef)
  /** It had been approved, and was not claimed yet. */
  | ({ readonly type: 'order.taken-back' } & OrderRef)
  | ({ readonly type: 'order.withdrawn' } & OrderRef)
  /** `was`: what it still waited for, a decision or its claim. */
  | ({ readonly type: 'order.lapsed'; readonly was: 'waiting' | 'approved' } & OrderRef)
  | ({ readonly type: 'order.erased' } & OrderRef);

export const orderRef = ({ id, ownerId }: Order): OrderRef => ({ orderId: id, ownerId });

export const placedForFact = (order: Order): OrderFact => ({
  type: 'order.placed-for',
  ...orderRef(order),
  ...powersWished(order.wish),
  ...(order.state === 'waiting' ? { waits: true as const } : {}),
  ...(order.backupId === undefined ? {} : { backupId: order.backupId }),
  ...(order.bulkId === undefined ? {} : { bulkId: order.bulkId }),
});

export const powersWished = (wish: Wish): WishFacts => {
  const { scopes, effects, operations, reach, days, admin = [], mayRotate, notBeforeAt, limits } = wish;
  return {
    ...{ scopes, effects, operations, reach, days },
    ...(admin.length === 0 ? {} : { admin }),
    ...(mayRotate === true ? { mayRotate } : {}),
    ...(notBeforeAt === undefined ? {} : { notBeforeAt }),
    ...(limits ? { limits: kindsOf(limits) } : {}),
  };
};
