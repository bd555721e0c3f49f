import type { Effect, Operation } from '../catalogue/operation';
import type { Permission } from '../catalogue/permission';

/** What is judged. The concrete request may carry more; the decision is about all of it. */
export interface Judged {
  readonly operation: Operation;
  /** What the request does: the operation's effect, and more where its query or body asks for more. All must be allowed. */
  readonly effects: readonly Effect[];
  /** What Jira asks of a person who does this: the operation's permissions, and more where its query or body asks for more. */
  readonly permissions: readonly Permission[];
}
