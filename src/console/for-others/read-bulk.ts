import { ok } from '../../base/result';
import { ROWS_PER_PART } from '../../tokens/bulk';
import type { PageRequest } from '../../tokens/store';
import type { BulkPageView, BulkRef, BulkReportView } from '../contract';
import type { ConsolePorts } from '../ports';
import { refuse, refuseStore, type Outcome } from '../refusal';
import { viewBulk, viewRows } from './bulk-views';

/** What came of each row of one bulk. */
export async function readBulk({ id }: BulkRef, { bulks }: ConsolePorts): Promise<Outcome<BulkReportView>> {
  const found = await bulks.find(id);
  if (!found.ok) return refuseStore(found.error);
  const bulk = found.value;
  if (!bulk || bulk.state === 'preparing') return refuse('bulk-unknown');
  const parts = Array.from({ length: Math.ceil(bulk.rows / ROWS_PER_PART) }, (_none, part) =>
    bulks.readRows(bulk.rowsId, part),
  );
  const read = await Promise.all(parts);
  const rows = [];
  for (const [part, one] of read.entries()) {
    if (!one.ok) return refuseStore(one.error);
    rows.push(...viewRows(bulk, one.value, part * ROWS_PER_PART));
  }
  return ok({ bulk: viewBulk(bulk), rows });
}

/** Newest first; those whose start was never finished are left out. */
export async function listBulks(page: PageRequest, { bulks }: ConsolePorts): Promise<Outcome<BulkPageView>> {
  const found = await bulks.list({ by: 'started' }, page);
  if (!found.ok) return refuseStore(found.error);
  const { cursor } = found.value;
  const shown = found.value.bulks.filter(({ state }) => state !== 'preparing').map(viewBulk);
  return ok({ bulks: shown, ...(cursor === undefined ? {} : { cursor }) });
}
