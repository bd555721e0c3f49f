/** Domain → what pages see. Pure. */
import type { StoredEvent } from '../audit/event';
import { formatInstant, type Instant } from '../base/time';
import type { Policy } from '../policy/policy';
import { stateAt } from '../tokens/lifecycle';
import type { Pause, TokenRecord } from '../tokens/record';
import type { AuditEventView, PauseView, PolicyView, TokenView } from './contract';

export const viewPolicy = ({ revision, changedAt, changedBy, rules }: Policy): PolicyView =>
  revision === 0 ? { revision, rules } : { revision, changedAt: formatInstant(changedAt), changedBy, rules };

/** The digest stays behind. */
export function viewToken(record: TokenRecord, now: Instant): TokenView {
  const { locator, name, purpose, ownerId, grant, pause, endedAt, endedBy } = record;
  const { endedAs, endedBecause, endedNote } = record;
  const state = stateAt(record, now);
  return {
    locator,
    name,
    purpose,
    ownerId,
    state,
    scopes: grant.scopes,
    effects: grant.effects,
    operations: grant.operations,
    reach: grant.reach,
    issuedAt: formatInstant(grant.issuedAt),
    expiresAt: formatInstant(grant.expiresAt),
    ...(state === 'paused' && pause ? { pause: viewPause(pause) } : {}),
    ...(endedAt === undefined ? {} : { endedAt: formatInstant(endedAt) }),
    ...(endedBy === undefined ? {} : { endedBy }),
    ...(endedAs === undefined ? {} : { endedAs }),
    ...(endedBecause === undefined ? {} : { endedBecause }),
    ...(endedNote ? { endedNote } : {}),
  };
}

const viewPause = ({ at, by, as, because, note }: Pause): PauseView => ({
  at: formatInstant(at),
  by,
  as,
  ...(because === undefined ? {} : { because }),
  ...(note === undefined ? {} : { note }),
});

export function viewEvent({ v: _v, id, at, type, actorId, ...facts }: StoredEvent): AuditEventView {
  return { id, at: formatInstant(at), type, actorId, facts };
}
