/** Lists: the same for many people at once, worked off by two pages side by side and by the sweep, cancelled now and then, and claimed. */
import { setTimeout as delay } from 'node:timers/promises';
import type { BulkStart, BulkView, OrderView } from '../../src/console/contract';
import { PROJECT_IDS } from '../../local/jira/seed/demo-site';
import { invoke, isUnsure, type Desk, type Ended } from './desk';
import type { Dice } from './dice';
import type { SoakList } from './known';
import { claim } from './order-acts';
import { accountOf, indexOf, projectsOf } from './people';
import { insist } from './policy-desk';

const ADMIN = { user: 'admin' };
const SCOPE = 'read:jira-work';
const ROWS_MOST = 30;
const CLAIMED_AT_ONCE = 4;
/** Whoever cannot claim after so many tries leaves it. */
const TRIES = 4;

export async function orderLists(desk: Desk, dice: Dice): Promise<void> {
  while (!desk.isOver()) {
    await orderList(desk, dice);
    await delay(1_000);
  }
}

async function orderList(desk: Desk, dice: Dice): Promise<void> {
  const start = startOf(desk, dice);
  const list: SoakList = { accountIds: start.rows.map(({ accountId }) => accountId), isStarted: false };
  desk.known.lists.set(start.id, list);
  if (!(await begin(desk, start))) return;
  list.isStarted = true;
  desk.findings.count('lists started');
  const isCancelled = dice.chance(0.15);
  await Promise.all([
    workOff(desk, start.id),
    isCancelled ? cancel(desk, start.id) : workOff(desk, start.id),
  ]);
  const owners = [...new Set(list.accountIds.flatMap((accountId) => indexOf(accountId) ?? []))];
  for (let at = 0; at < owners.length && !desk.isOver(); at += CLAIMED_AT_ONCE)
    await Promise.all(owners.slice(at, at + CLAIMED_AT_ONCE).map((owner) => claimOwn(desk, start.id, owner)));
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Now and then with rows that can have no order: an account that is none, or one that is there twice. */
function startOf(desk: Desk, dice: Dice): BulkStart {
  const people = new Set(Array.from({ length: 4 + dice.below(ROWS_MOST) }, () => dice.below(desk.people)));
  const good = [...people].map(accountOf);
  const [first = ''] = good;
  const rows = dice.chance(0.4) ? [...good, 'nobody of this name', first] : good;
  return {
    id: Array.from({ length: 24 }, () => LETTERS[dice.below(LETTERS.length)]).join(''),
    mode: dice.chance(0.5) ? 'all' : 'possible',
    justification: 'soak',
    order: {
      name: 'listed',
      scopes: [SCOPE],
      projectIds: [PROJECT_IDS.ABC, PROJECT_IDS.DEF],
    },
    rows: rows.map((accountId) => ({ accountId, projectKeys: projectsOf(indexOf(accountId) ?? 0) })),
  };
}

/** Asked twice at once and again while nobody knows; it begins once. Whether it began. */
async function begin(desk: Desk, start: BulkStart): Promise<boolean> {
  const ask = () => invoke(desk, 'admin-page', 'bulk/start', { ...ADMIN, payload: start });
  for (;;) {
    const both = await Promise.all([ask(), ask()]);
    if (both.some(({ kind }) => kind === 'value')) return true;
    if (!both.some(isUnsure)) return false;
    if (desk.isOver()) return false;
  }
}

const isRunning = ({ state }: BulkView): boolean => state === 'running';

async function workOff(desk: Desk, id: string): Promise<void> {
  const step = () =>
    insist(desk, () => invoke(desk, 'admin-page', 'bulk/step', { ...ADMIN, payload: { id } }));
  while (isRunning(await step()));
}

async function cancel(desk: Desk, id: string): Promise<void> {
  await insist(desk, () => invoke(desk, 'admin-page', 'bulk/cancel', { ...ADMIN, payload: { id } }));
  desk.findings.count('lists cancelled');
}

async function claimOwn(desk: Desk, listId: string, owner: number): Promise<void> {
  const [project = 'ABC'] = projectsOf(owner);
  const powers = { projects: projectsOf(owner), mayWrite: false, mayDelete: false };
  for (let tries = 0; tries < TRIES && !desk.isOver(); tries += 1) {
    const order = await findOwn(desk, listId, { user: accountOf(owner), project });
    if (order?.state !== 'approved') return;
    const claimed = await claim(desk, order.id, { owner, project, ...powers });
    if (claimed.some(({ kind }) => kind === 'value')) desk.findings.count('rows of lists claimed');
    await delay(100);
  }
}

/** Their newest orders have it: it was placed a moment ago. */
async function findOwn(
  desk: Desk,
  listId: string,
  who: { readonly user: string; readonly project: string },
): Promise<OrderView | undefined> {
  const listed: Ended<{ readonly orders: readonly OrderView[] }> = await invoke(
    desk,
    'project-page',
    'order/list',
    {
      ...who,
      payload: {},
    },
  );
  if (listed.kind !== 'value') return undefined;
  return listed.value.orders.find(({ id }) => id.includes(`-${listId}-`));
}
