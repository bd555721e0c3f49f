import * as z from 'zod/mini';
import { fail, ok, type Result } from '../base/result';
import type { ProjectRef } from '../policy/grant';
import { formatPath } from './canonical-path';
import type { Jira } from './jira';
import type { Refusal } from './refusal';

const issue = z.object({ fields: z.object({ project: z.object({ id: z.string(), key: z.string() }) }) });

/**
 * Which project is this issue in? Always Jira's answer: a moved issue answers under its old key, and an id has no letters.
 * Undefined where Jira knows no such issue or does not show it to the app.
 */
export async function findIssueProject(
  jira: Jira,
  idOrKey: string,
): Promise<Result<ProjectRef | undefined, Refusal>> {
  const path = `${formatPath(['rest', 'api', '3', 'issue', idOrKey])}?fields=project`;
  const reply = await jira.send({ method: 'GET', path, headers: { accept: 'application/json' } });
  if (!reply.ok) return fail({ code: 'jira-error', fault: reply.error.fault, outcomeUnknown: false });
  if (reply.value.status === 404) return ok(undefined);
  if (reply.value.status === 429)
    return fail({ code: 'jira-rate-limited', retryAfter: reply.value.headers['retry-after'] });
  if (reply.value.status !== 200)
    return fail({ code: 'jira-error', fault: 'unexpected-reply', outcomeUnknown: false });
  const parsed = issue.safeParse(parseJson(reply.value.body));
  return parsed.success
    ? ok(parsed.data.fields.project)
    : fail({ code: 'jira-error', fault: 'unexpected-reply', outcomeUnknown: false });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
