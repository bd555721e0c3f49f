import type { Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { Instant } from '../base/time';
import type { PrivacyRound } from '../tokens/privacy-round';

/** Atlassian's own question to every app that stores account ids: which of them are closed? */
export interface AccountReports {
  /** Reports these accounts as stored, and nothing of them held that is older than `at`. Returns those that are closed. */
  findClosed(accountIds: readonly string[], at: Instant): Promise<Result<readonly string[], 'unknown'>>;
}

/** How far the report has come. Advisory: the last writer wins, and one that is lost means that a round begins anew. */
export interface PrivacyRounds {
  /** Undefined where none ever began. */
  read(): Promise<Result<PrivacyRound | undefined, StoreFailure>>;
  save(round: PrivacyRound): Promise<Result<void, StoreFailure>>;
}
