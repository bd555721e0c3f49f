import type { Result } from '../base/result';
import type { Method } from '../catalogue/operation';

/** One call to Jira, as the app. */
export interface JiraCall {
  readonly method: Method;
  /** Canonical path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

export interface JiraReply {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty where there is none, or where the bytes are no text (`isText` false). */
  readonly body: string;
  readonly isText: boolean;
}

/** Jira did not answer at all. */
export interface JiraFailure {
  readonly fault: 'timeout' | 'unreachable' | 'app-not-authorised';
}

/** Jira, asked as the app. Any HTTP status is a reply. */
export interface Jira {
  send(call: JiraCall): Promise<Result<JiraReply, JiraFailure>>;
}
