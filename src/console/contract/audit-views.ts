/** What the pages see of what happened. */
import type { Paging } from './paging';

/** At most one of `type`, `actorId` and `locator`. `from` and `to` are ISO times. Newest first. */
export interface AuditSearch extends Paging {
  readonly type?: string;
  readonly actorId?: string;
  readonly locator?: string;
  readonly from?: string;
  readonly to?: string;
}

export interface AuditEventView {
  readonly id: string;
  readonly at: string;
  readonly type: string;
  readonly actorId: string;
  /** What the event tells besides: locator, operation, refusal, rules before and after … */
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface AuditPageView {
  readonly events: readonly AuditEventView[];
  readonly cursor?: string;
}
