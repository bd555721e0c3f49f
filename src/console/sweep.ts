import { APP_ACTOR, auditEvent } from '../audit/event';
import { ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import { DAY_MS } from '../base/time';
import type { TokenState } from '../tokens/record';
import type { ConsolePorts } from './ports';

/** Ended tokens stay visible this long: people look for them when a script stops. */
export const ENDED_KEPT_DAYS = 90;
const PAGE_LIMIT = 20;
const STATES: readonly TokenState[] = ['active', 'paused', 'revoked'];

/**
 * Erases tokens that ended long ago, a bounded page of each state. May be repeated, skipped or run twice at once: verify judges
 * expiry by the clock, so nothing depends on it. Returns how many were erased.
 */
export async function sweep({
  tokens,
  audit,
  clock,
  random,
}: ConsolePorts): Promise<Result<number, StoreFailure>> {
  const before = clock.now() - ENDED_KEPT_DAYS * DAY_MS;
  let erased = 0;
  for (const state of STATES) {
    const page = await tokens.list({ by: 'ended-before', state, before }, { limit: PAGE_LIMIT });
    if (!page.ok) return page;
    for (const { locator, ownerId } of page.value.records) {
      const told = await audit.append(
        auditEvent({ type: 'token.erased', locator, ownerId }, APP_ACTOR, { at: clock.now(), random }),
      );
      if (!told.ok) return told;
    }
    const done = await tokens.erase(page.value.records.map(({ locator }) => locator));
    if (!done.ok) return done;
    erased += page.value.records.length;
  }
  return ok(erased);
}
