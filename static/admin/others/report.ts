/** What came of each row, as text to keep elsewhere. Pure. */
import { unparse } from 'papaparse';
import type { BulkReportView, BulkRowView, RowFaultView } from '../../../src/console/contract';
import { say as sayOrder } from '../../shared/orders/say';
import { say } from '../say';

export const faultWords = (fault: RowFaultView): string => say(`others.fault-${fault}`);

export function outcomeWords(row: BulkRowView): string {
  if (row.outcome === 'refused') return faultWords(row.fault);
  return row.outcome === 'placed' && row.order !== undefined
    ? sayOrder(`order.state.${row.order}`)
    : say(`others.outcome-${row.outcome}`);
}

/** Why there is no order, or how it stands now. */
function codeOf(row: BulkRowView): string {
  if (row.outcome === 'refused') return row.fault;
  return row.outcome === 'placed' ? (row.order ?? '') : '';
}

/** How many of the orders were claimed, can still be, and never will be. */
export function claimedWords({ rows }: BulkReportView): string {
  const states = rows.flatMap((row) => (row.outcome === 'placed' && row.order ? [row.order] : []));
  const count = (...among: readonly (typeof states)[number][]): number =>
    states.filter((state) => among.includes(state)).length;
  return say('others.claimed', {
    claimed: count('claimed'),
    open: count('waiting', 'approved'),
    over: count('lapsed', 'withdrawn', 'denied'),
  });
}

/** CSV after RFC 4180. Cells that a spreadsheet would run as a formula are disarmed. */
export const reportOf = ({ rows }: BulkReportView): string =>
  unparse(
    {
      fields: ['row', 'accountId', 'outcome', 'code', 'what'],
      data: rows.map((row) => [row.row, row.accountId, row.outcome, codeOf(row), outcomeWords(row)]),
    },
    { escapeFormulae: /^[=+\-@\t\r]/ },
  );
