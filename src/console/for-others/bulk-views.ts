/** Bulks as the admin page sees them. Pure. */
import { formatInstant } from '../../base/time';
import { orderIdOf, withoutOrder, type Bulk, type BulkRow } from '../../tokens/bulk';
import type { OrderState } from '../../tokens/order';
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

/** What came of each row so far: its order is there, is still to come, or never comes. `states`: of the orders, by their ids. */
export const viewRows = (
  bulk: Bulk,
  { rows, from }: { readonly rows: readonly BulkRow[]; readonly from: number },
  states: ReadonlyMap<string, OrderState>,
): readonly BulkRowView[] =>
  rows.map(({ accountId, fault }, offset) => {
    const row = from + offset;
    const ref = { row: row + 1, accountId };
    if (fault !== undefined) return { ...ref, outcome: 'refused', fault };
    if (row < bulk.cursor) {
      const order = states.get(orderIdOf(bulk, row));
      return { ...ref, outcome: 'placed', ...(order === undefined ? {} : { order }) };
    }
    return { ...ref, outcome: bulk.state === 'running' ? 'waiting' : 'left' };
  });
