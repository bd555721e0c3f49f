/** What the pages see of tokens that are ordered for others: one by one, for bots, and many at once. */
import type { LimitsOrder } from './limit-views';
import type { OrderStateView } from './order-views';
import type { Effect, OperationLimit } from './policy-views';
import type { TokenRef } from './token-views';

/** Powers of a token for somebody else; as in `TokenOrder`, but that no page has a project of its own. */
export interface WishFor {
  /** 1 to 100 characters, for people. */
  readonly name: string;
  /** Up to 500 characters. */
  readonly purpose?: string;
  readonly scopes: readonly string[];
  /** `['read']` where absent. */
  readonly effects?: readonly Effect[];
  readonly operations?: OperationLimit;
  /** `projects` where absent. `site` needs a policy that allows it and an owner who is a Jira admin. */
  readonly reach?: 'projects' | 'site';
  /** Up to 20 that the person who orders may browse. */
  readonly projectIds?: readonly string[];
  /** Whole days from the claim; the policy's default where absent. */
  readonly days?: number;
  /** Whether it may replace itself by a successor; not where absent. Needs a policy that allows it. */
  readonly mayRotate?: boolean;
  /** ISO 8601; valid at once where absent. */
  readonly validFrom?: string;
  readonly limits?: LimitsFor;
}

/** Of a required header the name alone: who claims the token is told the value, and nobody before. */
export interface LimitsFor extends Omit<LimitsOrder, 'header'> {
  readonly header?: { readonly name: string };
}

export interface OrderFor {
  /** Account id of who claims the token; nobody but they see it. Oneself: where the policy asks for no approval, or lets one approve one's own. */
  readonly ownerId: string;
  /** Makes it a bot's token: account id of who steps in for the owner. */
  readonly backupId?: string;
  /** 1 to 1,000 characters, for the owner. */
  readonly justification: string;
  readonly order: WishFor;
}

export interface PlacedForView {
  readonly orderId: string;
  /** Absent: it waits for approval. */
  readonly claimUntilAt?: string;
}

export interface HandOver extends TokenRef {
  /** Account id of who answers for it from now on; the same as today: the backup alone is named. */
  readonly ownerId: string;
  /** Absent: nobody from now on. */
  readonly backupId?: string | undefined;
}

export interface BulkRowDraft {
  readonly accountId: string;
  /** In place of the template's. */
  readonly name?: string;
  /** In place of the template's projects; up to 20, and up to 50 in the whole list. */
  readonly projectKeys?: readonly string[];
}

/** The same for up to 1,000 people, whom the rows name. */
export interface BulkDraft {
  readonly justification: string;
  readonly order: WishFor;
  readonly rows: readonly BulkRowDraft[];
}

/** The page draws the id (16 to 32 letters and digits): sent twice, the bulk is started once. */
export interface BulkStart extends BulkDraft {
  readonly id: string;
  /** `all`: nothing unless every row may have an order. */
  readonly mode: 'all' | 'possible';
}

export interface BulkRef {
  readonly id: string;
}

export type RowFaultView =
  | 'account-malformed'
  | 'account-duplicate'
  | 'account-inactive'
  | 'own-order'
  | 'name-malformed'
  | 'project-unknown'
  | 'project-none';

/** `row` counts from 1. */
export interface RowJudgementsView {
  readonly rows: number;
  readonly faults: readonly { readonly row: number; readonly fault: RowFaultView }[];
}

/** `stopped`: whoever started it may no longer create for others. */
export interface BulkView {
  readonly id: string;
  readonly state: 'running' | 'finished' | 'cancelled' | 'stopped';
  readonly name: string;
  readonly startedAt: string;
  readonly startedBy: string;
  readonly mode: 'all' | 'possible';
  readonly rows: number;
  /** Rows whose turn has come. */
  readonly done: number;
  readonly placed: number;
  readonly refused: number;
  /** Rows that may have an order and have none yet, or never because it ended early. */
  readonly left: number;
  readonly endedAt?: string;
}

/** Newest first. */
export interface BulkPageView {
  readonly bulks: readonly BulkView[];
  readonly cursor?: string;
}

export type BulkRowView = {
  readonly row: number;
  /** Empty where it was none. */
  readonly accountId: string;
} & (
  | { readonly outcome: 'waiting' | 'left' }
  /** `order`: how it stands now; absent: it is no longer kept. */
  | { readonly outcome: 'placed'; readonly order?: OrderStateView }
  | { readonly outcome: 'refused'; readonly fault: RowFaultView }
);

export interface BulkReportView {
  readonly bulk: BulkView;
  readonly rows: readonly BulkRowView[];
}
