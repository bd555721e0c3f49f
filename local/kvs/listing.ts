import type { EntityIndex } from './entities';
import { indexSpace, type Place } from './places';
import { findRowKey, parseRecord, type StoredRecord } from './record';
import type { Bounds, Entry, Store } from './store';

export interface Listing {
  readonly place: Place;
  /** Absent: in the order of the keys. */
  readonly index: EntityIndex | undefined;
  readonly bounds: Bounds;
  readonly direction: 'ASC' | 'DESC';
  readonly limit: number;
}

export interface Row {
  /** Where the row stands in its order; what a cursor remembers. */
  readonly rowKey: string;
  readonly key: string;
  readonly record: StoredRecord;
}

export interface ListingSource {
  readonly store: Store;
  readonly find: (place: Place, key: string) => StoredRecord | undefined;
  /** Keys that a query sees as they were, not as they are (query-lag.ts). */
  readonly outdated: ReadonlyMap<string, StoredRecord | undefined>;
}

/** Rows as a query sees them. */
export function listRows(source: ListingSource, listing: Listing): readonly Row[] {
  const { outdated } = source;
  if (outdated.size === 0) return listCurrent(source, listing);
  // Each outdated key takes at most one row away, so this many rows are enough to fill the page.
  const current = listCurrent(source, { ...listing, limit: listing.limit + outdated.size });
  const former = [...outdated].flatMap(([key, record]) => findFormerRow(listing, key, record) ?? []);
  const sign = listing.direction === 'ASC' ? 1 : -1;
  return [...current.filter(({ key }) => !outdated.has(key)), ...former]
    .sort((one, other) => (one.rowKey < other.rowKey ? -sign : sign))
    .slice(0, listing.limit);
}

function listCurrent({ store, find }: ListingSource, listing: Listing): readonly Row[] {
  const { place, index, bounds, direction, limit } = listing;
  const scan = (space: string): readonly Entry[] => store.scan({ space, ...bounds, direction, limit });
  if (index === undefined || place.kind !== 'entity')
    return scan(place.space).map(({ key, text }) => ({ rowKey: key, key, record: parseRecord(text) }));
  return scan(indexSpace(place.entity, index)).map((entry) => {
    const record = find(place, entry.text);
    if (record === undefined)
      throw new Error(`Index ${index.name} names a record of ${place.space} that is gone.`);
    return { rowKey: entry.key, key: entry.text, record };
  });
}

function findFormerRow(
  { index, bounds }: Listing,
  key: string,
  record: StoredRecord | undefined,
): Row | undefined {
  if (record === undefined) return undefined;
  const rowKey = index === undefined ? key : findRowKey(index, key, record);
  return rowKey !== undefined && rowKey >= bounds.from && rowKey < bounds.before
    ? { rowKey, key, record }
    : undefined;
}
