/** Tokens whose projects are all gone: they open nothing any more, and the sweep says so on the record. */
import { APP_ACTOR, auditEvent } from '../../audit/event';
import { fail, ok, type Result } from '../../base/result';
import { isGone, type MissedProjects } from '../../tokens/missed-projects';
import { revoke, stateAt } from '../../tokens/lifecycle';
import type { TokenRecord } from '../../tokens/record';
import type { ConsolePorts } from '../ports';
import { actOnEach, type PageDone, type StepFailure, type StepResult } from './step';

/** Of which projects the token is, if it is bound to any. */
export const projectIdsOf = ({ grant: { reach } }: TokenRecord): readonly string[] =>
  reach.kind === 'site' ? [] : reach.projects.map(({ id }) => id);

export const isLiving = (record: TokenRecord, now: number): boolean =>
  ['active', 'paused'].includes(stateAt(record, now));

/**
 * Of these tokens, revokes those all of whose projects are gone: missed for days, and missing now. The records are read again by key.
 * `missing` is what Jira said a moment ago.
 */
export async function revokeHomeless(
  listed: readonly TokenRecord[],
  { missed, missing }: { readonly missed: MissedProjects; readonly missing: ReadonlySet<string> },
  ports: ConsolePorts,
): Promise<PageDone> {
  const isHomeless = (record: TokenRecord): boolean => {
    const ids = projectIdsOf(record);
    const now = ports.clock.now();
    return ids.length > 0 && ids.every((id) => missing.has(id) && isGone(missed, id, now));
  };
  const candidates = listed.filter((record) => isLiving(record, ports.clock.now()) && isHomeless(record));
  if (candidates.length === 0) return { count: 0 };
  const found = await ports.tokens.findMany(candidates.map(({ locator }) => locator));
  if (!found.ok) return { count: 0, failure: found.error };
  const homeless = found.value.filter((record) => isLiving(record, ports.clock.now()) && isHomeless(record));
  return actOnEach(homeless, (record) => revokeOne(record, ports));
}

const BROWSE = 'BROWSE_PROJECTS';

async function revokeOne(record: TokenRecord, ports: ConsolePorts): Promise<StepResult> {
  const seen = await isSeenByOwner(record, ports);
  if (!seen.ok) return seen;
  if (seen.value) return ok(0);
  const at = ports.clock.now();
  const { locator, ownerId } = record;
  const how = { as: 'app', because: 'project-gone' } as const;
  const replaced = await ports.ledger.replaceToken(
    revoke(record, { ...how, by: APP_ACTOR, at }),
    auditEvent({ type: 'token.revoked', locator, ownerId, ...how }, APP_ACTOR, { at, random: ports.random }),
  );
  return replaced.ok ? ok(replaced.value === 'replaced' ? 1 : 0) : replaced;
}

/** A project that the owner may browse is there, and only hidden from the app. */
async function isSeenByOwner(
  record: TokenRecord,
  { people }: ConsolePorts,
): Promise<Result<boolean, StepFailure>> {
  for (const id of projectIdsOf(record)) {
    const rights = await people.findRights(record.ownerId, id, [BROWSE]);
    if (!rights.ok) return fail({ code: 'JIRA_UNANSWERED' });
    // An owner who left may browse nothing anywhere: that says nothing of the project.
    if (rights.value === undefined) return ok(false);
    if (rights.value.get(BROWSE) === true) return ok(true);
  }
  return ok(false);
}
