import * as z from 'zod/mini';
import { once } from '../base/once';
import { fail, ok, type Result } from '../base/result';
import { EFFECTS, type Effect } from '../catalogue/operation';
import { APP_SCOPES, isScope } from '../catalogue/scopes';
import { problem, problemsOf, type Problem } from './problem';

/** Days for each effect. A token that may do several things gets the smallest of theirs. */
export type DaysByEffect = Readonly<Record<Effect, number>>;

/** What the Jira admins say for their site. */
export interface Rules {
  /** False: every token is refused and none is issued. */
  readonly tokensOn: boolean;
  /** The scopes a token may hold. */
  readonly scopes: readonly string[];
  /** True: no token may do more than read, whatever it was granted. */
  readonly readOnly: boolean;
  /** True: Jira admins may ask for tokens that are bound to no project. */
  readonly siteWideTokens: boolean;
  /** True: each changed issue bears, in an issue property, which token changed it last and for whom: Jira's history names the app. */
  readonly attributeInJira: boolean;
  readonly lifetimeDaysMax: DaysByEffect;
  readonly lifetimeDaysDefault: DaysByEffect;
}

/** Atlassian caps its own tokens at a year; ours never outlive that. */
export const LIFETIME_DAYS_LIMIT = 365;

const everyEffect = (days: number): DaysByEffect => ({ read: days, write: days, delete: days, manage: days });

/** A fresh installation: off; once on, tokens that read, in one project, for 30 days. */
export const INITIAL_RULES: Rules = {
  tokensOn: false,
  scopes: APP_SCOPES.filter((scope) => scope.startsWith('read:')),
  readOnly: true,
  siteWideTokens: false,
  attributeInJira: false,
  lifetimeDaysMax: everyEffect(90),
  lifetimeDaysDefault: everyEffect(30),
};

const rules = once(() => {
  const days = z
    .int('Give a whole number of days.')
    .check(
      z.minimum(1, 'At least one day.'),
      z.maximum(LIFETIME_DAYS_LIMIT, `At most ${LIFETIME_DAYS_LIMIT} days.`),
    );
  const daysByEffect = z.strictObject({ read: days, write: days, delete: days, manage: days });
  const yesOrNo = z.boolean('Say true or false.');
  const scope = z.string().check(
    z.refine(isScope, {
      error: 'Jira has no operation that asks for this scope.',
      params: { problem: 'scope-unknown' },
    }),
  );
  return z.strictObject({
    tokensOn: yesOrNo,
    scopes: z.array(scope).check(z.maxLength(500)),
    readOnly: yesOrNo,
    siteWideTokens: yesOrNo,
    attributeInJira: yesOrNo,
    lifetimeDaysMax: daysByEffect,
    lifetimeDaysDefault: daysByEffect,
  });
});

/** A draft from the page. Every fault at once; unknown keys are faults. */
export function parseRules(draft: unknown): Result<Rules, readonly Problem[]> {
  const parsed = rules().safeParse(draft);
  if (!parsed.success) return fail(problemsOf(parsed.error));
  const problems = lifetimeProblems(parsed.data);
  return problems.length > 0
    ? fail(problems)
    : ok({ ...parsed.data, scopes: [...new Set(parsed.data.scopes)].sort() });
}

const storedRules = once(() =>
  z.looseObject({
    scopes: z._default(z.array(z.string()), []),
    lifetimeDaysMax: z._default(z.record(z.string(), z.number()), INITIAL_RULES.lifetimeDaysMax),
  }),
);

/**
 * Rules as an earlier version may have stored them: a scope that has left the catalogue opens nothing and is left out, a rule that
 * is missing is the initial, narrow one. An unknown rule may narrow in a way that this version cannot carry out: undefined, which
 * denies everything.
 */
export function parseStoredRules(stored: unknown): Rules | undefined {
  const parsed = storedRules().safeParse(stored);
  if (!parsed.success) return undefined;
  const { scopes, lifetimeDaysMax } = parsed.data;
  const lifetimeDaysDefault = Object.fromEntries(
    EFFECTS.map((effect) => [
      effect,
      Math.min(INITIAL_RULES.lifetimeDaysDefault[effect], lifetimeDaysMax[effect] ?? 1),
    ]),
  );
  const known = parseRules({
    ...INITIAL_RULES,
    lifetimeDaysDefault,
    ...parsed.data,
    scopes: scopes.filter(isScope),
  });
  return known.ok ? known.value : undefined;
}

const lifetimeProblems = (draft: Rules): readonly Problem[] =>
  EFFECTS.flatMap((effect) =>
    draft.lifetimeDaysDefault[effect] <= draft.lifetimeDaysMax[effect]
      ? []
      : [
          problem(
            `lifetimeDaysDefault.${effect}`,
            'default-over-max',
            'The default is longer than the most allowed.',
          ),
        ],
  );

/** The days that hold for a token with these effects: the smallest of theirs. */
export const daysFor = (table: DaysByEffect, effects: readonly Effect[]): number =>
  Math.min(...effects.map((effect) => table[effect]));
