/** What the fields of an issue name, as they are set. An allow-list: a field that is not known here is not read. Pure. */
import { permissionsOfField } from './issue-permissions';
import type { NamedKind } from './named';
import {
  notRead,
  readCustom,
  readNamed,
  readNothing,
  readObject,
  readPermissions,
  type Place,
  type Reading,
} from './reading';

/**
 * System fields that hold text, people, site metadata, or versions, components, levels and types, of which Jira takes only those of
 * the issue's own project. Not here, because what they name cannot be told apart from another project's: `attachment` (an id does
 * not say whose it is), `comment` and `worklog` as whole lists.
 */
const PLAIN_FIELDS: ReadonlySet<string> = new Set([
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
  'security',
  'summary',
  'timetracking',
  'versions',
]);
export const isPlainField = (field: string): boolean => PLAIN_FIELDS.has(field);

const CUSTOM_FIELD = /^customfield_\d{1,10}$/;
export const isCustomField = (field: string): boolean => CUSTOM_FIELD.test(field);

const readReferencePart =
  (kind: NamedKind) =>
  (key: string, part: unknown, at: Place): Reading =>
    key === 'id' || key === 'key' ? readNamed(kind, part, at) : notRead(at);

/** `{ id }` or `{ key }`; both are read where both are there. */
export const readReference = (kind: NamedKind, value: unknown, at: Place): Reading =>
  readObject(value, at, readReferencePart(kind));

/** A parent may also be taken away: `{ none: true }`. */
const readParent = (value: unknown, at: Place): Reading =>
  readObject(value, at, (key, part, place) =>
    key === 'none' ? readNothing : readReferencePart('issue')(key, part, place),
  );

/** One field, as it is set. */
export function readField(field: string, value: unknown, at: Place): Reading {
  if (isPlainField(field)) return readPermissions(permissionsOfField(field));
  if (isCustomField(field)) return readCustom(field, value);
  if (field === 'project') return readReference('project', value, at);
  return field === 'parent' ? readParent(value, at) : notRead(at);
}

/** Field → value. */
export const readIssueFields = (value: unknown, at: Place): Reading => readObject(value, at, readField);
