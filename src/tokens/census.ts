/** How many tokens live, and of which kinds: counted one by one, for no storage here can count. Pure. */
import * as z from 'zod/mini';
import { once } from '../base/once';
import type { Instant } from '../base/time';
import { stateAt } from './lifecycle';
import type { TokenRecord } from './record';

export interface Tally {
  readonly active: number;
  readonly paused: number;
  readonly siteWide: number;
  readonly mayChange: number;
  readonly mayDelete: number;
  /** Active ones that end within 14 days. */
  readonly expiring: number;
}

/** A count that is under way or done. */
export interface Census {
  readonly startedAt: Instant;
  readonly tally: Tally;
  /** Account ids of the owners of living tokens; the first 4,000: with the last leavers they fit into one stored value (240 KiB). */
  readonly owners: readonly string[];
}

export interface FinishedCensus {
  readonly countedAt: Instant;
  readonly tally: Tally;
  readonly owners: number;
  /** Account ids of owners whom Jira held for deactivated or gone; the first 500. */
  readonly leavers: readonly string[];
}

/** What is kept between two sweeps: the last census that was finished, and the one that is under way. */
export interface StoredCensus {
  readonly finished?: FinishedCensus | undefined;
  readonly running?: (Census & { readonly cursor: string }) | undefined;
}

export const LEAVERS_MAX = 500;
export const OWNERS_MAX = 4_000;
const EXPIRING_MS = 14 * 86_400_000;

export const startCensus = (now: Instant): Census => ({
  startedAt: now,
  tally: { active: 0, paused: 0, siteWide: 0, mayChange: 0, mayDelete: 0, expiring: 0 },
  owners: [],
});

/** The census with these records counted. Each record must be counted once. */
export function countRecords(census: Census, records: readonly TokenRecord[], now: Instant): Census {
  const living = records.filter((record) => ['active', 'paused'].includes(stateAt(record, now)));
  const active = living.filter(({ state }) => state === 'active');
  const { tally } = census;
  const effects = ({ grant }: TokenRecord) => grant.effects;
  return {
    ...census,
    tally: {
      active: tally.active + active.length,
      paused: tally.paused + living.length - active.length,
      siteWide: tally.siteWide + active.filter(({ grant }) => grant.reach.kind === 'site').length,
      mayChange:
        tally.mayChange + active.filter((each) => effects(each).some((one) => one !== 'read')).length,
      mayDelete: tally.mayDelete + active.filter((each) => effects(each).includes('delete')).length,
      expiring: tally.expiring + active.filter(({ grant }) => grant.expiresAt < now + EXPIRING_MS).length,
    },
    owners: [...new Set([...census.owners, ...living.map(({ ownerId }) => ownerId)])].slice(0, OWNERS_MAX),
  };
}

const storedCensus = once(() => {
  const count = z.int().check(z.minimum(0));
  const tally = z.object({
    active: count,
    paused: count,
    siteWide: count,
    mayChange: count,
    mayDelete: count,
    expiring: count,
  });
  return z.object({
    finished: z.optional(
      z.object({ countedAt: z.number(), tally, owners: count, leavers: z.array(z.string()) }),
    ),
    running: z.optional(
      z.object({ startedAt: z.number(), tally, owners: z.array(z.string()), cursor: z.string() }),
    ),
  });
});

/** Storage's form is the census itself. Undefined when it cannot be read: then it is counted anew. */
export const parseCensus = (stored: unknown): StoredCensus | undefined => {
  const parsed = storedCensus().safeParse(stored);
  return parsed.success ? parsed.data : undefined;
};
