import { ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { Rules } from '../policy/rules';
import { TOKENS_PER_PERSON_LIMIT } from '../policy/rules';
import type { Order } from '../tokens/order';
import type { TokenRecord } from '../tokens/record';
import type { ProjectActor, Standings } from './actor';
import type { ConsolePorts } from './ports';

/** Whether a person may ask for a token here, whatever it is for, and how many they have or wait for. */
export interface Asking {
  readonly barredBy?: 'mayAsk' | 'tokensPerPersonMax';
  readonly tokensHeld: number;
  /** The tokens that were counted. */
  readonly living: readonly TokenRecord[];
}

/**
 * Asks Jira, now, what the policy makes the asking depend on. The number of tokens is read from an index that may lag by seconds:
 * orders that are placed side by side may exceed the limit by as many.
 */
export async function findAsking(
  rules: Rules,
  { actor, standings, ports }: { actor: ProjectActor; standings: Standings; ports: ConsolePorts },
): Promise<Result<Asking, StoreFailure | 'unknown'>> {
  const [held, mayAsk] = await Promise.all([
    findHeld(actor.accountId, ports),
    isAmong(rules.mayAsk, actor.project.id, { actor, standings }),
  ]);
  if (!held.ok) return held;
  if (!mayAsk.ok) return mayAsk;
  const { living, orders } = held.value;
  const counted = { living, tokensHeld: living.length + orders.length };
  if (!mayAsk.value) return ok({ barredBy: 'mayAsk', ...counted });
  return ok(
    counted.tokensHeld < rules.tokensPerPersonMax ? counted : { barredBy: 'tokensPerPersonMax', ...counted },
  );
}

/** Those of these projects (numeric ids) for which the policy does not let this person ask. */
export async function findBarred(
  projectIds: readonly string[],
  mayAsk: Rules['mayAsk'],
  { actor, standings }: { actor: ProjectActor; standings: Standings },
): Promise<Result<readonly string[], 'unknown'>> {
  const barred: string[] = [];
  const answers = await Promise.all(
    projectIds.map(async (id) => ({ id, may: await isAmong(mayAsk, id, { actor, standings }) })),
  );
  for (const { id, may } of answers) {
    if (!may.ok) return may;
    if (!may.value) barred.push(id);
  }
  return ok(barred);
}

async function isAmong(
  mayAsk: Rules['mayAsk'],
  projectId: string,
  { actor, standings }: { actor: ProjectActor; standings: Standings },
): Promise<Result<boolean, 'unknown'>> {
  if (mayAsk === 'everyone' || actor.isJiraAdmin) return ok(true);
  if (mayAsk === 'jira-admins') return ok(false);
  const rights = await standings.findRights(projectId, ['ADMINISTER_PROJECTS']);
  return rights.ok ? ok(rights.value.get('ADMINISTER_PROJECTS') === true) : rights;
}

/** What counts against the policy's number: tokens, and orders that may still become one. */
export interface Held {
  readonly living: readonly TokenRecord[];
  readonly orders: readonly Order[];
}

export async function findHeld(ownerId: string, ports: ConsolePorts): Promise<Result<Held, StoreFailure>> {
  const [living, orders] = await Promise.all([findLiving(ownerId, ports), findOpenOrders(ownerId, ports)]);
  if (!living.ok) return living;
  if (!orders.ok) return orders;
  // An extension makes no token.
  return ok({ living: living.value, orders: orders.value.filter(({ kind }) => kind.of === 'new') });
}

/** Orders of theirs that wait, or that they may claim: extensions too. */
export async function findOpenOrders(
  ownerId: string,
  { orders, clock }: ConsolePorts,
): Promise<Result<readonly Order[], StoreFailure>> {
  const lapses = { from: clock.now() + 1 };
  const pages = await Promise.all(
    (['waiting', 'approved'] as const).map((state) =>
      orders.list({ by: 'holder', ownerId, state, lapses }, { limit: TOKENS_PER_PERSON_LIMIT }),
    ),
  );
  const open: Order[] = [];
  for (const page of pages) {
    if (!page.ok) return page;
    open.push(...page.value.orders);
  }
  return ok(open);
}

/** Tokens that neither ended nor were revoked. More than one page of them is more than any policy allows. */
async function findLiving(
  ownerId: string,
  { tokens, clock }: ConsolePorts,
): Promise<Result<readonly TokenRecord[], StoreFailure>> {
  const expires = { from: clock.now() + 1 };
  const pages = await Promise.all(
    (['active', 'paused'] as const).map((state) =>
      tokens.list({ by: 'holder', ownerId, state, expires }, { limit: TOKENS_PER_PERSON_LIMIT }),
    ),
  );
  const held: TokenRecord[] = [];
  for (const page of pages) {
    if (!page.ok) return page;
    held.push(...page.value.records);
  }
  return ok(held);
}
