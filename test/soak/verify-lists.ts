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

function faultsOf(list: SoakList, bulk: Bulk | undefined, come: Come): readonly string[] {
  if (!bulk) return list.isStarted || come.orders.length > 0 ? ['it was started, and is not there'] : [];
  return [...rowFaults(list, bulk, come.orders), ...courseFaults(list, bulk, come.types)];
}

function rowFaults({ accountIds }: SoakList, bulk: Bulk, orders: readonly Order[]): readonly string[] {
  const rows = orders.map(rowOf);
  const isFull = bulk.placed + bulk.refused === bulk.rows;
  return wrong([
    [new Set(rows).size < rows.length, 'a row has two orders'],
    [orders.some((order) => order.ownerId !== accountIds[rowOf(order)]), 'a row’s order is somebody else’s'],
    [rows.some((row) => row >= bulk.cursor), 'a row has an order before its turn'],
    [orders.length !== bulk.placed, `${orders.length} orders, and ${bulk.placed} are counted`],
    [bulk.mode === 'all' && bulk.refused > 0, 'all or nothing, and something was refused'],
    [bulk.state === 'finished' && !isFull, 'it is finished, and rows are left'],
  ]);
}

/** It begins once and ends once. */
function courseFaults({ isStarted }: SoakList, { state }: Bulk, types: readonly string[]): readonly string[] {
  const times = (type: string): number => types.filter((one) => one === type).length;
  const isOver = state === 'finished' || state === 'cancelled';
  const isBegun = state !== 'preparing';
  return wrong([
    [isStarted && !isBegun, 'it was answered as started, and is not'],
    [state === 'stopped', 'the app has stopped it'],
    [times('bulk.started') !== (isBegun ? 1 : 0), `told of as started ${times('bulk.started')} times`],
    [times('bulk.finished') !== (isOver ? 1 : 0), `told of as over ${times('bulk.finished')} times`],
  ]);
}

const wrong = (cases: readonly (readonly [isWrong: boolean, what: string])[]): readonly string[] =>
  cases.filter(([isWrong]) => isWrong).map(([, what]) => what);

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
    const locators = (issued.get(id) ?? []).map(({ locator }) => locator);
    for (const fault of tokenFaults(order, locators, records))
      findings.violation(`the order ${id}: ${fault}`);
  }
  for (const [id, told] of claimed) {
    if (told.length > 1) findings.violation(`of the order ${id} ${told.length} secrets were told`);
    if (told.some((locator) => locator !== orders.get(id)?.claimedLocator))
      findings.violation(`of the order ${id} a secret was told that is not its token’s`);
  }
}

function tokenFaults(
  { kind, state, claimedLocator }: Order,
  locators: readonly (string | undefined)[],
  records: Stored['records'],
): readonly string[] {
  const isClaimed = state === 'claimed' && kind.of === 'new';
  return wrong([
    [locators.length > 1, `${locators.length} tokens came of it`],
    [!isClaimed && locators.length > 0, `a token came of it, and it is ${state}`],
    [isClaimed && locators[0] !== claimedLocator, 'it is claimed, and another token came of it'],
    [isClaimed && !records.has(claimedLocator ?? ''), 'its token is gone'],
  ]);
}
