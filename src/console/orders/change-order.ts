import { auditEvent, type AuditFact } from '../../audit/event';
import { fail, ok } from '../../base/result';
import type { Instant } from '../../base/time';
import { isOwn, type Order, type OrderState } from '../../tokens/order';
import type { ConsoleRefusalCode } from '../contract';
import type { ConsolePorts } from '../ports';
import { refuse, refuseStore, type No, type Outcome } from '../refusal';

/** An order as it is to be, and the event that tells of it. The same order where there is nothing to change. */
export interface OrderChange {
  readonly next: Order;
  readonly fact: AuditFact;
}

/** Another change may win the race for the order; ours is then judged anew on what is there, which mostly says no. */
const TRIES_MAX = 3;

/**
 * Changes one order at its version, together with its event. One that `mayRead` does not show to the person is answered like one that
 * does not exist.
 */
export async function changeOrder(
  id: string,
  {
    accountId,
    ports,
    mayRead,
  }: {
    readonly accountId: string;
    readonly ports: ConsolePorts;
    readonly mayRead: (order: Order) => Promise<Outcome<boolean>>;
  },
  judge: (order: Order, at: Instant) => Promise<Outcome<OrderChange>>,
): Promise<Outcome<Order>> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const found = await findOrder(id, ports, mayRead);
    if (!found.ok) return found;
    const at = ports.clock.now();
    const change = await judge(found.value, at);
    if (!change.ok) return change;
    const { next, fact } = change.value;
    if (next === found.value) return ok(next);
    const event = auditEvent(fact, accountId, { at, random: ports.random });
    const replaced = await ports.ledger.replaceOrder(next, event);
    if (!replaced.ok) return refuseStore(replaced.error);
    if (replaced.value === 'replaced') return ok(next);
  }
  return refuse('order-changed');
}

export async function findOrder(
  id: string,
  { orders }: ConsolePorts,
  mayRead: (order: Order) => Promise<Outcome<boolean>>,
): Promise<Outcome<Order>> {
  const found = await orders.find(id);
  if (!found.ok) return refuseStore(found.error);
  if (!found.value) return refuse('order-unknown');
  const may = await mayRead(found.value);
  if (!may.ok) return may;
  return may.value ? ok(found.value) : refuse('order-unknown');
}

/** Their own. */
export const isOwners =
  (accountId: string) =>
  (order: Order): Promise<Outcome<boolean>> =>
    Promise.resolve(ok(order.ownerId === accountId));

/** Their own, or one that they placed for somebody else. */
export const isOwnersOrPlacers =
  (accountId: string) =>
  (order: Order): Promise<Outcome<boolean>> =>
    Promise.resolve(ok(isOwn(order, accountId)));

/** Where the order stands instead. */
export const refuseState = (
  state: OrderState | 'own-order' | 'larger-than-wished',
): { readonly ok: false; readonly error: No } => fail({ refusal: { code: CODES[state] } });

const CODES: Readonly<Record<OrderState | 'own-order' | 'larger-than-wished', ConsoleRefusalCode>> = {
  waiting: 'order-waiting',
  approved: 'order-approved',
  denied: 'order-denied',
  withdrawn: 'order-withdrawn',
  claimed: 'order-claimed',
  lapsed: 'order-lapsed',
  'own-order': 'order-own',
  'larger-than-wished': 'order-larger-than-wished',
};
