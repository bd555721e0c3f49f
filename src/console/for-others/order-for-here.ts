import { ok } from '../../base/result';
import { approvalNeeded } from '../../policy/approval';
import { problem, type Problem } from '../../policy/problem';
import type { Rules } from '../../policy/rules';
import { drawOrderId, place, placeFor, placeUnneeded, type Placing, type Wish } from '../../tokens/order';
import type { ProjectActor, Standings } from '../actor';
import type { PlacedForView } from '../contract';
import type { Asker } from '../issue-token';
import { findOpenOrders } from '../may-ask';
import { judgeWish } from '../orders/judge-wish';
import type { ConsolePorts } from '../ports';
import { object, refuse, refuseStore, type Outcome } from '../refusal';
import { findProjects } from '../find-projects';
import { lateProblems, wishFor } from './judge-template';
import { mayCreateForOthers } from './may-create';
import { mayOrderForSelf } from './may-order-for-self';
import { findPeopleProblems, saveOrderFor, type PlacedFor } from './order-for';

/** Open orders that one person may have placed for the same other: they count against what the other may have. */
export const OPEN_FOR_ONE_MAX = 5;

/**
 * On a project page, somebody whom the rule names orders a token of projects for somebody else, who claims it. Who orders must be able to
 * ask for the same token themselves, in each of its projects: it is no way round what they may not. A Jira admin's order is approved
 * thereby; any other waits where its powers need approval.
 */
export async function placeOrderForHere(
  placed: PlacedFor,
  actor: ProjectActor,
  standings: Standings,
  ports: ConsolePorts,
): Promise<Outcome<PlacedForView>> {
  const asker: Asker = { actor, standings, ports };
  const may = await findLeave(asker);
  if (!may.ok) return may;
  const judged = await judgeWhole(placed, may.value, asker);
  if (!judged.ok) return judged;

  const { ownerId, justification } = placed;
  const at = ports.clock.now();
  const placing: Placing = {
    ...{ kind: { of: 'new' }, placedBy: actor.accountId, ownerId, wish: judged.value, justification, at },
    ...(placed.backupId === undefined ? {} : { backupId: placed.backupId }),
  };
  const needsApproval = approvalNeeded(judged.value, may.value).length > 0;
  return saveOrderFor(orderOf(placing, { needsApproval, isJiraAdmin: actor.isJiraAdmin }, ports), ports);
}

/** The rules of the site, for whom they let order here. Nobody else learns anything more. */
async function findLeave({ actor, ports }: Asker): Promise<Outcome<Rules>> {
  const policy = await ports.policies.read();
  if (!policy.ok) return refuseStore(policy.error);
  const { rules } = policy.value;
  const may = await mayCreateForOthers(rules, actor, ports);
  if (!may.ok) return refuse('standing-unknown');
  return may.value ? ok(rules) : refuse('may-not-create-for-others');
}

/** The wish, if nothing stands against it, who orders it and whose it becomes. */
async function judgeWhole(placed: PlacedFor, rules: Rules, asker: Asker): Promise<Outcome<Wish>> {
  const { actor, ports } = asker;
  const { ownerId, backupId } = placed;
  const beyond = beyondThisPage(placed, actor);
  if (beyond.length > 0) return object(beyond);
  const wished = await wishHere(placed, rules, asker);
  if (!wished.ok) return wished;
  const wish = wished.value;
  const judged = await judgeWish(wish, asker);
  if (!judged.ok) return judged;
  if (ownerId === actor.accountId && actor.isJiraAdmin && !mayOrderForSelf(wish, rules))
    return object([problem('ownerId', 'own-order')]);
  const people = await findPeopleProblems({ ownerId, backupId }, wish, ports);
  if (!people.ok) return people;
  if (people.value.length > 0) return object(people.value);
  const open = await findOpenOrders(ownerId, ports);
  if (!open.ok) return refuseStore(open.error);
  const own = open.value.filter(({ placedBy }) => placedBy === actor.accountId);
  const isFull = !actor.isJiraAdmin && own.length >= OPEN_FOR_ONE_MAX;
  return isFull ? object([problem('ownerId', 'orders-open', { max: OPEN_FOR_ONE_MAX })]) : ok(wish);
}

/** Bots' tokens are for Jira admins to order, and tokens for the site for their page. */
const beyondThisPage = (
  { backupId, order }: PlacedFor,
  { isJiraAdmin }: ProjectActor,
): readonly Problem[] => [
  ...(backupId !== undefined && !isJiraAdmin ? [problem('backupId', 'bot-for-admins')] : []),
  ...(order.reach === 'site' ? [problem('reach', 'site-wide-elsewhere')] : []),
  ...(order.reach === 'projects' && order.projectIds.length === 0
    ? [problem('projectIds', 'project-none')]
    : []),
];

async function wishHere(
  { order }: PlacedFor,
  rules: Rules,
  { standings, ports }: Asker,
): Promise<Outcome<Wish>> {
  const found = await findProjects(order.projectIds, standings);
  if (!found.ok) return found;
  const { projects, problems } = found.value;
  if (problems.length > 0) return object(problems);
  const wish = wishFor(order, { reach: { kind: 'projects', projects }, rules }, ports);
  const late = lateProblems(wish, ports);
  return late.length > 0 ? object(late) : ok(wish);
}

function orderOf(
  placing: Placing,
  { needsApproval, isJiraAdmin }: { readonly needsApproval: boolean; readonly isJiraAdmin: boolean },
  { random }: ConsolePorts,
) {
  if (isJiraAdmin) return placeFor(placing, drawOrderId(placing.at, random));
  if (needsApproval) return place(placing, random);
  return placeUnneeded(placing, drawOrderId(placing.at, random));
}
