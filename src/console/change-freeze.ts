import { auditEvent, type AuditFact } from '../audit/event';
import { ok } from '../base/result';
import type { Instant } from '../base/time';
import {
  FREEZES_MAX,
  frozenAt,
  withFrozen,
  withoutFrozen,
  type Freeze,
  type FreezeEntry,
  type FreezeOf,
  type FreezeWhat,
} from '../policy/freeze';
import { problem } from '../policy/problem';
import { randomBase62 } from '../tokens/base62';
import { parseLocator } from '../tokens/token';
import type { Actor, Standings } from './actor';
import type { Freezing, FreezeRef, FreezeView } from './contract';
import type { ConsolePorts } from './ports';
import { object, refuse, refuseStore, type Outcome } from './refusal';
import { viewFreeze } from './views';

export async function readFreeze({ freezes, clock }: ConsolePorts): Promise<Outcome<FreezeView>> {
  const freeze = await freezes.read();
  return freeze.ok ? ok(viewFreeze(freeze.value, clock.now())) : refuseStore(freeze.error);
}

/** Parsed payload of `freeze/add`. */
export interface ParsedFreezing {
  readonly of: Freezing['of'];
  readonly what: FreezeWhat;
  readonly reason: string;
  readonly until?: Instant | undefined;
}

/** Freezes on top of whatever else is frozen: who is in a hurry is not sent back because somebody else was too. */
export async function addFreeze(
  { of: ordered, what, reason, until }: ParsedFreezing,
  actor: Actor,
  standings: Standings,
  ports: ConsolePorts,
): Promise<Outcome<FreezeView>> {
  const at = ports.clock.now();
  if (until !== undefined && until <= at) return object([problem('until', 'not-in-future')]);
  const of = await findFreezable(ordered, standings, ports);
  if (!of.ok) return of;
  const entry: FreezeEntry = {
    id: randomBase62(ports.random, ID_LENGTH),
    of: of.value,
    what,
    reason,
    at,
    by: actor.accountId,
    ...(until === undefined ? {} : { until }),
  };
  const fact: AuditFact = {
    type: 'freeze.added',
    ...refOf(entry),
    ...(until === undefined ? {} : { until }),
  };
  return change(actor, ports, (freeze, now) => {
    const next = withFrozen(freeze, entry, now);
    return next ? ok({ next, fact }) : object([problem('', 'too-many', { max: FREEZES_MAX })]);
  });
}

/** What has thawed already, by hand or by the clock, stays so: nothing is changed and nothing told. */
export const thawFreeze = (
  { id }: FreezeRef,
  actor: Actor,
  ports: ConsolePorts,
): Promise<Outcome<FreezeView>> =>
  change(actor, ports, (freeze, now) => {
    const entry = frozenAt(freeze, now).find((one) => one.id === id);
    if (!entry) return ok(undefined);
    return ok({ next: withoutFrozen(freeze, id, now), fact: { type: 'freeze.thawed', ...refOf(entry) } });
  });

const ID_LENGTH = 12;

/** What is to be frozen must be there: a freeze of something mistyped would look like one. */
async function findFreezable(
  of: Freezing['of'],
  standings: Standings,
  { tokens }: ConsolePorts,
): Promise<Outcome<FreezeOf>> {
  if (of.kind === 'project') {
    const project = await standings.findProject(of.projectId);
    if (!project.ok) return refuse('standing-unknown');
    if (!project.value) return refuse('project-not-visible');
    const { id, key } = project.value;
    return ok({ kind: 'project', project: { id, key } });
  }
  if (of.kind !== 'token') return ok(of);
  const locator = parseLocator(of.locator);
  if (!locator) return refuse('token-unknown');
  const found = await tokens.find(locator);
  if (!found.ok) return refuseStore(found.error);
  return found.value ? ok({ kind: 'token', locator }) : refuse('token-unknown');
}

/** Ids and kinds: the admin's words stay in the record. */
const refOf = ({ id, of, what }: FreezeEntry) => ({
  freezeId: id,
  of: of.kind,
  what,
  ...(of.kind === 'project' ? { projectId: of.project.id } : {}),
  ...(of.kind === 'person' ? { accountId: of.accountId } : {}),
  ...(of.kind === 'token' ? { locator: of.locator } : {}),
});

/** Several admins at once each win after a few tries: every try is lost to somebody else's success. */
const TRIES_MAX = 8;

interface Change {
  readonly next: Freeze;
  readonly fact: AuditFact;
}

/** Undefined: there is nothing to change. */
type Propose = (freeze: Freeze, now: Instant) => Outcome<Change | undefined>;

async function change(
  { accountId }: Actor,
  { freezes, ledger, clock, random }: ConsolePorts,
  propose: Propose,
): Promise<Outcome<FreezeView>> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const today = await freezes.read();
    if (!today.ok) return refuseStore(today.error);
    const now = clock.now();
    const proposed = propose(today.value, now);
    if (!proposed.ok) return proposed;
    if (!proposed.value) return ok(viewFreeze(today.value, now));
    const { next, fact } = proposed.value;
    const saved = await ledger.saveFreeze(next, auditEvent(fact, accountId, { at: now, random }));
    if (!saved.ok) return refuseStore(saved.error);
    if (saved.value === 'saved') return ok(viewFreeze(next, now));
  }
  return refuse('freeze-changed');
}
