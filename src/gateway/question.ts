/** What the app asks Jira for itself, before and after a request is carried out. Every question only reads. */
import { parseJson } from '../base/parse-json';
import type * as z from 'zod/mini';
import { fail, ok, type Result } from '../base/result';
import { formatPath } from './canonical-path';
import type { Jira } from './jira';
import { refuseFailure, refuseReply } from './jira-reply';
import type { Refusal } from './refusal';

export interface Question<Answer> {
  /** Decoded segments. */
  readonly path: readonly string[];
  /** Query string without `?`. */
  readonly query?: string;
  /** Asked by POST where there is one. */
  readonly json?: unknown;
  readonly answer: () => z.ZodMiniType<Answer>;
  /** What a 403 means; absent: Jira does not show the thing to the app. */
  readonly forbidden?: Refusal;
}

/** Jira's answer. Undefined where Jira knows no such thing or does not show it to the app (404, 403). */
export async function ask<Answer>(
  jira: Jira,
  { path, query, json, answer, forbidden }: Question<Answer>,
): Promise<Result<Answer | undefined, Refusal>> {
  const reply = await jira.send({
    method: json === undefined ? 'GET' : 'POST',
    path: formatPath(path) + (query === undefined ? '' : `?${query}`),
    headers:
      json === undefined
        ? { accept: 'application/json' }
        : { accept: 'application/json', 'content-type': 'application/json' },
    body: json === undefined ? undefined : JSON.stringify(json),
  });
  if (!reply.ok) return fail(refuseFailure(reply.error, false));
  const { status } = reply.value;
  if (status === 403 && forbidden) return fail(forbidden);
  if (status === 404 || status === 403) return ok(undefined);
  const refusal = refuseReply(reply.value, false);
  if (refusal) return fail(refusal);
  const parsed = answer().safeParse(parseJson(reply.value.body));
  return status === 200 && parsed.success ? ok(parsed.data) : fail(UNEXPECTED);
}

/** Jira answered something that the app cannot read. Nothing was changed by it. */
export const UNEXPECTED: Refusal = {
  code: 'jira-error',
  fault: 'unexpected-reply',
  outcomeUnknown: false,
};
