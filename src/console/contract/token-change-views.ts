/** What the pages send to change a token that there is, and what comes of it. */
import type { IssuedTokenView } from './issue-views';
import type { ConsoleRefusalCode } from './reply';
import type { PauseReason, RevocationReason, TokenRef, TokenView } from './token-views';

export interface Revocation extends TokenRef {
  readonly because?: RevocationReason;
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

export interface Pausing extends TokenRef {
  readonly because?: PauseReason;
  /** Up to 200 characters, for the owner and the admins. */
  readonly note?: string;
}

export interface Rotation extends TokenRef {
  /** How long the old token works on: whole hours, 0 to 168; 24 where absent. Never beyond its last day. */
  readonly overlapHours?: number;
}

/** The new token, this once, and the one that it replaces. */
export interface RotatedTokenView extends IssuedTokenView {
  readonly predecessor: TokenView;
}
