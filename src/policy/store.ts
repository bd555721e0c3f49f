import type { Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { Freeze } from './freeze';
import type { Policy } from './policy';
import type { RuleBook } from './project-rules';

/** Where the policy lives. Saving it is the console's ledger's: a change and its audit event go together. */
export interface PolicyStore {
  /** Today's policy; INITIAL_POLICY where none was ever saved. Strongly consistent. */
  read(): Promise<Result<Policy, StoreFailure>>;
}

/** Where it is kept what is frozen. Changed by the console's ledger, like the policy. */
export interface FreezeStore {
  /** NOTHING_FROZEN where nothing ever was. Strongly consistent. */
  read(): Promise<Result<Freeze, StoreFailure>>;
}

/** Where the rules of projects are kept. Changed by the console's ledger, like the policy. */
export interface RuleBookStore {
  /** EMPTY_BOOK where no project ever had any. Strongly consistent. */
  read(): Promise<Result<RuleBook, StoreFailure>>;
}
