import * as z from 'zod/mini';
import { chunksOf } from '../../base/chunks';
import { once } from '../../base/once';
import { fail, ok, type Result } from '../../base/result';
import type { Instant } from '../../base/time';
import { ask } from '../question';
import type { ReadyRequest } from '../ready-request';
import type { Refusal } from '../refusal';
import { deletesSubtasks } from '../request-powers';
import { placeIssues } from './place-issues';
import type { Resolved } from './resolve';
import type { ResolvePorts, Unplaced } from './resolve-ports';

const parent = once(() =>
  z.object({
    id: z.string(),
    fields: z.object({ subtasks: z.array(z.object({ id: z.string() })) }),
  }),
);
const parents = once(() => z.object({ issues: z.array(parent()) }));

/** They take the subtasks along, whether or not these are named. */
const WITH_SUBTASKS: ReadonlySet<string> = new Set([
  'POST /rest/api/3/bulk/issues/delete',
  'POST /rest/api/3/bulk/issues/move',
]);
const BATCH_MAX = 100;

/** Subtasks that a request deletes or moves without naming them: they are judged as if it did. */
export async function placeSubtasks(
  { operation, query }: ReadyRequest,
  resolved: Resolved,
  ports: ResolvePorts,
  now: Instant,
): Promise<Result<Resolved | Unplaced, Refusal>> {
  if (!deletesSubtasks(query) && !WITH_SUBTASKS.has(operation.id)) return ok(resolved);
  const subtasks = await askSubtasks(
    resolved.issues.map(({ id }) => id),
    ports,
  );
  if (!subtasks.ok) return subtasks;
  if (subtasks.value === undefined) return ok('absent-issue');
  const placed = await placeIssues(subtasks.value, ports, now);
  if (!placed.ok) return placed;
  if (placed.value === 'absent-issue' || placed.value === 'outside') return ok(placed.value);
  return ok({ ...resolved, issues: [...resolved.issues, ...placed.value] });
}

/** Undefined where Jira does not show one of the parents. */
async function askSubtasks(
  ids: readonly string[],
  { jira }: ResolvePorts,
): Promise<Result<readonly string[] | undefined, Refusal>> {
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) {
    const path = ['rest', 'api', '3', 'issue', only];
    const asked = await ask(jira, { path, query: 'fields=subtasks', answer: parent });
    return asked.ok ? ok(asked.value?.fields.subtasks.map(({ id }) => id)) : asked;
  }
  const answers = await Promise.all(
    chunksOf(ids, BATCH_MAX).map((issueIdsOrKeys) =>
      ask(jira, {
        path: ['rest', 'api', '3', 'issue', 'bulkfetch'],
        json: { issueIdsOrKeys, fields: ['subtasks'] },
        answer: parents,
      }),
    ),
  );
  const found = new Map<string, readonly string[]>();
  for (const one of answers) {
    if (!one.ok) return fail(one.error);
    for (const { id, fields } of one.value?.issues ?? [])
      found.set(
        id,
        fields.subtasks.map((subtask) => subtask.id),
      );
  }
  return ok(ids.every((id) => found.has(id)) ? [...found.values()].flat() : undefined);
}
