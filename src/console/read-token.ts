import { ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { Instant } from '../base/time';
import { EFFECTS } from '../catalogue/operation';
import type { Ceiling } from '../policy/ceiling';
import type { Grant, Reach } from '../policy/grant';
import { narrowerLimit } from '../policy/operation-limit';
import { ceilingsOf } from '../policy/policy-for';
import { hitsOf } from '../policy/policy-hit';
import type { TokenRecord } from '../tokens/record';
import { familyOf } from '../tokens/rotation';
import { parseLocator } from '../tokens/token';
import type { Actor } from './actor';
import { isTheirs } from './change-token';
import type { OwnerView, TokenDetailView, TokenRef } from './contract';
import { findLinked } from './linked-tokens';
import { viewLeft } from './limits-order';
import type { ConsolePorts } from './ports';
import { TELLING_PERMISSIONS } from './read-offer';
import { refuse, refuseStore, type Outcome } from './refusal';
import { viewRow } from './token-rows';
import { viewUsage } from './usage-views';
import { viewEvent, viewFrozen } from './views';

/** An admin looks at any token. */
export const readAnyToken = (ref: TokenRef, ports: ConsolePorts): Promise<Outcome<TokenDetailView>> =>
  readToken(ref, { mayRead: () => true, isJiraAdmin: true }, ports);

/** A person looks at a token of their own, or a bot's that they back up. Any other is answered like one that does not exist. */
export const readOwnToken = (
  ref: TokenRef,
  actor: Actor,
  ports: ConsolePorts,
): Promise<Outcome<TokenDetailView>> =>
  readToken(
    ref,
    { mayRead: (record) => isTheirs(record, actor, true), isJiraAdmin: actor.isJiraAdmin },
    ports,
  );

interface Reader {
  readonly mayRead: (record: TokenRecord) => boolean;
  readonly isJiraAdmin: boolean;
}

const EVENTS_SHOWN = 20;

async function readToken(
  ref: TokenRef,
  { mayRead, isJiraAdmin }: Reader,
  ports: ConsolePorts,
): Promise<Outcome<TokenDetailView>> {
  const locator = parseLocator(ref.locator);
  if (!locator) return refuse('token-unknown');
  const [found, policy, freeze] = await Promise.all([
    ports.tokens.find(locator),
    ports.policies.read(),
    ports.freezes.read(),
  ]);
  if (!found.ok) return refuseStore(found.error);
  if (!policy.ok) return refuseStore(policy.error);
  if (!freeze.ok) return refuseStore(freeze.error);
  const record = found.value;
  if (!record || !mayRead(record)) return refuse('token-unknown');

  const now = ports.clock.now();
  const ceilings = ceilingsOf(policy.value, now);
  const ceiling = ceilings(record.grant);
  const [usages, events, owner, linked, missing, spent] = await Promise.all([
    ports.usages.find([locator]),
    ports.audit.page({ by: { locator }, limit: EVENTS_SHOWN }),
    findOwnerOf(record.ownerId, record.grant.reach, ports),
    findLinked(record, { ceilings, mayRead }, ports),
    findMissingKeys(record, ports),
    ports.spent.find(familyOf(record)),
  ]);
  if (!events.ok) return refuseStore(events.error);
  const usage = usages.ok ? usages.value.get(locator) : undefined;
  return ok({
    token: {
      ...viewRow(record, { ceiling, now, usages: usages.ok ? usages.value : undefined }),
      ...viewFrozen(record, { freeze: freeze.value, now, isJiraAdmin }),
    },
    ...powersToday(record.grant, ceiling),
    ...loses(record, ceiling, now),
    ...(missing.length === 0 ? {} : { projectsMissing: missing }),
    ...(owner.ok ? { owner: owner.value } : {}),
    ...(usage === undefined ? {} : { usage: viewUsage(usage) }),
    linked,
    ...(spent.ok && spent.value !== 'unreadable'
      ? { left: viewLeft(record, ceiling.rules, { spent: spent.value, now }) }
      : {}),
    events: events.value.events.map(viewEvent),
  });
}

/** What of these powers today's policy leaves. */
export const powersToday = (
  grant: Pick<Grant, 'scopes' | 'effects' | 'operations'>,
  ceiling: Ceiling,
): Pick<TokenDetailView, 'scopes' | 'effects' | 'operationsToday'> => ({
  scopes: grant.scopes.map((name) => ({ name, today: ceiling.allowsScope(name) })),
  effects: EFFECTS.filter((effect) => grant.effects.includes(effect)).map((name) => ({
    name,
    today: ceiling.effects.has(name),
  })),
  operationsToday: narrowerLimit(grant.operations, ceiling.operations),
});

/** What becomes of it on the day from which a change of the policy is no longer kept from it. */
function loses(
  { grant }: TokenRecord,
  ceiling: Ceiling,
  now: Instant,
): Pick<TokenDetailView, 'losesWhenKeptNoMore'> {
  const { kept } = ceiling;
  const hit = kept && hitsOf({ before: ceiling, after: kept.after(), now })(grant);
  if (!hit) return {};
  const { kinds, rules, scopesLost, effectsLost } = hit;
  return { losesWhenKeptNoMore: { kinds, rules, scopesLost, effectsLost } };
}

async function findMissingKeys(
  { grant: { reach } }: TokenRecord,
  { projects }: ConsolePorts,
): Promise<readonly string[]> {
  if (reach.kind === 'site') return [];
  const missing = await projects.findMissing(reach.projects.map(({ id }) => id));
  return missing.ok
    ? reach.projects.filter(({ id }) => missing.value.includes(id)).map(({ key }) => key)
    : [];
}

/** What a person may do in the first of these projects, asked of Jira now. */
export async function findOwnerOf(
  ownerId: string,
  reach: Reach,
  { people }: ConsolePorts,
): Promise<Result<OwnerView, StoreFailure | 'unknown'>> {
  const project = reach.kind === 'site' ? undefined : reach.projects[0];
  if (project === undefined) {
    const leavers = await people.findLeavers([ownerId]);
    return leavers.ok ? ok({ active: leavers.value.length === 0, permissions: [] }) : leavers;
  }
  const rights = await people.findRights(ownerId, project.id, TELLING_PERMISSIONS);
  if (!rights.ok) return rights;
  const { value } = rights;
  if (value === undefined) return ok({ active: false, permissions: [] });
  return ok({
    active: true,
    permissions: TELLING_PERMISSIONS.map((permission) => ({
      permission,
      held: value.get(permission) === true,
    })),
  });
}
