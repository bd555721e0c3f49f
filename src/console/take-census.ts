import { ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import { DAY_MS, type Instant } from '../base/time';
import { countRecords, LEAVERS_MAX, startCensus, type Census, type FinishedCensus } from '../tokens/census';
import type { ConsolePorts } from './ports';

const PAGE_LIMIT = 100;
/** A tenth of what storage lets an installation read in a minute, for records of about a kilobyte (limits-kvs-ce). */
const PAGES_PER_SWEEP = 40;
/** Sweeps run every hour: enough for half a million tokens. */
const GIVEN_UP_DAYS = 7;
/** What a person in front of the overview waits for. */
const PAGES_AT_ONCE = 5;
export const COUNTED_AT_ONCE = PAGES_AT_ONCE * PAGE_LIMIT;

/** A site of up to 500 tokens is counted while one waits; undefined: it is larger. `last` is the census before, for who left. */
export async function countNow(
  ports: ConsolePorts,
  last: FinishedCensus | undefined,
): Promise<Result<FinishedCensus | undefined, StoreFailure>> {
  const counted = await count(startCensus(ports.clock.now()), undefined, { pages: PAGES_AT_ONCE, ports });
  if (!counted.ok) return counted;
  if (counted.value.cursor !== undefined) return ok(undefined);
  return ok(await finish(counted.value.census, ports, last));
}

/**
 * Goes on with the census of a large site, some 4,000 tokens a run, from where the last run stopped. May be repeated, skipped or run
 * twice at once: at worst some tokens are counted twice, and the next census is right again. Also finds the owners who left.
 */
export async function takeCensus(ports: ConsolePorts): Promise<Result<void, StoreFailure>> {
  const before = await ports.census.read();
  if (!before.ok) return before;
  const { finished } = before.value ?? {};
  const running = livingCount(before.value?.running, ports.clock.now());
  const counted = await count(running ?? startCensus(ports.clock.now()), running?.cursor, {
    pages: PAGES_PER_SWEEP,
    ports,
  });
  if (!counted.ok) return counted;
  const { census, cursor } = counted.value;
  return ports.census.save(
    cursor === undefined
      ? { finished: await finish(census, ports, finished) }
      : { finished, running: { ...census, cursor } },
  );
}

/** One that does not come to its end, say because its cursor is no longer taken, must not hold up all that follow. */
const livingCount = <Count extends Census>(running: Count | undefined, now: Instant): Count | undefined =>
  running !== undefined && now - running.startedAt < GIVEN_UP_DAYS * DAY_MS ? running : undefined;

interface Counted {
  readonly census: Census;
  readonly cursor: string | undefined;
}

async function count(
  census: Census,
  cursor: string | undefined,
  { pages, ports }: { readonly pages: number; readonly ports: ConsolePorts },
): Promise<Result<Counted, StoreFailure>> {
  let counted: Counted = { census, cursor };
  for (let page = 0; page < pages; page += 1) {
    const found = await ports.tokens.list({ by: 'all' }, { limit: PAGE_LIMIT, cursor: counted.cursor });
    if (!found.ok) return found;
    const { records, cursor: next } = found.value;
    counted = { census: countRecords(counted.census, records, ports.clock.now()), cursor: next };
    if (next === undefined) break;
  }
  return ok(counted);
}

/** Where Jira does not say who left, what it said last time stands. */
async function finish(
  { tally, owners }: Census,
  { people, clock }: ConsolePorts,
  last?: FinishedCensus,
): Promise<FinishedCensus> {
  const leavers = await people.findLeavers(owners);
  return {
    countedAt: clock.now(),
    tally,
    owners: owners.length,
    leavers: leavers.ok ? leavers.value.slice(0, LEAVERS_MAX) : (last?.leavers ?? []),
  };
}
