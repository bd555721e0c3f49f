/** The pages' entries as people call them, over fakes, with orders; and orders to begin with. */
import type { Standings } from '../../src/console/actor';
import type { OrderView, Reply } from '../../src/console/contract';
import { adminEntries, projectEntries } from '../../src/console/entries';
import { INITIAL_APPROVAL, type ApprovalRule } from '../../src/policy/approval-rule';
import type { Rules } from '../../src/policy/rules';
import { approve, type Order } from '../../src/tokens/order';
import { ABC, ADMIN, anOrder, aPolicy, DAY, OWNER } from './builders';
import { consoleWorld, standingsOf, type ConsoleScript, type ConsoleWorld } from './console-world';
import { NOW } from './fixed-times';

export const HOUR = DAY / 24;
export const SECOND_ADMIN = '5b10a2844c20165700ede2bb';
export const order = {
  name: 'Nightly sync',
  scopes: ['read:jira-work', 'write:jira-work'],
  effects: ['read', 'write'],
};
export const reading = { name: 'Report', scopes: ['read:jira-work'] };
export const why = { justification: 'The sync needs it' };

export const asks = (approval: Partial<ApprovalRule> = {}, more: Partial<Rules> = {}) =>
  aPolicy({ ...more, approval: { ...INITIAL_APPROVAL, needs: 'when', ...approval } });

export const member = standingsOf({ rights: [] });
export const admin = standingsOf({ admin: true });

export function worldOf(script: ConsoleScript = {}) {
  const world = consoleWorld({ policy: asks(), ...script });
  const onProject = (
    key: keyof ReturnType<typeof projectEntries>,
    payload: unknown,
    standings: Standings = member,
    accountId = OWNER,
  ) => projectEntries(world.ports)[key](payload, { accountId, projectId: ABC.id }, standings);
  const onSite = (key: keyof ReturnType<typeof adminEntries>, payload: unknown, accountId = ADMIN) =>
    adminEntries(world.ports)[key](payload, { accountId, projectId: undefined }, admin);
  return { ...world, onProject, onSite };
}
export type World = ReturnType<typeof worldOf>;

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- a test says what it expects
export const valueOf = <Value>(reply: Reply<unknown>): Value => {
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return reply.value as Value;
};
export const refused = (code: string) => ({ ok: false, refusal: { code } });
export const tokensOf = ({ storage }: ConsoleWorld) => storage.stored.tokens.size;
export const typesOf = ({ storage }: ConsoleWorld) => storage.events.map(({ type }) => type);
export const placed = async (world: World): Promise<string> =>
  valueOf<OrderView>(await world.onProject('order/place', { ...why, order })).id;

export const waiting = anOrder();
export const approvedOf = (one: Order): Order => {
  const approved = approve(one, one.wish, { by: ADMIN, at: NOW, selfApproval: false });
  if (!approved.ok) throw new Error(approved.error);
  return approved.value;
};
export const approved = approvedOf(waiting);
export const ref = { id: waiting.id };
