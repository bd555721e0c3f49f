import * as z from 'zod/mini';
import { once } from '../base/once';
import { fail, ok, type Result } from '../base/result';
import { EFFECTS, type Effect } from '../catalogue/operation';
import { listOperations } from '../catalogue/operations';
import { APP_SCOPES, isScope } from '../catalogue/scopes';
import { approvalRule, INITIAL_APPROVAL, namesNoCause, type ApprovalRule } from './approval-rule';
import { ANY_OPERATION, operationLimit, type OperationLimit } from './operation-limit';
import { problem, problemsOf, type Problem } from './problem';

/** Days for each effect. A token that may do several things gets the smallest of theirs. */
export type DaysByEffect = Readonly<Record<Effect, number>>;

/** Who may ask for a token, of those who may see the project. Judged when a token is asked for. */
export const MAY_ASK = ['everyone', 'project-admins', 'jira-admins'] as const;
export type MayAsk = (typeof MAY_ASK)[number];

/**
 * What the sweep does with the tokens of somebody whose account was deactivated or deleted. Their calls are refused anyway. `hand-over`:
 * a bot's token goes to its backup, paused until they accept it; every other is paused.
 */
export const OWNER_LEFT = ['keep', 'pause', 'revoke', 'hand-over'] as const;
export type OwnerLeft = (typeof OWNER_LEFT)[number];

/** What the Jira admins say for their site. */
export interface Rules {
  /** False: every token is refused and none is issued. */
  readonly tokensOn: boolean;
  readonly mayAsk: MayAsk;
  /** How many tokens a person may have that neither ended nor were revoked. */
  readonly tokensPerPersonMax: number;
  /** The scopes a token may hold. */
  readonly scopes: readonly string[];
  /** The operations a token may use, of those that its scopes open. */
  readonly operations: OperationLimit;
  /** True: no token may do more than read, whatever it was granted. */
  readonly readOnly: boolean;
  /** True: Jira admins may ask for tokens that are bound to no project. */
  readonly siteWideTokens: boolean;
  /** True: each changed issue bears, in an issue property, which token changed it last and for whom: Jira's history names the app. */
  readonly attributeInJira: boolean;
  readonly lifetimeDaysMax: DaysByEffect;
  readonly lifetimeDaysDefault: DaysByEffect;
  /** The sweep revokes tokens that nobody has used for so many days; null: none. */
  readonly idleDaysMax: number | null;
  readonly ownerLeft: OwnerLeft;
  readonly approval: ApprovalRule;
}

/** One page of a person's tokens tells whether there is room for another. */
export const TOKENS_PER_PERSON_LIMIT = 100;

/** Atlassian caps its own tokens at a year; ours never outlive that. */
export const LIFETIME_DAYS_LIMIT = 365;

const everyEffect = (days: number): DaysByEffect => ({ read: days, write: days, delete: days, manage: days });

/** A fresh installation: off; once on, tokens that read, in one project, for 30 days. */
export const INITIAL_RULES: Rules = {
  tokensOn: false,
  mayAsk: 'everyone',
  tokensPerPersonMax: 20,
  scopes: APP_SCOPES.filter((scope) => scope.startsWith('read:')),
  operations: ANY_OPERATION,
  readOnly: true,
  siteWideTokens: false,
  attributeInJira: false,
  lifetimeDaysMax: everyEffect(90),
  lifetimeDaysDefault: everyEffect(30),
  idleDaysMax: null,
  ownerLeft: 'keep',
  approval: INITIAL_APPROVAL,
};

const rules = once(() => {
  const days = z.int().check(z.minimum(1), z.maximum(LIFETIME_DAYS_LIMIT));
  const daysByEffect = z.strictObject({ read: days, write: days, delete: days, manage: days });
  const scope = z.string().check(z.refine(isScope, { params: { problem: 'scope-unknown' } }));
  return z.strictObject({
    tokensOn: z.boolean(),
    mayAsk: z.enum(MAY_ASK),
    tokensPerPersonMax: z.int().check(z.minimum(1), z.maximum(TOKENS_PER_PERSON_LIMIT)),
    scopes: z.array(scope).check(z.maxLength(500)),
    operations: operationLimit(),
    readOnly: z.boolean(),
    siteWideTokens: z.boolean(),
    attributeInJira: z.boolean(),
    lifetimeDaysMax: daysByEffect,
    lifetimeDaysDefault: daysByEffect,
    idleDaysMax: z.nullable(days),
    ownerLeft: z.enum(OWNER_LEFT),
    approval: approvalRule(),
  });
});

/** A draft from the page. Every fault at once; unknown keys and operations are faults. */
export function parseRules(draft: unknown): Result<Rules, readonly Problem[]> {
  const parsed = parseWhole(draft);
  if (!parsed.ok) return parsed;
  const { operations, approval } = parsed.value;
  const problems = [
    ...operationProblems(operations),
    ...(namesNoCause(approval) ? [problem('approval.needs', 'approval-without-cause')] : []),
  ];
  return problems.length > 0 ? fail(problems) : parsed;
}

function operationProblems(limit: OperationLimit): readonly Problem[] {
  if (limit.kind === 'any') return [];
  const known = new Set(listOperations().map(({ id }) => id));
  return limit.ids.flatMap((id, index) =>
    known.has(id) ? [] : [problem(`operations.ids.${index}`, 'operation-unknown')],
  );
}

/** Rules that are whole and agree with each other. An operation that has left the catalogue opens nothing, and may stay. */
function parseWhole(draft: unknown): Result<Rules, readonly Problem[]> {
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
  const known = parseWhole({
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
      : [problem(`lifetimeDaysDefault.${effect}`, 'default-over-max')],
  );

/** The days that hold for a token with these effects: the smallest of theirs. */
export const daysFor = (table: DaysByEffect, effects: readonly Effect[]): number =>
  Math.min(...effects.map((effect) => table[effect]));
