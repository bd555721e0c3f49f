/** Props of UI Kit components whose types @forge/react does not export by name. */
import type { Bleed, Breadcrumbs, BreadcrumbsItem, Pagination, UserPicker } from '@forge/react';

export type BleedProps = Parameters<typeof Bleed>[0];
export type BreadcrumbsProps = Parameters<typeof Breadcrumbs>[0];
export type BreadcrumbsItemProps = Parameters<typeof BreadcrumbsItem>[0];
export type PaginationProps = Parameters<typeof Pagination>[0];
export type UserPickerProps = Parameters<typeof UserPicker>[0];
