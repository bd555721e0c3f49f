/** Everything that a grant opens under a ceiling, as a set of operations: for people, lists and previews. Requests are judged by decide. */
import { missingScopes } from '../catalogue/missing-scopes';
import { EFFECTS, type Effect, type Operation } from '../catalogue/operation';
import { listOperations } from '../catalogue/operations';
import { tokenReachOf } from '../catalogue/token-reach';
import type { Instant } from '../base/time';
import { endsAt, isStopped, type Ceiling } from './ceiling';
import type { Grant } from './grant';
import { permitsOperation } from './operation-limit';
import type { Rules } from './rules';

/** The rules that can stop a token altogether. */
export type StoppingRule =
  | Extract<
      keyof Rules,
      | 'tokensOn'
      | 'ipRanges'
      | 'siteWideTokens'
      | 'adminTokens'
      | 'lifetimeDaysMax'
      | 'scopes'
      | 'readOnly'
      | 'operations'
    >
  /** A change of the policy that stopped older tokens at a date. */
  | 'transition';

/**
 * The operations that a token with this grant could use under this ceiling: all that its scopes, effects, limit and reach leave.
 * Not those that ask for no scope: every token has them, so they tell nothing.
 */
export function powersOf(grant: Grant, ceiling: Ceiling): readonly Operation[] {
  const effects = new Set(grant.effects.filter((effect) => ceiling.effects.has(effect)));
  return openedBy(grant, ceiling).filter(
    ({ id, effect }) =>
      effects.has(effect) &&
      permitsOperation(grant.operations, id) &&
      permitsOperation(ceiling.operations, id),
  );
}

/** The rule by which every call of this grant is refused today; undefined: none does. `powers`: where they are known already. */
export function stoppedBy(
  grant: Grant,
  ceiling: Ceiling,
  now: Instant,
  powers?: readonly Operation[],
): StoppingRule | undefined {
  const whole = stoppedWhole(grant, ceiling, now);
  if (whole) return whole;
  if (mayAdminister(grant, ceiling)) return undefined;
  if (grant.admin && grant.scopes.length === 0) return 'adminTokens';
  if (grant.reach.kind === 'site' && !ceiling.siteWideTokens) return 'siteWideTokens';
  if ((powers ?? powersOf(grant, ceiling)).length > 0) return undefined;
  if (!grant.effects.some((effect) => ceiling.effects.has(effect))) return 'readOnly';
  return openedBy(grant, ceiling).length === 0 ? 'scopes' : 'operations';
}

/** Whatever the token may do. */
function stoppedWhole(grant: Grant, ceiling: Ceiling, now: Instant): StoppingRule | undefined {
  if (!ceiling.tokensOn) return 'tokensOn';
  if (isStopped(ceiling, now)) return 'transition';
  // Nobody's address is known: every call is refused.
  if (ceiling.rules.ipRanges !== null && !ceiling.rules.trustClientAddress) return 'ipRanges';
  return now >= endsAt(grant, ceiling) && now < grant.expiresAt ? 'lifetimeDaysMax' : undefined;
}

/** Whether it has a power over tokens themselves that holds today. */
export const mayAdminister = ({ admin = [], reach }: Grant, { rules }: Ceiling): boolean =>
  admin.length > 0 && reach.kind === 'site' && rules.adminTokens;

/** The effects of what is open. */
export const effectsOf = (operations: readonly Operation[]): readonly Effect[] =>
  EFFECTS.filter((effect) => operations.some((operation) => operation.effect === effect));

function openedBy({ scopes, reach }: Grant, ceiling: Ceiling): readonly Operation[] {
  const held = new Set(scopes);
  return listOperations().filter((operation) => {
    const at = tokenReachOf(operation);
    if (at === 'none' || (at === 'site' && reach.kind !== 'site')) return false;
    if (operation.classic?.length === 0) return false;
    return missingScopes(operation, held).length === 0 && ceiling.opens(operation);
  });
}
