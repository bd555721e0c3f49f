/** What the pages see of orders: wishes for tokens that wait for approval, or for being claimed. */
import type { Paging } from './paging';
import type { ApprovalCause, Effect, OperationLimit } from './policy-views';
import type { ProblemView } from './reply';
import type { IssuedTokenView, TokenOrder } from './issue-views';
import type { LimitsView } from './limit-views';
import type { OwnerView, PowerView } from './token-detail-views';
import type { AdminPowerView, ReachView, TokenRowView } from './token-views';

export type OrderStateView = 'waiting' | 'approved' | 'denied' | 'withdrawn' | 'claimed' | 'lapsed';

export interface WishView {
  /** The owner's words, for its approvers. */
  readonly name: string;
  readonly purpose: string;
  readonly scopes: readonly string[];
  readonly effects: readonly Effect[];
  readonly operations: OperationLimit;
  readonly reach: ReachView;
  /** Whole days from the claim. */
  readonly days: number;
  /** Powers over tokens themselves; absent: none. */
  readonly admin?: readonly AdminPowerView[];
  /** It may replace itself by a successor. */
  readonly mayRotate?: true;
  readonly validFrom?: string;
  readonly limits?: LimitsView;
}

export interface OrderView {
  readonly id: string;
  readonly kind: 'new' | 'extend';
  /** Of an extension: the token. */
  readonly extends?: string;
  readonly state: OrderStateView;
  readonly placedAt: string;
  /** Account ids. */
  readonly placedBy: string;
  readonly ownerId: string;
  /** Of a bot's token: account id of who steps in for the owner. */
  readonly backupId?: string;
  readonly wish: WishView;
  readonly justification: string;
  /** While it waits: until when it must be decided. */
  readonly lapsesAt: string;
  /** While it is approved: until when it must be claimed. */
  readonly claimUntilAt?: string;
  readonly decision?: {
    readonly at: string;
    readonly by: string;
    readonly note?: string;
    /** What was approved. */
    readonly granted?: WishView;
  };
  readonly endedAt?: string;
  /** The token that came of it. */
  readonly locator?: string;
}

export interface OrderPageView {
  readonly orders: readonly OrderView[];
  readonly cursor?: string;
}

export interface OrderRef {
  readonly id: string;
}

/** A new token, or more days of an own one: counted from the claim. */
export type OrderPlacing = {
  /** Up to 1,000 characters, for approvers. */
  readonly justification: string;
} & ({ readonly order: TokenOrder } | { readonly extend: TokenExtension });

export interface TokenExtension {
  readonly locator: string;
  /** Whole days from now. */
  readonly days: number;
}

/** The token as it is now. */
export interface ExtendedTokenView {
  readonly view: TokenRowView;
}

/** What came of the order: the token, this once, or the days. */
export type ClaimedView =
  ({ readonly kind: 'issued' } & IssuedTokenView) | ({ readonly kind: 'extended' } & ExtendedTokenView);

/** Newest first. */
export interface OrderSearch extends Paging {
  /** `waiting` where absent. */
  readonly state?: OrderStateView;
}

export interface OrderListView extends OrderPageView {
  /** How many wait, as far as one page of them tells; `many`: more than that. */
  readonly waiting: number | 'many';
}

/** One order, as an approver sees it. */
export interface OrderDetailView {
  readonly order: OrderView;
  /** What the policy of today makes of the wish, power by power. */
  readonly scopes: readonly PowerView[];
  readonly effects: readonly PowerView[];
  readonly operationsToday: OperationLimit;
  /** What of it is over today's policy: it cannot be approved with that. */
  readonly problems: readonly ProblemView[];
  /** The cap for these effects. */
  readonly daysMax: number;
  /** Why it needs approval today; empty: it would not any more. */
  readonly causes: readonly ApprovalCause[];
  /** What the owner may do in the first of its projects; absent: Jira did not tell. */
  readonly owner?: OwnerView;
  /** Up to 20 living tokens of the owner; a project's admins see those of the page's project alone. */
  readonly otherTokens: readonly TokenRowView[];
  /** Whether the reader may decide it: not their own, unless the policy lets them. */
  readonly mayApprove: boolean;
}

/** What is absent stays as it was wished. */
export interface OrderApproval extends OrderRef {
  readonly scopes?: readonly string[];
  readonly effects?: readonly Effect[];
  readonly operations?: OperationLimit;
  /** Ids of the wished projects that stay. */
  readonly projectIds?: readonly string[];
  /** Of the wished powers over tokens those that stay. */
  readonly admin?: readonly AdminPowerView[];
  /** It may not replace itself, whatever was wished. */
  readonly mayRotate?: false;
  readonly days?: number;
  /** Up to 500 characters, for the owner. */
  readonly note?: string;
}

export interface OrderDenial extends OrderRef {
  /** 1 to 500 characters, for the owner. */
  readonly note: string;
}
