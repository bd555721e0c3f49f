import { derivedRows, EXPIRY_SPACE } from './derived-rows';
import type { Entity } from './entities';
import { entityPlace, indexSpace } from './places';
import { parseRecord } from './record';
import { EVERYTHING, type Entry, type Store } from './store';

/** Says under which declaration the index rows were written. */
const DECLARATION_SPACE = 'declaration';
const DECLARATION_KEY = 'indexes';

/**
 * Writes the index rows anew when the manifest declares other indexes than the store was written under. On the platform that takes
 * five minutes and more after a deploy (storage-reference/entities-manifest); here it is done before the first answer.
 */
export function reindex(store: Store, entities: readonly Entity[]): void {
  const declaration = JSON.stringify(entities.map(({ name, indexes }) => [name, indexes]));
  const written = store.get(DECLARATION_SPACE, DECLARATION_KEY);
  if (written === declaration) return;
  store.transact(() => {
    if (written !== undefined) entities.forEach((entity) => writeIndexes(store, entity));
    store.put(DECLARATION_SPACE, DECLARATION_KEY, declaration);
  });
}

function writeIndexes(store: Store, entity: Entity): void {
  const place = entityPlace(entity);
  for (const space of entity.indexes.map((index) => indexSpace(entity, index)))
    for (const { key } of scanAll(store, space)) store.delete(space, key);
  for (const { key, text } of scanAll(store, place.space))
    for (const row of derivedRows(place, key, parseRecord(text)))
      if (row.space !== EXPIRY_SPACE) store.put(row.space, row.key, row.text);
}

const scanAll = (store: Store, space: string): readonly Entry[] =>
  store.scan({ space, ...EVERYTHING, direction: 'ASC', limit: Infinity });
