import { PLAIN_FIELDS, REFERENCE_FIELDS } from './system-fields';
import { CUSTOM_FIELDS, RELATED_FIELDS } from './related-fields';
import type { Field, Row } from './field';

/** Shown only with `*all` or by name, as in Jira. */
const NOT_NAVIGABLE = new Set(['comment', 'worklog', 'attachment', 'timetracking']);

const toField =
  (custom: boolean) =>
  ([id, name, schema, clauseNames, read]: Row): Field => ({
    id,
    name,
    custom,
    schema,
    clauseNames,
    navigable: !NOT_NAVIGABLE.has(id),
    read,
  });

/** Every field of this Jira. */
export const FIELDS: readonly Field[] = [
  ...[...PLAIN_FIELDS, ...REFERENCE_FIELDS, ...RELATED_FIELDS].map(toField(false)),
  ...CUSTOM_FIELDS.map(toField(true)),
];

export const findField = (id: string): Field | undefined => FIELDS.find((field) => field.id === id);

/**
 * What `fields` of a request selects: ids, names of custom fields, `*all`, `*navigable`, and `-id` to leave one out. Unknown ids
 * are ignored. `usual` applies where nothing, or only exclusions, are asked for.
 */
export function selectFields(
  asked: readonly string[],
  usual: '*all' | '*navigable' | 'none',
): readonly Field[] {
  const wanted = asked.filter((name) => !name.startsWith('-'));
  const unwanted = new Set(asked.filter((name) => name.startsWith('-')).map((name) => name.slice(1)));
  const base = wanted.length === 0 ? [usual] : wanted;
  return FIELDS.filter(
    (field) =>
      !unwanted.has(field.id) &&
      (base.includes('*all') || (base.includes('*navigable') && field.navigable) || base.includes(field.id)),
  );
}

/** `GET field`: the description of a field. */
export const fieldBean = (field: Field): unknown => ({
  id: field.id,
  key: field.id,
  name: field.name,
  custom: field.custom,
  orderable: field.custom || SETTABLE_IDS.has(field.id),
  navigable: field.navigable,
  searchable: field.clauseNames.length > 0,
  clauseNames: field.clauseNames,
  schema: field.schema,
});

const SETTABLE_IDS = new Set([
  'summary',
  'description',
  'environment',
  'issuetype',
  'priority',
  'assignee',
  'reporter',
  'labels',
  'components',
  'fixVersions',
  'versions',
  'security',
  'duedate',
  'timetracking',
  'parent',
]);
