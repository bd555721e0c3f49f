/**
 * Does a request name projects or issues beyond the one in its path? Asked for the operations whose body or query can. Pure.
 * An allow-list: only parts that are known to name nothing further pass; whatever else there is counts as naming more.
 */
import type { RequestBody } from './body';
import type { Query } from './query';

const SAFE_PARAMS: ReadonlySet<string> = new Set([
  'expand',
  'fields',
  'fieldsByKeys',
  'maxResults',
  'notifyUsers',
  'orderBy',
  'properties',
  'returnIssue',
  'startAt',
  'transitionId',
]);

/** System fields of an issue that hold text, people or things of the issue's own project. Not parent, project, issuelinks. */
const SAFE_FIELDS: ReadonlySet<string> = new Set([
  'assignee',
  'comment',
  'components',
  'description',
  'duedate',
  'environment',
  'fixVersions',
  'issuetype',
  'labels',
  'priority',
  'reporter',
  'resolution',
  'summary',
  'timetracking',
  'versions',
  'worklog',
]);
const CUSTOM_FIELD = /^customfield_\d+$/;
/** Parts of an issue edit or transition beside `fields` and `update`. */
const SAFE_PARTS: ReadonlySet<string> = new Set(['fields', 'update', 'transition']);

export const namesMore = ({
  query,
  body,
}: {
  readonly query: Query;
  readonly body: RequestBody | undefined;
}): boolean =>
  query.some(([name]) => !SAFE_PARAMS.has(name)) || (body !== undefined && bodyNamesMore(body.json));

function bodyNamesMore(json: unknown): boolean {
  if (!isObject(json) || Object.keys(json).some((part) => !SAFE_PARTS.has(part))) return true;
  return [json['fields'], json['update']].some((part) => part !== undefined && fieldsNameMore(part));
}

const fieldsNameMore = (fields: unknown): boolean =>
  !isObject(fields) ||
  Object.entries(fields).some(([name, value]) =>
    CUSTOM_FIELD.test(name) ? !isPlain(value) : !SAFE_FIELDS.has(name),
  );

/** Something like an issue key anywhere in a text: an epic link, a list of keys, a browse URL. */
const ISSUE_KEY = /[A-Za-z][A-Za-z0-9_]*-\d/;
/** Members of a custom field's value that name an option, a person or a piece of rich text; `id` and `key` may name a project. */
const PLAIN_MEMBERS: ReadonlySet<string> = new Set([
  'value',
  'child',
  'name',
  'accountId',
  'type',
  'version',
  'content',
  'text',
]);

/** Numbers, booleans, texts without anything like an issue key; and lists and objects of nothing else. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return !ISSUE_KEY.test(value);
  if (Array.isArray(value)) return value.every(isPlain);
  if (!isObject(value)) return true;
  return Object.entries(value).every(([name, member]) => PLAIN_MEMBERS.has(name) && isPlain(member));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
