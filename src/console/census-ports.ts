import type { Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { StoredCensus } from '../tokens/census';

/** Where the count of the site's tokens is kept between two sweeps. Advisory: the last writer wins. */
export interface CensusStore {
  /** Undefined where none was taken, or what is stored cannot be read any more. */
  read(): Promise<Result<StoredCensus | undefined, StoreFailure>>;
  save(census: StoredCensus): Promise<Result<void, StoreFailure>>;
}

/** Jira, asked about people as the app. */
export interface People {
  /** Those of these accounts (up to 4,000) that are deactivated, or that Jira does not know. `unknown`: Jira did not say. */
  findLeavers(accountIds: readonly string[]): Promise<Result<readonly string[], 'unknown'>>;
  /** Whether Jira holds this account for an admin (ADMINISTER) now; a deactivated one is none. */
  isJiraAdmin(accountId: string): Promise<Result<boolean, 'unknown'>>;
  /** What a person may do in a project, asked now: permission → held. Undefined: the account is deactivated or gone. */
  findRights(
    accountId: string,
    projectId: string,
    permissions: readonly string[],
  ): Promise<Result<ReadonlyMap<string, boolean> | undefined, 'unknown'>>;
}
