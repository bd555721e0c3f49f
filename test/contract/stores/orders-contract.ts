import { expect, it } from 'vitest';
import { approve, claim, deny, withdraw, type Order } from '../../../src/tokens/order';
import { ABC, ADMIN, anOrder, aRecord, DAY, OWNER, STRANGER } from '../../support/builders';
import { NOW } from '../../support/fixed-times';
import { anEvent, DOWN, eventsIn, impossible, UNREADABLE } from './samples';
import type { OpenStores, StoresStage } from './stage';

const must = <T>(result: { readonly ok: boolean; readonly value?: T }): T => {
  if (!result.ok) throw new Error('the sample cannot be made');
  return result.value as T;
};
const approvedOf = (order: Order): Order =>
  must(approve(order, order.wish, { by: ADMIN, at: NOW, note: 'fine', selfApproval: false }));

export function ordersContract(open: OpenStores): void {
  const order = anOrder();
  const approved = approvedOf(order);
  const record = aRecord();
  const claimed = must(claim(approved, { locator: record.locator, at: NOW }));
  const opened = async (...orders: readonly Order[]): Promise<StoresStage> => {
    const stage = open();
    for (const [at, one] of orders.entries())
      expect(await stage.ledger.createOrder(one, anEvent({}, 90 + at, NOW + at))).toEqual({
        ok: true,
        value: undefined,
      });
    return stage;
  };

  it('are kept as they were placed, with the event', async () => {
    const one = anOrder({ backupId: STRANGER, bulkId: 'bulk-1' });
    const stage = await opened(one);
    expect(await stage.orders.find(one.id)).toEqual({ ok: true, value: one });
    expect(await stage.orders.findMany(['none', one.id])).toEqual({ ok: true, value: [one] });
    expect(await eventsIn(stage)).toBe(1);
  });

  it('whose event cannot be written are not there', async () => {
    const stage = open();
    expect(await stage.ledger.createOrder(order, impossible())).toMatchObject(DOWN);
    expect(await stage.orders.find(order.id)).toEqual({ ok: true, value: undefined });
  });

  it.each<[string, Order]>([
    ['approved', approved],
    ['denied', must(deny(order, { by: ADMIN, at: NOW, note: 'no' }))],
    ['withdrawn', must(withdraw(order, NOW))],
  ])('are %s at their version, with the event', async (_what, next) => {
    const stage = await opened(order);
    expect(await stage.ledger.replaceOrder(next, anEvent({}, 2))).toEqual({ ok: true, value: 'replaced' });
    expect(await stage.orders.find(order.id)).toEqual({ ok: true, value: next });
    expect(await stage.ledger.replaceOrder(next, anEvent({}, 3))).toEqual({ ok: true, value: 'stale' });
    expect(await eventsIn(stage)).toBe(2);
  });

  it('are approved or denied by one of two at once, with one event', async () => {
    const stage = await opened(order);
    const both = await Promise.all([
      stage.ledger.replaceOrder(approved, anEvent({}, 2)),
      stage.ledger.replaceOrder(must(deny(order, { by: STRANGER, at: NOW })), anEvent({}, 3)),
    ]);
    expect(both.map((outcome) => outcome.ok && outcome.value).sort()).toEqual(['replaced', 'stale']);
    expect(await eventsIn(stage)).toBe(2);
  });

  it('that are gone are not brought back by replacing them', async () => {
    const stage = open();
    expect(await stage.ledger.replaceOrder(approved, anEvent())).toEqual({ ok: true, value: 'stale' });
    expect(await eventsIn(stage)).toBe(0);
  });

  it('stay as they were where the event cannot be written', async () => {
    const stage = await opened(order);
    expect(await stage.ledger.replaceOrder(approved, impossible())).toMatchObject(DOWN);
    expect(await stage.orders.find(order.id)).toEqual({ ok: true, value: order });
  });

  it('are claimed together with the token and the event', async () => {
    const stage = await opened(approved);
    expect(await stage.ledger.claimOrder(claimed, record, anEvent())).toEqual({ ok: true, value: 'claimed' });
    expect(await stage.orders.find(order.id)).toEqual({ ok: true, value: claimed });
    expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: record });
    expect(await eventsIn(stage)).toBe(2);
  });

  it('are claimed by one of two at once, with one token and one event', async () => {
    const stage = await opened(approved);
    const other = aRecord({}, 8);
    const both = await Promise.all([
      stage.ledger.claimOrder(claimed, record, anEvent({}, 2)),
      stage.ledger.claimOrder({ ...claimed, claimedLocator: other.locator }, other, anEvent({}, 3)),
    ]);
    expect(both.map((outcome) => outcome.ok && outcome.value).sort()).toEqual(['claimed', 'stale']);
    const found = await Promise.all([stage.tokens.find(record.locator), stage.tokens.find(other.locator)]);
    expect(found.filter((one) => one.ok && one.value !== undefined)).toHaveLength(1);
    expect(await eventsIn(stage)).toBe(2);
  });

  it('that were withdrawn meanwhile are not claimed, and leave no token', async () => {
    const stage = await opened(approved);
    await stage.ledger.replaceOrder(must(withdraw(approved, NOW)), anEvent({}, 2));
    expect(await stage.ledger.claimOrder(claimed, record, anEvent({}, 3))).toEqual({
      ok: true,
      value: 'stale',
    });
    expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: undefined });
    expect(await eventsIn(stage)).toBe(2);
  });

  it('are not claimed over a taken locator, nor without their event', async () => {
    const stage = await opened(approved);
    await stage.ledger.createToken(record, anEvent({}, 2));
    expect(await stage.ledger.claimOrder(claimed, record, anEvent({}, 3))).toEqual({
      ok: true,
      value: 'exists',
    });
    const other = aRecord({}, 8);
    expect(await stage.ledger.claimOrder(claimed, other, impossible())).toMatchObject(DOWN);
    expect(await stage.tokens.find(other.locator)).toEqual({ ok: true, value: undefined });
    expect(await stage.orders.find(order.id)).toEqual({ ok: true, value: approved });
  });

  it('extend a token that there is, while neither has changed', async () => {
    const stage = await opened(approved);
    await stage.ledger.createToken(record, anEvent({}, 2));
    const longer = aRecord({ version: 2, grant: { expiresAt: NOW + 60 * DAY, extendedAt: NOW } });
    const stale = { ok: true, value: 'stale' };
    expect(await stage.ledger.claimExtension(claimed, { ...longer, version: 3 }, anEvent({}, 3))).toEqual(
      stale,
    );
    expect(await stage.orders.find(order.id)).toEqual({ ok: true, value: approved });
    expect(await stage.ledger.claimExtension(claimed, longer, anEvent({}, 4))).toEqual({
      ok: true,
      value: 'claimed',
    });
    expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: longer });
    expect(await stage.ledger.claimExtension(claimed, { ...longer, version: 3 }, anEvent({}, 5))).toEqual(
      stale,
    );
    expect(await eventsIn(stage)).toBe(3);
  });

  it('that are unreadable are a failure, never absent, and hide no others', async () => {
    const stage = await opened(order, anOrder({}, 2));
    await stage.corrupt({ orderOf: order.id });
    expect(await stage.orders.find(order.id)).toMatchObject(UNREADABLE);
    expect(await stage.orders.findMany([order.id, anOrder({}, 2).id])).toEqual({
      ok: true,
      value: [anOrder({}, 2)],
    });
  });

  it('are listed by each of their indexes', async () => {
    const site = anOrder({ placedAt: NOW + 2, ownerId: STRANGER, bulkId: 'b' }, 3);
    const all = [
      anOrder({ placedAt: NOW, lapsesAt: NOW + 5 * DAY, bulkId: 'b' }, 1),
      anOrder({ placedAt: NOW + 1, lapsesAt: NOW + 4 * DAY }, 2),
      { ...site, wish: { ...site.wish, reach: { kind: 'site' as const } } },
      { ...approvedOf(anOrder({}, 4)), lapsesAt: NOW + DAY },
    ];
    const stage = await opened(...all);
    const listed = async (query: Parameters<typeof stage.orders.list>[0]): Promise<unknown> => {
      const page = await stage.orders.list(query, { limit: 10 });
      return page.ok && page.value.orders.map(({ id }) => all.findIndex((one) => one.id === id) + 1);
    };
    expect(await listed({ by: 'owner', ownerId: STRANGER })).toEqual([3]);
    expect(await listed({ by: 'state', state: 'waiting' })).toEqual([3, 2, 1]);
    expect(await listed({ by: 'project', projectId: ABC.id, state: 'waiting' })).toEqual([2, 1]);
    expect(await listed({ by: 'project', projectId: 'site', state: 'waiting' })).toEqual([3]);
    expect(await listed({ by: 'lapse', state: 'waiting', lapses: { to: NOW + 5 * DAY } })).toEqual([2, 1]);
    expect(await listed({ by: 'lapse', state: 'approved', lapses: {} })).toEqual([4]);
    const mine = { by: 'holder', ownerId: OWNER, state: 'waiting' } as const;
    expect(await listed({ ...mine, lapses: { from: NOW + 4 * DAY + 1 } })).toEqual([1]);
    expect(await listed({ by: 'bulk', bulkId: 'b' })).toEqual([1, 3]);
    // Only 3 is not its placer's own.
    expect(await listed({ by: 'placer', placerId: OWNER })).toEqual([3]);
    expect(await listed({ by: 'placer', placerId: STRANGER })).toEqual([]);
    const first = await stage.orders.list({ by: 'state', state: 'waiting' }, { limit: 2 });
    const next = await stage.orders.list(
      { by: 'state', state: 'waiting' },
      { limit: 2, cursor: first.ok ? first.value.cursor : undefined },
    );
    expect(next.ok && next.value.orders.map(({ id }) => id)).toEqual([all[0]?.id]);
  });

  it('are erased for good, and erasing what is gone is no failure', async () => {
    const stage = await opened(order);
    expect((await stage.orders.erase([order.id, 'none'])).ok).toBe(true);
    expect((await stage.orders.erase([order.id])).ok).toBe(true);
    expect(await stage.orders.find(order.id)).toEqual({ ok: true, value: undefined });
  });
}
