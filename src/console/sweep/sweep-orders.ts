import { APP_ACTOR, auditEvent } from '../../audit/event';
import { orderRef } from '../../audit/order-fact';
import { ok } from '../../base/result';
import { DAY_MS } from '../../base/time';
import { lapse, type Order, type OrderState } from '../../tokens/order';
import type { Span } from '../../tokens/store';
import type { ConsolePorts } from '../ports';
import { ENDED_KEPT_DAYS } from '../../tokens/record';
import { actOnEach, type PageDone, type StepResult } from './step';

const PAGE_LIMIT = 20;
const PAGES_MAX = 3;
const OPEN: readonly OrderState[] = ['waiting', 'approved'];
const ENDED: readonly OrderState[] = ['denied', 'withdrawn', 'claimed', 'lapsed'];

/**
 * Says of orders whose time is over that they have lapsed: three pages of 20 of each kind. The pages and the claim judge that by the
 * clock themselves; what this adds is the trail.
 */
export const lapseOrders = (ports: ConsolePorts): Promise<StepResult> =>
  walk({ states: OPEN, lapses: { to: ports.clock.now() } }, ports, (orders) =>
    actOnEach(orders, (order) => lapseOne(order, ports)),
  );

async function lapseOne(order: Order, { ledger, clock, random }: ConsolePorts): Promise<StepResult> {
  const at = clock.now();
  const next = lapse(order, at);
  if (next === undefined) return ok(0);
  const was = order.state === 'approved' ? 'approved' : 'waiting';
  const event = auditEvent({ type: 'order.lapsed', ...orderRef(order), was }, APP_ACTOR, { at, random });
  const replaced = await ledger.replaceOrder(next, event);
  // Stale: a person was first, or the list was old.
  return replaced.ok ? ok(replaced.value === 'replaced' ? 1 : 0) : replaced;
}

/** Erases orders that ended and whose time was over 90 days ago: three pages of 20 of each state. */
export const eraseOrders = (ports: ConsolePorts): Promise<StepResult> =>
  walk({ states: ENDED, lapses: { to: ports.clock.now() - ENDED_KEPT_DAYS * DAY_MS - 1 } }, ports, (orders) =>
    eraseThose(orders, ports),
  );

/** Told first, so that nothing vanishes without a trace. */
async function eraseThose(
  found: readonly Order[],
  { orders, audit, clock, random }: ConsolePorts,
): Promise<PageDone> {
  for (const order of found) {
    const event = auditEvent({ type: 'order.erased', ...orderRef(order) }, APP_ACTOR, {
      at: clock.now(),
      random,
    });
    const told = await audit.append(event);
    if (!told.ok) return { count: 0, failure: told.error };
  }
  const erased = await orders.erase(found.map(({ id }) => id));
  return erased.ok ? { count: found.length } : { count: 0, failure: erased.error };
}

/** A page in which something failed keeps none of the others from its turn. */
async function walk(
  { states, lapses }: { readonly states: readonly OrderState[]; readonly lapses: Span },
  { orders }: ConsolePorts,
  act: (orders: readonly Order[]) => Promise<PageDone>,
): Promise<StepResult> {
  let count = 0;
  let failure: PageDone['failure'];
  for (const state of states) {
    let cursor: string | undefined;
    for (let pages = 0; pages < PAGES_MAX; pages += 1) {
      const page = await orders.list({ by: 'lapse', state, lapses }, { limit: PAGE_LIMIT, cursor });
      if (!page.ok) return page;
      const done = await act(page.value.orders);
      count += done.count;
      failure ??= done.failure;
      ({ cursor } = page.value);
      if (cursor === undefined) break;
    }
  }
  return failure === undefined ? ok(count) : { ok: false, error: failure };
}
