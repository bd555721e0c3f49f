/** What a person asks a token for, and the token. */
import type { LimitsOrder } from './limit-views';
import type { Effect, OperationLimit } from './policy-views';
import type { AdminPowerView, TokenRowView } from './token-views';

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

/** The token, this once: in the replies of `token/issue`, `token/rotate` and `order/claim`, and in no other. */
export interface IssuedTokenView {
  readonly token: string;
  readonly view: TokenRowView;
  readonly gatewayUrl: string;
  /** What every call must bear besides: told this once. */
  readonly header?: { readonly name: string; readonly value: string };
}
