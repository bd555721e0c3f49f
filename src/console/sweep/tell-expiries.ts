import { expiredEvent } from '../../audit/event';
import { ok } from '../../base/result';
import { MINUTE_MS, type Instant } from '../../base/time';
import { stateAt } from '../../tokens/lifecycle';
import type { TokenRecord } from '../../tokens/record';
import type { SweepPosition, SweepWalk } from '../../tokens/sweep-position';
import type { ConsolePorts } from '../ports';
import type { StepResult } from './step';

const PAGE_LIMIT = 100;
const PAGES_MAX = 3;
/** Indexes lag by seconds: what has ended just now is told of by the next run. */
const LAG_MS = MINUTE_MS;

const WALKS = [
  { state: 'active', name: 'expired-active' },
  { state: 'paused', name: 'expired-paused' },
] as const satisfies readonly { readonly state: TokenRecord['state']; readonly name: SweepWalk }[];

/**
 * Tells the trail of tokens whose last day is over; the gateway judges that by the clock itself. An event's id is made of the token
 * and its end, so that telling it again puts it in its own place.
 */
export async function tellExpiries(ports: ConsolePorts): Promise<StepResult> {
  let count = 0;
  for (const walk of WALKS) {
    const told = await goOn(walk, ports);
    if (!told.ok) return told;
    count += told.value;
  }
  return ok(count);
}

async function goOn({ state, name }: (typeof WALKS)[number], ports: ConsolePorts): Promise<StepResult> {
  const { sweepPositions: positions, tokens, clock } = ports;
  const stopped = await positions.read(name);
  if (!stopped.ok) return stopped;
  const { from, to, cursor } = spanAfter(stopped.value, clock.now() - LAG_MS);
  let next: string | undefined = cursor;
  let count = 0;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const page = await tokens.list(
      { by: 'state', state, ends: { from, to } },
      { limit: PAGE_LIMIT, cursor: next },
    );
    if (!page.ok) {
      // A cursor that is no longer taken must not stop every run to come.
      await positions.save(name, { before: from });
      return page;
    }
    const told = await tellOf(page.value.records, ports);
    if (!told.ok) return told;
    count += told.value;
    next = page.value.cursor;
    if (next === undefined) break;
  }
  const saved = await positions.save(
    name,
    next === undefined ? { before: to } : { since: from, before: to, cursor: next },
  );
  return saved.ok ? ok(count) : saved;
}

interface Rest {
  readonly from: Instant;
  readonly to: Instant;
  readonly cursor?: string | undefined;
}

/** What is left of a walk that stopped on its way, or all that has ended since the last one was at its end. */
const spanAfter = (stopped: SweepPosition | undefined, to: Instant): Rest =>
  stopped?.cursor === undefined
    ? { from: stopped?.before ?? 0, to: Math.max(to, stopped?.before ?? 0) }
    : { from: stopped.since ?? 0, to: stopped.before, cursor: stopped.cursor };

/** What was listed may be old: a token may have got more days. What was replaced has ended as its rotation said. */
async function tellOf(
  listed: readonly TokenRecord[],
  { tokens, audit, clock }: ConsolePorts,
): Promise<StepResult> {
  if (listed.length === 0) return ok(0);
  const records = await tokens.findMany(listed.map(({ locator }) => locator));
  if (!records.ok) return records;
  const now = clock.now();
  const events = records.value
    .filter((record) => stateAt(record, now) === 'expired')
    .map(({ locator, ownerId, grant }) => expiredEvent({ locator, ownerId, expiredAt: grant.expiresAt }));
  const told = await audit.put(events);
  return told.ok ? ok(events.length) : told;
}
