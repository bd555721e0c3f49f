/**
 * Lists of site metadata (fields, statuses, issue types) hold a few items that belong to one team-managed project, and say so in
 * `scope.project`. A token that is bound to projects sees the site's items and its own projects'. Pure.
 */
import * as z from 'zod/mini';
import { once } from '../../base/once';
import { isWithin } from '../../policy/grant';
import { judgeTouch, type ReachToday } from '../../policy/hold';
import type { JiraReply } from '../jira';

/** What an item says of the project it belongs to. A scope that names one, or says that there is one. */
const scoped = once(() =>
  z.object({
    scope: z.looseObject({ type: z.optional(z.unknown()), project: z.optional(z.unknown()) }),
  }),
);
const project = once(() => z.object({ id: z.string() }));

/** The reply without other projects' items; the reply itself where it holds none. Undefined for a success that is not JSON. */
export function confineMetadata(reply: JiraReply, reach: ReachToday): JiraReply | undefined {
  if ((reach.kind === 'site' && !reach.frozen) || reply.status !== 200) return reply;
  const isOpen = (id: string): boolean => isWithin(reach, [id]) && !judgeTouch(reach.frozen, [id]);
  const isForeign = (item: unknown): boolean => {
    const parsed = scoped().safeParse(item);
    if (!parsed.success) return false;
    const { type, project: named } = parsed.data.scope;
    if (named === undefined && type !== 'PROJECT') return false;
    const own = project().safeParse(named);
    return own.success ? !isOpen(own.data.id) : reach.kind !== 'site';
  };
  try {
    const items: unknown = JSON.parse(reply.body);
    if (!Array.isArray(items) || !items.some(isForeign)) return reply;
    return { ...reply, body: JSON.stringify(items.filter((item) => !isForeign(item))) };
  } catch {
    return undefined;
  }
}
