/**
 * What POST bulk/issues/fields sets: `selectedActions` lists fields, `editedFieldsInput` holds values by kind of field. Read are the
 * kinds whose values are text, dates, people, options, versions and components; not `status` and `issueType`, which are a transition
 * and a move by another name. A custom field goes to its type like anywhere else. Pure.
 */
import { isObject } from '../../base/is-object';
import { isCustomField, isPlainField } from './issue-fields';
import { permissionsOfField } from './issue-permissions';
import type { NamedKind } from './named';
import {
  joinReadings,
  notRead,
  ownEntry,
  readCustom,
  readList,
  readNamed,
  readNothing,
  readObject,
  readPermissions,
  readPlainObject,
  type Place,
  type Reading,
} from './reading';

/** Ids of fields to set or clear. */
export const readFieldIds = (value: unknown, at: Place): Reading => readList(value, at, readFieldId);

function readFieldId(field: unknown, at: Place): Reading {
  if (typeof field !== 'string') return notRead(at);
  if (isPlainField(field)) return readPermissions(permissionsOfField(field));
  return isCustomField(field) ? readNothing : notRead(at);
}

/** Keys of one edit beside its field: values, which name nothing unless listed below, and how they are put in. */
const VALUES: ReadonlySet<string> = new Set([
  'childOptionValue',
  'color',
  'components',
  'date',
  'dateTime',
  'group',
  'groups',
  'labels',
  'option',
  'options',
  'parentOptionValue',
  'richText',
  'text',
  'url',
  'user',
  'users',
  'value',
  'version',
  'versions',
]);
const MANNERS: ReadonlySet<string> = new Set(['bulkEditMultiSelectFieldOption', 'labelProperties']);

/** Of which project a version or component has to be, nothing says of a bulk edit: they are read, in custom fields too. */
const readVersion = (value: unknown, at: Place): Reading => readIdOf('versionId', 'version', { value, at });
const NAMING: Readonly<Record<string, (value: unknown, at: Place) => Reading>> = {
  version: readVersion,
  versions: (value, at) => readList(value, at, readVersion),
  components: (value, at) =>
    readList(value, at, (item, place) => readIdOf('componentId', 'component', { value: item, at: place })),
};

const readIdOf = (
  idKey: string,
  kind: NamedKind,
  { value, at }: { readonly value: unknown; readonly at: Place },
): Reading =>
  readObject(value, at, (key, part, place) => {
    if (key !== idKey) return notRead(place);
    // `-1` clears a version field.
    return part === -1 || part === '-1' ? readNothing : readNamed(kind, part, place);
  });

/** One edit: `{ fieldId, <value> }`. */
const readEdit = (edit: unknown, at: Place): Reading =>
  readObject(edit, at, (key, part, place) => {
    if (key === 'fieldId') return readFieldId(part, place);
    if (MANNERS.has(key)) return readNothing;
    if (!VALUES.has(key)) return notRead(place);
    const named = ownEntry(NAMING, key)?.(part, place) ?? readNothing;
    const field = fieldOf(edit);
    return field !== undefined && isCustomField(field)
      ? joinReadings([named, readCustom(field, part)])
      : named;
  });

const fieldOf = (edit: unknown): string | undefined => {
  const field = isObject(edit) ? edit['fieldId'] : undefined;
  return typeof field === 'string' ? field : undefined;
};

const LISTS: ReadonlySet<string> = new Set([
  'cascadingSelectFields',
  'clearableNumberFields',
  'colorFields',
  'datePickerFields',
  'dateTimePickerFields',
  'labelsFields',
  'multipleGroupPickerFields',
  'multipleSelectClearableUserPickerFields',
  'multipleSelectFields',
  'multipleVersionPickerFields',
  'richTextFields',
  'singleGroupPickerFields',
  'singleLineTextFields',
  'singleSelectClearableUserPickerFields',
  'singleSelectFields',
  'singleVersionPickerFields',
  'urlFields',
]);
const ESTIMATES: ReadonlySet<string> = new Set(['originalEstimateField', 'timeRemaining']);
const PRIORITY: ReadonlySet<string> = new Set(['priorityId']);

/** All of `editedFieldsInput`. */
export const readBulkEdits = (value: unknown, at: Place): Reading =>
  readObject(value, at, (key, part, place) => {
    if (LISTS.has(key)) return readList(part, place, readEdit);
    switch (key) {
      case 'multiselectComponents':
        return readEdit(part, place);
      case 'priority':
        return readPlainObject(part, place, PRIORITY);
      case 'originalEstimateField':
      case 'timeTrackingField':
        return joinReadings([
          readPermissions(permissionsOfField('timetracking')),
          readPlainObject(part, place, ESTIMATES),
        ]);
      default:
        return notRead(place);
    }
  });
