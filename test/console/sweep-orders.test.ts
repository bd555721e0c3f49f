import { describe, expect, it } from 'vitest';
import { eraseOrders, lapseOrders } from '../../src/console/sweep/sweep-orders';
import { anOrder, DAY } from '../support/builders';
import { consoleWorld } from '../support/console-world';
import { NOW } from '../support/fixed-times';

const over = (seed: number, change = {}) => anOrder({ lapsesAt: NOW, ...change }, seed);
const statesOf = ({ storage }: ReturnType<typeof consoleWorld>) =>
  [...storage.stored.orders.values()].map((stored) => (stored as { state: string }).state).sort();

describe('the sweep of orders', () => {
  it('says of those whose time is over that they lapsed, and leaves the others', async () => {
    const world = consoleWorld({
      orders: [
        over(1),
        over(2, { state: 'approved' }),
        anOrder({ lapsesAt: NOW + 1 }, 3),
        over(4, { state: 'denied' }),
      ],
    });
    expect(await lapseOrders(world.ports)).toEqual({ ok: true, value: 2 });
    expect(statesOf(world)).toEqual(['denied', 'lapsed', 'lapsed', 'waiting']);
    expect(world.storage.events).toMatchObject([
      { type: 'order.lapsed', was: 'waiting', actorId: 'app' },
      { type: 'order.lapsed', was: 'approved', actorId: 'app' },
    ]);
    expect(await lapseOrders(world.ports)).toEqual({ ok: true, value: 0 });
  });

  it('is bounded, and goes on next time', async () => {
    const world = consoleWorld({ orders: Array.from({ length: 65 }, (_, seed) => over(seed + 1)) });
    expect(await lapseOrders(world.ports)).toEqual({ ok: true, value: 60 });
    expect(await lapseOrders(world.ports)).toEqual({ ok: true, value: 5 });
  });

  it('done twice at once tells of each order once', async () => {
    const world = consoleWorld({ orders: [over(1), over(2)] });
    await Promise.all([lapseOrders(world.ports), lapseOrders(world.ports)]);
    expect(world.storage.events).toHaveLength(2);
  });

  it('goes on after one that fails, and says so', async () => {
    const world = consoleWorld({ orders: [over(1), over(2)] });
    let times = 0;
    world.journal.faultAt = (name) =>
      name === 'ledger.replaceOrder' && (times += 1) === 1 ? 'refuse' : undefined;
    expect((await lapseOrders(world.ports)).ok).toBe(false);
    expect(world.storage.events).toHaveLength(1);
  });

  it('erases what ended and was over 90 days ago, and tells first', async () => {
    const old = { lapsesAt: NOW - 90 * DAY - 1 };
    const world = consoleWorld({
      orders: [
        ...(['denied', 'withdrawn', 'claimed', 'lapsed'] as const).map((state, at) =>
          over(at + 1, { ...old, state }),
        ),
        over(5, { lapsesAt: NOW - 90 * DAY, state: 'denied' }),
        over(6, old),
      ],
    });
    expect(await eraseOrders(world.ports)).toEqual({ ok: true, value: 4 });
    expect(statesOf(world)).toEqual(['denied', 'waiting']);
    expect(world.storage.events.map(({ type }) => type)).toEqual(
      Array.from({ length: 4 }, () => 'order.erased'),
    );
  });
});
