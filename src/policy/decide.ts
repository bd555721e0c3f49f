/**
 * May this request pass? Pure and total: what is frozen, grant ∩ ceiling ∩ manifest scopes, then the projects, then what the owner may
 * do in Jira. Whatever it does not know, it denies.
 * Every rule reads the grant and today's ceiling together, so a narrowed policy needs to touch no token.
 */
import type { Instant } from '../base/time';
import type { Effect } from '../catalogue/operation';
import { endsAt, isStopped, type Ceiling } from './ceiling';
import type { Allowed, Decision, Denial } from './decision';
import { frozen } from './frozen';
import { judgeHold, reachToday, type HeldProject, type Hold, type ReachToday } from './hold';
import { judgeGrant } from './judge-grant';
import { judgeReach } from './judge-reach';
import { judgeStanding } from './judge-standing';
import type { Judged } from './judged';
import type { LiveGrant } from './live-grant';
import { heldByRules, type RuledRequest } from './project-hold';
import type { RuleBook } from './project-rules';
import type { Standing } from './standing';
import type { Target } from './target';

export interface Circumstances {
  readonly grant: LiveGrant;
  readonly ceiling: Ceiling;
  /** What is frozen for this token now. */
  readonly hold: Hold;
  /** What the projects say for themselves. */
  readonly projectRules: RuleBook;
  readonly now: Instant;
}

/** What was found out about a request by asking Jira. */
export interface Findings {
  readonly target: Target;
  /** Of the token's owner. */
  readonly standing: Standing;
}

export function decide<Request extends Judged>(
  request: Request,
  circumstances: Circumstances,
  { target, standing }: Findings,
): Decision<Request> {
  const denial =
    judgePowers(request, circumstances) ??
    judgeReach(reachOf(request, circumstances), request, target) ??
    judgeStanding(standing, request, target);
  return denial ? { kind: 'deny', denial } : { kind: 'allow', request: request as Allowed<Request> };
}

/** How far the token reaches with this request: less what is frozen, and what the rules of a project keep from it. */
export const reachOf = (
  request: RuledRequest,
  { grant, hold, projectRules, now }: Circumstances,
): ReachToday => reachToday(grant.reach, hold, heldByRules(projectRules, request, grant, now));

/**
 * The part of the judgement that needs no target, so that a request it denies costs no question to Jira.
 * Undefined where nothing stands against the request so far.
 */
export function judgePowers(
  { operation, effects }: Pick<Judged, 'operation' | 'effects'>,
  { grant, ceiling, hold, projectRules, now }: Circumstances,
): Denial | undefined {
  const held = judgeHold(hold, grant.reach, effects);
  if (held) return frozen(held);
  const ended = judgeLife({ grant, ceiling, now });
  if (ended) return ended;
  if (grant.reach.kind === 'site' && !ceiling.siteWideTokens) {
    return { reason: 'policy-narrowed', decidedBy: 'policy.siteWideTokens', scopes: [] };
  }
  return (
    judgeGrant({ operation, effects }, grant, ceiling) ??
    judgeOwnProjects(heldByRules(projectRules, { operation, effects }, grant, now), grant, effects)
  );
}

/** Whether the policy lets the token live at this moment, whatever it is used for. */
export function judgeLife({
  grant,
  ceiling,
  now,
}: Pick<Circumstances, 'grant' | 'ceiling' | 'now'>): Denial | undefined {
  if (!ceiling.tokensOn) return { reason: 'tokens-off', decidedBy: 'policy.tokensOn' };
  if (isStopped(ceiling, now)) {
    return { reason: 'policy-narrowed', decidedBy: 'policy.transitions', scopes: [] };
  }
  return now >= endsAt(grant, ceiling)
    ? { reason: 'policy-narrowed', decidedBy: 'policy.lifetimeDaysMax', scopes: [] }
    : undefined;
}

/** Where the rules of each project of the token stand against it, whatever it touches. */
function judgeOwnProjects(
  projects: readonly HeldProject[],
  { reach }: LiveGrant,
  effects: readonly Effect[],
): Denial | undefined {
  const held = judgeHold({ upon: [], projects }, reach, effects);
  return held && frozen(held);
}
