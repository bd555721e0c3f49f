import { ok } from '../../base/result';
import { approvalNeeded } from '../../policy/approval';
import { ceilingOf } from '../../policy/ceiling';
import { ceilingsOf } from '../../policy/policy-for';
import { daysFor } from '../../policy/rules';
import { problemsWith } from '../../tokens/issue';
import { isOpen, isOwn, orderStateAt, type Order, type OrderState } from '../../tokens/order';
import type { TokenRecord } from '../../tokens/record';
import type { PageRequest } from '../../tokens/store';
import type { OrderDetailView, OrderListView, OrderRef, PauseView, TokenRowView } from '../contract';
import { findHoldings } from '../may-ask';
import type { ConsolePorts } from '../ports';
import { findOwnerOf, powersToday } from '../read-token';
import { refuseStore, type Outcome } from '../refusal';
import { rowsOf } from '../token-rows';
import type { Approver } from './approver';
import { findOrder } from './change-order';
import { viewOrder } from './order-views';

/** More than anybody decides in a sitting: the badge says "many". */
const COUNTED_MAX = 50;

/** Orders in one state, newest first. A page may be shorter than asked for: what the approver may not see is left out. */
export async function searchOrders(
  { state, ...page }: { readonly state: OrderState } & PageRequest,
  { projectId, mayRead }: Approver,
  { orders, clock }: ConsolePorts,
): Promise<Outcome<OrderListView>> {
  const by = (one: OrderState) =>
    projectId === undefined
      ? ({ by: 'state', state: one } as const)
      : ({ by: 'project', projectId, state: one } as const);
  const [found, waiting] = await Promise.all([
    orders.list(by(state), page),
    orders.list(by('waiting'), { limit: COUNTED_MAX }),
  ]);
  if (!found.ok) return refuseStore(found.error);
  if (!waiting.ok) return refuseStore(waiting.error);
  const now = clock.now();
  const shown = await keepReadable(found.value.orders, mayRead);
  if (!shown.ok) return shown;
  const open = await keepReadable(
    waiting.value.orders.filter((order) => orderStateAt(order, now) === 'waiting'),
    mayRead,
  );
  if (!open.ok) return open;
  const { cursor } = found.value;
  return ok({
    // The sweep has not come by yet: it is no longer what this list is about.
    orders: shown.value
      .filter((order) => orderStateAt(order, now) === state)
      .map((order) => viewOrder(order, now)),
    waiting: waiting.value.cursor === undefined ? open.value.length : 'many',
    ...(cursor === undefined ? {} : { cursor }),
  });
}

async function keepReadable(
  orders: readonly Order[],
  mayRead: Approver['mayRead'],
): Promise<Outcome<readonly Order[]>> {
  const kept: Order[] = [];
  for (const order of orders) {
    const may = await mayRead(order);
    if (!may.ok) return may;
    if (may.value) kept.push(order);
  }
  return ok(kept);
}

const OTHERS_SHOWN = 20;

/** One order, beside today's policy and beside what its owner has already. */
export async function readOrder(
  { id }: OrderRef,
  approver: Approver,
  ports: ConsolePorts,
): Promise<Outcome<OrderDetailView>> {
  const found = await findOrder(id, ports, approver.mayRead);
  if (!found.ok) return found;
  const order = found.value;
  const { wish, ownerId } = order;
  const { policy, accountId, projectId } = approver;
  const { rules } = policy;
  const ceiling = ceilingOf(rules);
  const [held, owner] = await Promise.all([
    findHoldings(ownerId, ports),
    findOwnerOf(ownerId, wish.reach, ports),
  ]);
  if (!held.ok) return refuseStore(held.error);
  const others = held.value.living.filter(isOf(projectId)).slice(0, OTHERS_SHOWN);
  const now = ports.clock.now();
  return ok({
    order: viewOrder(order, now),
    ...powersToday(wish, ceiling),
    problems: problemsWith({ ...wish, ownerId }, ceiling),
    daysMax: daysFor(rules.lifetimeDaysMax, wish.effects),
    causes: approvalNeeded(wish, rules),
    ...(owner.ok ? { owner: owner.value } : {}),
    otherTokens: (await rowsOf(others, ceilingsOf(policy, now), ports)).map(withoutWords),
    mayApprove: isOpen(order, now) && (rules.approval.selfApproval || !isOwn(order, accountId)),
  });
}

/** What somebody wrote when they paused it is for its owner and the admins of the app. */
const withoutWords = ({ pause, ...row }: TokenRowView): TokenRowView =>
  pause === undefined ? row : { ...row, pause: withoutNote(pause) };
const withoutNote = ({ note: _words, ...pause }: PauseView): PauseView => pause;

/** Of a project, where one is named: what its admins may know of a person's tokens ends there. */
const isOf =
  (projectId: string | undefined) =>
  ({ grant: { reach } }: TokenRecord): boolean =>
    projectId === undefined ||
    (reach.kind === 'projects' && reach.projects.every(({ id }) => id === projectId));
