import type { Result } from '../base/result';
import type { AppPower, Who } from './who';

/** Who is to belong to whom, and for what. */
export interface Membership {
  readonly accountId: string;
  readonly who: Who;
  /** Which of the app's own permissions counts for `permission`. */
  readonly power: AppPower;
  /** Numeric id of the project that it is about; absent: none. */
  readonly projectId?: string | undefined;
}

/** Jira, asked as the app, now: nothing of the answer is remembered here. */
export interface Memberships {
  /** Jira admins always belong. `unknown`: Jira did not say, or does not know the app's permission. */
  isAmong(membership: Membership): Promise<Result<boolean, 'unknown'>>;
}
