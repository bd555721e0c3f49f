/**
 * What the two pages and their resolvers say to each other: keys, payloads, replies. Types only; both sides import this file and
 * nothing else of each other. Times are ISO 8601 in UTC. Whatever a payload claims is parsed and authorised on the other side.
 *
 * | page    | key             | payload             | value            | may call it                                     |
 * |---------|-----------------|---------------------|------------------|-------------------------------------------------|
 * | admin   | `policy/read`   | none                | `PolicyView`     | Jira admins (ADMINISTER, asked live)            |
 * | admin   | `policy/change` | `PolicyChange`      | `PolicyView`     | Jira admins                                     |
 * | admin   | `tokens/search` | `TokenSearch`       | `TokenPageView`  | Jira admins                                     |
 * | admin   | `token/revoke`  | `TokenRef`          | `TokenView`      | Jira admins, any token                          |
 * | admin   | `audit/search`  | `AuditSearch`       | `AuditPageView`  | Jira admins                                     |
 * | project | `offer/read`    | none                | `Offer`          | whoever may browse the page's project           |
 * | project | `token/issue`   | `TokenOrder`        | `IssuedTokenView`| whoever may browse it; site-wide: Jira admins   |
 * | project | `token/list`    | `Paging`            | `TokenPageView`  | whoever may browse it: their own tokens         |
 * | project | `token/revoke`  | `TokenRef`          | `TokenView`      | whoever may browse it: their own tokens         |
 */
export type Effect = 'read' | 'write' | 'delete' | 'manage';

/** Every entry replies in one of three forms. */
export type Reply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: ConsoleRefusal }
  | { readonly ok: false; readonly problems: readonly ProblemView[] };

/** One fault in a payload, by field path. */
export interface ProblemView {
  readonly path: string;
  readonly code: string;
  readonly text: string;
}

export type ConsoleRefusalCode =
  | 'not-signed-in'
  | 'not-jira-admin'
  | 'project-not-visible'
  | 'standing-unknown'
  | 'policy-stale'
  | 'token-unknown'
  | 'token-changed'
  | 'storage-unavailable'
  | 'entry-unknown'
  | 'internal';

export interface ConsoleRefusal {
  readonly code: ConsoleRefusalCode;
  /** A sentence for the person, with what to do next. */
  readonly text: string;
  /** With `policy-stale`: the newer policy, to compare the draft with. */
  readonly newer?: PolicyView;
}

export type DaysByEffect = Readonly<Record<Effect, number>>;

export interface RulesView {
  readonly tokensOn: boolean;
  readonly scopes: readonly string[];
  readonly readOnly: boolean;
  readonly siteWideTokens: boolean;
  readonly attributeInJira: boolean;
  readonly lifetimeDaysMax: DaysByEffect;
  readonly lifetimeDaysDefault: DaysByEffect;
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

/** `limit` 1 to 100, 20 where absent. `cursor` from the page before. */
export interface Paging {
  readonly limit?: number;
  readonly cursor?: string;
}

/** At most one of `ownerId` and `projectId` (`site` for site-wide tokens). */
export interface TokenSearch extends Paging {
  readonly ownerId?: string;
  readonly projectId?: string;
}

export type ReachView =
  | { readonly kind: 'projects'; readonly projects: readonly { readonly id: string; readonly key: string }[] }
  | { readonly kind: 'site' };

export interface TokenView {
  readonly locator: string;
  readonly name: string;
  readonly purpose: string;
  readonly ownerId: string;
  readonly state: 'active' | 'paused' | 'revoked' | 'expired';
  readonly scopes: readonly string[];
  readonly effects: readonly Effect[];
  readonly reach: ReachView;
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly endedAt?: string;
  readonly endedBy?: string;
}

export interface TokenPageView {
  readonly tokens: readonly TokenView[];
  /** Absent on the last page. A page may be shorter than asked for. */
  readonly cursor?: string;
}

export interface TokenRef {
  readonly locator: string;
}

/** At most one of `type`, `actorId` and `locator`. `from` and `to` are ISO times. Newest first. */
export interface AuditSearch extends Paging {
  readonly type?: string;
  readonly actorId?: string;
  readonly locator?: string;
  readonly from?: string;
  readonly to?: string;
}

export interface AuditEventView {
  readonly id: string;
  readonly at: string;
  readonly type: string;
  readonly actorId: string;
  /** What the event tells besides: locator, operation, refusal, rules before and after … */
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface AuditPageView {
  readonly events: readonly AuditEventView[];
  readonly cursor?: string;
}

/** What may be asked for here, today, by this person. */
export interface Offer {
  readonly tokensOn: boolean;
  readonly project: { readonly id: string; readonly key: string };
  readonly scopes: readonly string[];
  readonly effects: readonly Effect[];
  /** True: this person may also ask for a token that is bound to no project. */
  readonly siteWide: boolean;
  readonly lifetimeDaysMax: DaysByEffect;
  readonly lifetimeDaysDefault: DaysByEffect;
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
  readonly view: TokenView;
  readonly gatewayUrl: string;
}

/** Key → payload and value, for a typed `invoke`. */
export interface AdminEntries {
  'policy/read': { payload: undefined; value: PolicyView };
  'policy/change': { payload: PolicyChange; value: PolicyView };
  'tokens/search': { payload: TokenSearch; value: TokenPageView };
  'token/revoke': { payload: TokenRef; value: TokenView };
  'audit/search': { payload: AuditSearch; value: AuditPageView };
}

export interface ProjectEntries {
  'offer/read': { payload: undefined; value: Offer };
  'token/issue': { payload: TokenOrder; value: IssuedTokenView };
  'token/list': { payload: Paging; value: TokenPageView };
  'token/revoke': { payload: TokenRef; value: TokenView };
}
