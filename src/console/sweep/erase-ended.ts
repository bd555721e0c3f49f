import { familyOf } from '../../tokens/rotation';
import { APP_ACTOR, auditEvent } from '../../audit/event';
import { ok } from '../../base/result';
import { DAY_MS } from '../../base/time';
import { TOKEN_STATES, type TokenRecord, type TokenState } from '../../tokens/record';
import type { TokenQuery } from '../../tokens/store';
import type { ConsolePorts } from '../ports';
import type { StepResult } from './step';

/** Ended tokens stay visible this long: people look for them when a script stops. */
export const ENDED_KEPT_DAYS = 90;
const PAGE_LIMIT = 20;
const PAGES_MAX = 3;
const STATES: readonly TokenState[] = TOKEN_STATES;

/** Erases tokens that ended long ago and what was counted of them: three pages of 20 of each state. */
export async function eraseEnded(ports: ConsolePorts): Promise<StepResult> {
  const before = ports.clock.now() - ENDED_KEPT_DAYS * DAY_MS;
  let erased = 0;
  for (const state of STATES) {
    const swept = await eraseState({ by: 'state', state, ends: { to: before - 1 } }, ports);
    if (!swept.ok) return swept;
    erased += swept.value;
  }
  return ok(erased);
}

/** A few pages: records that cannot be read are left out of a page, and must not hide those behind them for ever. */
async function eraseState(query: TokenQuery, ports: ConsolePorts): Promise<StepResult> {
  let cursor: string | undefined;
  let erased = 0;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const page = await ports.tokens.list(query, { limit: PAGE_LIMIT, cursor });
    if (!page.ok) return page;
    const done = await eraseThose(page.value.records, ports);
    if (!done.ok) return done;
    erased += done.value;
    cursor = page.value.cursor;
    if (cursor === undefined) break;
  }
  return ok(erased);
}

/** Told first, so that nothing vanishes without a trace. */
async function eraseThose(
  records: readonly TokenRecord[],
  { tokens, usages, notices, audit, clock, random, spent }: ConsolePorts,
): Promise<StepResult> {
  for (const { locator, ownerId } of records) {
    const event = auditEvent({ type: 'token.erased', locator, ownerId }, APP_ACTOR, {
      at: clock.now(),
      random,
    });
    const told = await audit.append(event);
    if (!told.ok) return told;
  }
  const locators = records.map(({ locator }) => locator);
  // The records last: once they are gone nothing leads to what was counted of them, which names their owners.
  const forgotten = await usages.erase(locators);
  if (!forgotten.ok) return forgotten;
  const untold = await notices.erase(locators);
  if (!untold.ok) return untold;
  // What a family spent is kept under its first token, until its last is erased; one that never lived is not its last.
  const given = await spent.erase(
    records
      .filter(({ successor, state }) => successor === undefined && state !== 'dormant')
      .map((record) => familyOf(record)),
  );
  if (!given.ok) return given;
  const erased = await tokens.erase(locators);
  return erased.ok ? ok(records.length) : erased;
}
