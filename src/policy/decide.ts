/**
 * May this request pass? Pure and total: grant ∩ ceiling ∩ manifest scopes, then the projects. Whatever it does not know, it denies.
 * Every rule reads the grant and today's ceiling together, so a narrowed policy needs to touch no token.
 */
import { unreachable } from '../base/invariant';
import type { Instant } from '../base/time';
import { actsOnApp } from '../catalogue/acts-on-app';
import type { Effect, Operation } from '../catalogue/operation';
import { APP_SCOPES } from '../catalogue/scopes';
import { missingScopes } from '../catalogue/missing-scopes';
import { endsAt, type Ceiling } from './ceiling';
import type { Allowed, Decision, Denial } from './decision';
import type { ProjectRef, Reach } from './grant';
import type { LiveGrant } from './live-grant';
import type { Target } from './target';

/** What is judged. The concrete request may carry more; the decision is about all of it. */
export interface Judged {
  readonly operation: Operation;
  /** What the request does: the operation's effect, or more where its body asks for more. */
  readonly effect: Effect;
}

export interface Circumstances {
  readonly grant: LiveGrant;
  readonly ceiling: Ceiling;
  readonly now: Instant;
}

export function decide<Request extends Judged>(
  request: Request,
  circumstances: Circumstances,
  target: Target,
): Decision<Request> {
  const denial =
    judgePowers(request, circumstances) ?? judgeReach(circumstances.grant.reach, request.effect, target);
  return denial ? { kind: 'deny', denial } : { kind: 'allow', request: request as Allowed<Request> };
}

/**
 * The part of the judgement that needs no target, so that a request it denies costs no question to Jira.
 * Undefined where nothing stands against the request so far.
 */
export function judgePowers(
  { operation, effect }: Judged,
  { grant, ceiling, now }: Circumstances,
): Denial | undefined {
  if (!ceiling.tokensOn) return { reason: 'tokens-off', decidedBy: 'policy.tokensOn' };
  if (now >= endsAt(grant, ceiling)) {
    return { reason: 'policy-narrowed', decidedBy: 'policy.lifetimeDaysMax', scopes: [] };
  }
  if (grant.reach.kind === 'site' && !ceiling.siteWideTokens) {
    return { reason: 'policy-narrowed', decidedBy: 'policy.siteWideTokens', scopes: [] };
  }
  return judgeScopes(operation, grant, ceiling) ?? judgeEffect(effect, grant, ceiling);
}

const APP_SCOPE_SET: ReadonlySet<string> = new Set(APP_SCOPES);

/**
 * The app calls Jira with its manifest scopes, which must cover one of the operation's two sets; and so must the token, with scopes
 * of its own that the policy still allows.
 */
function judgeScopes(operation: Operation, grant: LiveGrant, ceiling: Ceiling): Denial | undefined {
  const ofApp = missingScopes(operation, APP_SCOPE_SET);
  const ofToken = missingScopes(operation, new Set(grant.scopes));
  // Behind the gateway the calling app is the gateway: what acts on the caller is no token's.
  if (ofApp === 'closed-to-apps' || ofToken === 'closed-to-apps' || actsOnApp(operation)) return closedToApps;
  if (ofApp.length > 0) return { reason: 'scope-missing', decidedBy: 'app.scopes', scopes: ofApp };
  if (ofToken.length > 0) {
    const mayBeAskedFor = ofToken.every((scope) => ceiling.scopes.has(scope));
    return {
      reason: 'scope-missing',
      decidedBy: mayBeAskedFor ? 'token.scopes' : 'policy.scopes',
      scopes: ofToken,
    };
  }

  const allowed = new Set(grant.scopes.filter((scope) => ceiling.scopes.has(scope)));
  if (missingScopes(operation, allowed).length === 0) return undefined;
  const lost = grant.scopes.filter((scope) => !ceiling.scopes.has(scope) && asksFor(operation, scope));
  return { reason: 'policy-narrowed', decidedBy: 'policy.scopes', scopes: lost };
}

const closedToApps: Denial = { reason: 'closed-to-apps', decidedBy: 'app.scopes' };

const asksFor = ({ classic, granular }: Operation, scope: string): boolean =>
  classic?.includes(scope) === true || granular?.includes(scope) === true;

/** The policy first: who lacks both is not sent to ask for what nobody gets. */
function judgeEffect(effect: Effect, grant: LiveGrant, ceiling: Ceiling): Denial | undefined {
  if (!ceiling.effects.has(effect)) return { reason: 'read-only', decidedBy: 'policy.readOnly', effect };
  if (!grant.effects.includes(effect)) return { reason: 'read-only', decidedBy: 'token.effects', effect };
  return undefined;
}

/** INVARIANT: for a project-bound token only the cases named here may pass; a later verdict is added here, never assumed. */
function judgeReach(reach: Reach, effect: Effect, target: Target): Denial | undefined {
  if (reach.kind === 'site') return undefined;
  switch (target.kind) {
    case 'site-metadata':
      // Metadata belongs to nobody's project: it may be read, never changed.
      return effect === 'read' ? undefined : outside;
    case 'project':
      return reach.projects.some((project) => isNamedBy(project, target.named)) ? undefined : outside;
    case 'issue':
      return reach.projects.some((project) => project.id === target.project.id) ? undefined : outside;
    case 'foreign-key':
      return outside;
    case 'absent-issue':
      return { reason: 'target-absent', decidedBy: 'token.projects' };
    case 'unresolved':
      return { reason: 'target-unresolved', decidedBy: 'token.projects', where: target.where };
    case 'any':
      // Nobody looked: fine for a site-wide token (above), a deny for every other.
      return { reason: 'target-unresolved', decidedBy: 'token.projects', where: 'deny' };
    default:
      return unreachable(target, 'judgeReach');
  }
}

const outside: Denial = { reason: 'project-outside', decidedBy: 'token.projects' };

/** Ids compare exactly, keys in any case, as Jira does. Keys are ASCII: Unicode knows more letters that become an S. */
export const isNamedBy = (project: ProjectRef, named: string): boolean =>
  named === project.id || (KEY.test(named) && named.toUpperCase() === project.key.toUpperCase());
const KEY = /^[A-Za-z][A-Za-z0-9_]*$/;
