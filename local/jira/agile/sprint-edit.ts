/** What a sprint may become. */
import * as z from 'zod/mini';
import type { Sprint } from '../model';

const time = z.nullable(z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text)))));
/** The body of a sprint's create and update. */
export const sprintBody = z.partial(
  z.object({
    name: z.string().check(z.minLength(1), z.maxLength(30)),
    state: z.enum(['future', 'active', 'closed']),
    startDate: time,
    endDate: time,
    goal: z.nullable(z.string()),
    originBoardId: z.int(),
  }),
);
type SprintBody = z.infer<typeof sprintBody>;

/** Epoch milliseconds; `usual` where nothing is given, undefined where null is. */
export const readTime = (given: string | null | undefined, usual: number | undefined): number | undefined =>
  given === undefined ? usual : given === null ? undefined : Date.parse(given);

/**
 * The sprint after an update, or Jira's words for what it cannot become. `full`: what the body leaves out is cleared.
 */
export function editSprint(
  sprint: Sprint,
  { name, state, startDate, endDate, goal }: SprintBody,
  { full, now }: { readonly full: boolean; readonly now: number },
): Sprint | string {
  const to = state ?? sprint.state;
  const usual = full ? { startAt: undefined, endAt: undefined } : sprint;
  const startAt = readTime(startDate, usual.startAt);
  const endAt = readTime(endDate, usual.endAt);
  const ways: Readonly<Record<Sprint['state'], readonly Sprint['state'][]>> = {
    future: ['future', 'active'],
    active: ['active', 'closed'],
    closed: ['closed'],
  };
  if (!ways[sprint.state].includes(to)) return `A ${sprint.state} sprint cannot become ${to}.`;
  if (to === 'active' && (startAt === undefined || endAt === undefined))
    return 'An active sprint needs a startDate and an endDate.';
  const completedAt = to === 'closed' ? (sprint.completedAt ?? now) : undefined;
  const text = goal ?? (full || goal === null ? '' : sprint.goal);
  return { ...sprint, name: name ?? sprint.name, state: to, startAt, endAt, completedAt, goal: text };
}
