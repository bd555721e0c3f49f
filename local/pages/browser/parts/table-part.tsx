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
  | 'highlightedRowIndex'
  | 'isFixedSize'
  | 'isLoading'
  | 'label'
  | 'loadingSpinnerSize'
  | 'page'
  | 'paginationi18n'
  | 'rowsPerPage'
  | 'sortKey'
  | 'sortOrder'
  | 'testId'
> & { readonly emptyView?: string | ForgeDoc; readonly onSetPage?: Callback };

const NAMES: readonly (keyof TableProps)[] = [
  'caption',
  'defaultPage',
  'defaultSortKey',
  'defaultSortOrder',
  'emptyView',
  'highlightedRowIndex',
  'isFixedSize',
  'isLoading',
  'label',
  'loadingSpinnerSize',
  'onSetPage',
  'page',
  'paginationi18n',
  'rowsPerPage',
  'sortKey',
  'sortOrder',
  'testId',
];

/**
 * @forge/react sends head and rows as children (forge-platform.md §7.2); a DynamicTable wants them as props again. Sorting and turning
 * pages are its own: `onSetPage` is told the page, nothing is told the order. Ranking by hand (`isRankable`) is not drawn.
 */
export const DynamicTable = ({ doc, draw }: PartProps) => {
  const { emptyView, onSetPage, ...props } = pickProps<TableProps>(doc, NAMES);
  const cellOf = (cell: ForgeDoc) => {
    const { cellKey, ...rest } = pickProps<CellProps>(cell, CELL_NAMES);
    return { ...rest, key: cellKey, content: <>{cell.children.map(draw)}</> };
  };
  return (
    <AtlaskitDynamicTable
      {...props}
      {...(emptyView === undefined
        ? {}
        : { emptyView: <>{typeof emptyView === 'string' ? emptyView : draw(emptyView)}</> })}
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
