import { APP_ACTOR, auditEvent } from '../audit/event';
import { ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import { DAY_MS } from '../base/time';
import { TOKEN_STATES, type TokenRecord, type TokenState } from '../tokens/record';
import type { TokenQuery } from '../tokens/store';
import type { ConsolePorts } from './ports';
import { takeCensus } from './take-census';

/** Ended tokens stay visible this long: people look for them when a script stops. */
export const ENDED_KEPT_DAYS = 90;
const PAGE_LIMIT = 20;
const PAGES_MAX = 3;
const STATES: readonly TokenState[] = TOKEN_STATES;

/**
 * Erases tokens that ended long ago, a few bounded pages of each state, then goes on with the census. May be repeated, skipped or run twice at once: verify judges
 * expiry by the clock, so nothing depends on it. Returns how many were erased.
 */
export async function sweep(ports: ConsolePorts): Promise<Result<number, StoreFailure>> {
  const before = ports.clock.now() - ENDED_KEPT_DAYS * DAY_MS;
  let erased = 0;
  for (const state of STATES) {
    const swept = await sweepState({ by: 'state', state, expires: { to: before - 1 } }, ports);
    if (!swept.ok) return swept;
    erased += swept.value;
  }
  const counted = await takeCensus(ports);
  return counted.ok ? ok(erased) : counted;
}

/** A few pages: records that cannot be read are left out of a page, and must not hide those behind them for ever. */
async function sweepState(query: TokenQuery, ports: ConsolePorts): Promise<Result<number, StoreFailure>> {
  let cursor: string | undefined;
  let erased = 0;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const page = await ports.tokens.list(query, { limit: PAGE_LIMIT, cursor });
    if (!page.ok) return page;
    const done = await erase(page.value.records, ports);
    if (!done.ok) return done;
    erased += page.value.records.length;
    cursor = page.value.cursor;
    if (cursor === undefined) break;
  }
  return ok(erased);
}

/** Told first, so that nothing vanishes without a trace. */
async function erase(
  records: readonly TokenRecord[],
  { tokens, usages, audit, clock, random }: ConsolePorts,
): Promise<Result<void, StoreFailure>> {
  for (const { locator, ownerId } of records) {
    const event = auditEvent({ type: 'token.erased', locator, ownerId }, APP_ACTOR, {
      at: clock.now(),
      random,
    });
    const told = await audit.append(event);
    if (!told.ok) return told;
  }
  const locators = records.map(({ locator }) => locator);
  const erased = await tokens.erase(locators);
  return erased.ok ? usages.erase(locators) : erased;
}
