import React from 'react';
import { DynamicTable } from '@forge/react';
import type { TokenRowView } from '../../../src/console/contract';
import { Wide } from '../../shared/wide';
import { say } from '../say';
import { cellOf, type CellProps, type Column } from './token-cells';

/** Per cent of the table. */
const WIDTHS: Readonly<Record<Column, number>> = {
  state: 11,
  name: 22,
  owner: 14,
  projects: 9,
  access: 10,
  ends: 13,
  used: 11,
  calls: 10,
};
const COLUMNS = Object.keys(WIDTHS) as readonly Column[];

interface AdminTokenTableProps extends CellProps {
  readonly tokens: readonly TokenRowView[];
}

/** A page of tokens. */
export const AdminTokenTable = ({ tokens, ...cells }: AdminTokenTableProps) => (
  <Wide>
    <DynamicTable
      label={say('tokens.table')}
      head={{
        cells: COLUMNS.map((key) => ({ key, content: say(`column.${key}`), width: WIDTHS[key] })),
      }}
      rows={tokens.map((token) => ({
        key: token.locator,
        isHighlighted: cells.selected?.has(token.locator) ?? false,
        cells: COLUMNS.map((key) => ({ key, content: cellOf(key, token, cells) })),
      }))}
    />
  </Wide>
);
