import * as z from 'zod';
import { EXPIRY_SPACE } from './derived-rows';
import { encodeScalar } from './encode-scalar';
import type { Entity } from './entities';
import { entityPlace, SECRETS, VALUES, type Place } from './places';
import type { Store } from './store';

const ExpiryTextSchema = z.tuple([z.string(), z.string()]);

/**
 * Lets `erase` delete the records that expired at `expiredBy` or earlier. Costs one scan that finds nothing most of the time.
 * Records of an entity that is no longer declared wait until it is declared again.
 */
export function deleteExpired(
  store: Store,
  { entities, expiredBy }: { readonly entities: readonly Entity[]; readonly expiredBy: number },
  erase: (place: Place, key: string) => void,
): void {
  const before = encodeScalar(expiredBy + 1);
  const rows = store.scan({ space: EXPIRY_SPACE, from: '', before, direction: 'ASC', limit: Infinity });
  if (rows.length === 0) return;
  const places = [VALUES, SECRETS, ...entities.map(entityPlace)];
  const due = rows.flatMap(({ text }) => {
    const [space, key] = ExpiryTextSchema.parse(JSON.parse(text));
    const place = places.find((known) => known.space === space);
    return place === undefined ? [] : [{ place, key }];
  });
  if (due.length > 0) store.transact(() => due.forEach(({ place, key }) => erase(place, key)));
}
