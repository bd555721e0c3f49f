/** Domain → what pages see. Pure. */
import type { StoredEvent } from '../audit/event';
import { formatInstant, type Instant } from '../base/time';
import { frozenAt, type Freeze, type FreezeEntry } from '../policy/freeze';
import { isWithin } from '../policy/decide';
import type { Policy } from '../policy/policy';
import { stateAt } from '../tokens/lifecycle';
import type { Pause, TokenRecord } from '../tokens/record';
import type {
  AuditEventView,
  FreezeEntryView,
  FreezeView,
  PauseView,
  PolicyView,
  TokenView,
} from './contract';

export const viewPolicy = ({ revision, changedAt, changedBy, rules }: Policy): PolicyView =>
  revision === 0 ? { revision, rules } : { revision, changedAt: formatInstant(changedAt), changedBy, rules };

/** The digest stays behind. */
export function viewToken(record: TokenRecord, now: Instant): TokenView {
  const { locator, name, purpose, ownerId, grant, pause, endedAt, endedBy } = record;
  const { endedAs, endedBecause, endedNote, service } = record;
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
    ...(service === undefined ? {} : { service }),
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
