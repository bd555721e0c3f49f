import type { Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { MissedProjects } from '../tokens/missed-projects';

/** Jira, asked about projects as the app. */
export interface Projects {
  /**
   * Those of these projects (numeric ids) that Jira does not show the app: not live, not archived, not in the trash. Deleted, or hidden
   * from the app. `unknown`: Jira did not say.
   */
  findMissing(projectIds: readonly string[]): Promise<Result<readonly string[], 'unknown'>>;
}

/** Which projects were missed. Advisory: the last writer wins, and what is lost is waited for anew. */
export interface MissedProjectsStore {
  read(): Promise<Result<MissedProjects, StoreFailure>>;
  save(missed: MissedProjects): Promise<Result<void, StoreFailure>>;
}
