/** Does a wish need approval today, and why? Pure. What needs none is the auto lane. */
import type { Effect } from '../catalogue/operation';
import type { AdminPower } from './admin-power';
import type { Reach } from './grant';
import { permitsOperation, type OperationLimit } from './operation-limit';
import type { PurposeKey } from './purpose-key';
import { PURPOSES, type Purpose } from './purposes';
import type { Rules } from './rules';

/** Why approval is needed. */
const APPROVAL_CAUSES = ['always', 'writes', 'deletes', 'siteWide', 'overDays', 'purpose'] as const;
export type ApprovalCause = (typeof APPROVAL_CAUSES)[number];

export interface WishedPowers {
  readonly scopes: readonly string[];
  readonly effects: readonly Effect[];
  readonly operations: OperationLimit;
  readonly reach: Reach;
  /** Powers over tokens themselves; absent: none. */
  readonly admin?: readonly AdminPower[] | undefined;
  /** Whole days. Of an extension: from the issue of the token to its new end, so that many short ones are no way round. */
  readonly days: number;
}

/** Every cause that holds; none: it may be had at once. */
export function approvalNeeded(wish: WishedPowers, { approval }: Pick<Rules, 'approval'>): ApprovalCause[] {
  if (approval.needs === 'never') return [];
  if (approval.needs === 'always') return ['always'];
  const holds: Readonly<Record<Exclude<ApprovalCause, 'always'>, boolean>> = {
    writes: approval.writes && isChange(wish),
    deletes: approval.deletes && wish.effects.includes('delete'),
    siteWide: approval.siteWide && wish.reach.kind === 'site',
    overDays: approval.overDays !== null && wish.days > approval.overDays,
    purpose: approval.purposes.includes(purposeOf(wish)),
  };
  return APPROVAL_CAUSES.filter((cause) => cause !== 'always' && holds[cause]);
}

/** Revoking a token changes something, too, though nothing in Jira. */
const isChange = ({ effects, admin = [] }: WishedPowers): boolean =>
  effects.some((effect) => effect !== 'read') || admin.includes('tokens:revoke');

/** The first ready purpose, in their order from the least, that has all of these powers. */
export const purposeOf = (wish: Omit<WishedPowers, 'reach' | 'days'>): PurposeKey =>
  PURPOSES.find((purpose) => purpose.key !== 'custom' && covers(purpose, wish))?.key ?? 'custom';

const covers = (
  { scopes, effects, operations }: Purpose,
  wish: Omit<WishedPowers, 'reach' | 'days'>,
): boolean =>
  // No ready purpose has powers over tokens.
  (wish.admin ?? []).length === 0 &&
  wish.scopes.every((scope) => scopes.includes(scope)) &&
  wish.effects.every((effect) => effects.includes(effect)) &&
  (wish.operations.kind === 'any'
    ? operations.kind === 'any'
    : wish.operations.ids.every((id) => permitsOperation(operations, id)));
