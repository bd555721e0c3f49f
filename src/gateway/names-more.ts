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

/** What an epic link or issue picker field holds. */
const ISSUE_KEY = /^\s*[A-Za-z][A-Za-z0-9_]*-\d+\s*$/;

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
    CUSTOM_FIELD.test(name) ? holdsIssueKey(value) : !SAFE_FIELDS.has(name),
  );

function holdsIssueKey(value: unknown): boolean {
  if (typeof value === 'string') return ISSUE_KEY.test(value);
  if (Array.isArray(value)) return value.some(holdsIssueKey);
  return isObject(value) && Object.values(value).some(holdsIssueKey);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
