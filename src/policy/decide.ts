/**
 * May this request pass? Pure and total: what is frozen, grant ∩ ceiling ∩ manifest scopes, then the projects, then what the owner may
 * do in Jira.
 * Whatever it does not know, it denies.
 * Every rule reads the grant and today's ceiling together, so a narrowed policy needs to touch no token.
 */
import { unreachable } from '../base/invariant';
import type { Instant } from '../base/time';
import { actsOnApp } from '../catalogue/acts-on-app';
import type { Effect, Operation } from '../catalogue/operation';
import type { Permission } from '../catalogue/permission';
import { APP_SCOPES } from '../catalogue/scopes';
import { missingScopes } from '../catalogue/missing-scopes';
import { endsAt, isStopped, type Ceiling } from './ceiling';
import type { Allowed, Decision, Denial } from './decision';
import type { ProjectRef, Reach } from './grant';
import {
  judgeAnyTouch,
  judgeHold,
  judgeTouch,
  reachToday,
  type Held,
  type HeldProject,
  type Hold,
  type ReachToday,
} from './hold';
import type { LiveGrant } from './live-grant';
import { permitsOperation } from './operation-limit';
import { heldByRules, type RuledRequest } from './project-hold';
import type { RuleBook } from './project-rules';
import { holds, needsOf, type Standing } from './standing';
import type { Target, Unresolved } from './target';

/** What is judged. The concrete request may carry more; the decision is about all of it. */
export interface Judged {
  readonly operation: Operation;
  /** What the request does: the operation's effect, and more where its query or body asks for more. All must be allowed. */
  readonly effects: readonly Effect[];
  /** What Jira asks of a person who does this: the operation's permissions, and more where its query or body asks for more. */
  readonly permissions: readonly Permission[];
}

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
    judgeScopes(operation, grant, ceiling) ??
    judgeOperation(operation, grant, ceiling) ??
    judgeEffects(effects, grant, ceiling) ??
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

const APP_SCOPE_SET: ReadonlySet<string> = new Set(APP_SCOPES);

/**
 * The app calls Jira with its manifest scopes, which must cover one of the operation's two sets; so must the token with its own, and
 * the policy with those that it names. A token may hold granular names where the policy has classic ones, and the other way round:
 * what counts is that each of the three opens this operation.
 */
function judgeScopes(operation: Operation, grant: LiveGrant, ceiling: Ceiling): Denial | undefined {
  const ofApp = missingScopes(operation, APP_SCOPE_SET);
  const held = new Set(grant.scopes);
  const ofToken = missingScopes(operation, held);
  // Behind the gateway the calling app is the gateway: what acts on the caller is no token's.
  if (ofApp === 'closed-to-apps' || ofToken === 'closed-to-apps' || actsOnApp(operation)) return closedToApps;
  if (ofApp.length > 0) return { reason: 'scope-missing', decidedBy: 'app.scopes', scopes: ofApp };
  const named = new Set(ceiling.rules.scopes);
  const isOpen = ceiling.opens(operation);
  if (ofToken.length > 0) {
    return isOpen
      ? { reason: 'scope-missing', decidedBy: 'token.scopes', scopes: missingOfNamed(operation, held, named) }
      : { reason: 'scope-missing', decidedBy: 'policy.scopes', scopes: ofToken };
  }
  if (isOpen) return undefined;
  const lost = grant.scopes.filter((scope) => !named.has(scope) && asksFor(operation, scope));
  return { reason: 'policy-narrowed', decidedBy: 'policy.scopes', scopes: lost };
}

/** Of the sets that the policy names in full: nobody is sent to ask for a scope that is not given. */
function missingOfNamed(
  { classic, granular }: Operation,
  held: ReadonlySet<string>,
  named: ReadonlySet<string>,
): readonly string[] {
  const isNamed = (scopes: readonly string[] | undefined) =>
    scopes?.every((scope) => named.has(scope)) === true;
  const missing = missingScopes(
    { classic: isNamed(classic) ? classic : undefined, granular: isNamed(granular) ? granular : undefined },
    held,
  );
  return missing === 'closed-to-apps' ? [] : missing;
}

const closedToApps: Denial = { reason: 'closed-to-apps', decidedBy: 'app.scopes' };

const asksFor = ({ classic, granular }: Operation, scope: string): boolean =>
  classic?.includes(scope) === true || granular?.includes(scope) === true;

function judgeOperation({ id }: Operation, grant: LiveGrant, ceiling: Ceiling): Denial | undefined {
  if (!permitsOperation(ceiling.operations, id))
    return { reason: 'operation-not-allowed', decidedBy: 'policy.operations' };
  return permitsOperation(grant.operations, id)
    ? undefined
    : { reason: 'operation-not-allowed', decidedBy: 'token.operations' };
}

/** The policy first: who lacks both is not sent to ask for what nobody gets. */
function judgeEffects(effects: readonly Effect[], grant: LiveGrant, ceiling: Ceiling): Denial | undefined {
  const forbidden = effects.find((effect) => !ceiling.effects.has(effect));
  if (forbidden) return { reason: 'read-only', decidedBy: 'policy.readOnly', effect: forbidden };
  const missing = effects.find((effect) => !grant.effects.includes(effect));
  return missing && { reason: 'read-only', decidedBy: 'token.effects', effect: missing };
}

/** INVARIANT: a case that is not named here does not pass; a later kind of target is added here, never assumed. */
export function judgeReach(
  reach: ReachToday,
  { operation, effects }: Pick<Judged, 'operation' | 'effects'>,
  target: Target,
): Denial | undefined {
  if (operation.beyondStanding) return unresolved('beyond-standing');
  const onlyReads = effects.every((effect) => effect === 'read');
  switch (target.kind) {
    case 'site-metadata':
    case 'self':
      // Metadata belongs to nobody's project: it may be read, never changed.
      return onlyReads ? undefined : outside;
    case 'in-reply':
      return onlyReads ? judgeBeside(reach, target) : unresolved('deny');
    case 'places':
      return judgeTouched(reach, target, effects);
    case 'site':
      return reach.kind === 'site' ? judgeSite(reach, effects) : unresolved('deny');
    case 'frozen':
      return frozen(target.held);
    case 'outside':
      return outside;
    case 'absent-issue':
      return { reason: 'target-absent', decidedBy: 'token.projects' };
    case 'unresolved':
      return unresolved(target.where, target.part);
    default:
      return unreachable(target, 'judgeReach');
  }
}

/** What is shown is judged with the reply; what it is asked of must not be frozen. */
const judgeBeside = (
  reach: ReachToday,
  { beside = [] }: Extract<Target, { kind: 'in-reply' }>,
): Denial | undefined => judgeFrozen(reach, projectsOf({ projects: [], issues: beside }));

function judgeTouched(reach: ReachToday, target: Places, effects: readonly Effect[]): Denial | undefined {
  const touched = projectsOf(target);
  if (touched.length === 0) return unresolved('deny');
  return isWithin(reach, touched) ? judgeFrozen(reach, touched, effects) : outside;
}

/** Whether every one of these projects (numeric ids) is in reach. */
export const isWithin = (reach: Reach, projectIds: readonly string[]): boolean =>
  reach.kind === 'site' || projectIds.every((id) => reach.projects.some((project) => project.id === id));

/** Whether these places may be seen or touched with `permissions`: for what shows only in Jira's reply. */
export const judgePlaces = (
  reach: ReachToday,
  permissions: readonly string[],
  { target, standing }: { readonly target: Places; readonly standing: Standing },
): Denial | undefined => {
  const places = projectsOf(target);
  if (!isWithin(reach, places)) return outside;
  return judgeFrozen(reach, places) ?? judgeStanding(standing, { permissions }, target);
};

const projectsOf = ({ projects, issues }: Pick<Places, 'projects' | 'issues'>): readonly string[] => [
  ...projects,
  ...issues.map(({ projectId }) => projectId),
];

/** Without effects: whether they may be shown. */
function judgeFrozen(
  reach: ReachToday,
  projectIds: readonly string[],
  effects?: readonly Effect[],
): Denial | undefined {
  const held = judgeTouch(reach.frozen, projectIds, effects);
  return held && frozen(held);
}

/** What is of no project may be of each: nobody can say that it is not of the frozen one. */
function judgeSite({ frozen: projects }: ReachToday, effects: readonly Effect[]): Denial | undefined {
  const held = judgeAnyTouch(projects, effects);
  return held && frozen(held);
}

/** As callers are told of what is held. Also for whoever judges a freeze before there is a request to decide about. */
export const frozen = ({ scope, what, until, thawsInS, denial }: Held): Denial =>
  denial ?? {
    reason: 'frozen',
    decidedBy: 'freeze',
    scope,
    what,
    ...(until === undefined ? {} : { until, thawsInS }),
  };

/** Whether the owner may use `permissions` on the target; asked for none of them, whether anything is known of the owner at all. */
export function judgeStanding(
  standing: Standing,
  { permissions }: { readonly permissions: readonly string[] },
  target: Target,
): Denial | undefined {
  switch (standing.kind) {
    case 'inactive':
      return { reason: 'owner-inactive', decidedBy: 'owner.standing' };
    case 'unknown':
      return { reason: 'owner-standing-unknown', decidedBy: 'owner.standing', why: standing.why };
    case 'known': {
      const lacking = needsOf(permissions, target).find((need) => !holds(standing.held, need));
      return (
        lacking && {
          reason: 'owner-lost-permission',
          decidedBy: 'owner.standing',
          permission: lacking.permission,
        }
      );
    }
    default:
      return unreachable(standing, 'judgeStanding');
  }
}

type Places = Extract<Target, { kind: 'places' }>;

const unresolved = (where: Unresolved | 'beyond-standing', part?: string): Denial => ({
  reason: 'target-unresolved',
  decidedBy: 'token.projects',
  where,
  part,
});

const outside: Denial = { reason: 'project-outside', decidedBy: 'token.projects' };

/** Ids compare exactly, keys in any case, as Jira does. Keys are ASCII: Unicode knows more letters that become an S. */
export const isNamedBy = (project: ProjectRef, named: string): boolean =>
  named === project.id || (KEY.test(named) && named.toUpperCase() === project.key.toUpperCase());
const KEY = /^[A-Za-z][A-Za-z0-9_]*$/;
