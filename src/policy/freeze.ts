/**
 * Freezing: what an admin stops for a while, whatever policy and grants allow. It touches no token record and bites on the next call;
 * a freeze with a thaw time ends by the clock, without any write. Pure.
 */
import * as z from 'zod/mini';
import { once } from '../base/once';
import { MINUTE_MS, type Instant } from '../base/time';
import type { ProjectRef } from './grant';

/** Changes only, or every call. */
export type FreezeWhat = 'writes' | 'all';

/** Whose tokens stop. A project: whatever touches it, with whichever token. */
export type FreezeOf =
  | { readonly kind: 'site' }
  | { readonly kind: 'project'; readonly project: ProjectRef }
  | { readonly kind: 'person'; readonly accountId: string }
  | { readonly kind: 'token'; readonly locator: string };

export interface FreezeEntry {
  readonly id: string;
  readonly of: FreezeOf;
  readonly what: FreezeWhat;
  /** The words of whoever froze it, up to 200 characters: shown on the pages; never logged, audited or told to callers. */
  readonly reason: string;
  readonly at: Instant;
  /** Account id. */
  readonly by: string;
  /** The first moment that it no longer holds; absent: until somebody thaws it. */
  readonly until?: Instant | undefined;
}

export interface Freeze {
  readonly revision: number;
  readonly changedAt: Instant;
  /** Those that have thawed by the clock stay until the next change. */
  readonly entries: readonly FreezeEntry[];
}

export const NOTHING_FROZEN: Freeze = { revision: 0, changedAt: 0, entries: [] };

/** Some forty without long reasons are one unit of reading; the record is read with every request. */
export const FREEZES_MAX = 100;
export const FREEZE_REASON_MAX = 200;

/** Strict throughout: a part that this version does not know may freeze more than it could carry out. */
const storedFreeze = once(() => {
  const text = z.string().check(z.minLength(1));
  const of = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('site') }),
    z.strictObject({ kind: z.literal('project'), project: z.strictObject({ id: text, key: text }) }),
    z.strictObject({ kind: z.literal('person'), accountId: text }),
    z.strictObject({ kind: z.literal('token'), locator: text }),
  ]);
  const entry = z.strictObject({
    id: text,
    of,
    what: z.enum(['writes', 'all']),
    reason: z.string(),
    at: z.number(),
    by: z.string(),
    until: z.optional(z.number()),
  });
  return z.strictObject({
    revision: z.int().check(z.minimum(0)),
    changedAt: z.number(),
    entries: z.array(entry),
  });
});

/** Storage's form → Freeze. Undefined when it cannot be read: then everything is denied, never "nothing is frozen". */
export function parseFreeze(stored: unknown): Freeze | undefined {
  const parsed = storedFreeze().safeParse(stored);
  return parsed.success ? parsed.data : undefined;
}

/** What holds at this moment. */
export const frozenAt = ({ entries }: Freeze, now: Instant): readonly FreezeEntry[] =>
  entries.filter(({ until }) => until === undefined || now < until);

/** Of a token, what a freeze may name it by. */
export interface Bearer {
  readonly ownerId: string;
  readonly locator: string;
  /** The locator of what it replaced. */
  readonly predecessor?: string | undefined;
  readonly grant: { readonly issuedAt: Instant };
}

/** Longer than any invocation lives, and than clocks of two containers differ. */
const ROTATION_MS = MINUTE_MS;

/**
 * Whether a freeze is of this token: of the site, its owner, or itself. A rotation that had looked before the freeze was saved must not
 * be a way round it: what it made has the same fate. Projects are judged by what a request touches.
 */
export function isFreezeOf({ of, at }: Pick<FreezeEntry, 'of' | 'at'>, bearer: Bearer): boolean {
  switch (of.kind) {
    case 'site':
      return true;
    case 'person':
      return of.accountId === bearer.ownerId;
    case 'token':
      return (
        of.locator === bearer.locator ||
        (of.locator === bearer.predecessor && bearer.grant.issuedAt > at - ROTATION_MS)
      );
    case 'project':
      return false;
  }
}

/** With one entry more, and without those that have thawed. Undefined where there are as many as can be. */
export function withFrozen(freeze: Freeze, entry: FreezeEntry, now: Instant): Freeze | undefined {
  const entries = frozenAt(freeze, now);
  if (entries.length >= FREEZES_MAX) return undefined;
  return { revision: freeze.revision + 1, changedAt: now, entries: [...entries, entry] };
}

/** Without one entry, and without those that have thawed. */
export const withoutFrozen = (freeze: Freeze, id: string, now: Instant): Freeze => ({
  revision: freeze.revision + 1,
  changedAt: now,
  entries: frozenAt(freeze, now).filter((entry) => entry.id !== id),
});
