import React from 'react';
import AtlaskitDynamicTable from '@atlaskit/dynamic-table';
import type { DynamicTableProps } from '@forge/react';
import type { Callback, ForgeDoc } from '../forge-doc';
import { pickProps, type PartProps } from '../part';

type TableProps = Pick<
  DynamicTableProps,
  | 'caption'
  | 'defaultPage'
  | 'defaultSortKey'
  | 'defaultSortOrder'
  | 'isFixedSize'
  | 'isLoading'
  | 'label'
  | 'page'
  | 'rowsPerPage'
  | 'sortKey'
  | 'sortOrder'
  | 'testId'
> & { readonly onSetPage?: Callback };

const NAMES: readonly (keyof TableProps)[] = [
  'caption',
  'defaultPage',
  'defaultSortKey',
  'defaultSortOrder',
  'isFixedSize',
  'isLoading',
  'label',
  'onSetPage',
  'page',
  'rowsPerPage',
  'sortKey',
  'sortOrder',
  'testId',
];

/** @forge/react sends head and rows as children (forge-platform.md §7.2); a DynamicTable wants them as props again. */
export const DynamicTable = ({ doc, draw }: PartProps) => {
  const { onSetPage, ...props } = pickProps<TableProps>(doc, NAMES);
  const cellOf = (cell: ForgeDoc) => {
    const { cellKey, ...rest } = pickProps<CellProps>(cell, CELL_NAMES);
    return { ...rest, key: cellKey, content: <>{cell.children.map(draw)}</> };
  };
  return (
    <AtlaskitDynamicTable
      {...props}
      head={{ cells: sectionOf(doc, 'head').map(cellOf) }}
      rows={sectionOf(doc, 'rows').map((row) => {
        const { rowKey, ...rest } = pickProps<RowProps>(row, ['rowKey', 'isHighlighted', 'testId']);
        return { ...rest, key: rowKey, cells: row.children.map(cellOf) };
      })}
      onSetPage={(page) => void onSetPage?.(page)}
    />
  );
};

interface CellProps {
  readonly cellKey: string;
  readonly isSortable?: boolean;
  readonly width?: number;
  readonly colSpan?: number;
  readonly shouldTruncate?: boolean;
  readonly testId?: string;
}
const CELL_NAMES: readonly (keyof CellProps)[] = [
  'cellKey',
  'isSortable',
  'width',
  'colSpan',
  'shouldTruncate',
  'testId',
];

interface RowProps {
  readonly rowKey: string;
  readonly isHighlighted?: boolean;
  readonly testId?: string;
}

const sectionOf = ({ children }: ForgeDoc, name: 'head' | 'rows'): readonly ForgeDoc[] =>
  children.find(({ type, props }) => type === 'ContentWrapper' && props['name'] === name)?.children ?? [];
