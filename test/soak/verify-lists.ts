/** Each row of a list has one order, the right person's, and each order one token whose secret was told once. */
import type { Bulk } from '../../src/tokens/bulk';
import type { Order } from '../../src/tokens/order';
import type { Findings } from './findings';
import type { Known, SoakList } from './known';
import { groupBy, type Stored } from './stored';

export function verifyLists(
  stored: Stored,
  { known, findings }: { readonly known: Known; readonly findings: Findings },
): void {
  const byList = new Map<string, Order[]>();
  for (const order of stored.orders.values())
    if (order.bulkId !== undefined) byList.set(order.bulkId, [...(byList.get(order.bulkId) ?? []), order]);
  const told = groupBy(stored.events, 'bulkId');
  for (const [id, list] of known.lists) {
    const bulk = stored.bulks.get(id);
    const types = (told.get(id) ?? []).map(({ type }) => type);
    for (const fault of faultsOf(list, bulk, { orders: byList.get(id) ?? [], types }))
      findings.violation(`list ${id}: ${fault}`);
    findings.count('rows of lists with an order', byList.get(id)?.length ?? 0);
  }
  for (const id of [...stored.bulks.keys(), ...byList.keys()])
    if (!known.lists.has(id)) findings.violation(`list ${id}: nobody ordered it`);
  verifySecretsTold(stored, known, findings);
}

interface Come {
  readonly orders: readonly Order[];
  /** Of the events about it. */
  readonly types: readonly string[];
}

function faultsOf(list: SoakList, bulk: Bulk | undefined, { orders, types }: Come): readonly string[] {
  if (!bulk) return list.isStarted || orders.length > 0 ? ['it was started, and is not there'] : [];
  const times = (type: string): number => types.filter((one) => one === type).length;
  const rows = orders.map(rowOf);
  const isOver = bulk.state === 'finished' || bulk.state === 'cancelled';
  const isBegun = bulk.state !== 'preparing';
  return [
    ...(list.isStarted && !isBegun ? ['it was answered as started, and is not'] : []),
    ...(list.isStarted && !isOver && bulk.state !== 'running' ? [`it is ${bulk.state}`] : []),
    ...(new Set(rows).size === rows.length ? [] : ['a row has two orders']),
    ...(orders.every((order) => order.ownerId === list.accountIds[rowOf(order)])
      ? []
      : ['a row’s order is somebody else’s']),
    ...(rows.every((row) => row < bulk.cursor) ? [] : ['a row has an order before its turn']),
    ...(orders.length === bulk.placed ? [] : [`${orders.length} orders, and ${bulk.placed} are counted`]),
    ...(bulk.mode === 'all' && bulk.refused > 0 ? ['all or nothing, and something was refused'] : []),
    ...(bulk.state === 'finished' && bulk.placed + bulk.refused !== bulk.rows
      ? ['it is finished, and rows are left']
      : []),
    ...(times('bulk.started') === (isBegun ? 1 : 0)
      ? []
      : [`told of as started ${times('bulk.started')} times`]),
    ...(times('bulk.finished') === (isOver ? 1 : 0)
      ? []
      : [`told of as over ${times('bulk.finished')} times`]),
  ];
}

/** An order of a list ends with its row. */
const rowOf = ({ id }: Order): number => Number(id.slice(id.lastIndexOf('-') + 1));

/** Of every order, not those of lists alone. */
function verifySecretsTold(
  { events, orders, records }: Stored,
  { claimed }: Known,
  findings: Findings,
): void {
  const issued = groupBy(
    events.filter(({ type }) => type === 'token.issued'),
    'orderId',
  );
  for (const [id, order] of orders) {
    const locators = (issued.get(id) ?? []).map(({ locator }) => String(locator));
    const isNew = order.kind.of === 'new';
    if (locators.length > 1) findings.violation(`of the order ${id} ${locators.length} tokens came`);
    if (isNew && order.state === 'claimed' && locators[0] !== order.claimedLocator)
      findings.violation(`the order ${id} is claimed, and another token came of it`);
    if (order.state !== 'claimed' && locators.length > 0)
      findings.violation(`a token came of the order ${id}, which is ${order.state}`);
    if (isNew && order.state === 'claimed' && !records.has(String(order.claimedLocator)))
      findings.violation(`the token of the order ${id} is gone`);
  }
  for (const [id, told] of claimed) {
    if (told.length > 1) findings.violation(`of the order ${id} ${told.length} secrets were told`);
    if (told.some((locator) => locator !== orders.get(id)?.claimedLocator))
      findings.violation(`of the order ${id} a secret was told that is not its token’s`);
  }
}
