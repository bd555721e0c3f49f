/**
 * What the admins of a project say for it, on top of the site's policy: every rule only narrows. The rules of all projects are one
 * record, because a request's project is not known when the record of its token is read (docs/storage.md). Pure.
 */
import * as z from 'zod/mini';
import { once } from '../base/once';
import { fail, ok, type Result } from '../base/result';
import type { Instant } from '../base/time';
import { EFFECTS } from '../catalogue/operation';
import { isScope } from '../catalogue/scopes';
import { listOperations } from '../catalogue/operations';
import type { ProjectRef } from './grant';
import { ANY_OPERATION, narrowerLimit, operationLimit, type OperationLimit } from './operation-limit';
import { problem, problemsOf, type Problem } from './problem';
import { LIFETIME_DAYS_LIMIT, type DaysByEffect, type Rules } from './rules';
import { EVERYONE, who, type Who } from './who';

export interface ProjectRules {
  /** False: nothing in this project is reached by any token. */
  readonly tokensOn: boolean;
  /** True: no token changes anything in this project. */
  readonly readOnly: boolean;
  /** Whoever asks must also be one of these. */
  readonly mayAsk: Who;
  /** For every effect; null: as the site says. A token that is older does nothing in this project. */
  readonly lifetimeDaysMax: number | null;
  /** Null: as the site says. */
  readonly scopes: readonly string[] | null;
  readonly operations: OperationLimit;
}

/** Says nothing beyond the site's policy. */
export const NO_RULES: ProjectRules = {
  tokensOn: true,
  readOnly: false,
  mayAsk: EVERYONE,
  lifetimeDaysMax: null,
  scopes: null,
  operations: ANY_OPERATION,
};

export interface ProjectRule {
  readonly project: ProjectRef;
  /** The book's revision when these were saved: it never comes again. */
  readonly revision: number;
  readonly changedAt: Instant;
  /** Account id. */
  readonly changedBy: string;
  readonly rules: ProjectRules;
}

/** The rules of all projects that have any. */
export interface RuleBook {
  readonly revision: number;
  readonly changedAt: Instant;
  readonly projects: readonly ProjectRule[];
}

export const EMPTY_BOOK: RuleBook = { revision: 0, changedAt: 0, projects: [] };

/** The book is read with every request, in units of 10 KB: at most two of them beside the one for the rest. */
export const PROJECTS_WITH_RULES_MAX = 200;
/** Of its JSON in UTF-8, as storage counts: ids of groups are whatever somebody sends. */
export const BOOK_BYTES_MAX = 20_000;

const rulesSchema = once(() =>
  z.strictObject({
    tokensOn: z._default(z.boolean(), true),
    readOnly: z._default(z.boolean(), false),
    mayAsk: z._default(who(), { kind: 'everyone' }),
    lifetimeDaysMax: z._default(
      z.nullable(z.int().check(z.minimum(1), z.maximum(LIFETIME_DAYS_LIMIT))),
      null,
    ),
    scopes: z._default(z.nullable(z.array(z.string()).check(z.maxLength(500))), null),
    operations: z._default(operationLimit(), { kind: 'any' }),
  }),
);

/** A draft from the page. Every fault at once; unknown keys, scopes and operations are faults. */
export function parseProjectRules(draft: unknown): Result<ProjectRules, readonly Problem[]> {
  const parsed = rulesSchema().safeParse(draft);
  if (!parsed.success) return fail(problemsOf(parsed.error));
  const { scopes, operations } = parsed.data;
  const known = new Set(operations.kind === 'any' ? [] : listOperations().map(({ id }) => id));
  const problems = [
    ...(scopes ?? []).flatMap((scope, at) =>
      isScope(scope) ? [] : [problem(`scopes.${at}`, 'scope-unknown')],
    ),
    ...(operations.kind === 'any' ? [] : operations.ids).flatMap((id, at) =>
      known.has(id) ? [] : [problem(`operations.ids.${at}`, 'operation-unknown')],
    ),
  ];
  if (problems.length > 0) return fail(problems);
  return ok({ ...parsed.data, scopes: scopes && [...new Set(scopes)].sort() });
}

/** Strict throughout: a rule that this version does not know may narrow in a way that it could not carry out. */
const storedBook = once(() => {
  const text = z.string().check(z.minLength(1));
  const rule = z.strictObject({
    project: z.strictObject({ id: text, key: text }),
    revision: z.int().check(z.minimum(1)),
    changedAt: z.number(),
    changedBy: text,
    rules: rulesSchema(),
  });
  return z.strictObject({
    revision: z.int().check(z.minimum(0)),
    changedAt: z.number(),
    projects: z.array(rule),
  });
});

/** Storage's form → book. Undefined when it cannot be read: then everything is denied, never "no project has rules". */
export function parseRuleBook(stored: unknown): RuleBook | undefined {
  const parsed = storedBook().safeParse(stored);
  return parsed.success ? parsed.data : undefined;
}

const isNeutral = (name: keyof ProjectRules, rules: ProjectRules): boolean =>
  JSON.stringify(rules[name]) === JSON.stringify(NO_RULES[name]);

/** Storage's form: what says nothing is left out, so that many projects fit. */
export const formatRuleBook = ({ projects, ...book }: RuleBook) => ({
  ...book,
  projects: projects.map(({ rules, ...rule }) => ({ ...rule, rules: saying(rules) })),
});

export type StoredRuleBook = ReturnType<typeof formatRuleBook>;

/** The rules that say something. */
export const saying = (rules: ProjectRules): Partial<ProjectRules> =>
  Object.fromEntries(Object.entries(rules).filter(([name]) => !isNeutral(name as keyof ProjectRules, rules)));

export const findRule = ({ projects }: RuleBook, projectId: string): ProjectRule | undefined =>
  projects.find(({ project }) => project.id === projectId);

/** Those that hold for any of these projects (numeric ids). */
export const rulesFor = (book: RuleBook, projectIds: readonly string[]): readonly ProjectRules[] =>
  projectIds.flatMap((id) => findRule(book, id)?.rules ?? []);

/** With these rules in place of the project's, and without the project where they say nothing. Undefined where there is no room. */
export function withRule(book: RuleBook, rule: Omit<ProjectRule, 'revision'>): RuleBook | undefined {
  const revision = book.revision + 1;
  const others = book.projects.filter(({ project }) => project.id !== rule.project.id);
  const saysNothing = Object.keys(saying(rule.rules)).length === 0;
  const projects = saysNothing ? others : [...others, { ...rule, revision }];
  const next: RuleBook = { revision, changedAt: rule.changedAt, projects };
  // Taking rules away must always be possible.
  if (saysNothing) return next;
  const isFull = projects.length > PROJECTS_WITH_RULES_MAX || bytesOf(formatRuleBook(next)) > BOOK_BYTES_MAX;
  return isFull ? undefined : next;
}

const bytesOf = (value: object): number => Buffer.byteLength(JSON.stringify(value));

/**
 * The site's rules with those of projects on top: what a token that is bound to all of them may be asked for. Never more than any of
 * them. Who may ask is left to `isAmong`, for each.
 */
export const meet = (site: Rules, narrower: readonly ProjectRules[]): Rules => narrower.reduce(narrow, site);

function narrow(site: Rules, project: ProjectRules): Rules {
  const { lifetimeDaysMax: max, scopes } = project;
  return {
    ...site,
    tokensOn: site.tokensOn && project.tokensOn,
    readOnly: site.readOnly || project.readOnly,
    scopes: scopes ? site.scopes.filter((scope) => scopes.includes(scope)) : site.scopes,
    operations: narrowerLimit(site.operations, project.operations),
    lifetimeDaysMax: max === null ? site.lifetimeDaysMax : atMost(site.lifetimeDaysMax, max),
    lifetimeDaysDefault: max === null ? site.lifetimeDaysDefault : atMost(site.lifetimeDaysDefault, max),
  };
}

const atMost = (table: DaysByEffect, days: number): DaysByEffect =>
  Object.fromEntries(
    EFFECTS.map((effect) => [effect, Math.min(table[effect], days)]),
  ) as unknown as DaysByEffect;
