import * as z from 'zod';
import { EXPIRY_SPACE } from './derived-rows';
import { encodeScalar } from './encode-scalar';
import type { Entity } from './entities';
import { entityPlace, SECRETS, VALUES, type Place } from './places';
import type { Store } from './store';

const ExpiryTextSchema = z.tuple([z.string(), z.string()]);

/**
 * Lets `erase` delete the records that expired at `expiredBy` or earlier. Costs one scan that finds nothing most of the time.
 * Records of an entity that is no longer declared keep lying there, as they do on the platform.
 */
export function deleteExpired(
  store: Store,
  { entities, expiredBy }: { readonly entities: readonly Entity[]; readonly expiredBy: number },
  erase: (place: Place, key: string) => void,
): void {
  const before = encodeScalar(expiredBy + 1);
  const due = store.scan({ space: EXPIRY_SPACE, from: '', before, direction: 'ASC', limit: Infinity });
  if (due.length === 0) return;
  const places = [VALUES, SECRETS, ...entities.map(entityPlace)];
  store.transact(() => {
    for (const row of due) {
      const [space, key] = ExpiryTextSchema.parse(JSON.parse(row.text));
      const place = places.find((known) => known.space === space);
      store.delete(EXPIRY_SPACE, row.key);
      if (place !== undefined) erase(place, key);
    }
  });
}
