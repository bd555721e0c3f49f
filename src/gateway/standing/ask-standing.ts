/**
 * What may the token's owner do, right now? Asked of Jira as the app, in one question for everything that is not remembered, beside
 * the question whether the account is still active (docs/decisions/0007-standing.md).
 */
import * as z from 'zod/mini';
import { once } from '../../base/once';
import { fail, ok, type Result } from '../../base/result';
import type { Instant } from '../../base/time';
import {
  insteadOf,
  needKey,
  uniqueNeeds,
  type Need,
  type Standing,
  type StandingGap,
} from '../../policy/standing';
import type { Jira } from '../jira';
import { keyOf, type Known } from '../known';
import { ask } from '../question';
import type { Refusal } from '../refusal';
import { askNeeds } from './ask-needs';

/** Whose standing, and where it is asked and remembered. */
export interface StandingPorts {
  readonly jira: Jira;
  readonly known: Known;
  readonly installation: string;
  readonly ownerId: string;
}

/** Fails only where Jira limits the rate: whoever asks again later gets an answer. */
export async function askStanding(
  needs: readonly Need[],
  ports: StandingPorts,
  now: Instant,
): Promise<Result<Standing, Refusal>> {
  const wanted = uniqueNeeds(needs.flatMap((need) => [need, insteadOf(need) ?? need]));
  const remembered = new Map(
    wanted.map((need) => [needKey(need), ports.known.needs.recall(needOf(ports, need), now)]),
  );
  const unknown = wanted.filter((need) => remembered.get(needKey(need)) === undefined);
  const [owner, answered] = await Promise.all([
    isActive(ports, now),
    unknown.length === 0 ? ok(new Set<string>()) : askNeeds(ports.jira, ports.ownerId, unknown),
  ]);
  const limited = [owner, answered].find((one) => !one.ok && one.error.code === 'jira-rate-limited');
  if (limited && !limited.ok) return fail(limited.error);
  if (!owner.ok) return ok({ kind: 'unknown', why: gapOf(owner.error) });
  if (!owner.value) return ok({ kind: 'inactive' });
  if (!answered.ok) return ok({ kind: 'unknown', why: gapOf(answered.error) });
  if (answered.value === undefined) return ok({ kind: 'unknown', why: 'not-allowed-to-ask' });
  const held = answered.value;
  for (const need of unknown) ports.known.needs.remember(needOf(ports, need), held.has(needKey(need)), now);
  const isHeld = (key: string): boolean => held.has(key) || remembered.get(key) === true;
  return ok({ kind: 'known', held: new Set(wanted.map(needKey).filter(isHeld)) });
}

/** The app lacks "Browse users and groups": that says nothing of the account. */
const NOT_ALLOWED: Refusal = { code: 'jira-error', fault: 'app-not-authorised', outcomeUnknown: false };

/** A 401 to the app's own question is about its scopes. */
const gapOf = (refusal: Refusal): StandingGap =>
  refusal.code === 'jira-error' && refusal.fault === 'app-not-authorised'
    ? 'not-allowed-to-ask'
    : 'no-answer';

const needOf = ({ installation, ownerId }: StandingPorts, need: Need): string =>
  keyOf(installation, ownerId, needKey(need));

const user = once(() => z.object({ accountId: z.string(), active: z.boolean() }));

/** False where the account is deactivated, and where Jira does not know it any more. */
async function isActive(
  { jira, known, installation, ownerId }: StandingPorts,
  now: Instant,
): Promise<Result<boolean, Refusal>> {
  const key = keyOf(installation, ownerId);
  const remembered = known.owners.recall(key, now);
  if (remembered !== undefined) return ok(remembered);
  const query = new URLSearchParams({ accountId: ownerId }).toString();
  const path = ['rest', 'api', '3', 'user'];
  const asked = await ask(jira, { path, query, answer: user, forbidden: NOT_ALLOWED });
  if (!asked.ok) return asked;
  const active = asked.value?.active === true && asked.value.accountId === ownerId;
  known.owners.remember(key, active, now);
  return ok(active);
}
