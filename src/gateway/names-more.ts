/**
 * Does a request name projects or issues beyond the one in its path? Asked for the operations whose body or query can. Pure.
 * An allow-list: only parts that are known to name nothing further pass; whatever else there is counts as naming more. Custom fields
 * do: without a field's type, a number may be an amount or another project's issue (issue 3 asks for the type).
 */
import { isObject } from '../base/is-object';
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
  'query',
  'returnIssue',
  'startAt',
  'transitionId',
]);

/** System fields of an issue that hold text, people or things of the issue's own project. Not parent, project, issuelinks. */
const SAFE_FIELDS: ReadonlySet<string> = new Set([
  'assignee',
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
]);
/** Fields that exist under `update` only, as lists of changes. */
const SAFE_UPDATES: ReadonlySet<string> = new Set([...SAFE_FIELDS, 'comment', 'worklog']);
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

const bodyNamesMore = (json: unknown): boolean =>
  !isObject(json) ||
  !hasOnly(json, SAFE_PARTS) ||
  ('fields' in json && !hasOnly(json['fields'], SAFE_FIELDS)) ||
  ('update' in json && !hasOnly(json['update'], SAFE_UPDATES));

const hasOnly = (part: unknown, names: ReadonlySet<string>): boolean =>
  isObject(part) && Object.keys(part).every((name) => names.has(name));
