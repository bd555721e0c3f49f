import * as z from 'zod/mini';
import { once } from '../base/once';
import { fail, ok, type Result } from '../base/result';
import type { ProjectRef } from '../policy/grant';
import { formatPath } from './canonical-path';
import type { Jira } from './jira';
import { refuseFailure, refuseReply } from './jira-reply';
import type { Refusal } from './refusal';

const issue = once(() =>
  z.object({ fields: z.object({ project: z.object({ id: z.string(), key: z.string() }) }) }),
);

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
  if (!reply.ok) return fail(refuseFailure(reply.error, false));
  if (reply.value.status === 404) return ok(undefined);
  const refusal = refuseReply(reply.value, false);
  if (refusal) return fail(refusal);
  const parsed = issue().safeParse(parseJson(reply.value.body));
  return reply.value.status === 200 && parsed.success
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
