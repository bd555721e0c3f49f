/** Domain → what pages see. Pure. */
import type { StoredEvent } from '../audit/event';
import { formatInstant, type Instant } from '../base/time';
import { frozenAt, type Freeze, type FreezeEntry } from '../policy/freeze';
import { isWithin } from '../policy/decide';
import type { Policy } from '../policy/policy';
import { stateAt } from '../tokens/lifecycle';
import type { TokenRecord } from '../tokens/record';
import type { AuditEventView, FreezeEntryView, FreezeView, PolicyView, TokenView } from './contract';

export const viewPolicy = ({ revision, changedAt, changedBy, rules }: Policy): PolicyView =>
  revision === 0 ? { revision, rules } : { revision, changedAt: formatInstant(changedAt), changedBy, rules };

/** The digest stays behind. */
export function viewToken(record: TokenRecord, now: Instant): TokenView {
  const { locator, name, purpose, ownerId, grant, endedAt, endedBy, endedBecause, endedNote } = record;
  return {
    locator,
    name,
    purpose,
    ownerId,
    state: stateAt(record, now),
    scopes: grant.scopes,
    effects: grant.effects,
    operations: grant.operations,
    reach: grant.reach,
    issuedAt: formatInstant(grant.issuedAt),
    expiresAt: formatInstant(grant.expiresAt),
    ...(endedAt === undefined ? {} : { endedAt: formatInstant(endedAt) }),
    ...(endedBy === undefined ? {} : { endedBy }),
    ...(endedBecause === undefined ? {} : { endedBecause }),
    ...(endedNote ? { endedNote } : {}),
  };
}

export function viewEvent({ v: _v, id, at, type, actorId, ...facts }: StoredEvent): AuditEventView {
  return { id, at: formatInstant(at), type, actorId, facts };
}

const viewFreezeEntry = ({ at, until, ...entry }: FreezeEntry): FreezeEntryView => ({
  ...entry,
  at: formatInstant(at),
  ...(until === undefined ? {} : { until: formatInstant(until) }),
});

export const viewFreeze = (freeze: Freeze, now: Instant): FreezeView => ({
  entries: frozenAt(freeze, now).map(viewFreezeEntry),
});

/** Of what is frozen now, what hits a token, wholly or in one of its projects. */
export function viewFrozen(
  { ownerId, locator, grant: { reach } }: TokenRecord,
  freeze: Freeze,
  now: Instant,
): { readonly frozen?: readonly FreezeEntryView[] } {
  const hits = ({ of }: FreezeEntry): boolean =>
    of.kind === 'site' ||
    (of.kind === 'person' && of.accountId === ownerId) ||
    (of.kind === 'token' && of.locator === locator) ||
    (of.kind === 'project' && isWithin(reach, [of.project.id]));
  const frozen = frozenAt(freeze, now).filter(hits).map(viewFreezeEntry);
  return frozen.length === 0 ? {} : { frozen };
}
