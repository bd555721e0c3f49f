import type { Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { Spent } from '../policy/budgets';
import type { Locator } from '../tokens/token';
import type { SpentDelta, Taking } from './spent-record';

/**
 * What was spent of tokens' budgets. Changes are compare-and-set: none is lost to another container's. All answer within 2 seconds and
 * leave nothing running.
 */
export interface SpentStore {
  /** Strongly consistent. */
  find(locator: Locator): Promise<Result<Spent | 'unreadable', StoreFailure>>;
  /** Adds, once however often it is asked to (`Mark`), and tells what is stored then. After a failure asking again is safe. */
  add(delta: SpentDelta): Promise<Result<Spent, StoreFailure>>;
  /** Adds one call, unless no room is left for it. After a failure it may have been added. */
  take(taking: Taking): Promise<Result<{ readonly isTaken: boolean; readonly spent: Spent }, StoreFailure>>;
  /** For tokens that are erased. Erasing what is gone is no failure. */
  erase(locators: readonly Locator[]): Promise<Result<void, StoreFailure>>;
}
