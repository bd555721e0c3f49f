/** What every implementation promises of bots' tokens and of bulks. */
import { describe, expect, it } from 'vitest';
import { advance, endBulk } from '../../../src/tokens/bulk';
import { claim, placeFor } from '../../../src/tokens/order';
import { handOver } from '../../../src/tokens/service';
import { ADMIN, anOrder, aRecord, OWNER, STRANGER } from '../../support/builders';
import { aBulk, someRows } from '../../support/bulks';
import { NOW } from '../../support/fixed-times';
import { anEvent, DOWN, eventsIn, impossible, UNREADABLE } from './samples';
import type { OpenStores, StoresStage } from './stage';

export function forOthersContract(open: OpenStores): void {
  describe('tokens of bots', () => servicesContract(open));
  describe('bulks', () => bulksContract(open));
}

function servicesContract(open: OpenStores): void {
  const bot = aRecord({ service: { backupId: STRANGER } });
  const listed = async (stage: StoresStage, backupId?: string): Promise<readonly string[]> => {
    const page = await stage.tokens.list({ by: 'service', backupId }, { limit: 10 });
    if (!page.ok) throw new Error(page.error.code);
    return page.value.records.map(({ locator }) => locator);
  };

  it('are listed, all and by backup; those of people are not', async () => {
    const stage = open();
    await stage.ledger.createToken(bot, anEvent({}, 1));
    await stage.ledger.createToken(aRecord({}, 8), anEvent({}, 2));
    expect(await stage.tokens.find(bot.locator)).toEqual({ ok: true, value: bot });
    expect(await listed(stage)).toEqual([bot.locator]);
    expect([await listed(stage, STRANGER), await listed(stage, OWNER)]).toEqual([[bot.locator], []]);
  });

  it('that are handed over are no longer their old backup’s', async () => {
    const stage = open();
    await stage.ledger.createToken(bot, anEvent({}, 1));
    const next = handOver(bot, { to: STRANGER, backupId: ADMIN, at: NOW, by: 'app' });
    if (!next.ok) throw new Error(next.error);
    expect(await stage.ledger.replaceToken(next.value, anEvent({}, 2))).toMatchObject({ value: 'replaced' });
    expect([await listed(stage, STRANGER), await listed(stage, ADMIN)]).toEqual([[], [bot.locator]]);
    expect(await stage.ledger.replaceToken(next.value, anEvent({}, 3))).toMatchObject({ value: 'stale' });
  });

  it('come of a claim, in its transaction', async () => {
    const stage = open();
    const { kind, placedBy, ownerId, wish, justification } = anOrder();
    const placed = placeFor(
      { kind, placedBy, ownerId, wish, justification, backupId: STRANGER, at: NOW },
      'an-order',
    );
    await stage.ledger.createOrder(placed, anEvent({}, 1));
    const claimed = claim(placed, { locator: bot.locator, at: NOW });
    if (!claimed.ok) throw new Error(claimed.error);
    expect(await stage.ledger.claimOrder(claimed.value, bot, anEvent({}, 2))).toMatchObject({
      value: 'claimed',
    });
    expect(await listed(stage, STRANGER)).toEqual([bot.locator]);
  });

  it('that are erased are in no list', async () => {
    const stage = open();
    await stage.ledger.createToken(bot, anEvent({}, 1));
    await stage.tokens.erase([bot.locator]);
    expect(await listed(stage)).toEqual([]);
  });
}

function bulksContract(open: OpenStores): void {
  const preparing = aBulk({ state: 'preparing', version: 1, rows: 30 });
  const running = aBulk({ rows: 30 });
  const rows = someRows(30);
  const first = advance(running, rows, NOW);
  const told = (count: number, seed = 100) =>
    Array.from({ length: count }, (_none, at) => anEvent({}, seed + at));
  const opened = async (): Promise<StoresStage> => {
    const stage = open();
    expect(await stage.ledger.createBulk(preparing)).toEqual({ ok: true, value: 'created' });
    expect(await stage.ledger.replaceBulk(running, anEvent({}, 1))).toEqual({ ok: true, value: 'replaced' });
    return stage;
  };

  it('are created once under an id, and begin to run once', async () => {
    const stage = await opened();
    expect(await stage.ledger.createBulk(preparing)).toEqual({ ok: true, value: 'exists' });
    expect(await stage.ledger.replaceBulk(running, anEvent({}, 2))).toEqual({ ok: true, value: 'stale' });
    expect(await stage.bulks.find(running.id)).toEqual({ ok: true, value: running });
    expect(await stage.bulks.find('another')).toEqual({ ok: true, value: undefined });
    expect(await eventsIn(stage)).toBe(1);
  });

  it('move on together with their orders and events', async () => {
    const stage = await opened();
    expect(await stage.ledger.placeOrders(first.next, first.orders, told(11))).toEqual({
      ok: true,
      value: 'placed',
    });
    expect(await stage.bulks.find(running.id)).toEqual({ ok: true, value: first.next });
    const placed = await stage.orders.findMany(first.orders.map(({ id }) => id));
    expect(placed).toEqual({ ok: true, value: first.orders });
    expect(await eventsIn(stage)).toBe(12);
  });

  it('take the largest step that there is: eleven orders, and that it is finished', async () => {
    const stage = await opened();
    const step = advance({ ...running, rows: 11 }, rows.slice(0, 11), NOW);
    expect(step.next.state).toBe('finished');
    expect(await stage.ledger.placeOrders(step.next, step.orders, told(12))).toMatchObject({
      value: 'placed',
    });
  });

  it('move on by one of two steps at once, and no order is written twice', async () => {
    const stage = await opened();
    const both = await Promise.all([
      stage.ledger.placeOrders(first.next, first.orders, told(11)),
      stage.ledger.placeOrders(first.next, first.orders, told(11, 200)),
    ]);
    expect(both.map((one) => one.ok && one.value).sort()).toEqual(['placed', 'stale']);
    expect(await eventsIn(stage)).toBe(12);
  });

  it('stay where they are if an event cannot be written, or if they were ended meanwhile', async () => {
    const stage = await opened();
    expect(await stage.ledger.placeOrders(first.next, first.orders, [impossible()])).toMatchObject(DOWN);
    const ended = endBulk(running, 'cancelled', NOW);
    expect(await stage.ledger.replaceBulk(ended, anEvent({}, 2))).toMatchObject({ value: 'replaced' });
    expect(await stage.ledger.placeOrders(first.next, first.orders, told(11))).toMatchObject({
      value: 'stale',
    });
    expect(await stage.orders.findMany(first.orders.map(({ id }) => id))).toEqual({ ok: true, value: [] });
  });

  it('are listed: newest first, by state, and the old ones', async () => {
    const stage = await opened();
    const older = aBulk({ id: 'OlderOlderOlderOlder', state: 'finished', startedAt: NOW - 5, version: 1 });
    await stage.ledger.createBulk(older);
    const ids = async (query: Parameters<typeof stage.bulks.list>[0]) => {
      const page = await stage.bulks.list(query, { limit: 10 });
      return page.ok && page.value.bulks.map(({ id }) => id);
    };
    expect(await ids({ by: 'started' })).toEqual([running.id, older.id]);
    expect(await ids({ by: 'state', state: 'running' })).toEqual([running.id]);
    expect(await ids({ by: 'age', to: NOW - 5 })).toEqual([older.id]);
  });

  it('keep their rows apart by attempt; rows that are not there are a failure', async () => {
    const stage = await opened();
    expect(await stage.bulks.saveRows('one', 0, rows)).toEqual({ ok: true, value: undefined });
    expect(await stage.bulks.readRows('one', 0)).toEqual({ ok: true, value: rows });
    expect(await stage.bulks.readRows('two', 0)).toMatchObject(UNREADABLE);
  });

  it('are erased with their rows, and erasing twice is no failure', async () => {
    const stage = await opened();
    await stage.bulks.saveRows(running.rowsId, 0, rows);
    expect(await stage.bulks.erase(running)).toEqual({ ok: true, value: undefined });
    expect(await stage.bulks.erase(running)).toEqual({ ok: true, value: undefined });
    expect(await stage.bulks.find(running.id)).toEqual({ ok: true, value: undefined });
    expect(await stage.bulks.readRows(running.rowsId, 0)).toMatchObject(UNREADABLE);
  });

  it('of a storage that is down are a failure, never an absence', async () => {
    const stage = await opened();
    stage.down(true);
    for (const asked of [
      stage.bulks.find(running.id),
      stage.bulks.list({ by: 'started' }, { limit: 1 }),
      stage.bulks.saveRows('one', 0, rows),
      stage.bulks.readRows('one', 0),
      stage.bulks.erase(running),
      stage.ledger.createBulk(running),
      stage.ledger.replaceBulk(first.next, anEvent({}, 5)),
      stage.ledger.placeOrders(first.next, first.orders, told(11)),
      stage.tokens.list({ by: 'service' }, { limit: 1 }),
    ])
      expect(await asked).toMatchObject(DOWN);
  });
}
