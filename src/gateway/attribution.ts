/**
 * Who really changed an issue? Jira's history shows the app for every token. Where the policy asks for it, each changed issue bears
 * the token and its owner in an issue property, written before the change: what cannot be attributed is not changed.
 */
import { isObject } from '../base/is-object';
import { fail, ok, type Result } from '../base/result';
import { formatInstant, type Instant } from '../base/time';
import type { Target } from '../policy/target';
import { formatPath } from './canonical-path';
import { createsIssues } from './creates-issues';
import type { Jira, JiraCall } from './jira';
import { refuseFailure, refuseReply } from './jira-reply';
import type { ReadyRequest } from './ready-request';
import type { Refusal } from './refusal';

/** Keys under this prefix are the app's own: no token may write them (target/entity-properties.ts). */
const ATTRIBUTION_KEY = 'scoped-tokens.last-change';

/** Ids alone: who they are, Jira tells whoever may know. */
export interface Attribution {
  readonly token: string;
  /** Account id. */
  readonly owner: string;
  readonly operation: string;
  readonly requestId: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

export const attributionOf = (facts: Omit<Attribution, 'at'>, at: Instant): Attribution => ({
  ...facts,
  at: formatInstant(at),
});

/** Issues that are about to be changed get the property now. */
export async function attribute(
  { operation }: ReadyRequest,
  target: Target,
  attribution: Attribution,
  jira: Jira,
): Promise<Result<void, Refusal>> {
  const ids = target.kind === 'places' ? target.issues.map(({ id }) => id) : [];
  // What is created bears it from the start, and what is deleted bears nothing any more.
  if (ids.length === 0 || createsIssues(operation) || DELETES.has(operation.id)) return ok(undefined);
  const replies = await Promise.all(callsFor(ids, attribution).map((call) => jira.send(call)));
  for (const reply of replies) {
    if (!reply.ok) return fail(refuseFailure(reply.error, false));
    const refusal = refuseReply(reply.value, false);
    if (refusal) return fail(refusal);
    // 303: many issues are written by a task.
    if (reply.value.status >= 400) return fail(NOT_ATTRIBUTED);
  }
  return ok(undefined);
}

const NOT_ATTRIBUTED: Refusal = { code: 'jira-error', fault: 'not-attributed', outcomeUnknown: false };

const DELETES: ReadonlySet<string> = new Set([
  'DELETE /rest/api/3/issue/{issueIdOrKey}',
  'POST /rest/api/3/bulk/issues/delete',
]);

/** More than these are written by one task of Jira's, which may end after the change. */
const SINGLE_MAX = 20;

const callsFor = (ids: readonly string[], attribution: Attribution): readonly JiraCall[] =>
  ids.length <= SINGLE_MAX
    ? ids.map((id) => put(['issue', id, 'properties'], attribution))
    : [put(['issue', 'properties'], { value: attribution, filter: { entityIds: ids.map(Number) } })];

const put = (path: readonly string[], json: unknown): JiraCall => ({
  method: 'PUT',
  path: formatPath(['rest', 'api', '3', ...path, ATTRIBUTION_KEY]),
  headers: { accept: 'application/json', 'content-type': 'application/json' },
  body: JSON.stringify(json),
});

/** A request that creates issues, with the property in each of them. Every other request is returned as it is. Pure. */
export function withAttribution(request: ReadyRequest, attribution: Attribution): ReadyRequest {
  const json = request.body?.json;
  if (!createsIssues(request.operation) || !isObject(json)) return request;
  const { issueUpdates } = json;
  const attributed = Array.isArray(issueUpdates)
    ? { ...json, issueUpdates: issueUpdates.map((one: unknown) => attributeOne(one, attribution)) }
    : attributeOne(json, attribution);
  return {
    ...request,
    body: { contentType: 'application/json', text: JSON.stringify(attributed), json: attributed },
  };
}

function attributeOne(issue: unknown, attribution: Attribution): unknown {
  if (!isObject(issue)) return issue;
  const theirs: readonly unknown[] = Array.isArray(issue['properties']) ? issue['properties'] : [];
  return { ...issue, properties: [...theirs, { key: ATTRIBUTION_KEY, value: attribution }] };
}
