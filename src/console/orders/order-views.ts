/** Orders as pages see them. Pure. */
import { formatInstant, type Instant } from '../../base/time';
import { orderStateAt, type Order, type Ruling, type Wish } from '../../tokens/order';
import type { OrderView, WishView } from '../contract';
import { viewLimits } from '../limits-order';

export function viewOrder(order: Order, now: Instant): OrderView {
  const { id, kind, placedAt, placedBy, ownerId, wish, justification, ruling } = order;
  const state = orderStateAt(order, now);
  const { endedAt, claimedLocator, backupId } = order;
  return {
    ...{ id, state, placedBy, ownerId, justification },
    kind: kind.of,
    ...(backupId === undefined ? {} : { backupId }),
    ...(kind.of === 'extend' ? { extends: kind.locator } : {}),
    placedAt: formatInstant(placedAt),
    lapsesAt: formatInstant(order.lapsesAt),
    wish: viewWish(wish),
    ...(state === 'approved' ? { claimUntilAt: formatInstant(order.lapsesAt) } : {}),
    // Where none was needed, nobody decided anything.
    ...(ruling === undefined || ruling.unneeded === true ? {} : { decision: viewRuling(ruling) }),
    ...(endedAt === undefined ? {} : { endedAt: formatInstant(endedAt) }),
    ...(claimedLocator === undefined ? {} : { locator: claimedLocator }),
  };
}

/**
 * The same for whoever placed it for somebody else: how it stands. The token that came of it, and the approver's words for its owner, are
 * the owner's.
 */
export function viewPlacedOrder(order: Order, now: Instant): OrderView {
  const view = withoutToken(viewOrder(order, now));
  return view.decision === undefined ? view : { ...view, decision: withoutWords(view.decision) };
}

const withoutToken = ({ locator: _token, ...view }: OrderView): OrderView => view;
const withoutWords = ({ note: _words, ...decision }: NonNullable<OrderView['decision']>) => decision;

const viewRuling = ({ at, by, note, granted }: Ruling): NonNullable<OrderView['decision']> => ({
  at: formatInstant(at),
  by,
  ...(note === undefined ? {} : { note }),
  ...(granted === undefined ? {} : { granted: viewWish(granted) }),
});

/** All that the token would be made with: nobody approves what they are not shown. */
function viewWish(wish: Wish): WishView {
  const { name, purpose, scopes, effects, operations, reach, days, admin = [], mayRotate } = wish;
  return {
    ...{ name, purpose, scopes, effects, operations, reach, days },
    ...(admin.length === 0 ? {} : { admin }),
    ...(mayRotate === true ? { mayRotate } : {}),
    ...viewLimits(wish),
  };
}
