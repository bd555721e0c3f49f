/** What a change of the policy would do to a token that lives today. Pure. */
import type { Effect, Operation } from '../catalogue/operation';
import type { Instant } from '../base/time';
import { endsAt, type Ceiling } from './ceiling';
import type { Grant } from './grant';
import { effectsOf, mayAdminister, powersOf, stoppedBy } from './powers';
import type { Rules } from './rules';

export type HitKind = 'stopped' | 'shortened' | 'narrowed';
/** `transition`: a stop at a date, by this change or an earlier one. */
export type HitRule = keyof Rules | 'transition';

export interface PolicyHit {
  /** `stopped` alone, or one or both of the others. */
  readonly kinds: readonly HitKind[];
  readonly rules: readonly HitRule[];
  /** Scopes that it could be asked for with today, and no more then. */
  readonly scopesLost: readonly string[];
  /** Effects of which it has something open today, and nothing then. */
  readonly effectsLost: readonly Effect[];
  readonly endsAt: Instant;
  readonly endsAtThen: Instant;
}

/** The two ceilings and the moment of a preview. One preview is asked about many tokens: most share a few sets of powers. */
export interface Change {
  readonly before: Ceiling;
  readonly after: Ceiling;
  readonly now: Instant;
}

/** Tells of each grant what the change does to it; undefined: nothing, or it is refused already. */
export function hitsOf({ before, after, now }: Change): (grant: Grant) => PolicyHit | undefined {
  const lossOf = remembering((grant) => findLoss(grant, before, after));

  return (grant) => {
    const ends = endsAt(grant, before);
    const { had, keeps, lost, ...losses } = lossOf(grant);
    if (now >= ends || stoppedBy(grant, before, now, had) !== undefined) return undefined;
    const endsThen = endsAt(grant, after);
    const stopping = stoppedBy(grant, after, now, keeps);
    const isShortened = endsThen < ends;
    const losesAdmin = mayAdminister(grant, before) && !mayAdminister(grant, after);
    const isNarrowed = lost.length > 0 || losesAdmin;
    const kinds = kindsOf({ isStopped: stopping !== undefined, isShortened, isNarrowed });
    if (kinds.length === 0) return undefined;
    return {
      kinds,
      rules: stopping
        ? [stopping]
        : [
            ...rulesBehind(grant, { after, lost, isShortened }),
            ...(losesAdmin ? (['adminTokens'] as const) : []),
          ],
      ...losses,
      endsAt: ends,
      endsAtThen: endsThen,
    };
  };
}

interface Loss extends Pick<PolicyHit, 'scopesLost' | 'effectsLost'> {
  readonly had: readonly Operation[];
  readonly keeps: readonly Operation[];
  readonly lost: readonly Operation[];
}

/** What a grant loses of its powers, whatever becomes of its end. */
function findLoss(grant: Grant, before: Ceiling, after: Ceiling): Loss {
  const had = powersOf(grant, before);
  const keeps = powersOf(grant, after);
  const kept = new Set(keeps);
  const left = effectsOf(keeps);
  return {
    had,
    keeps,
    lost: had.filter((operation) => !kept.has(operation)),
    scopesLost: grant.scopes.filter((scope) => before.allowsScope(scope) && !after.allowsScope(scope)),
    effectsLost: effectsOf(had).filter((effect) => !left.includes(effect)),
  };
}

function kindsOf(found: {
  readonly isStopped: boolean;
  readonly isShortened: boolean;
  readonly isNarrowed: boolean;
}): readonly HitKind[] {
  if (found.isStopped) return ['stopped'];
  return [
    ...(found.isShortened ? (['shortened'] as const) : []),
    ...(found.isNarrowed ? (['narrowed'] as const) : []),
  ];
}

/** Each lost operation is lost to the first rule that stands against it, as a request would be. */
function rulesBehind(
  { effects }: Grant,
  { after, lost, isShortened }: { after: Ceiling; lost: readonly Operation[]; isShortened: boolean },
): readonly HitRule[] {
  const rules = new Set<HitRule>(isShortened ? ['lifetimeDaysMax'] : []);
  for (const operation of lost) {
    if (!after.opens(operation)) rules.add('scopes');
    else if (effects.includes(operation.effect) && !after.effects.has(operation.effect))
      rules.add('readOnly');
    else rules.add('operations');
  }
  return [...rules];
}

/** By what decides the powers; the rest of a grant does not. */
function remembering<Value>(find: (grant: Grant) => Value): (grant: Grant) => Value {
  const known = new Map<string, Value>();
  return (grant) => {
    const { scopes, effects, operations, reach, admin } = grant;
    const key = JSON.stringify([scopes, effects, operations, reach.kind, admin]);
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = find(grant);
    known.set(key, found);
    return found;
  };
}
