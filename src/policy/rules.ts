import * as z from 'zod/mini';
import { once } from '../base/once';
import { fail, ok, type Result } from '../base/result';
import { EFFECTS, type Effect } from '../catalogue/operation';
import { listOperations } from '../catalogue/operations';
import { APP_SCOPES, isScope } from '../catalogue/scopes';
import { rateBudgets, type RateBudgets } from './budgets';
import { ipRanges } from './ip-ranges';
import { approvalRule, INITIAL_APPROVAL, namesNoCause, type ApprovalRule } from './approval-rule';
import { ANY_OPERATION, operationLimit, type OperationLimit } from './operation-limit';
import { NO_NOTICE, noticeRule, type NoticeRule } from './notice-rule';
import { problem, problemsOf, type Problem } from './problem';
import { EVERYONE, fromEarlier, JIRA_ADMINS, siteWho, who, type Who } from './who';

/** Days for each effect. A token that may do several things gets the smallest of theirs. */
export type DaysByEffect = Readonly<Record<Effect, number>>;

/**
 * What the sweep does with the tokens of somebody whose account was deactivated or deleted. Their calls are refused anyway. `hand-over`:
 * a bot's token goes to its backup, paused until they accept it; every other is paused.
 */
export const OWNER_LEFT = ['keep', 'pause', 'revoke', 'hand-over'] as const;
export type OwnerLeft = (typeof OWNER_LEFT)[number];

/**
 * What follows when the secret of a retired token is used: the tokens that replaced it are paused, from a day after it retired or at once;
 * or it is only noted, from a day after.
 */
const RETIRED_SECRET_USE = ['pause', 'pause-at-once', 'note'] as const;
export type RetiredSecretUse = (typeof RETIRED_SECRET_USE)[number];

/** What the Jira admins say for their site. */
export interface Rules {
  /** False: every token is refused and none is issued. */
  readonly tokensOn: boolean;
  /** Who may ask for a token, of those who may see the project. Judged when a token is asked for, as the next two. */
  readonly mayAsk: Who;
  /** Who of those may ask for a token that does more than read. */
  readonly mayAskForChanges: Who;
  readonly mayCreateForOthers: Who;
  /** Whose tokens work: judged about the owner with every call. Never `project-admins`. */
  readonly mayUse: Who;
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
  /** True: Jira admins may ask for tokens that administer tokens (policy/admin-power.ts). */
  readonly adminTokens: boolean;
  /** True: each changed issue bears, in an issue property, which token changed it last and for whom: Jira's history names the app. */
  readonly attributeInJira: boolean;
  readonly lifetimeDaysMax: DaysByEffect;
  readonly lifetimeDaysDefault: DaysByEffect;
  /** The sweep revokes tokens that nobody has used for so many days; null: none. */
  readonly idleDaysMax: number | null;
  readonly ownerLeft: OwnerLeft;
  /** True: a token may be asked for that may rotate itself. Judged when it is asked for, and at each rotation. */
  readonly selfRotation: boolean;
  readonly retiredSecretUse: RetiredSecretUse;
  readonly notice: NoticeRule;
  /**
   * True: the last entry of X-Forwarded-For is the caller's address, as the set-up check has found. False: nobody's address is known, and
   * every call that is judged by it is refused.
   */
  readonly trustClientAddress: boolean;
  /** Where tokens may be called from; null: from everywhere. */
  readonly ipRanges: readonly string[] | null;
  /** The most that any token may do in an hour or day, whatever it was issued with; null: as much as Jira takes. */
  readonly budgets: RateBudgets | null;
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
  mayAsk: EVERYONE,
  mayAskForChanges: EVERYONE,
  mayCreateForOthers: JIRA_ADMINS,
  mayUse: EVERYONE,
  tokensPerPersonMax: 20,
  scopes: APP_SCOPES.filter((scope) => scope.startsWith('read:')),
  operations: ANY_OPERATION,
  readOnly: true,
  siteWideTokens: false,
  adminTokens: false,
  attributeInJira: false,
  lifetimeDaysMax: everyEffect(90),
  lifetimeDaysDefault: everyEffect(30),
  idleDaysMax: null,
  ownerLeft: 'keep',
  selfRotation: false,
  retiredSecretUse: 'pause',
  notice: NO_NOTICE,
  trustClientAddress: false,
  ipRanges: null,
  budgets: null,
  approval: INITIAL_APPROVAL,
};

const rules = once(() => {
  const days = z.int().check(z.minimum(1), z.maximum(LIFETIME_DAYS_LIMIT));
  const daysByEffect = z.strictObject({ read: days, write: days, delete: days, manage: days });
  const scope = z.string().check(z.refine(isScope, { params: { problem: 'scope-unknown' } }));
  return z.strictObject({
    tokensOn: z.boolean(),
    mayAsk: who(),
    mayAskForChanges: who(),
    mayCreateForOthers: siteWho(),
    mayUse: siteWho(),
    tokensPerPersonMax: z.int().check(z.minimum(1), z.maximum(TOKENS_PER_PERSON_LIMIT)),
    scopes: z.array(scope).check(z.maxLength(500)),
    operations: operationLimit(),
    readOnly: z.boolean(),
    siteWideTokens: z.boolean(),
    adminTokens: z.boolean(),
    attributeInJira: z.boolean(),
    lifetimeDaysMax: daysByEffect,
    lifetimeDaysDefault: daysByEffect,
    idleDaysMax: z.nullable(days),
    ownerLeft: z.enum(OWNER_LEFT),
    selfRotation: z.boolean(),
    retiredSecretUse: z.enum(RETIRED_SECRET_USE),
    notice: noticeRule(),
    trustClientAddress: z.boolean(),
    ipRanges: z.nullable(ipRanges()),
    budgets: z.nullable(rateBudgets()),
    approval: approvalRule(),
  });
});

/** The form of each rule, for whoever keeps some of them. */
export const ruleShape = () => rules().shape;

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
    mayAsk: z.optional(z.unknown()),
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
  const { scopes, lifetimeDaysMax, mayAsk = INITIAL_RULES.mayAsk } = parsed.data;
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
    mayAsk: fromEarlier(mayAsk),
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
