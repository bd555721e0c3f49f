import * as z from 'zod/mini';
import { once } from '../../base/once';
import { ok, type Result } from '../../base/result';
import type { Instant } from '../../base/time';
import { ask } from '../question';
import type { ReadyRequest } from '../ready-request';
import type { Refusal } from '../refusal';
import { deletesSubtasks } from '../request-powers';
import { placeIssues } from './place-issues';
import type { Resolved } from './resolve';
import type { ResolvePorts, Unplaced } from './resolve-ports';

const parent = once(() =>
  z.object({ fields: z.object({ subtasks: z.array(z.object({ id: z.string() })) }) }),
);

/** `deleteSubtasks=true` touches issues that the request does not name: they are judged as if it did. */
export async function placeSubtasks(
  request: ReadyRequest,
  resolved: Resolved,
  ports: ResolvePorts,
  now: Instant,
): Promise<Result<Resolved | Unplaced, Refusal>> {
  const [issue] = resolved.issues;
  if (!issue || !deletesSubtasks(request.query)) return ok(resolved);
  const path = ['rest', 'api', '3', 'issue', issue.id];
  const asked = await ask(ports.jira, { path, query: 'fields=subtasks', answer: parent });
  if (!asked.ok) return asked;
  if (!asked.value) return ok('absent-issue');
  const placed = await placeIssues(
    asked.value.fields.subtasks.map(({ id }) => id),
    ports,
    now,
  );
  if (!placed.ok) return placed;
  if (placed.value === 'absent-issue' || placed.value === 'outside') return ok(placed.value);
  return ok({ ...resolved, issues: [...resolved.issues, ...placed.value] });
}
