import React from 'react';
import AtlaskitPagination from '@atlaskit/pagination';
import AtlaskitProgressBar, { SuccessProgressBar, TransparentProgressBar } from '@atlaskit/progress-bar';
import type { ProgressBarProps } from '@forge/react';
import type { PaginationProps } from '../forge-props';
import { leaf, type Heard } from '../part';
import { useLocalValue } from './use-local-value';

const BARS = {
  default: AtlaskitProgressBar,
  success: SuccessProgressBar,
  inverse: TransparentProgressBar,
} as const;

/** `value` is between 0 and 1. */
export const ProgressBar = leaf<ProgressBarProps>(
  ['appearance', 'ariaLabel', 'isIndeterminate', 'testId', 'value'],
  ({ appearance = 'default', ...rest }) => {
    const Bar = BARS[appearance];
    return <Bar {...rest} />;
  },
);

/** `onChange` is told an event, the page and, in Atlaskit, analytics. */
export const Pagination = leaf<Heard<PaginationProps, 'onChange'>>(
  [
    'defaultSelectedIndex',
    'label',
    'max',
    'nextLabel',
    'onChange',
    'pageLabel',
    'pages',
    'previousLabel',
    'selectedIndex',
    'testId',
  ],
  function PaginationView({ pages, selectedIndex, defaultSelectedIndex, onChange, ...rest }) {
    const [shown, change] = useLocalValue(selectedIndex, defaultSelectedIndex ?? 0);
    return (
      <AtlaskitPagination
        {...rest}
        pages={pages}
        selectedIndex={shown}
        onChange={({ type }, page: unknown) => {
          change(pages.indexOf(page));
          onChange?.({ type }, page);
        }}
      />
    );
  },
);
