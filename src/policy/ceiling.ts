import { once } from '../base/once';
import { DAY_MS, type Instant } from '../base/time';
import { missingScopes } from '../catalogue/missing-scopes';
import { EFFECTS, type Effect, type Operation } from '../catalogue/operation';
import { listOperations } from '../catalogue/operations';
import { cappedFrom, type Grant } from './grant';
import type { OperationLimit } from './operation-limit';
import { daysFor, type Rules } from './rules';

/** The most any grant may be, here and now. Applied at issue and again at every request, so that a policy change bites at once. */
export interface Ceiling {
  readonly tokensOn: boolean;
  /** Whether the scopes that the policy names open this operation, by its classic or its granular set. */
  readonly opens: (operation: Operation) => boolean;
  /**
   * Whether a token may be asked for with it: the policy names it, or it is a granular name of something that the policy opens by
   * classic ones. The first name that the policy does not have costs a walk of the catalogue.
   */
  readonly allowsScope: (scope: string) => boolean;
  readonly operations: OperationLimit;
  readonly effects: ReadonlySet<Effect>;
  readonly siteWideTokens: boolean;
  readonly rules: Rules;
  /** When grants as old as this one stop altogether, or stopped. */
  readonly stopsAt?: Instant | undefined;
  /** Until when a change of the policy is kept from grants as old as this one, and what holds for them from then on. */
  readonly kept?: { readonly until: Instant; readonly after: () => Ceiling } | undefined;
}

export function ceilingOf(rules: Rules): Ceiling {
  const named = new Set(rules.scopes);
  const opens = (operation: Operation): boolean => missingScopes(operation, named).length === 0;
  const opened = once(
    () =>
      new Set(
        listOperations()
          .filter(opens)
          .flatMap(({ granular }) => granular ?? []),
      ),
  );
  return {
    tokensOn: rules.tokensOn,
    opens,
    allowsScope: (scope) => named.has(scope) || opened().has(scope),
    operations: rules.operations,
    effects: new Set<Effect>(rules.readOnly ? ['read'] : EFFECTS),
    siteWideTokens: rules.siteWideTokens,
    rules,
  };
}

/**
 * When a grant ends under this ceiling: its own date, or earlier where the cap was lowered after it, or what it replaced, was issued or
 * extended, or tokens of its age stop. Where a lower cap is kept from it for a while, it lives until then at least.
 */
export function endsAt(grant: Grant, ceiling: Ceiling): Instant {
  const capped = cappedFrom(grant) + daysFor(ceiling.rules.lifetimeDaysMax, grant.effects) * DAY_MS;
  const end = Math.min(grant.expiresAt, capped, ceiling.stopsAt ?? Infinity);
  const { kept } = ceiling;
  return kept === undefined || end <= kept.until ? end : Math.max(kept.until, endsAt(grant, kept.after()));
}

/** Whether tokens as old as this one have been stopped. */
export const isStopped = ({ stopsAt }: Ceiling, now: Instant): boolean =>
  stopsAt !== undefined && now >= stopsAt;
