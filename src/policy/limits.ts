/** What limits a token beside its grant: when, from where, with what, how often. Every part only ever narrows. Pure. */
import * as z from 'zod/mini';
import { once } from '../base/once';
import { tokenBudgets, type Budgets } from './budgets';
import { ipRanges } from './ip-ranges';
import { workingHours, type WorkingHours } from './working-hours';

/** A header that every call must bear, as a second thing to know. Its value is not stored. */
export interface RequiredHeader {
  /** In small letters, `x-…`. */
  readonly name: string;
  /** SHA-256 of its value, hex. */
  readonly digest: string;
}

export interface Limits {
  readonly hours?: WorkingHours | undefined;
  readonly header?: RequiredHeader | undefined;
  /** Ranges of addresses from which it may be called, at least one. */
  readonly ipRanges?: readonly string[] | undefined;
  readonly budgets?: Budgets | undefined;
}

export type LimitKind = keyof Limits;

/** Headers that mean something to the platform, to proxies or to this app. */
const RESERVED =
  /^x-(forwarded|real-ip|client-ip|original|rewrite|http|method|request-id|ratelimit|jira|atlassian|forge|b3|amz|amzn|trace|cache|host|webtrigger|set-up)/;

/** A header's name in small letters; undefined for one that may not be required. */
export function parseHeaderName(text: string): string | undefined {
  const name = text.toLowerCase();
  return /^x-[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/.test(name) && !RESERVED.test(name) ? name : undefined;
}

/** Storage's form. Strict throughout: a limit that this version does not know may narrow in a way that it could not carry out. */
export const storedLimits = once(() =>
  z.strictObject({
    hours: z.optional(workingHours()),
    header: z.optional(
      z.strictObject({
        name: z.string().check(z.refine((name) => parseHeaderName(name) === name)),
        digest: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
      }),
    ),
    ipRanges: z.optional(ipRanges()),
    budgets: z.optional(tokenBudgets()),
  }),
);

/** The parts that are there. */
export const kindsOf = (limits: Limits): readonly LimitKind[] =>
  (['hours', 'header', 'ipRanges', 'budgets'] as const).filter((kind) => limits[kind] !== undefined);
