/** What came of each row, as text to keep elsewhere. Pure. */
import { unparse } from 'papaparse';
import type { BulkReportView, BulkRowView, RowFaultView } from '../../../src/console/contract';
import { say } from '../say';

export const faultWords = (fault: RowFaultView): string => say(`others.fault-${fault}`);

export const outcomeWords = (row: BulkRowView): string =>
  row.outcome === 'refused' ? faultWords(row.fault) : say(`others.outcome-${row.outcome}`);

/** CSV after RFC 4180. Cells that a spreadsheet would run as a formula are disarmed. */
export const reportOf = ({ rows }: BulkReportView): string =>
  unparse(
    {
      fields: ['row', 'accountId', 'outcome', 'code', 'what'],
      data: rows.map((row) => [
        ...[row.row, row.accountId, row.outcome, row.outcome === 'refused' ? row.fault : ''],
        outcomeWords(row),
      ]),
    },
    { escapeFormulae: /^[=+\-@\t\r]/ },
  );
