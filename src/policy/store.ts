import type { Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { Policy } from './policy';

/** Where the policy lives. Saving it is the console's ledger's: a change and its audit event go together. */
export interface PolicyStore {
  /** Today's policy; INITIAL_POLICY where none was ever saved. Strongly consistent. */
  read(): Promise<Result<Policy, StoreFailure>>;
}
