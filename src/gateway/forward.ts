/** An allowed request → Jira, as the app. Takes nothing that `decide` has not allowed. */
import { fail, ok, type Result } from '../base/result';
import type { Operation } from '../catalogue/operation';
import type { Allowed } from '../policy/decision';
import type { RequestBody } from './body';
import { forwardedHeaders, type Headers } from './headers';
import type { Jira, JiraReply } from './jira';
import type { Refusal } from './refusal';

/** A request made ready: its operation is found, its path, query and body are in the form that is sent. */
export interface ReadyRequest {
  readonly operation: Operation;
  /** Canonical path and query: what was matched is what is sent. */
  readonly target: string;
  readonly headers: Headers;
  readonly body: RequestBody | undefined;
}

/** The platform carries 5 MB a response (limits-invocation), headers and JSON escapes included. */
const REPLY_BYTES_MAX = 4_800_000;

export async function forward(
  request: Allowed<ReadyRequest>,
  jira: Jira,
): Promise<Result<JiraReply, Refusal>> {
  const { operation, target, body } = request;
  const headers = {
    accept: 'application/json',
    ...forwardedHeaders(request.headers),
    ...(body ? { 'content-type': body.contentType } : {}),
  };
  const reply = await jira.send({ method: operation.method, path: target, headers, body: body?.text });
  // A change whose answer never came may have been made all the same.
  const changes = operation.effect !== 'read';
  if (!reply.ok) {
    const { fault } = reply.error;
    return fail({ code: 'jira-error', fault, outcomeUnknown: changes && fault !== 'app-not-authorised' });
  }
  return judgeReply(reply.value, changes);
}

function judgeReply(reply: JiraReply, changes: boolean): Result<JiraReply, Refusal> {
  if (reply.status === 401)
    return fail({ code: 'jira-error', fault: 'app-not-authorised', outcomeUnknown: false });
  if (reply.status === 429) {
    return fail({
      code: 'jira-rate-limited',
      retryAfter: reply.headers['retry-after'],
      reason: reply.headers['ratelimit-reason'],
    });
  }
  if (reply.status >= 500 && reply.status !== 501)
    return fail({ code: 'jira-error', fault: 'server-error', outcomeUnknown: changes });
  if (!reply.isText) return fail({ code: 'body-unsupported', fault: 'reply-not-text' });
  // JSON.stringify counts the escapes that the platform will add.
  if (Buffer.byteLength(JSON.stringify(reply.body)) > REPLY_BYTES_MAX)
    return fail({ code: 'response-too-large' });
  return ok(reply);
}
