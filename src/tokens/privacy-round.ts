/** How far the report of the stored account ids to Atlassian has come. Pure. */
import * as z from 'zod/mini';
import { once } from '../base/once';
import { DAY_MS, type Instant } from '../base/time';

/** What is walked, in this order: tokens, orders of each state, what is there once, and last the trail, which tells of the others. */
const PRIVACY_LISTS = [
  'tokens',
  'waiting',
  'approved',
  'denied',
  'withdrawn',
  'claimed',
  'lapsed',
  'settings',
  'audit',
] as const;
export type PrivacyList = (typeof PRIVACY_LISTS)[number];

export interface PrivacyPlace {
  readonly list: PrivacyList;
  /** Absent at the list's beginning. */
  readonly cursor?: string | undefined;
}

export interface PrivacyRound {
  readonly begunAt: Instant;
  /** Absent once all was walked. */
  readonly place?: PrivacyPlace | undefined;
}

/** An account is to be reported once in seven days (user-privacy-guidelines). */
const PRIVACY_ROUND_DAYS = 7;

const BEGINNING: PrivacyPlace = { list: PRIVACY_LISTS[0] };

/** The round that there is, or a new one where it is done and seven days old, or begun in what is now the future. */
export const roundAt = (stored: PrivacyRound | undefined, now: Instant): PrivacyRound => {
  const isOver =
    stored === undefined ||
    stored.begunAt > now ||
    (stored.place === undefined && now - stored.begunAt >= PRIVACY_ROUND_DAYS * DAY_MS);
  return isOver ? { begunAt: now, place: BEGINNING } : stored;
};

/** Undefined after the last page of the last list. */
export const placeAfter = ({ list }: PrivacyPlace, cursor: string | undefined): PrivacyPlace | undefined => {
  if (cursor !== undefined) return { list, cursor };
  const next = PRIVACY_LISTS[PRIVACY_LISTS.indexOf(list) + 1];
  return next === undefined ? undefined : { list: next };
};

const storedRound = once(() =>
  z.object({
    begunAt: z.number(),
    place: z.optional(
      z.object({ list: z.enum(PRIVACY_LISTS), cursor: z.optional(z.string().check(z.minLength(1))) }),
    ),
  }),
);

/** Storage's form is the round itself. Undefined when it cannot be read: then another begins. */
export const parsePrivacyRound = (stored: unknown): PrivacyRound | undefined => {
  const parsed = storedRound().safeParse(stored);
  return parsed.success ? parsed.data : undefined;
};
