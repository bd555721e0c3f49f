/** Where a sweep stopped, so that the next one goes on from there. Pure. */
import * as z from 'zod/mini';
import { once } from '../base/once';
import type { Instant } from '../base/time';

/** Lists that are too long for one run. */
export const SWEEP_WALKS = [
  'unused',
  'leavers',
  'projects',
  'notices',
  'expired-active',
  'expired-paused',
] as const;
export type SweepWalk = (typeof SWEEP_WALKS)[number];

export interface SweepPosition {
  /** The bound of the list that is being walked: a cursor belongs to its query. */
  readonly before: Instant;
  /** Absent: at the list's end, by walks that begin the next list where this one ended. */
  readonly cursor?: string | undefined;
  /** Where the list begins, of those walks. */
  readonly since?: Instant | undefined;
}

const storedPosition = once(() =>
  z.object({
    before: z.number(),
    cursor: z.optional(z.string().check(z.minLength(1))),
    since: z.optional(z.number()),
  }),
);

/** Storage's form is the position itself. Undefined when it cannot be read: then the walk begins anew. */
export const parseSweepPosition = (stored: unknown): SweepPosition | undefined => {
  const parsed = storedPosition().safeParse(stored);
  return parsed.success ? parsed.data : undefined;
};
