/** What the pages see of tokens: lists, one token, what may be asked for, a new token. */
import type { AuditEventView } from './audit-views';
import type { FreezeEntryView } from './freeze-views';
import type { Paging } from './paging';
import type {
  ApprovalView,
  DaysByEffect,
  Effect,
  OperationLimit,
  PolicyHitView,
  RateBudgetsView,
  ScopeView,
  WhoKind,
} from './policy-views';
import type { ProjectRulesView } from './project-rule-views';
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
  /** Retired, and its secret was used long after; noticed last first. */
  | 'reused'
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

/** `retired`: a successor has replaced it. `dormant`: its creation was interrupted, and its secret was never told to anybody. It can only be revoked. */
export type TokenStateView = 'active' | 'paused' | 'revoked' | 'expired' | 'retired' | 'dormant';

export type ReachView =
  | { readonly kind: 'projects'; readonly projects: readonly { readonly id: string; readonly key: string }[] }
  | { readonly kind: 'site' };

/** What a token may do to tokens themselves, by `/admin/v1/…`. */
export type AdminPowerView = 'tokens:read' | 'tokens:revoke' | 'policy:read' | 'audit:read';

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
  /** Absent: none. */
  readonly admin?: readonly AdminPowerView[];
  readonly issuedAt: string;
  /** As it was issued. */
  readonly expiresAt: string;
  /** Not valid before. */
  readonly validFrom?: string;
  readonly limits?: LimitsView;
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
  /** Set: it may replace itself by a successor (`POST /token/rotate`). */
  readonly mayRotate?: true;
  /** Locators of the token that it replaced, and of the one that replaces it. */
  readonly predecessor?: string;
  readonly successor?: string;
  /** With `successor`: from then on it is refused. */
  readonly retiresAt?: string;
  /** When it was noticed that its secret was used long after it had retired. */
  readonly reusedAt?: string;
}

export interface WorkingHoursView {
  /** IANA name. */
  readonly timeZone: string;
  readonly days: readonly ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[];
  /** `08:00`. */
  readonly from: string;
  /** Not later than `from`: on the next day. */
  readonly to: string;
}

export interface BudgetsView extends RateBudgetsView {
  /** In the token's whole life. */
  readonly uses?: number | undefined;
}

export interface LimitsView {
  readonly hours?: WorkingHoursView | undefined;
  /** Name of a header that every call must bear. */
  readonly header?: string;
  readonly ipRanges?: readonly string[] | undefined;
  readonly budgets?: BudgetsView | undefined;
}

export interface BudgetLeftView {
  readonly key: keyof BudgetsView;
  readonly limit: number;
  readonly remaining: number;
  /** Absent for `uses`. */
  readonly resetsInS?: number;
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
    | 'tokensOn'
    | 'ipRanges'
    | 'siteWideTokens'
    | 'adminTokens'
    | 'lifetimeDaysMax'
    | 'scopes'
    | 'readOnly'
    | 'operations'
    /** Older tokens were stopped by a change of the policy, at `stopsAt`. */
    | 'transition';
  /** Until then the latest changes of the policy are kept from it, wholly or in part. */
  readonly keptUntil?: string;
  /** When tokens as old as this one stop altogether, or stopped. */
  readonly stopsAt?: string;
  /** What is frozen of it now, wholly or in one of its projects. In lists of tokens, and wherever one is read. */
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

export type RevocationReason =
  'not-needed' | 'replaced' | 'leaked' | 'unused' | 'owner-left' | 'project-gone' | 'other';

export interface Revocation extends TokenRef {
  readonly because?: RevocationReason;
  /** Up to 200 characters, for the owner and the admins. */
  readonly note?: string;
}

export type PauseReason =
  | 'not-in-use'
  | 'suspicious'
  | 'under-review'
  | 'owner-away'
  | 'owner-left'
  /** By the app: the secret of a token that it replaced was used long after that had retired. */
  | 'retired-secret-used'
  | 'other';

export interface Pausing extends TokenRef {
  readonly because?: PauseReason;
  /** Up to 200 characters, for the owner and the admins. */
  readonly note?: string;
}

export interface Rotation extends TokenRef {
  /** How long the old token works on: whole hours, 0 to 168; 24 where absent. Never beyond its last day. */
  readonly overlapHours?: number;
}

/** A token of the same family: what the one that is read replaced, or what replaces it. */
export interface LinkedTokenView {
  readonly as: 'predecessor' | 'successor';
  readonly token: TokenRowView;
}

/** A token of the person that the app paused because the secret of one that it replaced was used. */
export interface OfferedHalt {
  readonly locator: string;
  readonly name: string;
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
  /** Who may ask here: as the site says, or the project where that is narrower. */
  readonly mayAsk: WhoKind;
  /** True: this person may ask for tokens that read, and for no others. */
  readonly changesBarred?: true;
  /** What this project says beyond the site's policy; absent: nothing. */
  readonly projectRules?: Partial<ProjectRulesView>;
  /** Whether the person may change that. */
  readonly administersProject: boolean;
  readonly tokensPerPersonMax: number;
  /** What needs approval here. */
  readonly approval: ApprovalView;
  /** Whether this person decides the orders of this project, here. */
  readonly approves: boolean;
  /** Whether this person may order tokens for others, here and now. */
  readonly mayCreateForOthers: boolean;
  /** Tokens of this person that count against it, and orders that may still become one. */
  readonly tokensHeld: number;
  /** Of those, in whatever project, that end soon: the soonest first, at most 10. */
  readonly endingSoon: readonly EndingSoonView[];
  /** Those that were paused because a retired secret was used. */
  readonly halted: readonly OfferedHalt[];
  /** Whether a token may be asked for that may rotate itself. */
  readonly selfRotation: boolean;
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
  /** Powers over tokens themselves that this person may ask for: a Jira admin, where the policy allows it. Else empty. */
  readonly adminPowers: readonly AdminPowerView[];
  /** What the person may do in this project: a token never may more. Absent: Jira did not tell. */
  readonly ownRights?: readonly { readonly permission: string; readonly held: boolean }[];
  readonly lifetimeDaysMax: DaysByEffect;
  readonly lifetimeDaysDefault: DaysByEffect;
  /** Whether a token can be held to addresses: only where the platform tells them. */
  readonly addressKnown: boolean;
  /** The most that any token may do; null: no limit. */
  readonly budgets: RateBudgetsView | null;
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
  /** Powers over tokens themselves: only with reach `site`, a policy that allows it and a Jira admin who asks. Then it needs no scopes. */
  readonly admin?: readonly AdminPowerView[];
  /** Whole days from now; the policy's default where absent. */
  readonly days?: number;
  /** Whether it may replace itself by a successor; not where absent. Needs a policy that allows it. */
  readonly mayRotate?: boolean;
  /** ISO 8601; valid at once where absent. */
  readonly validFrom?: string;
  readonly limits?: LimitsOrder;
}

export interface LimitsOrder extends Omit<LimitsView, 'header'> {
  /** Without a value the app draws one. 16 to 200 printable characters. */
  readonly header?: { readonly name: string; readonly value?: string };
}

/** Beside a rotation's the only reply that ever holds a token. */
export interface IssuedTokenView {
  readonly token: string;
  readonly view: TokenRowView;
  readonly gatewayUrl: string;
  /** What every call must bear besides: told this once. */
  readonly header?: { readonly name: string; readonly value: string };
}

/** The new token, this once, and the one that it replaces. */
export interface RotatedTokenView extends IssuedTokenView {
  readonly predecessor: TokenView;
}

/** First letters of a name or key; all where absent. */
export interface ProjectSearch {
  readonly text?: string;
}

/** Up to 20 projects that the person may browse, by key. */
export interface ProjectChoices {
  readonly projects: readonly { readonly id: string; readonly key: string; readonly name: string }[];
}
