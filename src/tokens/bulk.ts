/** Orders for many people at once, from a list. Pure. */
import type { Instant } from '../base/time';
import type { ProjectRef } from '../policy/grant';
import { placeFor, type Order, type Wish } from './order';

/** Rows of one list. */
export const BULK_ROWS_MAX = 1_000;
/** Further projects of one row. */
export const ROW_PROJECTS_MAX = 20;

/** Why a row gets no order: of a closed list, by the column that it is about. */
export const ROW_FAULTS = [
  'account-malformed',
  'account-duplicate',
  'account-inactive',
  'own-order',
  'name-malformed',
  'project-unknown',
  'project-none',
] as const;
export type RowFault = (typeof ROW_FAULTS)[number];

/** A row as it was judged, once, when the bulk was started. It never changes. */
export interface BulkRow {
  readonly accountId: string;
  /** In place of the template's. */
  readonly name?: string | undefined;
  /** In place of the template's. */
  readonly projects?: readonly ProjectRef[] | undefined;
  /** Absent: it gets an order. */
  readonly fault?: RowFault | undefined;
}

/** `all`: no row gets an order unless every row may have one. `possible`: those that may. */
export const BULK_MODES = ['all', 'possible'] as const;
export type BulkMode = (typeof BULK_MODES)[number];

/**
 * `preparing`: it is being started, or the app died meanwhile; nothing has come of it yet. `running`: orders are placed, some rows at a
 * time. `cancelled`: by an admin. `stopped`: by the app, because whoever started it may no longer create for others.
 */
export const BULK_STATES = ['preparing', 'running', 'finished', 'cancelled', 'stopped'] as const;
export type BulkState = (typeof BULK_STATES)[number];

/** What every row gets unless it says otherwise. */
export interface BulkTemplate {
  readonly wish: Wish;
  readonly justification: string;
}

export interface Bulk {
  /** Drawn by the page that starts it, so that starting it twice starts it once. */
  readonly id: string;
  readonly state: BulkState;
  readonly startedAt: Instant;
  /** Account id. */
  readonly startedBy: string;
  readonly mode: BulkMode;
  readonly template: BulkTemplate;
  /** Under which its rows are kept: drawn by each attempt to start it, so that two at once do not mix theirs. */
  readonly rowsId: string;
  /** How many there are, and how many of them get no order. */
  readonly rows: number;
  readonly refused: number;
  /** The first row whose turn has not come; `rows` once it is finished. */
  readonly cursor: number;
  /** Orders that were placed so far. */
  readonly placed: number;
  readonly endedAt?: Instant | undefined;
  /** Counts changes; every change is made on condition that nobody else made one meanwhile. */
  readonly version: number;
}

/** Rows that are stored together: of 1,000 characters each at most they fit into one stored value (240 KiB). */
export const ROWS_PER_PART = 100;
/** A transaction takes 25 operations (kvs-transactions): the bulk, that it is finished, and an order with its event for each row. */
export const ORDERS_PER_STEP = 11;

export interface BulkStep {
  readonly next: Bulk;
  readonly orders: readonly Order[];
}

/**
 * The next few orders, and the bulk as it is once they are there: saving both in one transaction at the bulk's version is what makes
 * each row have its order once, whatever dies in between. `rows`: those from the cursor on, as many as the caller has read.
 */
export function advance(bulk: Bulk, rows: readonly BulkRow[], at: Instant): BulkStep {
  const orders: Order[] = [];
  let cursor = bulk.cursor;
  for (const row of rows) {
    if (orders.length === ORDERS_PER_STEP) break;
    if (row.fault === undefined) orders.push(orderOfRow(bulk, row, { index: cursor, at }));
    cursor += 1;
  }
  const isDone = cursor >= bulk.rows;
  const next: Bulk = {
    ...bulk,
    cursor,
    placed: bulk.placed + orders.length,
    version: bulk.version + 1,
    ...(isDone ? { state: 'finished', endedAt: at } : {}),
  };
  return { next, orders };
}

/** Its id is the bulk's and the row's: nothing is drawn, so that a row cannot have two. */
const orderOfRow = (
  { id, startedAt, startedBy, template }: Bulk,
  { accountId, name, projects }: BulkRow,
  { index, at }: { readonly index: number; readonly at: Instant },
): Order => {
  const { wish, justification } = template;
  return placeFor(
    {
      kind: { of: 'new' },
      placedBy: startedBy,
      ownerId: accountId,
      wish: {
        ...wish,
        name: name ?? wish.name,
        reach: projects === undefined ? wish.reach : { kind: 'projects', projects },
      },
      justification,
      bulkId: id,
      at,
    },
    orderIdOf({ id, startedAt }, index),
  );
};

export const orderIdOf = ({ id, startedAt }: Pick<Bulk, 'id' | 'startedAt'>, row: number): string =>
  `${startedAt.toString(36).padStart(9, '0')}-${id}-${String(row).padStart(4, '0')}`;

/** The rest gets no orders. What is over already is returned as it is. */
export const endBulk = (bulk: Bulk, state: 'cancelled' | 'stopped', at: Instant): Bulk =>
  bulk.state === 'running' ? { ...bulk, state, endedAt: at, version: bulk.version + 1 } : bulk;

/** Rows that would have had an order and got none, because it ended early. */
export const withoutOrder = ({ rows, refused, placed }: Bulk): number => rows - refused - placed;
