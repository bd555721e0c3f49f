/** Orders that need approval: decided by two admins at once, and claimed twice at once. Of each pair one wins at most. */
import { setTimeout as delay } from 'node:timers/promises';
import type { ClaimedView } from '../../src/console/contract';
import { invoke, type Desk, type Ended } from './desk';
import type { Dice } from './dice';
import type { SoakToken } from './known';
import { newToken } from './new-token';
import { accountOf, projectsOf, type ProjectKey } from './people';
import { SCOPES } from './plant';

const ADMIN = { user: 'admin' };

export async function orderAndClaim(desk: Desk, dice: Dice): Promise<void> {
  while (!desk.isOver()) {
    await takeOrder(desk, dice);
    await delay(400);
  }
}

async function takeOrder(desk: Desk, dice: Dice): Promise<void> {
  const { findings, people } = desk;
  const owner = dice.below(people);
  const project = projectsOf(owner)[0] ?? 'ABC';
  const order = { name: 'soak', scopes: SCOPES, effects: ['read', 'write', 'delete'] };
  const asked = { user: accountOf(owner), project };
  const unapproved = await invoke(desk, 'project-page', 'token/issue', { ...asked, payload: order });
  if (unapproved.kind === 'value') {
    findings.violation('a token that deletes was issued unapproved');
    return;
  }
  const placed = await invoke(desk, 'project-page', 'order/place', {
    ...asked,
    payload: { order, justification: 'soak' },
  });
  if (placed.kind !== 'value') {
    findings.count('orders not placed');
    return;
  }
  findings.count('orders placed');
  const { id } = placed.value;
  const decided = await Promise.all([
    invoke(desk, 'admin-page', 'order/approve', { ...ADMIN, payload: { id } }),
    ...(dice.chance(0.4)
      ? [invoke(desk, 'admin-page', 'order/deny', { ...ADMIN, payload: { id, note: 'soak' } })]
      : []),
  ]);
  if (wins(decided) > 1) findings.violation('an order was approved and denied');
  await claim(desk, id, { owner, project, projects: [project], mayWrite: true, mayDelete: true });
}

const wins = (many: readonly Ended<unknown>[]): number => many.filter(({ kind }) => kind === 'value').length;

/** Whose token it becomes, and what it may do. */
export type Claiming = Pick<SoakToken, 'projects' | 'mayWrite' | 'mayDelete' | 'bot'> & {
  readonly owner: number;
  readonly project: ProjectKey;
};

/** Twice at once. Returns what both were answered; what was told is remembered. */
export async function claim(
  desk: Desk,
  id: string,
  { owner, project, ...powers }: Claiming,
): Promise<readonly Ended<ClaimedView>[]> {
  const call = { user: accountOf(owner), project, payload: { id } };
  const claimed = await Promise.all([
    invoke(desk, 'project-page', 'order/claim', call),
    invoke(desk, 'project-page', 'order/claim', call),
  ]);
  if (wins(claimed) > 1) desk.findings.violation('an order was claimed twice');
  for (const one of claimed)
    if (one.kind === 'value' && one.value.kind === 'issued') {
      desk.findings.count('orders claimed');
      const token = newToken(one.value, { owner, ...powers });
      desk.known.add(token);
      desk.known.claimed.set(id, [...(desk.known.claimed.get(id) ?? []), token.locator]);
    }
  return claimed;
}
