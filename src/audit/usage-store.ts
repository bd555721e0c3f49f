import type { Instant } from '../base/time';
import type { Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { Locator } from '../tokens/token';
import type { Usage, UsageDelta } from './usage';
import type { Traffic, TrafficDelta } from './usage-traffic';

export interface UsagePage {
  readonly usages: readonly Usage[];
  /** Opaque; absent on the last page. */
  readonly cursor?: string | undefined;
}

export interface UsagePageRequest {
  /** 1 to 100. */
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/**
 * What was called, per token and for the site. Advisory: a record that cannot be read counts as absent, and the next count replaces it.
 * What is found may be a minute behind the calls, and lacks what a container counted and never wrote (gateway/usage-tally.ts).
 */
export interface UsageStore {
  /** Strongly consistent; up to 100 tokens. A token without a record is not in the map. */
  find(locators: readonly Locator[]): Promise<Result<ReadonlyMap<Locator, Usage>, StoreFailure>>;
  /** The record of a new token. One that is there already stays as it is. */
  start(usage: Usage): Promise<Result<void, StoreFailure>>;
  /**
   * Counts, once however often it is asked to (`Mark`). Answers within 2 seconds and leaves nothing running; after a failure the
   * delta may be in the record or not, and asking again is safe.
   */
  add(delta: UsageDelta): Promise<Result<void, StoreFailure>>;
  /** Tokens last used, or issued and never used, before this time; idle longest first. May lag by seconds, and names erased tokens. */
  unusedSince(query: UsagePageRequest & { before: Instant }): Promise<Result<UsagePage, StoreFailure>>;
  /** Tokens denied after this time; denied last first. May lag by seconds, and names erased tokens. */
  deniedSince(query: UsagePageRequest & { after: Instant }): Promise<Result<UsagePage, StoreFailure>>;
  /** Up to 31 days (`dayOf`), in the order asked for; a day without calls has no hours. */
  findTraffic(days: readonly string[]): Promise<Result<readonly Traffic[], StoreFailure>>;
  /** As `add`. */
  addTraffic(delta: TrafficDelta): Promise<Result<void, StoreFailure>>;
  /** Erases what was counted of the site before this day (`dayOf`); up to 100 records. Returns how many it erased. */
  eraseTrafficBefore(day: string): Promise<Result<number, StoreFailure>>;
  /** For tokens that are erased. Erasing what is gone is no failure. */
  erase(locators: readonly Locator[]): Promise<Result<void, StoreFailure>>;
}
