/** Domain → what pages see. Pure. */
import type { StoredEvent } from '../audit/event';
import { formatInstant, type Instant } from '../base/time';
import { frozenAt, isFreezeOf, type Freeze, type FreezeEntry } from '../policy/freeze';
import { isWithin } from '../policy/grant';
import type { Policy } from '../policy/policy';
import { KEEPABLE, type Transition } from '../policy/transitions';
import { viewLimits } from './limits-order';
import { stateAt } from '../tokens/lifecycle';
import type { Pause, Service, TokenRecord } from '../tokens/record';
import type {
  AuditEventView,
  FreezeEntryView,
  FreezeView,
  PauseView,
  PolicyView,
  TokenView,
  TransitionView,
} from './contract';

export function viewPolicy(policy: Policy, now: Instant): PolicyView {
  const { revision, changedAt, changedBy, rules } = policy;
  if (revision === 0) return { revision, rules };
  const transitions = (policy.transitions ?? []).flatMap((each) => viewTransition(each, now) ?? []);
  return {
    revision,
    changedAt: formatInstant(changedAt),
    changedBy,
    rules,
    ...(transitions.length === 0 ? {} : { transitions }),
  };
}

/** Undefined where it is over: the record forgets it with the next change. */
function viewTransition(transition: Transition, now: Instant): TransitionView | undefined {
  const issuedBefore = formatInstant(transition.issuedBefore);
  if (transition.kind === 'stop')
    return { kind: 'stop', issuedBefore, at: formatInstant(transition.at), hasCome: now >= transition.at };
  if (now >= transition.until) return undefined;
  const rules = KEEPABLE.filter((rule) => rule in transition.former);
  return { kind: 'keep', issuedBefore, until: formatInstant(transition.until), rules };
}

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
    ...(grant.admin ? { admin: grant.admin } : {}),
    issuedAt: formatInstant(grant.issuedAt),
    expiresAt: formatInstant(grant.expiresAt),
    ...viewLimits(record),
    ...(service === undefined ? {} : { service: viewService(service) }),
    ...(state === 'paused' && pause ? { pause: viewPause(pause) } : {}),
    ...(endedAt === undefined ? {} : { endedAt: formatInstant(endedAt) }),
    ...(endedBy === undefined ? {} : { endedBy }),
    ...(endedAs === undefined ? {} : { endedAs }),
    ...(endedBecause === undefined ? {} : { endedBecause }),
    ...(endedNote ? { endedNote } : {}),
    ...viewRotation(record),
  };
}

const viewRotation = ({
  grant,
  predecessor,
  successor,
  retiresAt,
  reusedAt,
}: TokenRecord): Partial<TokenView> => ({
  ...(grant.mayRotate === true ? { mayRotate: true } : {}),
  ...(predecessor === undefined ? {} : { predecessor }),
  ...(successor === undefined ? {} : { successor }),
  ...(retiresAt === undefined ? {} : { retiresAt: formatInstant(retiresAt) }),
  ...(reusedAt === undefined ? {} : { reusedAt: formatInstant(reusedAt) }),
});

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

/** What is frozen, and who looks at it. */
export interface FreezeSeen {
  readonly freeze: Freeze;
  readonly now: Instant;
  readonly isJiraAdmin: boolean;
}

/**
 * Of what is frozen now, what hits a token, wholly or in one of its projects. One for the whole site is hit by each project: of those, and
 * why they are frozen, only Jira admins hear, for whoever owns it or backs it up may see none of them.
 */
export function viewFrozen(
  record: TokenRecord,
  { freeze, now, isJiraAdmin }: FreezeSeen,
): { readonly frozen?: readonly FreezeEntryView[] } {
  const { reach } = record.grant;
  const hits = (entry: FreezeEntry): boolean =>
    isFreezeOf(entry, record) ||
    (entry.of.kind === 'project' &&
      (isJiraAdmin || reach.kind === 'projects') &&
      isWithin(reach, [entry.of.project.id]));
  const frozen = frozenAt(freeze, now).filter(hits).map(viewFreezeEntry);
  return frozen.length === 0 ? {} : { frozen };
}

/** That it waits for its owner says its pause. */
const viewService = ({ backupId }: Service): NonNullable<TokenView['service']> =>
  backupId === undefined ? {} : { backupId };
