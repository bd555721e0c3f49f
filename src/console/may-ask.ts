import { ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { Rules } from '../policy/rules';
import { TOKENS_PER_PERSON_LIMIT } from '../policy/rules';
import type { TokenRecord } from '../tokens/record';
import type { TokenQuery, TokenStore } from '../tokens/store';
import type { ProjectActor, Standings } from './actor';
import type { ConsolePorts } from './ports';

/** Whether a person may ask for a token here, whatever it is for, and how many they have. */
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
    findLiving(actor.accountId, ports),
    isAmong(rules.mayAsk, actor.project.id, { actor, standings }),
  ]);
  if (!held.ok) return held;
  if (!mayAsk.ok) return mayAsk;
  // A token and what replaces it count as one.
  const counted = {
    living: held.value,
    tokensHeld: held.value.filter(({ successor }) => successor === undefined).length,
  };
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

/** Tokens that neither ended nor were revoked. More than a page of them, and another of what they replace, is more than any policy allows. */
async function findLiving(
  ownerId: string,
  { tokens, clock }: ConsolePorts,
): Promise<Result<readonly TokenRecord[], StoreFailure>> {
  const expires = { from: clock.now() + 1 };
  const pages = await Promise.all(
    (['active', 'paused'] as const).map((state) =>
      listTwice({ by: 'holder', ownerId, state, expires }, tokens),
    ),
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
