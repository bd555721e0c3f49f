/** What the pages see of tokens: lists, one token, what may be asked for, a new token. */
import type { AuditEventView } from './audit-views';
import type { FreezeEntryView } from './freeze-views';
import type { Paging } from './paging';
import type { ApprovalView, DaysByEffect, Effect, OperationLimit, ScopeView } from './policy-views';
import type { ConsoleRefusalCode } from './reply';

/** Ready-made lists, each served by an index of its own. */
export type TokenListKey =
  | 'all'
  | 'active'
  /** Active, and ends within 14 days, soonest first. */
  | 'expiring'
  /** Active, and may delete. */
  | 'can-delete'
  /** Active, and bound to no project. */
  | 'site-wide'
  /** Active, issued over 30 days ago, and not used for 30 days or never. */
  | 'unused'
  /** Active or paused, and its owner was deactivated or deleted when the app last looked. */
  | 'owner-left'
  /** Of bots, with their owners and backups. */
  | 'service'
  /** Of those, active or paused, that nobody stands behind any more: their owner left, or their backup did, or they have none. */
  | 'orphaned'
  /** Denied within the last 7 days, ended ones too; latest first. */
  | 'denied'
  /** Active and used, and may write, manage or delete although none of its calls tried to. */
  | 'broader-than-used'
  | 'revoked';

/** All filters hold together. Times are ISO; a range includes both ends. */
export interface TokenSearch extends Paging {
  readonly list?: TokenListKey;
  readonly ownerId?: string;
  /** The project it was asked for on; `site` for site-wide tokens. */
  readonly projectId?: string;
  /** First letters of the name, in any case. */
  readonly name?: string;
  readonly locator?: string;
  readonly state?: TokenStateView;
  readonly scope?: string;
  readonly effect?: Effect;
  readonly issuedFrom?: string;
  readonly issuedTo?: string;
  readonly expiresFrom?: string;
  readonly expiresTo?: string;
  /** By its last use; a token that was never used is in no such range. */
  readonly usedFrom?: string;
  readonly usedTo?: string;
}

/** `dormant`: its creation was interrupted, and its secret was never told to anybody. It can only be revoked. */
export type TokenStateView = 'active' | 'paused' | 'revoked' | 'expired' | 'dormant';

export type ReachView =
  | { readonly kind: 'projects'; readonly projects: readonly { readonly id: string; readonly key: string }[] }
  | { readonly kind: 'site' };

export interface TokenView {
  readonly locator: string;
  readonly name: string;
  readonly purpose: string;
  readonly ownerId: string;
  readonly state: TokenStateView;
  readonly scopes: readonly string[];
  readonly effects: readonly Effect[];
  readonly operations: OperationLimit;
  readonly reach: ReachView;
  readonly issuedAt: string;
  /** As it was issued. */
  readonly expiresAt: string;
  /** Of a bot's token: account id of who steps in for the owner; absent in it: nobody. */
  readonly service?: { readonly backupId?: string | undefined };
  /** While it is paused. */
  readonly pause?: PauseView;
  readonly endedAt?: string;
  /** Account id; absent where it was revoked with the token itself. */
  readonly endedBy?: string;
  readonly endedAs?: 'owner' | 'admin' | 'token' | 'app';
  readonly endedBecause?: RevocationReason;
  /** The words of whoever ended it. */
  readonly endedNote?: string;
}

export interface PauseView {
  readonly at: string;
  /** Account id. */
  readonly by: string;
  /** What an admin paused only an admin resumes. */
  readonly as: 'owner' | 'admin' | 'app';
  /** `handed-over`: until its new owner resumes it. */
  readonly because?: PauseReason | 'handed-over';
  /** The words of whoever paused it. */
  readonly note?: string;
}

/** A line of a list: the token, what today's policy makes of it, and its use. */
export interface TokenRowView extends TokenView {
  /** When it ends under today's policy; never after `expiresAt`. */
  readonly endsAt: string;
  /** The rule of today's policy that refuses every call of this active token; absent: none. */
  readonly stoppedBy?:
    'tokensOn' | 'siteWideTokens' | 'lifetimeDaysMax' | 'scopes' | 'readOnly' | 'operations';
  /** What is frozen of it now, wholly or in one of its projects. In a person's own list, and wherever one token is read. */
  readonly frozen?: readonly FreezeEntryView[];
  /** Absent: the app could not read it just now. */
  readonly use?: UseView;
}

export interface UseView {
  readonly calls7d: number;
  readonly denied7d: number;
  /** Absent: never. */
  readonly lastUsedAt?: string;
  /** Client family and version, `curl 8.5`; absent: none was told. */
  readonly lastClient?: string;
  readonly lastDeniedAt?: string;
  /** Last call with its secret after it had ended: somebody still uses it. */
  readonly lastDeadCallAt?: string;
}

export interface TokenPageView {
  readonly tokens: readonly TokenRowView[];
  /** Absent on the last page. A page may be shorter than asked for, even empty, and yet have a cursor: filters look at a bounded part. */
  readonly cursor?: string;
}

export interface TokenRef {
  readonly locator: string;
}

export type RevocationReason = 'not-needed' | 'replaced' | 'leaked' | 'unused' | 'owner-left' | 'other';

export interface Revocation extends TokenRef {
  readonly because?: RevocationReason;
  /** Up to 200 characters, for the owner and the admins. */
  readonly note?: string;
}

export type PauseReason =
  'not-in-use' | 'suspicious' | 'under-review' | 'owner-away' | 'owner-left' | 'other';

export interface Pausing extends TokenRef {
  readonly because?: PauseReason;
  /** Up to 200 characters, for the owner and the admins. */
  readonly note?: string;
}

/** Up to 25 at once. */
export interface Revocations {
  readonly locators: readonly string[];
  readonly because: RevocationReason;
  readonly note?: string;
}

/** One row for each locator, in their order. */
export interface RevocationsView {
  readonly rows: readonly (
    | { readonly locator: string; readonly token: TokenView }
    | { readonly locator: string; readonly refusal: { readonly code: ConsoleRefusalCode } }
  )[];
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

/** One power of a token, whether it holds today, and which rule or fact says no. */
export interface PowerView {
  readonly name: string;
  readonly today: boolean;
}

export interface TokenDetailView {
  readonly token: TokenRowView;
  readonly scopes: readonly PowerView[];
  readonly effects: readonly PowerView[];
  readonly operationsToday: OperationLimit;
  /** What the owner may do in the first project of the token, asked of Jira just now; absent: Jira did not tell. */
  readonly owner?: OwnerView;
  readonly usage?: UsageView;
  /** Latest events of its audit trail; more by `audit/search` (admins). */
  readonly events: readonly AuditEventView[];
}

export interface OwnerView {
  readonly active: boolean;
  /** Jira's permission key → held. Empty for a deactivated owner. */
  readonly permissions: readonly { readonly permission: string; readonly held: boolean }[];
}

/** What one may ask a token for; its words are in the pages' locale file. */
export type PurposeKey = 'report' | 'create-issues' | 'comment-bot' | 'sync' | 'custom';

export interface PurposeView {
  readonly key: PurposeKey;
  readonly effects: readonly Effect[];
  readonly scopes: readonly string[];
  readonly operations: OperationLimit;
  /** Why it cannot be asked for today: the rule that stands against it; absent: it can. */
  readonly barredBy?: 'scopes' | 'readOnly' | 'operations';
}

/** A scope, and whether it may be asked for here today. */
export interface OfferedScope extends ScopeView {
  readonly isAllowed: boolean;
}

/** A token that works today and ends within 14 days. */
export interface EndingSoonView {
  readonly locator: string;
  readonly name: string;
  readonly endsAt: string;
}

/** What may be asked for here, today, by this person. */
export interface Offer {
  readonly tokensOn: boolean;
  /** Why this person may not ask at all; absent: they may. */
  readonly barredBy?: 'mayAsk' | 'tokensPerPersonMax';
  readonly mayAsk: 'everyone' | 'project-admins' | 'jira-admins';
  readonly tokensPerPersonMax: number;
  /** What needs approval here. */
  readonly approval: ApprovalView;
  /** Whether this person decides the orders of this project, here. */
  readonly approves: boolean;
  /** Tokens of this person that count against it, and orders that may still become one. */
  readonly tokensHeld: number;
  /** Of those, in whatever project, that end soon: the soonest first, at most 10. */
  readonly endingSoon: readonly EndingSoonView[];
  readonly project: { readonly id: string; readonly key: string };
  /** Whether the person administers Jira: they can mend what they read here. */
  readonly isJiraAdmin: boolean;
  readonly scopes: readonly OfferedScope[];
  readonly purposes: readonly PurposeView[];
  readonly effects: readonly Effect[];
  readonly readOnly: boolean;
  readonly operations: OperationLimit;
  /** True: the policy allows tokens that are bound to no project, and this person may ask for one. */
  readonly siteWide: boolean;
  /** What the person may do in this project: a token never may more. Absent: Jira did not tell. */
  readonly ownRights?: readonly { readonly permission: string; readonly held: boolean }[];
  readonly lifetimeDaysMax: DaysByEffect;
  readonly lifetimeDaysDefault: DaysByEffect;
  /** How many projects a token may have beside the page's. */
  readonly furtherProjectsMax: number;
  /** What scripts put in front of `/rest/api/…`. */
  readonly gatewayUrl: string;
}

export interface TokenOrder {
  /** 1 to 100 characters, for people. */
  readonly name: string;
  /** Up to 500 characters. */
  readonly purpose?: string;
  readonly scopes: readonly string[];
  /** `['read']` where absent. */
  readonly effects?: readonly Effect[];
  /** All that the scopes open where absent. */
  readonly operations?: OperationLimit;
  /** `project` (the page's project) where absent. `site` needs a policy that allows it and a Jira admin who asks. */
  readonly reach?: 'project' | 'site';
  /** Ids of further projects that the token is to be bound to, beside the page's; up to 19. Each must be one the person may browse. */
  readonly projectIds?: readonly string[];
  /** Whole days; the policy's default where absent. */
  readonly days?: number;
}

/** The only reply that ever holds a token. */
export interface IssuedTokenView {
  readonly token: string;
  readonly view: TokenRowView;
  readonly gatewayUrl: string;
}

/** First letters of a name or key; all where absent. */
export interface ProjectSearch {
  readonly text?: string;
}

/** Up to 20 projects that the person may browse, by key. */
export interface ProjectChoices {
  readonly projects: readonly { readonly id: string; readonly key: string; readonly name: string }[];
}
