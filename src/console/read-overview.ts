import { ok } from '../base/result';
import { formatInstant } from '../base/time';
import { ceilingOf } from '../policy/ceiling';
import type { FinishedCensus } from '../tokens/census';
import type { AttentionView, OverviewView, TokenCounts, TokenListKey, TokenRowView } from './contract';
import type { ConsolePorts } from './ports';
import { refuseStore, type Outcome } from './refusal';
import { searchTokens } from './search-tokens';
import { holdsLeavers } from './sweep/too-many';
import { countNow, COUNTED_AT_ONCE } from './take-census';
import { lastDays, viewDays, viewHours } from './usage-views';

const DAYS_SHOWN = 14;
const LINES_SHOWN = 5;

/** What a Jira admin sees first. What cannot be told just now is left out; without the policy there is nothing to tell. */
export async function readOverview(ports: ConsolePorts): Promise<Outcome<OverviewView>> {
  const now = ports.clock.now();
  const [policy, census, traffic] = await Promise.all([
    ports.policies.read(),
    findCensus(ports),
    ports.usages.findTraffic(lastDays(DAYS_SHOWN, now)),
  ]);
  if (!policy.ok) return refuseStore(policy.error);
  // Afterwards, because the list of those whose owner left rests on the census.
  const attention = await readAttention(ports);
  return ok({
    tokensOn: ceilingOf(policy.value.rules).tokensOn,
    ...(census === undefined
      ? {}
      : { counts: viewCounts(census), countedAt: formatInstant(census.countedAt) }),
    ...(census && policy.value.rules.ownerLeft !== 'keep' && holdsLeavers(census)
      ? { leaversHeld: true }
      : {}),
    ...(traffic.ok
      ? { hours: viewHours(traffic.value, now), days: viewDays(traffic.value, DAYS_SHOWN, now) }
      : {}),
    attention,
  });
}

/** Counted now on a small site, at the last finished census on a large one: there, counting would be work for nothing. */
async function findCensus(ports: ConsolePorts): Promise<FinishedCensus | undefined> {
  const stored = await ports.census.read();
  const last = stored.ok ? stored.value?.finished : undefined;
  if (last && last.tally.active + last.tally.paused > COUNTED_AT_ONCE) return last;
  const now = await countNow(ports, last);
  if (!now.ok || !now.value) return last;
  // Kept for the lists. Where that fails they are as old as the last sweep; what could not be read is not written over.
  if (stored.ok) await ports.census.save({ finished: now.value });
  return now.value;
}

const viewCounts = ({ tally, owners, leavers }: FinishedCensus): TokenCounts => ({
  ...tally,
  owners,
  ownersLeft: leavers.length,
});

async function readAttention(ports: ConsolePorts): Promise<OverviewView['attention']> {
  const [expiring, unused, ownerLeft, denied, reused] = await Promise.all([
    readLines('expiring', ports),
    readLines('unused', ports),
    readLines('owner-left', ports),
    readDeniedOften(ports),
    readLines('reused', ports),
  ]);
  return { expiring, unused, ownerLeft, denied, reused };
}

const NONE: AttentionView = { tokens: [], more: false };

async function readLines(list: TokenListKey, ports: ConsolePorts): Promise<AttentionView> {
  const page = await searchTokens({ list, issued: {}, expires: {} }, { limit: LINES_SHOWN }, ports);
  return page.ok ? { tokens: page.value.tokens, more: page.value.cursor !== undefined } : NONE;
}

/** Fewer than this in a week is a script that somebody is trying out. */
const DENIED_OFTEN = 10;

/** Of the hundred that were denied last, those that were denied most. */
async function readDeniedOften(ports: ConsolePorts): Promise<AttentionView> {
  const page = await searchTokens({ list: 'denied', issued: {}, expires: {} }, { limit: 100 }, ports);
  if (!page.ok) return NONE;
  const deniedOf = ({ use }: TokenRowView): number => use?.denied7d ?? 0;
  const often = page.value.tokens
    .filter((token) => deniedOf(token) >= DENIED_OFTEN)
    .toSorted((one, other) => deniedOf(other) - deniedOf(one));
  return { tokens: often.slice(0, LINES_SHOWN), more: often.length > LINES_SHOWN };
}
