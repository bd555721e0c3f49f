/** What a value names, by its shape. What the shape does not say is not read. Pure. */
import { readBulkEdits, readFieldIds } from './bulk-edits';
import { readPropertyMap } from './entity-properties';
import { readIssueFields } from './issue-fields';
import { readIssueEdit, readIssueUpdate, readNewComment } from './issue-update';
import { readMoveMapping } from './move-mapping';
import type { NamedKind } from './named';
import {
  notRead,
  ownEntry,
  readList,
  readNamed,
  readNothing,
  readObject,
  type Place,
  type Reading,
} from './reading';
import type { Leaf, Shape } from './shape';

export function readShape(shape: Shape, value: unknown, at: Place): Reading {
  if (typeof shape === 'string') return READERS[shape](value, at);
  if (isListShape(shape)) return readList(value, at, (item, place) => readShape(shape[0], item, place));
  return readObject(value, at, (key, part, place) => {
    const inner = ownEntry(shape, key);
    return inner === undefined ? notRead(place) : readShape(inner, part, place);
  });
}

// `Array.isArray` alone tells the compiler nothing about readonly lists.
export const isListShape = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape);

/** As Jira writes its self links, with or without a site. No query, no fragment, nothing that two readers could take differently. */
const VERSION_URL = /^(?:https?:\/\/[\w.:-]+)?(?:\/(?!version\/)[\w.~-]+)*\/version\/(\d{1,19})$/;

function readVersionUrl(value: unknown, at: Place): Reading {
  if (value === null || value === undefined) return readNothing;
  const id = typeof value === 'string' ? VERSION_URL.exec(value)?.[1] : undefined;
  return id === undefined ? notRead(at) : readNamed('version', id, at);
}

type Reader = (value: unknown, at: Place) => Reading;

const naming =
  (kind: NamedKind): Reader =>
  (value, at) =>
    readNamed(kind, value, at);

const READERS: Readonly<Record<Leaf, Reader>> = {
  plain: () => readNothing,
  project: naming('project'),
  issue: naming('issue'),
  version: naming('version'),
  component: naming('component'),
  board: naming('board'),
  sprint: naming('sprint'),
  link: naming('link'),
  comment: naming('comment'),
  worklog: naming('worklog'),
  'service-desk': naming('service-desk'),
  'version-url': readVersionUrl,
  'issue-fields': readIssueFields,
  'issue-update': readIssueUpdate,
  'issue-edit': readIssueEdit,
  'new-comment': readNewComment,
  'property-map': readPropertyMap,
  'field-ids': readFieldIds,
  'bulk-edits': readBulkEdits,
  'move-mapping': readMoveMapping,
};
