import { orderRef, powersWished } from '../../audit/order-fact';
import { ok } from '../../base/result';
import type { Effect } from '../../catalogue/operation';
import { ceilingOf } from '../../policy/ceiling';
import type { OperationLimit } from '../../policy/operation-limit';
import { problemsWith } from '../../tokens/issue';
import { approve, deny, isWithinWish, takeBack, type Wish } from '../../tokens/order';
import type { OrderView } from '../contract';
import type { ConsolePorts } from '../ports';
import { object, type Outcome } from '../refusal';
import type { Approver } from './approver';
import { changeOrder, refuseState } from './change-order';
import { viewOrder } from './order-views';

/** A parsed `OrderApproval`: what is absent stays as it was wished. */
export interface Approval {
  readonly id: string;
  readonly scopes?: readonly string[] | undefined;
  readonly effects?: readonly Effect[] | undefined;
  readonly operations?: OperationLimit | undefined;
  readonly projectIds?: readonly string[] | undefined;
  readonly days?: number | undefined;
  readonly note?: string | undefined;
}

/** Approves as wished or less. What is over today's policy cannot be approved: the claim would refuse it. */
export async function approveOrder(
  approval: Approval,
  { accountId, policy: { rules }, mayRead }: Approver,
  ports: ConsolePorts,
): Promise<Outcome<OrderView>> {
  const { selfApproval } = rules.approval;
  const changed = await changeOrder(approval.id, { accountId, ports, mayRead }, (order, at) => {
    const granted = grantedOf(order.wish, approval);
    const next = approve(order, granted, { by: accountId, at, note: approval.note, selfApproval });
    if (!next.ok) return Promise.resolve(refuseState(next.error));
    const problems = problemsWith({ ...granted, ownerId: order.ownerId }, ceilingOf(rules));
    if (problems.length > 0) return Promise.resolve(object(problems));
    const narrowed = !isWithinWish(order.wish, { wish: granted, kind: order.kind });
    const fact = { type: 'order.approved', ...orderRef(order), ...powersWished(granted), narrowed } as const;
    return Promise.resolve(ok({ next: next.value, fact }));
  });
  return changed.ok ? ok(viewOrder(changed.value, ports.clock.now())) : changed;
}

/** What was wished less what the approver took away. An id that was not wished is kept, so that it is refused. */
function grantedOf(wish: Wish, approval: Approval): Wish {
  const { scopes, effects, operations, days, projectIds } = approval;
  return {
    ...wish,
    scopes: scopes ?? wish.scopes,
    effects: effects ?? wish.effects,
    operations: operations ?? wish.operations,
    days: days ?? wish.days,
    reach: projectIds === undefined ? wish.reach : keptOf(wish.reach, projectIds),
  };
}

function keptOf(reach: Wish['reach'], projectIds: readonly string[]): Wish['reach'] {
  if (reach.kind === 'site') return { kind: 'projects', projects: projectIds.map((id) => ({ id, key: id })) };
  const known = new Map(reach.projects.map((project) => [project.id, project]));
  return { kind: 'projects', projects: projectIds.map((id) => known.get(id) ?? { id, key: id }) };
}

interface Denial {
  readonly id: string;
  readonly note: string;
}

/** Turns an order down, with words that its owner reads. */
export const denyOrder = (
  denial: Denial,
  approver: Approver,
  ports: ConsolePorts,
): Promise<Outcome<OrderView>> => turnDown(denial, { how: deny, type: 'order.denied' }, approver, ports);

/** Turns down what was approved and is not claimed yet. One that still waits is refused: it is denied instead. */
export const takeBackOrder = (
  denial: Denial,
  approver: Approver,
  ports: ConsolePorts,
): Promise<Outcome<OrderView>> =>
  turnDown(denial, { how: takeBack, type: 'order.taken-back' }, approver, ports);

interface Way {
  readonly how: typeof deny | typeof takeBack;
  readonly type: 'order.denied' | 'order.taken-back';
}

async function turnDown(
  { id, note }: Denial,
  { how, type }: Way,
  { accountId, mayRead }: Approver,
  ports: ConsolePorts,
): Promise<Outcome<OrderView>> {
  const changed = await changeOrder(id, { accountId, ports, mayRead }, (order, at) => {
    const next = how(order, { by: accountId, at, note });
    return Promise.resolve(
      next.ok ? ok({ next: next.value, fact: { type, ...orderRef(order) } }) : refuseState(next.error),
    );
  });
  return changed.ok ? ok(viewOrder(changed.value, ports.clock.now())) : changed;
}
