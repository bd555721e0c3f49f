import { auditEvent, type AuditFact } from '../../audit/event';
import { orderRef, powersWished } from '../../audit/order-fact';
import { ok } from '../../base/result';
import { approvalNeeded } from '../../policy/approval';
import { problem } from '../../policy/problem';
import { isForAnother, place, withdraw, type Order, type Placing } from '../../tokens/order';
import type { PageRequest } from '../../tokens/store';
import type { Actor, ProjectActor, Standings } from '../actor';
import type { OrderPageView, OrderRef, OrderView } from '../contract';
import { judgeOrder, type Asker } from '../issue-token';
import { findOpenOrders } from '../may-ask';
import { withFurther, type PlacedOrder } from '../order-token';
import type { ConsolePorts } from '../ports';
import { object, refuse, refuseStore, type Outcome } from '../refusal';
import { changeOrder, isOwnersOrPlacers, refuseState } from './change-order';
import { judgeExtension, type Extension } from './extend-token';
import { viewOrder, viewPlacedOrder } from './order-views';

/** A parsed `OrderPlacing`. */
export type PlacedWish = { readonly justification: string } & (
  { readonly order: PlacedOrder } | { readonly extend: Extension }
);

/** Places what the policy allows and needs approval for. What needs none is not placed: it may be had at once. */
export async function placeOrder(
  placed: PlacedWish,
  actor: ProjectActor,
  standings: Standings,
  ports: ConsolePorts,
): Promise<Outcome<OrderView>> {
  const asker: Asker = { actor, standings, ports };
  const judged =
    'extend' in placed ? await judgeExtended(placed.extend, asker) : await judgeNew(placed, asker);
  if (!judged.ok) return judged;
  if (judged.value === 'not-needed') return refuse('approval-not-needed');

  const at = ports.clock.now();
  const { justification } = placed;
  const by = { placedBy: actor.accountId, ownerId: actor.accountId };
  const order = place({ ...judged.value, ...by, justification, at }, ports.random);
  const event = auditEvent(placedFact(order), actor.accountId, { at, random: ports.random });
  const created = await ports.ledger.createOrder(order, event);
  return created.ok ? ok(viewOrder(order, at)) : refuseStore(created.error);
}

type Wished = Pick<Placing, 'kind' | 'wish'>;

async function judgeNew(
  { order }: { readonly order: PlacedOrder },
  asker: Asker,
): Promise<Outcome<Wished | 'not-needed'>> {
  const whole = await withFurther(order, asker.actor, asker.standings);
  if (!whole.ok) return whole;
  const judged = await judgeOrder(whole.value, asker);
  if (!judged.ok) return judged;
  const { wish, rules } = judged.value;
  return ok(approvalNeeded(wish, rules).length === 0 ? 'not-needed' : { kind: { of: 'new' }, wish });
}

async function judgeExtended(extension: Extension, asker: Asker): Promise<Outcome<Wished | 'not-needed'>> {
  const judged = await judgeExtension(extension, asker);
  if (!judged.ok) return judged;
  const { causes, wish, record } = judged.value;
  const open = await findOpenOrders(asker.actor.accountId, asker.ports);
  if (!open.ok) return refuseStore(open.error);
  const isOrdered = open.value.some(({ kind }) => kind.of === 'extend' && kind.locator === record.locator);
  if (isOrdered) return object([problem('', 'extension-ordered')]);
  return ok(causes.length === 0 ? 'not-needed' : { kind: { of: 'extend', locator: record.locator }, wish });
}

const placedFact = (order: Order): AuditFact => ({
  type: 'order.placed',
  ...orderRef(order),
  ...powersWished(order.wish),
  ...(order.kind.of === 'extend' ? { locator: order.kind.locator } : {}),
});

export async function listOwnOrders(
  page: PageRequest,
  { accountId }: Actor,
  { orders, clock }: ConsolePorts,
): Promise<Outcome<OrderPageView>> {
  const found = await orders.list({ by: 'owner', ownerId: accountId }, page);
  if (!found.ok) return refuseStore(found.error);
  const now = clock.now();
  const { cursor } = found.value;
  // A cursor is opaque and comes from the caller: whatever it points to, only their own are shown.
  const own = found.value.orders.filter(({ ownerId }) => ownerId === accountId);
  const views = own.map((order) => viewOrder(order, now));
  return ok({ orders: views, ...(cursor === undefined ? {} : { cursor }) });
}

/** What a person placed for others, by whichever page. */
export async function listPlacedOrders(
  page: PageRequest,
  { accountId }: Actor,
  { orders, clock }: ConsolePorts,
): Promise<Outcome<OrderPageView>> {
  const found = await orders.list({ by: 'placer', placerId: accountId }, page);
  if (!found.ok) return refuseStore(found.error);
  const now = clock.now();
  const { cursor } = found.value;
  // A cursor is opaque and comes from the caller: whatever it points to, only what they placed is shown.
  const placed = found.value.orders.filter((order) => order.placedBy === accountId && isForAnother(order));
  const views = placed.map((order) => viewPlacedOrder(order, now));
  return ok({ orders: views, ...(cursor === undefined ? {} : { cursor }) });
}

/** Its owner, or whoever placed it for them, takes an order back while it waits or is not claimed yet. */
export async function withdrawOrder(
  { id }: OrderRef,
  { accountId }: Actor,
  ports: ConsolePorts,
): Promise<Outcome<OrderView>> {
  const changer = { accountId, ports, mayRead: isOwnersOrPlacers(accountId) };
  const changed = await changeOrder(id, changer, (order, at) => {
    const next = withdraw(order, at);
    return Promise.resolve(
      next.ok
        ? ok({ next: next.value, fact: { type: 'order.withdrawn', ...orderRef(order) } })
        : refuseState(next.error),
    );
  });
  if (!changed.ok) return changed;
  const view = changed.value.ownerId === accountId ? viewOrder : viewPlacedOrder;
  return ok(view(changed.value, ports.clock.now()));
}
