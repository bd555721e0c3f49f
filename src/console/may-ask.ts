import { ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { Rules } from '../policy/rules';
import { TOKENS_PER_PERSON_LIMIT } from '../policy/rules';
import { stateAt } from '../tokens/lifecycle';
import type { ProjectActor, Standings } from './actor';
import type { ConsolePorts } from './ports';

/** Whether a person may ask for a token here, whatever it is for, and how many they have. */
export interface Asking {
  readonly barredBy?: 'mayAsk' | 'tokensPerPersonMax';
  readonly tokensHeld: number;
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
    countLiving(actor.accountId, ports),
    isAmong(rules.mayAsk, actor.project.id, { actor, standings }),
  ]);
  if (!held.ok) return held;
  if (!mayAsk.ok) return mayAsk;
  const tokensHeld = held.value;
  if (!mayAsk.value) return ok({ barredBy: 'mayAsk', tokensHeld });
  return ok(
    tokensHeld < rules.tokensPerPersonMax ? { tokensHeld } : { barredBy: 'tokensPerPersonMax', tokensHeld },
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

/** Newest first: the living ones are among the newest hundreds. Stops where the limit is reached anyway. */
async function countLiving(
  ownerId: string,
  { tokens, clock }: ConsolePorts,
): Promise<Result<number, StoreFailure>> {
  const now = clock.now();
  let held = 0;
  let cursor: string | undefined;
  for (let pages = 0; pages < 5; pages += 1) {
    const page = await tokens.list({ by: 'owner', ownerId }, { limit: TOKENS_PER_PERSON_LIMIT, cursor });
    if (!page.ok) return page;
    held += page.value.records.filter((record) => ['active', 'paused'].includes(stateAt(record, now))).length;
    cursor = page.value.cursor;
    if (cursor === undefined || held >= TOKENS_PER_PERSON_LIMIT) break;
  }
  return ok(held);
}
