/** A running bulk and its rows, right in every way. */
import type { Bulk, BulkRow } from '../../src/tokens/bulk';
import { ADMIN, anOrder } from './builders';
import { NOW } from './fixed-times';

export const BULK_ID = 'BulkBulkBulkBulk';

export const aBulk = (change: Partial<Bulk> = {}): Bulk => ({
  id: BULK_ID,
  state: 'running',
  startedAt: NOW,
  startedBy: ADMIN,
  mode: 'possible',
  template: { wish: anOrder().wish, justification: 'Zebediah needs them' },
  rowsId: 'rows',
  rows: 3,
  refused: 0,
  cursor: 0,
  placed: 0,
  version: 2,
  ...change,
});

export const accountOf = (row: number): string => `account-${String(row).padStart(4, '0')}`;
export const someRows = (count: number, change: (row: number) => Partial<BulkRow> = () => ({})): BulkRow[] =>
  Array.from({ length: count }, (_none, row) => ({ accountId: accountOf(row), ...change(row) }));
