import { auditEvent } from '../../audit/event';
import { placedForFact } from '../../audit/order-fact';
import { ok } from '../../base/result';
import { formatInstant } from '../../base/time';
import { problem, type Problem } from '../../policy/problem';
import { drawOrderId, placeFor, type Order, type Placing, type Wish } from '../../tokens/order';
import type { Actor, Standings } from '../actor';
import type { PlacedForView } from '../contract';
import type { ConsolePorts } from '../ports';
import { object, refuse, refuseStore, type Outcome } from '../refusal';
import { judgeTemplate, type WishedFor } from './judge-template';

/** A parsed `OrderFor`. */
export interface PlacedFor {
  readonly ownerId: string;
  /** Of a bot's token. */
  readonly backupId?: string | undefined;
  readonly justification: string;
  readonly order: WishedFor;
}

/**
 * Places an order for somebody else, which they claim: nobody but they will ever see the token. What stands against it is said now as
 * far as it can be; the claim judges all of it anew, with the owner's own rights.
 */
export async function placeOrderFor(
  { ownerId, backupId, justification, order }: PlacedFor,
  actor: Actor,
  standings: Standings,
  ports: ConsolePorts,
): Promise<Outcome<PlacedForView>> {
  const judged = await judgeTemplate(order, { actor, standings, ports });
  if (!judged.ok) return judged;
  const { wish, mayOrderForSelf } = judged.value;
  if (ownerId === actor.accountId && !mayOrderForSelf) return object([problem('ownerId', 'own-order')]);
  const problems = await findPeopleProblems({ ownerId, backupId }, wish, ports);
  if (!problems.ok) return problems;
  if (problems.value.length > 0) return object(problems.value);

  const placing: Placing = {
    ...{ kind: { of: 'new' }, placedBy: actor.accountId, ownerId, wish, justification },
    ...{ at: ports.clock.now(), ...(backupId === undefined ? {} : { backupId }) },
  };
  return saveOrderFor(placeFor(placing, drawOrderId(placing.at, ports.random)), ports);
}

/** Saves a new order for somebody else together with its event. */
export async function saveOrderFor(order: Order, ports: ConsolePorts): Promise<Outcome<PlacedForView>> {
  const world = { at: order.placedAt, random: ports.random };
  const event = auditEvent(placedForFact(order), order.placedBy, world);
  const created = await ports.ledger.createOrder(order, event);
  if (!created.ok) return refuseStore(created.error);
  return ok({
    orderId: order.id,
    ...(order.state === 'waiting' ? {} : { claimUntilAt: formatInstant(order.lapsesAt) }),
  });
}

/** What stands against these two people, of whom nothing is believed: their accounts, and what Jira shows the owner. */
export async function findPeopleProblems(
  { ownerId, backupId }: Pick<PlacedFor, 'ownerId' | 'backupId'>,
  { reach }: Wish,
  ports: ConsolePorts,
): Promise<Outcome<readonly Problem[]>> {
  const people = await findAccountProblems({ ownerId, backupId }, ports);
  if (!people.ok || people.value.length > 0) return people;
  if (reach.kind === 'site') {
    const isAdmin = await ports.people.isJiraAdmin(ownerId);
    if (!isAdmin.ok) return refuse('standing-unknown');
    return ok(isAdmin.value ? [] : [problem('reach', 'site-wide-for-admins')]);
  }
  const rights = await Promise.all(
    reach.projects.map(({ id }) => ports.people.findRights(ownerId, id, ['BROWSE_PROJECTS'])),
  );
  const problems: Problem[] = [];
  for (const [at, held] of rights.entries()) {
    if (!held.ok) return refuse('standing-unknown');
    if (held.value?.get('BROWSE_PROJECTS') !== true)
      problems.push(problem(`projectIds.${at}`, 'project-hidden-from-owner'));
  }
  return ok(problems);
}

/** Two people, whom Jira holds for active now. */
export async function findAccountProblems(
  { ownerId, backupId }: { readonly ownerId: string; readonly backupId?: string | undefined },
  { people }: ConsolePorts,
): Promise<Outcome<readonly Problem[]>> {
  if (ownerId === backupId) return ok([problem('backupId', 'backup-is-owner')]);
  const asked = [ownerId, ...(backupId === undefined ? [] : [backupId])];
  const gone = await people.findLeavers(asked);
  if (!gone.ok) return refuse('standing-unknown');
  return ok([
    ...(gone.value.includes(ownerId) ? [problem('ownerId', 'account-inactive')] : []),
    ...(backupId !== undefined && gone.value.includes(backupId)
      ? [problem('backupId', 'account-inactive')]
      : []),
  ]);
}
