/** What an edit of an issue names: the verbs of `update`, and what goes with `fields` and `update`. Pure. */
import { readPropertyList } from './entity-properties';
import { isCustomField, isPlainField, readField, readIssueFields, readReference } from './issue-fields';
import { OF_TRANSITION, permissionsOfChange, permissionsOfField } from './issue-permissions';
import {
  joinReadings,
  notRead,
  readList,
  readNamed,
  readNothing,
  readObject,
  readPermissions,
  readPlainObject,
  type Place,
  type Reading,
} from './reading';

/** Field → list of `{ verb: value }`. */
export const readIssueUpdate = (value: unknown, at: Place): Reading =>
  readObject(value, at, (field, changes, place) =>
    // A single change that is no list is documented nowhere; neither is null.
    Array.isArray(changes)
      ? readList(changes, place, (change, changeAt) =>
          readObject(change, changeAt, (verb, part, partAt) => readChange({ field, verb, part, at: partAt })),
        )
      : notRead(place),
  );

interface Change {
  readonly field: string;
  readonly verb: string;
  readonly part: unknown;
  readonly at: Place;
}

const VERBS: ReadonlySet<string> = new Set(['add', 'set', 'edit', 'remove']);

function readChange(change: Change): Reading {
  const { field, verb, part, at } = change;
  // `copy` takes things of other issues along.
  if (!VERBS.has(verb)) return notRead(at);
  if (isPlainField(field) || isCustomField(field)) return readField(field, part, at);
  switch (`${field}.${verb}`) {
    case 'project.set':
    case 'parent.set':
      return readField(field, part, at);
    case 'issuelinks.add':
      return joinReadings([readPermissions(permissionsOfField(field)), readLink(part, at)]);
    case 'comment.add':
    case 'comment.edit':
    case 'comment.remove':
      return joinReadings([readPermissions(permissionsOfChange(field, verb)), readComment(change)]);
    case 'worklog.add':
      return joinReadings([
        readPermissions(permissionsOfChange(field, verb)),
        readPlainObject(part, at, WORKLOG_PARTS),
      ]);
    default:
      return notRead(at);
  }
}

const readLink = (value: unknown, at: Place): Reading =>
  readObject(value, at, (key, part, place) => {
    if (key === 'type') return readNothing;
    return key === 'inwardIssue' || key === 'outwardIssue'
      ? readReference('issue', part, place)
      : notRead(place);
  });

const COMMENT_PARTS: ReadonlySet<string> = new Set(['body', 'visibility', 'jsdPublic']);
/** The id of a worklog does not say whose it is, so an existing one is not changed this way. */
const WORKLOG_PARTS: ReadonlySet<string> = new Set([
  'adjustEstimate',
  'comment',
  'newEstimate',
  'reduceBy',
  'started',
  'timeSpent',
  'timeSpentSeconds',
  'visibility',
]);

/** The id of an existing comment may be another issue's. */
const readComment = ({ verb, part: value, at }: Change): Reading =>
  readObject(value, at, (key, part, place) => {
    if (COMMENT_PARTS.has(key)) return readNothing;
    if (key === 'properties') return readPropertyList(part, place);
    return key === 'id' && verb !== 'add' ? readNamed('comment', part, place) : notRead(place);
  });

/** A comment that is added along with something else. */
export const readNewComment = (value: unknown, at: Place): Reading =>
  value === null || value === undefined
    ? readNothing
    : readChange({ field: 'comment', verb: 'add', part: value, at });

const TRANSITION_PARTS: ReadonlySet<string> = new Set(['id', 'name']);

/** An issue as it is created, edited or transitioned. */
export const readIssueEdit = (value: unknown, at: Place): Reading =>
  readObject(value, at, (key, part, place) => {
    switch (key) {
      case 'fields':
        return readIssueFields(part, place);
      case 'update':
        return readIssueUpdate(part, place);
      case 'properties':
        return readPropertyList(part, place);
      case 'historyMetadata':
        return readNothing;
      case 'transition':
        return joinReadings([readPermissions(OF_TRANSITION), readPlainObject(part, place, TRANSITION_PARTS)]);
      default:
        return notRead(place);
    }
  });
