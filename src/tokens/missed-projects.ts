/** Projects of tokens that Jira did not show the app, and since when. What is missed may only be hidden: deleting takes time to believe. Pure. */
import * as z from 'zod/mini';
import { once } from '../base/once';
import { DAY_MS, type Instant } from '../base/time';

/** Project id → when it was missed first, or `TOLD` where Jira itself said that it was deleted. */
export type MissedProjects = ReadonlyMap<string, Instant>;

/** Jira sent an event of its deletion: it need not be waited for. */
const TOLD: Instant = 0;

/** As long as a project must be missed, in every look of a sweep, before it counts as deleted. */
export const MISSED_DAYS = 3;

/** One stored value holds them easily. The latest ones count. */
export const MISSED_MAX = 1_000;

/** With what Jira says now: what is missing keeps its first time, what is there is forgotten. */
export function noteMissing(
  missed: MissedProjects,
  { asked, missing }: { readonly asked: readonly string[]; readonly missing: readonly string[] },
  at: Instant,
): MissedProjects {
  const there = new Set(asked.filter((id) => !missing.includes(id)));
  const kept = [...missed].filter(([id]) => !there.has(id));
  const known = new Set(kept.map(([id]) => id));
  const added = missing.filter((id) => !known.has(id)).map((id) => [id, at] as const);
  return new Map([...kept, ...added].slice(-MISSED_MAX));
}

/** With one that Jira said was deleted. */
export const noteTold = (missed: MissedProjects, id: string): MissedProjects =>
  new Map([...[...missed].filter(([other]) => other !== id), [id, TOLD] as const].slice(-MISSED_MAX));

/** Missed for as long as it takes to count as deleted. */
export const isGone = (missed: MissedProjects, id: string, now: Instant): boolean => {
  const since = missed.get(id);
  return since !== undefined && now - since >= MISSED_DAYS * DAY_MS;
};

const storedMissed = once(() => z.object({ v: z.literal(1), since: z.record(z.string(), z.number()) }));

/** Undefined when it cannot be read: then the wait begins anew. */
export function parseMissedProjects(stored: unknown): MissedProjects | undefined {
  const parsed = storedMissed().safeParse(stored);
  return parsed.success ? new Map(Object.entries(parsed.data.since)) : undefined;
}

export const formatMissedProjects = (missed: MissedProjects): object => ({
  v: 1,
  since: Object.fromEntries(missed),
});
