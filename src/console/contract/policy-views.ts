/** What the pages see of the policy, of Jira's scopes and operations, and of what a change of the policy would hit. */
export type Effect = 'read' | 'write' | 'delete' | 'manage';
export type DaysByEffect = Readonly<Record<Effect, number>>;

/** A part of the people. Jira admins are always among them. */
export type WhoView =
  | { readonly kind: 'everyone' | 'project-admins' | 'jira-admins' }
  /** 1 to 20 ids. */
  | { readonly kind: 'groups'; readonly groupIds: readonly string[] }
  /** Whoever holds the app's own permission in Jira, for the site or in the project. */
  | { readonly kind: 'permission' };
export type WhoKind = WhoView['kind'];

/** What the hourly sweep does with the tokens of owners whose account is no longer active. */
export type OwnerLeft = 'keep' | 'pause' | 'revoke' | 'hand-over';

/**
 * What follows when the secret of a retired token is used: what replaced it is paused, from a day after it retired or at once; or it is
 * noted, from a day after.
 */
export type RetiredSecretUse = 'pause' | 'pause-at-once' | 'note';

/** What needs approval. `when`: where one of the causes holds. Who approves `project-admins`: those of every project in the order. */
export interface ApprovalView {
  readonly needs: 'never' | 'always' | 'when';
  /** Anything but reading. */
  readonly writes: boolean;
  readonly deletes: boolean;
  readonly siteWide: boolean;
  /** More whole days than these. */
  readonly overDays: number | null;
  /** By the powers, whatever the person says. */
  readonly purposes: readonly ('report' | 'create-issues' | 'comment-bot' | 'sync' | 'custom')[];
  /** Whether approvers may approve orders of their own. */
  readonly selfApproval: boolean;
  readonly approvers: 'jira-admins' | 'project-admins';
}

export type ApprovalCause = 'always' | 'writes' | 'deletes' | 'siteWide' | 'overDays' | 'purpose';

/** Ids such as `POST /rest/api/3/issue`. */
export type OperationLimit =
  { readonly kind: 'any' } | { readonly kind: 'only'; readonly ids: readonly string[] };

/** Whether the hourly sweep makes an issue in this project (numeric id) for each token that ends soon. */
export type NoticeRule =
  | { readonly kind: 'none' }
  | { readonly kind: 'issue'; readonly projectId: string; readonly issueTypeId?: string | undefined };

export interface RulesView {
  readonly tokensOn: boolean;
  /** Who may ask for a token, of those who may see the project. */
  readonly mayAsk: WhoView;
  /** Who of those may ask for a token that does more than read. */
  readonly mayAskForChanges: WhoView;
  /** Never `project-admins`, as the next. */
  readonly mayCreateForOthers: WhoView;
  /** Whose tokens work. */
  readonly mayUse: WhoView;
  readonly tokensPerPersonMax: number;
  readonly scopes: readonly string[];
  readonly operations: OperationLimit;
  readonly readOnly: boolean;
  readonly siteWideTokens: boolean;
  readonly adminTokens: boolean;
  readonly attributeInJira: boolean;
  readonly lifetimeDaysMax: DaysByEffect;
  readonly lifetimeDaysDefault: DaysByEffect;
  /** Tokens that nobody used for so many days are revoked; null: none. */
  readonly idleDaysMax: number | null;
  readonly ownerLeft: OwnerLeft;
  /** A token may be asked for that may rotate itself. */
  readonly selfRotation: boolean;
  readonly retiredSecretUse: RetiredSecretUse;
  readonly notice: NoticeRule;
  /** Whether callers' addresses are known: only where the set-up check has found them (`client-address`) can it be switched on. */
  readonly trustClientAddress: boolean;
  /** `203.0.113.0/24`, up to 20; null: from everywhere. */
  readonly ipRanges: readonly string[] | null;
  /** The most that any token may do; null: no limit. */
  readonly budgets: RateBudgetsView | null;
  readonly approval: ApprovalView;
}

/** Calls and changes of one token that go through to Jira, in each hour and day of UTC; what is absent is not limited. */
export interface RateBudgetsView {
  readonly requestsPerHour?: number | undefined;
  readonly requestsPerDay?: number | undefined;
  readonly writesPerHour?: number | undefined;
  readonly writesPerDay?: number | undefined;
}

export interface PolicyView {
  readonly revision: number;
  /** Absent at revision 0, a fresh installation's. */
  readonly changedAt?: string;
  readonly changedBy?: string;
  readonly rules: RulesView;
  /** What changes leave to older tokens still; absent: nothing. */
  readonly transitions?: readonly TransitionView[];
}

/** Holds for tokens that were issued before `issuedBefore`. */
export type TransitionView =
  /** They go on under these rules as they were, until then. */
  | {
      readonly kind: 'keep';
      readonly issuedBefore: string;
      readonly until: string;
      readonly rules: readonly (keyof RulesView)[];
    }
  /** They stop then, or have stopped. */
  | {
      readonly kind: 'stop';
      readonly issuedBefore: string;
      readonly at: string;
      readonly hasCome: boolean;
    };

/** What becomes of tokens that live today. At most 90 days ahead. */
export type ExistingChoice =
  /** The new rules hold for them at once, and whatever earlier changes kept from them is over. */
  | { readonly kind: 'apply' }
  /** They go on under the rules as they were, until then. */
  | { readonly kind: 'keep'; readonly until: string }
  /** The new rules hold for them at once, and they stop altogether then. */
  | { readonly kind: 'stop'; readonly at: string }
  /** As `apply`, and stops whose date has not come are taken back. */
  | { readonly kind: 'lift' };

/** The whole new rules, and the revision they were drafted from: saved only while that is still today's. */
export interface PolicyChange {
  readonly revision: number;
  readonly rules: RulesView;
  /** `apply` where absent. */
  readonly existing?: ExistingChoice;
}

/** What a scope lets one do, in the order in which the pages show it. Its words are in the pages' locale file. */
export type ScopeFamily =
  | 'issues'
  | 'comments'
  | 'worklogs'
  | 'attachments'
  | 'links'
  | 'search'
  | 'boards'
  | 'projects'
  | 'versions'
  | 'people'
  | 'dashboards'
  | 'service'
  | 'fields'
  | 'workflows'
  | 'permissions'
  | 'site'
  | 'development'
  | 'everything';

export interface ScopeView {
  /** Jira's own name, e.g. `write:jira-work` or `write:comment:jira`. */
  readonly name: string;
  readonly kind: 'classic' | 'granular';
  readonly family: ScopeFamily;
  /** What the operations that it opens, alone or with others, do. */
  readonly effects: readonly Effect[];
  /** How many operations it has a part in that a token can reach at all. Never 0: scopes that open nothing are not listed. */
  readonly operations: number;
  /** Classic scopes: a policy that names any one of them allows this granular scope too, as far as that one goes. Empty: none. */
  readonly includedIn: readonly string[];
}

export interface OperationView {
  /** `POST /rest/api/3/issue`. */
  readonly id: string;
  readonly effect: Effect;
  /** `site`: only tokens for the whole site reach it. */
  readonly reach: 'projects' | 'site';
}

/** A ready draft of the rules; everything that it does not name stays as it is. */
export interface PresetView {
  readonly key: 'read-only' | 'create-issues' | 'open';
  readonly rules: Partial<RulesView>;
}

/** What the policy's editor chooses from. */
export interface PolicyOptions {
  readonly scopes: readonly ScopeView[];
  readonly presets: readonly PresetView[];
  /** Whether the set-up check has shown that callers' addresses can be trusted. */
  readonly addressProven: boolean;
}

/** `scope`: operations that it has a part in. */
export interface ScopeRef {
  readonly scope: string;
}

/** Operations that a token with exactly these powers can be held to, where policy and project allow them. */
export interface OperationsWish {
  /** At most 100. */
  readonly scopes: readonly string[];
  readonly effects: readonly Effect[];
}

/** Draft rules, to see what they would hit. Walks the tokens that live today, some 500 a call: ask again with the cursor. */
export interface PolicyPreview {
  readonly rules: RulesView;
  readonly cursor?: string;
}

export interface PolicyPreviewView {
  /** How many living tokens this call looked at, paused ones too. */
  readonly looked: number;
  /** Of active ones. */
  readonly hits: readonly PolicyHitView[];
  readonly touched: TouchedView;
  /** Absent when all have been looked at. */
  readonly cursor?: string;
}

/**
 * Of the tokens that this call looked at, how many a changed rule concerns that does not stop, shorten or narrow them by itself. 0 where
 * the rule is not changed.
 */
export interface TouchedView {
  /** `idleDaysMax`: the next sweep would revoke them, and would not under the rules of today. Null: their use could not be read. */
  readonly unused: number | null;
  /**
   * `ownerLeft`: their owners have left, as last counted, and the sweep would do something else to them. Null: nobody was counted yet, or
   * so many seem to have left that the sweep waits for an admin.
   */
  readonly ofLeavers: number | null;
  /** `ipRanges`: the site's ranges would hold, and the token has none of its own. */
  readonly withoutRanges: number;
  /** `ipRanges`, `trustClientAddress`: it has ranges of its own. */
  readonly withRanges: number;
  /** Of those: no address is in both, so that every call would be refused. */
  readonly apartRanges: number;
  /** `budgets`: less would be left to it than today. */
  readonly lessBudget: number;
  /** Of those: it has no budget of its own. */
  readonly withoutBudget: number;
  /** `selfRotation`: it was asked for as one that may rotate itself. */
  readonly mayRotate: number;
  /** `retiredSecretUse`: it replaced another token. */
  readonly replaced: number;
}

/** A token that the draft would change. */
export interface PolicyHitView {
  readonly locator: string;
  readonly name: string;
  readonly ownerId: string;
  /** `stopped`: every call would be refused. Otherwise one or both of the others. */
  readonly kinds: readonly ('stopped' | 'shortened' | 'narrowed')[];
  /** The rules that would do it. */
  readonly rules: readonly (keyof RulesView | 'transition')[];
  readonly scopesLost: readonly string[];
  readonly effectsLost: readonly Effect[];
  /** When it ends today, and when under the draft. */
  readonly endsAt: string;
  readonly endsAtThen: string;
  readonly calls7d: number;
}
