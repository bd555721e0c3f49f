import type { Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { Instant } from '../base/time';
import type { Notice } from '../tokens/notice';
import type { Locator } from '../tokens/token';

/** What an issue says of a token: nothing that its owner wrote. */
export interface NoticeWords {
  readonly locator: Locator;
  readonly ownerId: string;
  readonly endsAt: Instant;
}

/** Issues about tokens that end soon, made and commented as the app. */
export interface NoticeBoard {
  /** The issue about this token that was made before; undefined: none is found. Jira's index lags by seconds. */
  findIssue(projectId: string, locator: Locator): Promise<Result<string | undefined, 'unknown'>>;
  /** Assigned to the owner where Jira lets it be. `refused`: Jira will not, however often it is asked. */
  createIssue(
    place: { readonly projectId: string; readonly issueTypeId?: string | undefined },
    words: NoticeWords,
  ): Promise<Result<string, 'refused' | 'unknown'>>;
  /** `gone`: somebody deleted the issue, or took it from the app. */
  comment(issueId: string, words: NoticeWords): Promise<Result<'told' | 'gone', 'unknown'>>;
}

/** What was told of each token. The last writer wins. */
export interface NoticeStore {
  read(locator: Locator): Promise<Result<Notice, StoreFailure>>;
  save(locator: Locator, notice: Notice): Promise<Result<void, StoreFailure>>;
  /** Erasing what is gone is no failure. */
  erase(locators: readonly Locator[]): Promise<Result<void, StoreFailure>>;
}
