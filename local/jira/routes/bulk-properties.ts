import * as z from 'zod/mini';
import { recordTask } from '../bulk/run-bulk';
import { param, url, type Call, type Route } from '../call';
import { NO_ISSUE } from '../lookup';
import type { Issue } from '../model';
import { hasOnIssue } from '../permissions';
import { badRequest, forbidden, notEmulated, type Reply } from '../reply';
import { INVALID_PAYLOAD } from './search';
import { open } from './route';

type Properties = ReadonlyMap<string, unknown>;

/** Jira's answer to an accepted task: 303 to its progress. */
function seeTask(call: Call, issues: readonly Issue[], absent = 0): Reply {
  const { id } = recordTask(call, { doneIds: issues.map((issue) => issue.id), failures: [], absent });
  return { status: 303, headers: { location: url(call, `task/${id}`) } };
}

const mayEdit = (call: Call, issue: Issue): boolean =>
  hasOnIssue(call.site, call.actor, 'EDIT_ISSUES', issue);

function store(call: Call, issue: Issue, change: (properties: Map<string, unknown>) => void): void {
  const properties = new Map(call.site.issues.get(issue.id)?.properties);
  change(properties);
  call.site.issues.set(issue.id, { ...issue, properties });
}

const set = (call: Call, issue: Issue, given: Properties): void =>
  store(call, issue, (properties) => {
    for (const [key, value] of given) properties.set(key, value);
  });

/** By id, as all of these take them; undefined for one that is not there, not visible or not to be edited. */
function findEditable(call: Call, id: number): Issue | undefined {
  const issue = call.site.issues.get(String(id));
  return issue !== undefined && mayEdit(call, issue) ? issue : undefined;
}

const record = z.record(z.string(), z.unknown());
const listBody = z.object({
  entitiesIds: z.array(z.number()).check(z.minLength(1), z.maxLength(10_000)),
  properties: record,
});

/** All or none. */
function setOnAll(call: Call): Reply {
  const parsed = listBody.safeParse(call.body);
  if (!parsed.success) return INVALID_PAYLOAD;
  const properties = new Map(Object.entries(parsed.data.properties));
  if (properties.size === 0 || properties.size > 10) return badRequest('1 to 10 properties are allowed.');
  const issues = parsed.data.entitiesIds.flatMap((id) => findEditable(call, id) ?? []);
  if (issues.length < parsed.data.entitiesIds.length) return badRequest(NO_ISSUE);
  for (const issue of issues) set(call, issue, properties);
  return seeTask(call, issues);
}

const multiBody = z.object({
  issues: z
    .array(z.object({ issueID: z.number(), properties: record }))
    .check(z.minLength(1), z.maxLength(100)),
});

/** Each by itself. */
function setOnEach(call: Call): Reply {
  const parsed = multiBody.safeParse(call.body);
  if (!parsed.success) return INVALID_PAYLOAD;
  const done: Issue[] = [];
  for (const { issueID, properties } of parsed.data.issues) {
    const issue = findEditable(call, issueID);
    if (issue === undefined) continue;
    set(call, issue, new Map(Object.entries(properties)));
    done.push(issue);
  }
  return done.length === 0
    ? forbidden(NO_ISSUE)
    : seeTask(call, done, parsed.data.issues.length - done.length);
}

const filter = z.object({
  entityIds: z.optional(z.array(z.number())),
  currentValue: z.optional(z.unknown()),
  hasProperty: z.optional(z.boolean()),
});

/** Without `entityIds`: every issue that the caller may edit. */
function eligible(call: Call, given: z.infer<typeof filter>): readonly Issue[] {
  const key = param(call, 'propertyKey');
  const ids = given.entityIds?.map(String);
  return [...call.site.issues.values()].filter((issue) => {
    const value = issue.properties.get(key);
    const matches =
      (ids === undefined || ids.includes(issue.id)) &&
      (given.hasProperty === undefined || issue.properties.has(key) === given.hasProperty) &&
      (given.currentValue === undefined || JSON.stringify(value) === JSON.stringify(given.currentValue));
    return matches && mayEdit(call, issue);
  });
}

const setBody = z.object({
  value: z.optional(z.unknown()),
  expression: z.optional(z.string()),
  filter: z.optional(filter),
});

function setFiltered(call: Call): Reply {
  const parsed = setBody.safeParse(call.body);
  if (!parsed.success) return INVALID_PAYLOAD;
  const { value, expression, filter: given = {} } = parsed.data;
  if (expression !== undefined) return notEmulated('Jira expressions in issue properties');
  if (value === undefined) return badRequest('The property value cannot be empty.');
  if (given.currentValue !== undefined && given.hasProperty === false)
    return badRequest('currentValue and hasProperty=false cannot both be met.');
  const issues = eligible(call, given);
  const key = param(call, 'propertyKey');
  for (const issue of issues) set(call, issue, new Map([[key, value]]));
  return seeTask(call, issues);
}

function removeFiltered(call: Call): Reply {
  const parsed = filter.safeParse(call.body ?? {});
  if (!parsed.success) return INVALID_PAYLOAD;
  const key = param(call, 'propertyKey');
  const issues = eligible(call, { ...parsed.data, hasProperty: true });
  for (const issue of issues) store(call, issue, (properties) => void properties.delete(key));
  return seeTask(call, issues);
}

/** Properties of many issues at once. */
export const BULK_PROPERTY_ROUTES: readonly Route[] = [
  open('POST', 'issue/properties', 'write:jira-work', setOnAll),
  open('POST', 'issue/properties/multi', 'write:jira-work', setOnEach),
  open('PUT', 'issue/properties/:propertyKey', 'write:jira-work', setFiltered),
  open('DELETE', 'issue/properties/:propertyKey', 'write:jira-work', removeFiltered),
];
