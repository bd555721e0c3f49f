/** Asks Jira to say in its reply which project each issue is in, and takes that out again where the caller did not ask. Pure. */
import { isObject } from '../../base/is-object';
import type { ReadyRequest } from '../ready-request';

const PROJECT = 'project';
/** Sets of fields that hold it. */
const HOLDING: ReadonlySet<string> = new Set([PROJECT, '*all', '*navigable']);

/** What was added to a request: `project` beside the caller's fields, or the fields as such. */
export type Added = 'nothing' | 'project' | 'fields';

/**
 * The request with `project` among the fields. It is left alone where the caller leaves fields out by name (`-comment`): Jira's rule for
 * mixing the two is not documented. Then the issues are placed by a question of their own.
 */
export function addProjectField(request: ReadyRequest): {
  readonly request: ReadyRequest;
  readonly added: Added;
} {
  const asked = fieldsOf(request);
  if (asked === undefined) {
    return answersIdsAlone(request)
      ? { request: withFields(request, [PROJECT]), added: 'fields' }
      : { request, added: 'nothing' };
  }
  if (asked.some((field) => HOLDING.has(field) || field.startsWith('-')))
    return { request, added: 'nothing' };
  return { request: withFields(request, [...asked, PROJECT]), added: 'project' };
}

/** The fields that were asked for; undefined where Jira chooses. */
function fieldsOf({ query, body }: ReadyRequest): readonly string[] | undefined {
  const inQuery = query.flatMap(([name, values]) => (name === 'fields' ? values : []));
  const inBody = isObject(body?.json) ? body.json['fields'] : undefined;
  const given = Array.isArray(inBody) ? inBody.filter((field) => typeof field === 'string') : inQuery;
  const fields = given.flatMap((field) => field.split(',')).map((field) => field.trim());
  const named = fields.filter((field) => field !== '');
  return named.length === 0 ? undefined : named;
}

/** By default this search answers ids; every other read answers all fields, or the navigable ones. */
const answersIdsAlone = ({ operation }: ReadyRequest): boolean =>
  operation.template === '/rest/api/3/search/jql';

function withFields(request: ReadyRequest, fields: readonly string[]): ReadyRequest {
  if (request.operation.method === 'GET') {
    const others = request.query.filter(([name]) => name !== 'fields');
    return { ...request, query: [...others, ['fields', [fields.join(',')]]] };
  }
  const json = { ...(isObject(request.body?.json) ? request.body.json : {}), fields };
  return { ...request, body: { contentType: 'application/json', text: JSON.stringify(json), json } };
}

/** The reply without what was added: a new value where there was any. */
export function removeProjectField(json: unknown, added: Added): unknown {
  if (added === 'nothing' || !isObject(json)) return json;
  const { issues } = json;
  const bare = Array.isArray(issues)
    ? { ...json, issues: issues.map((issue: unknown) => without(issue, added)) }
    : without(json, added);
  return withoutMember(bare, 'names', 'schema');
}

function without(issue: unknown, added: Added): unknown {
  if (!isObject(issue) || !isObject(issue['fields'])) return issue;
  if (added === 'project') return withoutMember(issue, 'fields');
  return Object.fromEntries(Object.entries(issue).filter(([name]) => name !== 'fields'));
}

/** The object without `project` in these of its members. */
function withoutMember(value: unknown, ...members: readonly string[]): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) =>
      members.includes(name) && isObject(member)
        ? [name, Object.fromEntries(Object.entries(member).filter(([field]) => field !== PROJECT))]
        : [name, member],
    ),
  );
}
