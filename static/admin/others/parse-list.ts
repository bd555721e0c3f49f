/** A pasted list → rows. Pure. E-mail addresses never leave the page: none may be stored, and none names an account for certain. */
import { parse } from 'papaparse';
import type { BulkRowDraft } from '../../../src/console/contract';

export const ROWS_MAX = 1_000;

export type ListProblem =
  { readonly code: 'email'; readonly lines: readonly number[] } | { readonly code: 'too-many' | 'empty' };

export interface ParsedList {
  readonly rows: readonly BulkRowDraft[];
  /** None of the rows may be sent while there is one. */
  readonly problem?: ListProblem;
}

interface Columns {
  readonly accountId: number;
  readonly name: number;
  /** Every other one names projects. */
  readonly hasHeader: boolean;
}

/** `accountId[,name][,projectKey …]`, with or without that header, in CSV; or an account id a line. */
export function parseList(text: string): ParsedList {
  const lines = parse<string[]>(text.trim(), { skipEmptyLines: 'greedy', delimiter: delimiterOf(text) }).data;
  const columns = columnsOf(lines[0] ?? []);
  const body = columns.hasHeader ? lines.slice(1) : lines;
  const rows = body.map((cells) => rowOf(cells, columns));
  if (rows.length === 0) return { rows: [], problem: { code: 'empty' } };
  const first = columns.hasHeader ? 2 : 1;
  const emails = rows.flatMap(({ accountId }, at) => (accountId.includes('@') ? [at + first] : []));
  if (emails.length > 0) return { rows: [], problem: { code: 'email', lines: emails } };
  return rows.length > ROWS_MAX ? { rows: [], problem: { code: 'too-many' } } : { rows };
}

/** Spreadsheets copy tabs; some write semicolons. */
const delimiterOf = (text: string): string => ['\t', ';'].find((one) => text.includes(one)) ?? ',';

const titleOf = (cell: string): string => cell.trim().toLowerCase();

function columnsOf(first: readonly string[]): Columns {
  const titles = first.map(titleOf);
  const accountId = titles.indexOf('accountid');
  return accountId === -1
    ? { accountId: 0, name: 1, hasHeader: false }
    : { accountId, name: titles.indexOf('name'), hasHeader: true };
}

function rowOf(cells: readonly string[], columns: Columns): BulkRowDraft {
  const name = cells[columns.name]?.trim() ?? '';
  const projectKeys = cells
    .filter((_cell, at) => at !== columns.accountId && at !== columns.name)
    .flatMap((cell) => cell.split(/[\s,]+/))
    .filter((key) => key !== '');
  return {
    accountId: (cells[columns.accountId] ?? '').trim(),
    ...(name === '' ? {} : { name }),
    ...(projectKeys.length === 0 ? {} : { projectKeys }),
  };
}
