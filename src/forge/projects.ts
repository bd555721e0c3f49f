import { route } from '@forge/api';
import * as z from 'zod/mini';
import { chunksOf } from '../base/chunks';
import { once } from '../base/once';
import { fail, ok, type Result } from '../base/result';
import type { Projects } from '../console/project-ports';
import { askJira } from './ask-jira';

/** GET /rest/api/3/project/search: ids in one request, and projects in one page of its reply. */
const PROJECTS_MAX = 50;
const NUMERIC = /^\d{1,19}$/;
/** `deleted` is the trash, from which a project comes back. */
const STATUSES = ['live', 'archived', 'deleted'] as const;

const found = once(() => z.object({ values: z.array(z.object({ id: z.string() })) }));

/** Projects, asked as the app. */
export const projects: Projects = {
  async findMissing(projectIds) {
    if (!projectIds.every((id) => NUMERIC.test(id))) return fail('unknown');
    const missing: string[] = [];
    for (const ids of chunksOf(projectIds, PROJECTS_MAX)) {
      const shown = await findShown(ids);
      if (!shown.ok) return shown;
      missing.push(...ids.filter((id) => !shown.value.has(id)));
    }
    return ok(missing);
  },
};

async function findShown(ids: readonly string[]): Promise<Result<ReadonlySet<string>, 'unknown'>> {
  const query = new URLSearchParams([
    ['maxResults', String(PROJECTS_MAX)],
    ...STATUSES.map((status) => ['status', status]),
    ...ids.map((id) => ['id', id]),
  ]);
  const reply = await askJira(route`/rest/api/3/project/search?${query}`);
  const parsed = found().safeParse(reply?.json);
  if (reply?.status !== 200 || !parsed.success) return fail('unknown');
  return ok(new Set(parsed.data.values.map(({ id }) => id)));
}
