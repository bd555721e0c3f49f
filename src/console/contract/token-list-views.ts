/** What the pages ask lists of tokens for, and what they are shown. */
import type { Paging } from './paging';
import type { Effect } from './policy-views';
import type { TokenRowView, TokenStateView } from './token-views';

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

export interface TokenPageView {
  readonly tokens: readonly TokenRowView[];
  /** Absent on the last page. A page may be shorter than asked for, even empty, and yet have a cursor: filters look at a bounded part. */
  readonly cursor?: string;
}
