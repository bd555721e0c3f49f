/** What the pages see of a token: itself, in a line of a list, and what may be said of its end or pause. */
import type { FreezeEntryView } from './freeze-views';
import type { LimitsView } from './limit-views';
import type { Effect, OperationLimit } from './policy-views';

/**
 * `retired`: a successor has replaced it. `dormant`: its creation was interrupted, and its secret was never told to anybody; it can only
 * be revoked.
 */
export type TokenStateView = 'active' | 'paused' | 'revoked' | 'expired' | 'retired' | 'dormant';

export type ReachView =
  | { readonly kind: 'projects'; readonly projects: readonly { readonly id: string; readonly key: string }[] }
  | { readonly kind: 'site' };

/** What a token may do to tokens themselves, by `/admin/v1/…`. */
export type AdminPowerView = 'tokens:read' | 'tokens:revoke' | 'policy:read' | 'audit:read';

export type RevocationReason =
  'not-needed' | 'replaced' | 'leaked' | 'unused' | 'owner-left' | 'project-gone' | 'other';

export type PauseReason =
  | 'not-in-use'
  | 'suspicious'
  | 'under-review'
  | 'owner-away'
  | 'owner-left'
  /** By the app: the secret of a token that it replaced was used long after that had retired. */
  | 'retired-secret-used'
  | 'other';

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

export interface TokenRef {
  readonly locator: string;
}
