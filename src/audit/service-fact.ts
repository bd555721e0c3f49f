import type { Locator } from '../tokens/token';

/** What happened to bots' tokens beside the rest of their life, and to orders that were placed together. */
export type ServiceFact =
  /** Paused until the new owner accepts it. `because`: of the app's own doing. */
  | {
      readonly type: 'token.handed-over';
      readonly locator: Locator;
      readonly from: string;
      readonly to: string;
      readonly as: 'admin' | 'app';
      readonly because?: 'owner-left' | undefined;
      /** From now on; absent: none. */
      readonly backupId?: string | undefined;
    }
  /** Absent: none. */
  | {
      readonly type: 'token.backup-named';
      readonly locator: Locator;
      readonly ownerId: string;
      readonly before?: string | undefined;
      readonly after?: string | undefined;
    }
  /** Rows of the list, and how many of them get an order. */
  | {
      readonly type: 'bulk.started';
      readonly bulkId: string;
      readonly rows: number;
      readonly orders: number;
      readonly mode: 'all' | 'possible';
    }
  /** `placed` and `left`: with an order, and without one because it was cancelled. */
  | {
      readonly type: 'bulk.finished';
      readonly bulkId: string;
      readonly outcome: 'finished' | 'cancelled' | 'stopped';
      readonly placed: number;
      readonly refused: number;
      readonly left: number;
    }
  | { readonly type: 'bulk.erased'; readonly bulkId: string };
