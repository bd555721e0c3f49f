/** Domain → what pages see. Pure. */
import type { StoredEvent } from '../audit/event';
import { formatInstant, type Instant } from '../base/time';
import type { Policy } from '../policy/policy';
import { stateAt } from '../tokens/lifecycle';
import type { TokenRecord } from '../tokens/record';
import type { AuditEventView, PolicyView, TokenView } from './contract';

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
