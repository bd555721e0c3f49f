import { chunksOf } from '../../base/chunks';
import { ok, type Result } from '../../base/result';
import type { StoreFailure } from '../../base/store-failure';
import { orderIdOf, ROWS_PER_PART, type Bulk } from '../../tokens/bulk';
import { orderStateAt, type OrderState } from '../../tokens/order';
import type { PageRequest } from '../../tokens/store';
import type { BulkPageView, BulkRef, BulkReportView } from '../contract';
import type { ConsolePorts } from '../ports';
import { refuse, refuseStore, type Outcome } from '../refusal';
import { viewBulk, viewRows } from './bulk-views';

/** What came of each row of one bulk, and of its order. */
export async function readBulk({ id }: BulkRef, ports: ConsolePorts): Promise<Outcome<BulkReportView>> {
  const { bulks } = ports;
  const found = await bulks.find(id);
  if (!found.ok) return refuseStore(found.error);
  const bulk = found.value;
  if (!bulk || bulk.state === 'preparing') return refuse('bulk-unknown');
  const parts = Array.from({ length: Math.ceil(bulk.rows / ROWS_PER_PART) }, (_none, part) =>
    bulks.readRows(bulk.rowsId, part),
  );
  const [read, states] = await Promise.all([Promise.all(parts), findStates(bulk, ports)]);
  if (!states.ok) return refuseStore(states.error);
  const views = [];
  for (const [part, one] of read.entries()) {
    if (!one.ok) return refuseStore(one.error);
    views.push(...viewRows(bulk, { rows: one.value, from: part * ROWS_PER_PART }, states.value));
  }
  return ok({ bulk: viewBulk(bulk), rows: views });
}

/** How its orders stand, by their ids, which its rows make: up to ten reads of up to 100 by key. */
async function findStates(
  bulk: Bulk,
  { orders, clock }: ConsolePorts,
): Promise<Result<ReadonlyMap<string, OrderState>, StoreFailure>> {
  const ids = Array.from({ length: bulk.cursor }, (_none, row) => orderIdOf(bulk, row));
  const pages = await Promise.all(chunksOf(ids, ROWS_PER_PART).map((some) => orders.findMany(some)));
  const states = new Map<string, OrderState>();
  const now = clock.now();
  for (const page of pages) {
    if (!page.ok) return page;
    for (const order of page.value) states.set(order.id, orderStateAt(order, now));
  }
  return ok(states);
}

/** Newest first; those whose start was never finished are left out. */
export async function listBulks(page: PageRequest, { bulks }: ConsolePorts): Promise<Outcome<BulkPageView>> {
  const found = await bulks.list({ by: 'started' }, page);
  if (!found.ok) return refuseStore(found.error);
  const { cursor } = found.value;
  const shown = found.value.bulks.filter(({ state }) => state !== 'preparing').map(viewBulk);
  return ok({ bulks: shown, ...(cursor === undefined ? {} : { cursor }) });
}
