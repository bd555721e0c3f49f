import AtlaskitBreadcrumbs, { BreadcrumbsItem as AtlaskitBreadcrumbsItem } from '@atlaskit/breadcrumbs';
import type { BreadcrumbsItemProps, BreadcrumbsProps } from '../forge-props';
import { leaf, part } from '../part';

/** Atlaskit shortens the path by the room there is; it has done away with what said how (`maxItems`, `onExpand`, …). */
export const Breadcrumbs = part<Pick<BreadcrumbsProps, 'ellipsisLabel' | 'label' | 'testId'>>(
  ['ellipsisLabel', 'label', 'testId'],
  AtlaskitBreadcrumbs,
);

export const BreadcrumbsItem = leaf<Pick<BreadcrumbsItemProps, 'href' | 'testId' | 'text'>>(
  ['href', 'testId', 'text'],
  AtlaskitBreadcrumbsItem,
);
