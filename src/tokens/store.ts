import type { Instant } from '../base/time';
import type { Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { TokenRecord, TokenState } from './record';
import type { Locator } from './token';

/** One page of a list. Lists may lag behind by seconds (the platform's indexes are eventually consistent); `find` never does. */
export interface TokenPage {
  readonly records: readonly TokenRecord[];
  /** Opaque; absent on the last page. */
  readonly cursor?: string | undefined;
}

/** Which tokens to list; newest first, but `ended-before` oldest first. */
export type TokenQuery =
  | { readonly by: 'all' }
  | { readonly by: 'owner'; readonly ownerId: string }
  | { readonly by: 'project'; readonly projectId: string }
  | { readonly by: 'ended-before'; readonly state: TokenState; readonly before: Instant };

export interface PageRequest {
  /** 1 to 100. */
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Where token records live. Creating and changing them is the console's ledger's: a change and its audit event go together. */
export interface TokenStore {
  /** Strongly consistent. */
  find(locator: Locator): Promise<Result<TokenRecord | undefined, StoreFailure>>;
  list(query: TokenQuery, page: PageRequest): Promise<Result<TokenPage, StoreFailure>>;
  /** Removes records for good. Deleting what is gone is no failure. */
  erase(locators: readonly Locator[]): Promise<Result<void, StoreFailure>>;
}
