/** What the pages see of one token: what it may do today, its use, its kin, its trail. */
import type { AuditEventView } from './audit-views';
import type { BudgetLeftView } from './limit-views';
import type { OperationLimit, PolicyHitView } from './policy-views';
import type { TokenRowView } from './token-views';

export interface TokenDetailView {
  readonly token: TokenRowView;
  readonly scopes: readonly PowerView[];
  readonly effects: readonly PowerView[];
  readonly operationsToday: OperationLimit;
  /** With `keptUntil`: what it loses then. Absent: nothing. */
  readonly losesWhenKeptNoMore?: Pick<PolicyHitView, 'kinds' | 'rules' | 'scopesLost' | 'effectsLost'>;
  /** Keys of those of its projects that Jira, asked just now, did not show the app. Absent: none, or Jira did not tell. */
  readonly projectsMissing?: readonly string[];
  /** What the owner may do in the first project of the token, asked of Jira just now; absent: Jira did not tell. */
  readonly owner?: OwnerView;
  readonly usage?: UsageView;
  /** Its predecessor and its successor, as far as they are there. */
  readonly linked: readonly LinkedTokenView[];
  /** Of its budgets and the site's, none where there are none; absent: the app could not read it just now. */
  readonly left?: readonly BudgetLeftView[];
  /** Latest events of its audit trail; more by `audit/search` (admins). */
  readonly events: readonly AuditEventView[];
}

/** One power of a token, whether it holds today, and which rule or fact says no. */
export interface PowerView {
  readonly name: string;
  readonly today: boolean;
}

export interface OwnerView {
  readonly active: boolean;
  /** Jira's permission key → held. Empty for a deactivated owner. */
  readonly permissions: readonly { readonly permission: string; readonly held: boolean }[];
}

/** Use of one token, newest first where there is an order. */
export interface UsageView {
  /** UTC days, oldest first, up to 15; days without calls are left out. */
  readonly days: readonly { readonly day: string; readonly calls: number; readonly denied: number }[];
  readonly operations: readonly {
    readonly operation: string;
    readonly calls: number;
    readonly lastAt: string;
  }[];
  readonly refusals: readonly { readonly code: string; readonly calls: number; readonly lastAt: string }[];
}

/** A token of the same family: what the one that is read replaced, or what replaces it. */
export interface LinkedTokenView {
  readonly as: 'predecessor' | 'successor';
  readonly token: TokenRowView;
}
