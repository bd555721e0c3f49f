import { ok } from '../../base/result';
import { approvalNeeded } from '../../policy/approval';
import { problem } from '../../policy/problem';
import type { Rules } from '../../policy/rules';
import { extend } from '../../tokens/extend';
import { claim, orderStateAt, type Order, type Wish } from '../../tokens/order';
import type { Locator } from '../../tokens/token';
import type { ProjectActor, Standings } from '../actor';
import type { ClaimedView, OrderRef } from '../contract';
import { issuedEvent, viewFresh, type Asker } from '../issue-token';
import { drawHeader } from '../limits-order';
import { countHoldings, findHoldings } from '../may-ask';
import { mintToken, startUsage } from '../mint-token';
import { object, refuse, refuseStore, refuseUnapproved, type Outcome } from '../refusal';
import type { ConsolePorts } from '../ports';
import { findOrder, isOwners, refuseState } from './change-order';
import { extendedEvent, judgeExtension, viewExtended } from './extend-token';
import { judgeWish } from './judge-wish';

/**
 * Makes an approved order's token, or moves a token's end, once: for its owner alone, while the day lasts, and only as far as policy
 * and Jira still allow it now. The reply is the only time that the token leaves the app.
 */
export async function claimOrder(
  { id }: OrderRef,
  actor: ProjectActor,
  standings: Standings,
  ports: ConsolePorts,
): Promise<Outcome<ClaimedView>> {
  const found = await findOrder(id, ports, isOwners(actor.accountId));
  if (!found.ok) return found;
  const order = found.value;
  const state = orderStateAt(order, ports.clock.now());
  const granted = order.ruling?.granted;
  if (state !== 'approved' || granted === undefined) return refuseState(state);
  const asker: Asker = { actor, standings, ports };
  return order.kind.of === 'new'
    ? claimToken(order, granted, asker)
    : claimDays(order, { locator: order.kind.locator, days: granted.days }, asker);
}

async function claimToken(order: Order, granted: Wish, asker: Asker): Promise<Outcome<ClaimedView>> {
  const { ports } = asker;
  const judged = await judgeWish(granted, asker);
  if (!judged.ok) return judged;
  const { ceiling, rules } = judged.value;
  const causes = isApproved(order, rules, asker) ? [] : approvalNeeded(granted, rules);
  if (causes.length > 0) return refuseUnapproved(causes);
  const held = await findHoldings(order.ownerId, ports);
  if (!held.ok) return refuseStore(held.error);
  // The order itself was counted when it was placed; a limit that was lowered since holds.
  const { living, orders } = held.value;
  const others = countHoldings({ living, orders: orders.filter(({ id }) => id !== order.id) });
  if (others >= rules.tokensPerPersonMax)
    return object([problem('', 'tokens-held', { max: rules.tokensPerPersonMax })]);
  const address = await ports.gateway.find();
  if (!address.ok) return refuseStore(address.error);

  const { limits, header } = drawHeader(granted.limits, ports.random);
  const request = { ...granted, limits, ownerId: order.ownerId };
  const minted = await mintToken(request, ceiling, ports, async (drawn) => {
    const record = { ...drawn, issuerId: order.placedBy, ...botsToken(order) };
    const next = claim(order, { locator: record.locator, at: ports.clock.now() });
    if (!next.ok) return ok('stale');
    return ports.ledger.claimOrder(next.value, record, issuedEvent(record, ports, order.id));
  });
  if (!minted.ok) return minted;
  const { record, token, saved } = minted.value;
  if (saved === 'stale') return refuseChanged(order, ports);
  await startUsage(record, ports);
  const view = viewFresh(record, ceiling, ports);
  return ok({ kind: 'issued', token, view, gatewayUrl: address.value, ...(header ? { header } : {}) });
}

/** By an approver, or by a Jira admin who ordered for themselves and may approve that. */
const isApproved = ({ ruling, placedBy, ownerId }: Order, { approval }: Rules, { actor }: Asker): boolean =>
  ruling?.unneeded !== true || (approval.selfApproval && actor.isJiraAdmin && placedBy === ownerId);

/** An order that names a backup is for a bot's token. */
const botsToken = ({ backupId }: Order) => (backupId === undefined ? {} : { service: { backupId } });

async function claimDays(
  order: Order,
  extension: { readonly locator: Locator; readonly days: number },
  asker: Asker,
): Promise<Outcome<ClaimedView>> {
  const { ports } = asker;
  const judged = await judgeExtension(extension, asker);
  if (!judged.ok) return judged;
  const { record, ceiling } = judged.value;
  const at = ports.clock.now();
  const next = claim(order, { locator: record.locator, at });
  if (!next.ok) return refuseState(next.error);
  const longer = extend(record, extension.days, at);
  const event = extendedEvent(record, longer, { ports, at, orderId: order.id });
  const claimed = await ports.ledger.claimExtension(next.value, longer, event);
  if (!claimed.ok) return refuseStore(claimed.error);
  if (claimed.value === 'stale') return refuseChanged(order, ports);
  const viewed = await viewExtended(longer, ceiling, ports);
  return viewed.ok ? ok({ kind: 'extended', ...viewed.value }) : viewed;
}

/** Somebody was first: the person is told what became of it. */
async function refuseChanged({ id, ownerId }: Order, ports: ConsolePorts): Promise<Outcome<never>> {
  const found = await findOrder(id, ports, isOwners(ownerId));
  if (!found.ok) return found;
  const state = orderStateAt(found.value, ports.clock.now());
  return state === 'approved' ? refuse('order-changed') : refuseState(state);
}
