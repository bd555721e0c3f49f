/** Do grant, today's ceiling and the app's own scopes together open this operation, with these effects? Pure. */
import { actsOnApp } from '../catalogue/acts-on-app';
import { asksFor } from '../catalogue/asks-for';
import { missingScopes } from '../catalogue/missing-scopes';
import type { Effect, Operation } from '../catalogue/operation';
import { APP_SCOPES } from '../catalogue/scopes';
import type { Ceiling } from './ceiling';
import type { Denial } from './decision';
import type { Judged } from './judged';
import type { LiveGrant } from './live-grant';
import { permitsOperation } from './operation-limit';

export const judgeGrant = (
  { operation, effects }: Pick<Judged, 'operation' | 'effects'>,
  grant: LiveGrant,
  ceiling: Ceiling,
): Denial | undefined =>
  judgeScopes(operation, grant, ceiling) ??
  judgeOperation(operation, grant, ceiling) ??
  judgeEffects(effects, grant, ceiling);

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
