import type { Result } from '../../base/result';
import type { Locator } from '../../tokens/token';
import type { AdminRoute } from './admin-route';

/** A call of `/admin/v1/…` whose token, powers and owner have been judged. Parameters and body are still as they came. */
export interface AdminCall {
  readonly route: AdminRoute;
  /** Each came once. */
  readonly params: ReadonlyMap<string, string>;
  readonly body: string;
  /** The owner of the token, who is a Jira admin. */
  readonly accountId: string;
  /** The token that acts. */
  readonly via: Locator;
}

/** Why it is not answered. `malformed`: which parameter or field, where it is known. */
export type AdminNo =
  | { readonly kind: 'malformed'; readonly part?: string | undefined }
  | { readonly kind: 'token-unknown' }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'internal' };

/** What admins do on their page, for scripts. The value goes out as JSON. */
export interface AdminApi {
  answer(call: AdminCall): Promise<Result<unknown, AdminNo>>;
}
