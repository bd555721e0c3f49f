/** What an approver makes of an order: all of it, or less. Pure. */
import type {
  AdminPowerView,
  Effect,
  OrderApproval,
  OrderView,
  WishView,
} from '../../../src/console/contract';

export interface ApprovalDraft {
  /** As typed. */
  readonly days: string;
  readonly effects: readonly Effect[];
  readonly scopes: readonly string[];
  /** Ids of those that it is held to; empty where it is held to none. */
  readonly operations: readonly string[];
  readonly projectIds: readonly string[];
  /** Powers over tokens. */
  readonly admin: readonly AdminPowerView[];
  readonly mayRotate: boolean;
  /** Words for the owner. */
  readonly note: string;
}

export type ApprovalPart = 'effects' | 'scopes' | 'operations' | 'projectIds' | 'admin';
export const APPROVAL_PARTS: readonly ApprovalPart[] = [
  'effects',
  'projectIds',
  'scopes',
  'operations',
  'admin',
];

/** All that was asked for. */
export const startApproval = ({ wish }: OrderView): ApprovalDraft => ({
  days: String(wish.days),
  effects: wish.effects,
  scopes: wish.scopes,
  operations: wish.operations.kind === 'only' ? wish.operations.ids : [],
  projectIds: projectIdsOf(wish),
  admin: wish.admin ?? [],
  mayRotate: wish.mayRotate === true,
  note: '',
});

const projectIdsOf = ({ reach }: WishView): readonly string[] =>
  reach.kind === 'site' ? [] : reach.projects.map(({ id }) => id);

/** Of what something can be taken out and something left. Of more days for a token that is there, nothing but days. */
export const partsToNarrow = (order: OrderView): readonly ApprovalPart[] => {
  const all = startApproval(order);
  return order.kind === 'extend' ? [] : APPROVAL_PARTS.filter((part) => all[part].length > 1);
};

/** Of which nothing is left: so it cannot be approved. A token with powers over tokens needs no scope, and one with scopes none of these. */
export const emptyParts = (draft: ApprovalDraft, order: OrderView): readonly ApprovalPart[] =>
  partsToNarrow(order).filter((part) => draft[part].length === 0 && !isMadeUpFor(part, draft));

const isMadeUpFor = (part: ApprovalPart, { scopes, admin }: ApprovalDraft): boolean =>
  (part === 'scopes' && admin.length > 0) || (part === 'admin' && scopes.length > 0);

/** With what differs from the wish alone. The resolver judges it. */
export function approvalOf(draft: ApprovalDraft, order: OrderView): OrderApproval {
  const all = startApproval(order);
  const { effects, scopes, operations, projectIds, admin } = draft;
  const isLess = (part: ApprovalPart): boolean => draft[part].length < all[part].length;
  const note = draft.note.trim();
  return {
    id: order.id,
    ...(Number(draft.days) === order.wish.days ? {} : { days: Number(draft.days) }),
    ...(isLess('effects') ? { effects } : {}),
    ...(isLess('scopes') ? { scopes } : {}),
    ...(isLess('operations') ? { operations: { kind: 'only', ids: operations } } : {}),
    ...(isLess('projectIds') ? { projectIds } : {}),
    ...(isLess('admin') ? { admin } : {}),
    ...(all.mayRotate && !draft.mayRotate ? { mayRotate: false } : {}),
    ...(note === '' ? {} : { note }),
  };
}
