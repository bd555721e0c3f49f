import { ENTITY_NAME_PATTERN, type Entity, type EntityIndex } from './entities';
import { fault, type Fault } from './faults';
import { ENTITY_NAME_MAX_CHARS, ENTITY_NAME_MIN_CHARS } from './limits';

/** Where a record lives. The three never mix: a secret is not found by get, query, batch or transaction. */
export type Place =
  | { readonly kind: 'value'; readonly space: string }
  | { readonly kind: 'secret'; readonly space: string }
  | { readonly kind: 'entity'; readonly space: string; readonly entity: Entity };

export const VALUES: Place = { kind: 'value', space: 'value' };
export const SECRETS: Place = { kind: 'secret', space: 'secret' };
/** No entity's name holds a slash, so no two spaces are alike. */
export const entityPlace = (entity: Entity): Place => ({
  kind: 'entity',
  space: `entity/${entity.name}`,
  entity,
});

/** Space of a declared index's rows. `by-key` has none: its rows are the records. */
export const indexSpace = (entity: Entity, index: EntityIndex): string =>
  `index/${entity.name}/${index.name}`;

/** A request without entity name means the plain store. */
export function findPlace(entities: readonly Entity[], entityName: string | undefined): Place | Fault {
  if (entityName === undefined) return VALUES;
  const entity = entities.find(({ name }) => name === entityName);
  return entity === undefined ? unknownEntity(entityName) : entityPlace(entity);
}

function unknownEntity(name: string): Fault {
  if (name.length < ENTITY_NAME_MIN_CHARS)
    return fault('ENTITY_TYPE_TOO_SHORT', 'The provided key needs to be more than 3 characters.');
  if (name.length > ENTITY_NAME_MAX_CHARS)
    return fault('ENTITY_TYPE_TOO_LARGE', 'The provided key has exceeded the maximum 60 characters.');
  if (!ENTITY_NAME_PATTERN.test(name))
    return fault(
      'INVALID_ENTITY_TYPE',
      `The provided key does not match the regex: ${String(ENTITY_NAME_PATTERN)}`,
    );
  return fault('SCHEMA_NOT_FOUND', 'The schema provided does not exist');
}
