import { describe, expect, it } from 'vitest';
import {
  advance,
  endBulk,
  withoutOrder,
  ORDERS_PER_STEP,
  type Bulk,
  type BulkRow,
} from '../../src/tokens/bulk';
import { formatBulk, formatBulkRows, parseBulk, parseBulkRows } from '../../src/tokens/bulk-record';
import { formatOrder, parseOrder } from '../../src/tokens/order-record';
import type { Order } from '../../src/tokens/order';
import { ADMIN, DAY, XYZ } from '../support/builders';
import { aBulk, accountOf, someRows } from '../support/bulks';
import { NOW } from '../support/fixed-times';

/** To the end, a step at a time. */
function workOff(bulk: Bulk, rows: readonly BulkRow[]): { bulk: Bulk; orders: Order[]; steps: number } {
  const orders: Order[] = [];
  let [today, steps] = [bulk, 0];
  while (today.state === 'running') {
    const step = advance(today, rows.slice(today.cursor), NOW);
    orders.push(...step.orders);
    today = step.next;
    steps += 1;
  }
  return { bulk: today, orders, steps };
}

describe('a bulk', () => {
  it('of 1,000 rows gives each its one order, a transaction’s worth at a time', () => {
    const rows = someRows(1_000);
    const { bulk, orders, steps } = workOff(aBulk({ rows: 1_000 }), rows);
    expect(bulk).toMatchObject({ state: 'finished', cursor: 1_000, placed: 1_000, endedAt: NOW });
    expect(orders.map(({ ownerId }) => ownerId)).toEqual(rows.map(({ accountId }) => accountId));
    expect(new Set(orders.map(({ id }) => id)).size).toBe(1_000);
    expect(steps).toBe(Math.ceil(1_000 / ORDERS_PER_STEP));
    // The bulk, that it is finished, and two for each order.
    expect(2 + 2 * ORDERS_PER_STEP).toBeLessThanOrEqual(25);
  });

  it('passes over rows at fault', () => {
    const rows = someRows(40, (row) => (row % 2 === 0 ? { fault: 'account-inactive' } : {}));
    const { bulk, orders } = workOff(aBulk({ rows: 40, refused: 20 }), rows);
    expect([bulk.placed, withoutOrder(bulk), orders.length]).toEqual([20, 0, 20]);
  });

  it('gives a row the same order however often its step is tried', () => {
    const bulk = aBulk();
    expect(advance(bulk, someRows(3), NOW).orders).toEqual(advance(bulk, someRows(3), NOW).orders);
  });

  it('places orders that are approved already, by whoever started it, to be claimed within a week', () => {
    const [order] = advance(
      aBulk(),
      someRows(1, () => ({ name: 'Own', projects: [XYZ] })),
      NOW,
    ).orders;
    expect(order).toMatchObject({
      state: 'approved',
      placedBy: ADMIN,
      ownerId: accountOf(0),
      lapsesAt: NOW + 7 * DAY,
      wish: { name: 'Own', reach: { projects: [XYZ] } },
      bulkId: aBulk().id,
    });
    expect(parseOrder(formatOrder(order!))).toEqual(order);
  });

  it('that was ended early stays so, with what is left', () => {
    const bulk = aBulk({ rows: 20 });
    const half = advance(bulk, someRows(20), NOW).next;
    const ended = endBulk(half, 'cancelled', NOW);
    expect(ended).toMatchObject({ state: 'cancelled', placed: 11, endedAt: NOW });
    expect(withoutOrder(ended)).toBe(9);
    expect([half.version, ended.version]).toEqual([bulk.version + 1, bulk.version + 2]);
    expect(endBulk(ended, 'stopped', NOW)).toBe(ended);
  });

  it('and its rows read back as they were stored; with a part that is not known they do not', () => {
    const bulk = aBulk({ endedAt: NOW, state: 'finished' });
    expect(parseBulk(formatBulk(bulk))).toEqual(bulk);
    const rows = someRows(2, () => ({ name: 'n', projects: [XYZ], fault: 'project-none' }));
    expect(parseBulkRows(formatBulkRows(rows))).toEqual(rows);
    expect(parseBulk({ ...formatBulk(bulk), more: 1 })).toBeUndefined();
    expect(parseBulkRows({ rows: [{ accountId: 'a', until: 1 }] })).toBeUndefined();
  });
});
