import { DAY_MS, type Instant } from '../base/time';
import { EFFECTS, type Effect } from '../catalogue/operation';
import type { Grant } from './grant';
import { daysFor, type Rules } from './rules';

/** The most any grant may be, here and now. Applied at issue and again at every request, so that a policy change bites at once. */
export interface Ceiling {
  readonly tokensOn: boolean;
  readonly scopes: ReadonlySet<string>;
  readonly effects: ReadonlySet<Effect>;
  readonly siteWideTokens: boolean;
  readonly rules: Rules;
}

export const ceilingOf = (rules: Rules): Ceiling => ({
  tokensOn: rules.tokensOn,
  scopes: new Set(rules.scopes),
  effects: new Set<Effect>(rules.readOnly ? ['read'] : EFFECTS),
  siteWideTokens: rules.siteWideTokens,
  rules,
});

/** When a grant ends under this ceiling: its own date, or earlier where the cap was lowered after it was issued. */
export const endsAt = (grant: Grant, ceiling: Ceiling): Instant =>
  Math.min(grant.expiresAt, grant.issuedAt + daysFor(ceiling.rules.lifetimeDaysMax, grant.effects) * DAY_MS);
