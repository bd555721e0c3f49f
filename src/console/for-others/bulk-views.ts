/** Bulks as the admin page sees them. Pure. */
import { formatInstant } from '../../base/time';
import { withoutOrder, type Bulk, type BulkRow } from '../../tokens/bulk';
import type { BulkRowView, BulkView } from '../contract';

export function viewBulk(bulk: Bulk): BulkView {
  const { id, state, startedAt, startedBy, mode, template, rows, refused, cursor, placed, endedAt } = bulk;
  return {
    ...{ id, startedBy, mode, rows, refused, placed },
    // What its start has not come to is about to be started, or never will be: for people that is one thing.
    state: state === 'preparing' ? 'stopped' : state,
    name: template.wish.name,
    startedAt: formatInstant(startedAt),
    done: cursor,
    left: withoutOrder(bulk),
    ...(endedAt === undefined ? {} : { endedAt: formatInstant(endedAt) }),
  };
}

/** What came of each row so far: its order is there, is still to come, or never comes. */
export const viewRows = (bulk: Bulk, rows: readonly BulkRow[], from: number): readonly BulkRowView[] =>
  rows.map(({ accountId, fault }, offset) => {
    const row = from + offset;
    const ref = { row: row + 1, accountId };
    if (fault !== undefined) return { ...ref, outcome: 'refused', fault };
    if (row < bulk.cursor) return { ...ref, outcome: 'placed' };
    return { ...ref, outcome: bulk.state === 'running' ? 'waiting' : 'left' };
  });
