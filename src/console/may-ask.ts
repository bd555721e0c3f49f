import { ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { RuleBook } from '../policy/project-rules';
import type { Rules } from '../policy/rules';
import type { AppPower, Who } from '../policy/who';
import { TOKENS_PER_PERSON_LIMIT } from '../policy/rules';
import type { Order } from '../tokens/order';
import type { TokenRecord } from '../tokens/record';
import { familyOf } from '../tokens/rotation';
import type { TokenQuery, TokenStore } from '../tokens/store';
import type { ProjectActor, Standings } from './actor';
import { askersOf, isAmong, type Inquiry } from './among';
import type { ConsolePorts } from './ports';

/** Whether a person may ask for a token here, whatever it is for, and how many they have or wait for. */
export interface Asking {
  readonly barredBy?: 'mayAsk' | 'tokensPerPersonMax';
  /** They may ask for tokens that read, and for no others. */
  readonly changesBarred?: true;
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
  book: RuleBook,
  { actor, standings, ports }: { actor: ProjectActor; standings: Standings; ports: ConsolePorts },
): Promise<Result<Asking, StoreFailure | 'unknown'>> {
  const projectId = actor.project.id;
  const inquiry = { actor, standings, ports };
  const [held, mayAsk, mayChange] = await Promise.all([
    findHoldings(actor.accountId, ports),
    isAmong(askersOf(rules, book, projectId), { power: 'ask', projectId }, inquiry),
    isAmong([rules.mayAskForChanges], { power: 'ask-for-changes', projectId }, inquiry),
  ]);
  if (!held.ok) return held;
  if (!mayAsk.ok) return mayAsk;
  if (!mayChange.ok) return mayChange;
  const { living } = held.value;
  const counted = {
    living,
    tokensHeld: countHoldings(held.value),
    ...(mayChange.value ? {} : { changesBarred: true as const }),
  };
  if (!mayAsk.value) return ok({ barredBy: 'mayAsk', ...counted });
  return ok(
    counted.tokensHeld < rules.tokensPerPersonMax ? counted : { barredBy: 'tokensPerPersonMax', ...counted },
  );
}

/** Those of these projects (numeric ids) for which this person is not one of all whom `whosOf` names. */
export async function findBarred(
  projectIds: readonly string[],
  { power, whosOf }: { power: AppPower; whosOf: (projectId: string) => readonly Who[] },
  inquiry: Inquiry,
): Promise<Result<readonly string[], 'unknown'>> {
  const barred: string[] = [];
  const answers = await Promise.all(
    projectIds.map(async (id) => ({ id, may: await isAmong(whosOf(id), { power, projectId: id }, inquiry) })),
  );
  for (const { id, may } of answers) {
    if (!may.ok) return may;
    if (!may.value) barred.push(id);
  }
  return ok(barred);
}

/** What counts against the policy's number: tokens, and orders that may still become one. */
export interface Holdings {
  readonly living: readonly TokenRecord[];
  readonly orders: readonly Order[];
}

/** A token and what replaces it count as one, as long as one of them lives. */
export const countHoldings = ({ living, orders }: Holdings): number =>
  new Set(living.map(familyOf)).size + orders.length;

export async function findHoldings(
  ownerId: string,
  ports: ConsolePorts,
): Promise<Result<Holdings, StoreFailure>> {
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

/** Tokens that neither ended nor were revoked. More than a page of them, and another of what they replace, is more than any policy allows. */
async function findLiving(
  ownerId: string,
  { tokens, clock }: ConsolePorts,
): Promise<Result<readonly TokenRecord[], StoreFailure>> {
  const ends = { from: clock.now() + 1 };
  const pages = await Promise.all(
    (['active', 'paused'] as const).map((state) => listTwice({ by: 'holder', ownerId, state, ends }, tokens)),
  );
  const held: TokenRecord[] = [];
  for (const page of pages) {
    if (!page.ok) return page;
    held.push(...page.value);
  }
  return ok(held);
}

/** What ends soonest comes first: those that are being replaced, at most as many as there may be others. */
async function listTwice(
  query: TokenQuery,
  tokens: TokenStore,
): Promise<Result<readonly TokenRecord[], StoreFailure>> {
  const first = await tokens.list(query, { limit: TOKENS_PER_PERSON_LIMIT });
  if (!first.ok) return first;
  const { records, cursor } = first.value;
  if (cursor === undefined) return ok(records);
  const second = await tokens.list(query, { limit: TOKENS_PER_PERSON_LIMIT, cursor });
  return second.ok ? ok([...records, ...second.value.records]) : second;
}
