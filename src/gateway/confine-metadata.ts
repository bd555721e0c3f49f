/**
 * Lists of site metadata (fields, statuses, issue types) hold a few items that belong to one team-managed project, and say so in
 * `scope.project`. A token that is bound to projects sees the site's items and its own projects'. Pure.
 */
import * as z from 'zod/mini';
import type { Reach } from '../policy/grant';
import type { JiraReply } from './jira';

const ofOneProject = z.object({ scope: z.object({ project: z.object({ id: z.string() }) }) });

/** The reply without other projects' items; the reply itself where there are none. Undefined where it is not JSON. */
export function confineMetadata(reply: JiraReply, reach: Reach): JiraReply | undefined {
  if (reach.kind === 'site' || reply.body === '') return reply;
  const ids = new Set(reach.projects.map(({ id }) => id));
  const isForeign = (item: unknown): boolean => {
    const parsed = ofOneProject.safeParse(item);
    return parsed.success && !ids.has(parsed.data.scope.project.id);
  };
  try {
    const items: unknown = JSON.parse(reply.body);
    if (!Array.isArray(items) || !items.some(isForeign)) return reply;
    return { ...reply, body: JSON.stringify(items.filter((item) => !isForeign(item))) };
  } catch {
    return undefined;
  }
}
