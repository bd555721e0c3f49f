/**
 * What POST bulk/issues/move names in `targetToSourcesMapping`: where to in its keys, `<project>,<issue type>[,<parent>]`, what in
 * their values. Pure.
 */
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
  type Place,
  type Reading,
} from './reading';

const DESTINATION = /^([^,\s]+),\d+(?:,([^,\s]+))?$/;

export const readMoveMapping = (value: unknown, at: Place): Reading =>
  readObject(value, at, (destination, sources, place) =>
    joinReadings([readDestination(destination, place), readSources(sources, place)]),
  );

function readDestination(destination: string, at: Place): Reading {
  const [, project, parent] = DESTINATION.exec(destination) ?? [];
  if (project === undefined) return notRead(at);
  return joinReadings([readNamed('project', project, at), readNamed('issue', parent, at)]);
}

const readSources = (value: unknown, at: Place): Reading =>
  readObject(value, at, (key, part, place) => {
    switch (key) {
      case 'inferClassificationDefaults':
      case 'inferFieldDefaults':
      case 'inferStatusDefaults':
      case 'inferSubtaskTypeDefault':
      case 'targetStatus':
        return readNothing;
      case 'issueIdsOrKeys':
        return readList(part, place, (item, itemAt) => readNamed('issue', item, itemAt));
      case 'targetClassification':
        return readList(part, place, readClassification);
      case 'targetMandatoryFields':
        return readList(part, place, readMandatoryFields);
      default:
        return notRead(place);
    }
  });

const readClassification = (value: unknown, at: Place): Reading =>
  readObject(value, at, (key, part, place) => {
    if (key === 'classifications' || key === 'issueType') return readNothing;
    return key === 'projectKeyOrId' ? readNamed('project', part, place) : notRead(place);
  });

const readMandatoryFields = (value: unknown, at: Place): Reading =>
  readObject(value, at, (key, part, place) =>
    key === 'fields' ? readObject(part, place, readMandatoryField) : notRead(place),
  );

/** Ids of versions and components. That they are of the destination is said nowhere, so they are read. */
const LISTED_IDS: Readonly<Record<string, NamedKind>> = {
  components: 'component',
  fixVersions: 'version',
  versions: 'version',
};

/** `{ retain, type, value }`. */
function readMandatoryField(field: string, value: unknown, at: Place): Reading {
  if (!isPlainField(field) && !isCustomField(field)) return notRead(at);
  const kind = ownEntry(LISTED_IDS, field);
  const readValue = (part: unknown, place: Place): Reading => {
    if (isCustomField(field)) return readCustom(field, part);
    return kind ? readList(part, place, (item, itemAt) => readNamed(kind, item, itemAt)) : readNothing;
  };
  const parts = readObject(value, at, (key, part, place) => {
    if (key === 'retain' || key === 'type') return readNothing;
    return key === 'value' ? readValue(part, place) : notRead(place);
  });
  return joinReadings([readPermissions(permissionsOfField(field)), parts]);
}
