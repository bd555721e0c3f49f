/** The limits of an order: as they are sent, as they are stored, and as the pages are told of them. Pure but for randomness. */
import * as z from 'zod/mini';
import { once } from '../base/once';
import type { Random } from '../base/random';
import type { Spent } from '../policy/budgets';
import { leftOf, narrowerBudgets, tokenBudgets } from '../policy/budgets';
import { ipRanges } from '../policy/ip-ranges';
import { parseHeaderName, type Limits } from '../policy/limits';
import type { Rules } from '../policy/rules';
import { workingHours } from '../policy/working-hours';
import { randomBase62 } from '../tokens/base62';
import { headerDigestOf } from '../tokens/digest';
import type { TokenRecord } from '../tokens/record';
import { formatInstant, type Instant } from '../base/time';
import type { BudgetLeftView, LimitsView } from './contract';

const headerName = () =>
  z
    .string()
    .check(z.refine((name) => parseHeaderName(name) !== undefined, { params: { problem: 'header-name' } }));

/** Strict: a limit that this version does not know must not be dropped from an order. */
export const limitsOrder = once(() =>
  z.strictObject({
    hours: z.optional(workingHours()),
    header: z.optional(
      z.strictObject({
        name: headerName(),
        // Long enough not to be guessed from its digest; of characters that every client sends as they are.
        value: z.optional(
          z.string().check(
            z.refine((value) => /^[\x21-\x2b\x2d-\x7e]{16,200}$/.test(value), {
              params: { problem: 'header-value' },
            }),
          ),
        ),
      }),
    ),
    ipRanges: z.optional(ipRanges()),
    budgets: z.optional(tokenBudgets()),
  }),
);
export type LimitsDraft = z.infer<ReturnType<typeof limitsOrder>>;

/** As `limitsOrder`, for somebody else's token: the header's value is drawn at the claim, so that whoever orders never knows it. */
export const limitsFor = once(() =>
  z.strictObject({
    hours: z.optional(workingHours()),
    header: z.optional(z.strictObject({ name: headerName() })),
    ipRanges: z.optional(ipRanges()),
    budgets: z.optional(tokenBudgets()),
  }),
);

/** Of 32 characters, some 190 bits. */
const DRAWN_CHARS = 32;

/** A required header as its caller must send it: told once, like the token. */
export interface HeaderToSend {
  readonly name: string;
  readonly value: string;
}

export interface LimitsToIssue {
  readonly limits: Limits | undefined;
  readonly header: HeaderToSend | undefined;
}

/** Draws the header's value where the person chose none. Of the value only the digest goes into the record. */
export const limitsToIssue = (draft: LimitsDraft | undefined, random: Random): LimitsToIssue =>
  withHeader(draft ?? {}, draft?.header, random);

/** As `limitsToIssue`, for an order that waited: its required header gets a value only now, for nobody could have been shown one. */
export const drawHeader = (limits: Limits | undefined, random: Random): LimitsToIssue =>
  withHeader(limits ?? {}, limits?.header && { name: limits.header.name }, random);

function withHeader(
  limits: Omit<Limits, 'header'>,
  header: { readonly name: string; readonly value?: string | undefined } | undefined,
  random: Random,
): LimitsToIssue {
  const { hours, ipRanges, budgets } = limits;
  const said = header && {
    name: header.name.toLowerCase(),
    value: header.value ?? randomBase62(random, DRAWN_CHARS),
  };
  const parts = {
    hours,
    ipRanges,
    budgets,
    header: said && { name: said.name, digest: headerDigestOf(said.value) },
  };
  const there = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as Limits;
  return { limits: Object.keys(there).length === 0 ? undefined : there, header: said };
}

/** What the pages see: of the header its name alone. */
export function viewLimits({ limits, notBeforeAt }: Pick<TokenRecord, 'limits' | 'notBeforeAt'>): {
  readonly validFrom?: string;
  readonly limits?: LimitsView;
} {
  const { header, ...rest } = limits ?? {};
  return {
    ...(notBeforeAt === undefined ? {} : { validFrom: formatInstant(notBeforeAt) }),
    ...(limits === undefined ? {} : { limits: { ...rest, ...(header ? { header: header.name } : {}) } }),
  };
}

/** What is left of the token's budgets and the site's; as containers have written it: a moment behind the calls. */
export function viewLeft(
  { limits }: TokenRecord,
  rules: Rules,
  { spent, now }: { readonly spent: Spent; readonly now: Instant },
): readonly BudgetLeftView[] {
  const budgets = narrowerBudgets(limits?.budgets, rules.budgets ?? undefined);
  return budgets ? leftOf(budgets, spent, now) : [];
}
