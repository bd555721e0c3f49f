import type { Instant } from '../base/time';
import type { Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { Effect } from '../catalogue/operation';
import type { TokenRecord, TokenState } from './record';
import type { Locator } from './token';

/** One page of a list. Lists may lag behind by seconds (the platform's indexes are eventually consistent); `find` never does. */
export interface TokenPage {
  readonly records: readonly TokenRecord[];
  /** Opaque; absent on the last page. */
  readonly cursor?: string | undefined;
}

/** Both ends belong to it. */
export interface Span {
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
}

/** Which tokens to list. By owner, project and all: those issued within the span, newest first. */
export type TokenQuery =
  | { readonly by: 'all'; readonly issued?: Span }
  | { readonly by: 'owner'; readonly ownerId: string; readonly issued?: Span }
  /** Of bots, all or those with this backup; newest first. A page may be shorter than asked for, even empty, and yet have a cursor. */
  | { readonly by: 'service'; readonly backupId?: string | undefined; readonly issued?: Span }
  | { readonly by: 'project'; readonly projectId: string; readonly issued?: Span }
  /** Those whose name begins so, in any case; by name. */
  | { readonly by: 'name'; readonly start: string }
  /** In this state, whose end (`endOf`) is in the span; soonest first. An active one may have expired. */
  | { readonly by: 'state'; readonly state: TokenState; readonly ends: Span }
  /** The same of one owner's. */
  | {
      readonly by: 'holder';
      readonly ownerId: string;
      readonly state: TokenState;
      readonly ends: Span;
    }
  /** The same of those whose most harmful effect is this one. */
  | {
      readonly by: 'power';
      readonly state: TokenState;
      readonly power: Effect;
      readonly ends: Span;
    };

export interface PageRequest {
  /** 1 to 100. */
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Where token records live. Creating and changing them is the console's ledger's: a change and its audit event go together. */
export interface TokenStore {
  /** Strongly consistent. */
  find(locator: Locator): Promise<Result<TokenRecord | undefined, StoreFailure>>;
  /** Strongly consistent; up to 100. What is not there, or cannot be read, is left out. In the order asked for. */
  findMany(locators: readonly Locator[]): Promise<Result<readonly TokenRecord[], StoreFailure>>;
  list(query: TokenQuery, page: PageRequest): Promise<Result<TokenPage, StoreFailure>>;
  /** Removes records for good. Deleting what is gone is no failure. */
  erase(locators: readonly Locator[]): Promise<Result<void, StoreFailure>>;
}
