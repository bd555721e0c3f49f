/** An allowed request → Jira, as the app. Takes nothing that `decide` has not allowed. */
import { fail, ok, type Result } from '../base/result';
import type { Allowed } from '../policy/decision';
import { formatPath } from './canonical-path';
import { forwardedHeaders } from './headers';
import type { Jira, JiraReply } from './jira';
import { refuseFailure, refuseReply } from './jira-reply';
import { formatQuery } from './query';
import type { ReadyRequest } from './ready-request';
import type { Refusal } from './refusal';

/** The platform carries 5 MB a response (limits-invocation), headers and JSON escapes included. */
const REPLY_BYTES_MAX = 4_800_000;

export async function forward(
  request: Allowed<ReadyRequest>,
  jira: Jira,
): Promise<Result<JiraReply, Refusal>> {
  const { operation, segments, query, body } = request;
  const path = formatPath(segments) + formatQuery(query);
  const headers = {
    accept: 'application/json',
    ...forwardedHeaders(request.headers),
    ...(body ? { 'content-type': body.contentType } : {}),
  };
  const reply = await jira.send({ method: operation.method, path, headers, body: body?.text });
  // A change whose answer never came may have been made all the same.
  const changes = request.effects.some((effect) => effect !== 'read');
  if (!reply.ok) return fail(refuseFailure(reply.error, changes));
  const refusal = refuseReply(reply.value, changes) ?? refuseForm(reply.value);
  return refusal ? fail(refusal) : ok(reply.value);
}

/** What the platform could not carry. */
function refuseForm({ isText, body }: JiraReply): Refusal | undefined {
  if (!isText) return { code: 'body-unsupported', fault: 'reply-not-text' };
  // JSON.stringify counts the escapes that the platform will add.
  const isTooLarge = Buffer.byteLength(JSON.stringify(body)) > REPLY_BYTES_MAX;
  return isTooLarge ? { code: 'response-too-large' } : undefined;
}
