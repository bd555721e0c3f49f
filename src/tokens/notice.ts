/** What an owner was told, in Jira, of a token that ends soon: so that each is told once of each step. Pure. */
import * as z from 'zod/mini';
import { once } from '../base/once';
import { DAY_MS, type Instant } from '../base/time';

/** Days before the end at which its owner is told, the first one first. */
export const NOTICE_DAYS = [14, 7, 1] as const;
export type NoticeDays = (typeof NOTICE_DAYS)[number];

/** Answers are lost now and then: after so many tries at one step it counts as told. */
export const TRIES_MAX = 3;

export interface Notice {
  /** Id of the issue, once it is known. */
  readonly issueId?: string | undefined;
  /** The last step that was told, or given up. */
  readonly told?: NoticeDays | undefined;
  /** The step that is being told, and how often that was begun. Written before Jira is called. */
  readonly trying?: { readonly days: NoticeDays; readonly tries: number } | undefined;
}

export const NO_NOTICE_YET: Notice = {};

/** The step of a token that ends then; undefined: it has ended, or there is time. */
export function stepAt(endsAt: Instant, now: Instant): NoticeDays | undefined {
  if (endsAt <= now) return undefined;
  return NOTICE_DAYS.findLast((days) => endsAt - now <= days * DAY_MS);
}

/** Whether this step, or a later one, was told. */
export const isTold = ({ told }: Notice, days: NoticeDays): boolean => told !== undefined && told <= days;

/** The notice with one try more at this step; undefined where there were enough. */
export function withTry(notice: Notice, days: NoticeDays): Notice | undefined {
  const tries = notice.trying?.days === days ? notice.trying.tries : 0;
  return tries >= TRIES_MAX ? undefined : { ...notice, trying: { days, tries: tries + 1 } };
}

/** The step is told, or given up. */
export const withTold = ({ issueId }: Notice, days: NoticeDays, made?: string): Notice => ({
  ...((made ?? issueId) === undefined ? {} : { issueId: made ?? issueId }),
  told: days,
});

const storedNotice = once(() => {
  const days = z.union([z.literal(14), z.literal(7), z.literal(1)]);
  return z.object({
    v: z.literal(1),
    issueId: z.optional(z.string().check(z.minLength(1))),
    told: z.optional(days),
    trying: z.optional(z.object({ days, tries: z.int() })),
  });
});

/** Undefined when it cannot be read: then nobody is told anything more about that token. */
export function parseNotice(stored: unknown): Notice | undefined {
  const parsed = storedNotice().safeParse(stored);
  if (!parsed.success) return undefined;
  const { issueId, told, trying } = parsed.data;
  return {
    ...(issueId === undefined ? {} : { issueId }),
    ...(told === undefined ? {} : { told }),
    ...(trying === undefined ? {} : { trying }),
  };
}

export const formatNotice = (notice: Notice): object =>
  JSON.parse(JSON.stringify({ v: 1, ...notice })) as object;
