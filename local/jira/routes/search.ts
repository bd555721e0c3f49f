import * as z from 'zod/mini';
import { fieldDescriptions, issueBean, type IssueView } from '../beans/issue-bean';
import type { Call, Route } from '../call';
import { selectFields } from '../fields/fields';
import type { Issue } from '../model';
import { readToken, writeToken } from '../page-token';
import { splitList, type Query } from '../query';
import { badRequest, json, notEmulated, problem, type Reply } from '../reply';
import type { JqlFault } from '../jql/scope';
import { searchIssues } from '../jql/search';
import { open } from './route';

/** Faults of a query as Jira reports them; 501 where only this Jira is at fault. */
export function faultReply(faults: readonly JqlFault[]): Reply {
  const unsupported = faults.find((fault) => fault.kind === 'unsupported');
  if (unsupported !== undefined) return notEmulated(unsupported.what);
  return problem(400, ...faults.flatMap((fault) => (fault.kind === 'invalid' ? [fault.message] : [])));
}

const list = z.union([z.string(), z.array(z.string())]);
const searchBody = z.partial(
  z.object({
    jql: z.nullable(z.string()),
    startAt: z.number(),
    maxResults: z.number(),
    fields: list,
    expand: list,
    properties: list,
    nextPageToken: z.nullable(z.string()),
  }),
);

interface Search {
  readonly jql: string;
  readonly startAt: number;
  readonly maxResults: number | undefined;
  readonly fields: readonly string[];
  readonly expand: readonly string[];
  readonly properties: readonly string[];
  readonly nextPageToken: string | undefined;
}

const fromQuery = (query: Query): Search => ({
  jql: query.one('jql') ?? '',
  startAt: query.int('startAt') ?? 0,
  maxResults: query.int('maxResults'),
  fields: query.list('fields'),
  expand: query.list('expand'),
  properties: query.list('properties'),
  nextPageToken: query.one('nextPageToken'),
});

function fromBody(body: unknown): Search | undefined {
  const parsed = searchBody.safeParse(body ?? {});
  if (!parsed.success) return undefined;
  const { data } = parsed;
  const items = (value: string | string[] | undefined): readonly string[] =>
    value === undefined ? [] : splitList(typeof value === 'string' ? [value] : value);
  return {
    jql: data.jql ?? '',
    startAt: Math.max(0, Math.trunc(data.startAt ?? 0)),
    maxResults: data.maxResults === undefined ? undefined : Math.max(0, Math.trunc(data.maxResults)),
    fields: items(data.fields),
    expand: items(data.expand),
    properties: items(data.properties),
    nextPageToken: data.nextPageToken ?? undefined,
  };
}

/** The body of a POST, the query of a GET; undefined where the body is none. */
export const INVALID_PAYLOAD = badRequest(
  'Invalid request payload. Refer to the REST API documentation and try again.',
);

const withBody =
  (run: (call: Call, search: Search) => Reply) =>
  (call: Call): Reply => {
    const search = fromBody(call.body);
    return search === undefined ? INVALID_PAYLOAD : run(call, search);
  };
const withQuery =
  (run: (call: Call, search: Search) => Reply) =>
  (call: Call): Reply =>
    run(call, fromQuery(call.query));

const viewOf = (search: Search, usual: '*navigable' | 'none'): IssueView => ({
  fields: selectFields(search.fields, usual),
  expand: search.expand,
  properties: search.properties,
});

/** The old search: pages by number, with a total. */
export function searchByNumber(call: Call, search: Search): Reply {
  const found = searchIssues(search.jql, call);
  if (!found.ok) return faultReply(found.faults);
  const view = viewOf(search, '*navigable');
  const maxResults = Math.min(search.maxResults ?? 50, 100);
  const issues = found.issues.slice(search.startAt, search.startAt + maxResults);
  return json({
    expand: 'schema,names',
    startAt: search.startAt,
    maxResults,
    total: found.issues.length,
    issues: issues.map((issue) => issueBean(call, issue, view)),
    ...fieldDescriptions(view),
  });
}

/** The new search: pages by token, without a total; only ids unless `fields` asks for more. Refuses queries without a restriction. */
function searchByToken(call: Call, search: Search): Reply {
  const found = searchIssues(search.jql, call);
  if (!found.ok) return faultReply(found.faults);
  if (!found.bounded) {
    return badRequest(
      'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    );
  }
  const startAt = search.nextPageToken === undefined ? 0 : readToken(search.nextPageToken, search.jql);
  if (startAt === undefined) return badRequest('The provided next page token is invalid or expired.');
  const onlyIds = search.fields.every((field) => field === 'id');
  const maxResults = Math.min(search.maxResults ?? 50, onlyIds ? 5_000 : 100);
  const view = viewOf(search, 'none');
  const issues = found.issues.slice(startAt, startAt + maxResults);
  const next = startAt + issues.length;
  const isLast = next >= found.issues.length;
  const show = (issue: Issue): unknown =>
    onlyIds && search.expand.length === 0 && search.properties.length === 0
      ? { id: issue.id }
      : issueBean(call, issue, view);
  return json({
    issues: issues.map(show),
    ...(isLast || maxResults === 0 ? {} : { nextPageToken: writeToken(next, search.jql) }),
    isLast,
    ...fieldDescriptions(view),
  });
}

function approximateCount(call: Call, search: Search): Reply {
  const found = searchIssues(search.jql, call);
  if (!found.ok) return faultReply(found.faults);
  return found.bounded
    ? json({ count: found.issues.length })
    : badRequest(
        'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
      );
}

export const SEARCH_ROUTES: readonly Route[] = [
  open('GET', 'search', 'read:jira-work', withQuery(searchByNumber)),
  open('POST', 'search', 'read:jira-work', withBody(searchByNumber)),
  open('GET', 'search/jql', 'read:jira-work', withQuery(searchByToken)),
  open('POST', 'search/jql', 'read:jira-work', withBody(searchByToken)),
  open('POST', 'search/approximate-count', 'read:jira-work', withBody(approximateCount)),
];
