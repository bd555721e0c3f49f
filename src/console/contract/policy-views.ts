/** What the pages see of the policy, of Jira's scopes and operations, and of what a change of the policy would hit. */
export type Effect = 'read' | 'write' | 'delete' | 'manage';
export type DaysByEffect = Readonly<Record<Effect, number>>;

/** Who may ask for a token, of those who may see the project. */
export type MayAsk = 'everyone' | 'project-admins' | 'jira-admins';

/** What the hourly sweep does with the tokens of owners whose account is no longer active. */
export type OwnerLeft = 'keep' | 'pause' | 'revoke' | 'hand-over';

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

export interface RulesView {
  readonly tokensOn: boolean;
  readonly mayAsk: MayAsk;
  readonly tokensPerPersonMax: number;
  readonly scopes: readonly string[];
  readonly operations: OperationLimit;
  readonly readOnly: boolean;
  readonly siteWideTokens: boolean;
  readonly attributeInJira: boolean;
  readonly lifetimeDaysMax: DaysByEffect;
  readonly lifetimeDaysDefault: DaysByEffect;
  /** Tokens that nobody used for so many days are revoked; null: none. */
  readonly idleDaysMax: number | null;
  readonly ownerLeft: OwnerLeft;
  readonly approval: ApprovalView;
}

export interface PolicyView {
  readonly revision: number;
  /** Absent at revision 0, a fresh installation's. */
  readonly changedAt?: string;
  readonly changedBy?: string;
  readonly rules: RulesView;
}

/** The whole new rules, and the revision they were drafted from: saved only while that is still today's. */
export interface PolicyChange {
  readonly revision: number;
  readonly rules: RulesView;
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
}

/** `scope`: operations that it has a part in. */
export interface ScopeRef {
  readonly scope: string;
}

/** Draft rules, to see what they would hit. Walks the tokens that live today, some 500 a call: ask again with the cursor. */
export interface PolicyPreview {
  readonly rules: RulesView;
  readonly cursor?: string;
}

export interface PolicyPreviewView {
  /** How many living tokens this call looked at. */
  readonly looked: number;
  readonly hits: readonly PolicyHitView[];
  /** Absent when all have been looked at. */
  readonly cursor?: string;
}

/** A token that the draft would change. */
export interface PolicyHitView {
  readonly locator: string;
  readonly name: string;
  readonly ownerId: string;
  /** `stopped`: every call would be refused. Otherwise one or both of the others. */
  readonly kinds: readonly ('stopped' | 'shortened' | 'narrowed')[];
  /** The rules that would do it. */
  readonly rules: readonly (keyof RulesView)[];
  readonly scopesLost: readonly string[];
  readonly effectsLost: readonly Effect[];
  /** When it ends today, and when under the draft. */
  readonly endsAt: string;
  readonly endsAtThen: string;
  readonly calls7d: number;
}
