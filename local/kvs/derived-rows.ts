import { encodeScalar } from './encode-scalar';
import { indexSpace, type Place } from './places';
import { findRowKey, type StoredRecord } from './record';
import type { Store } from './store';

/** Rows sorted by when their records expire; each names its record's space and key. */
export const EXPIRY_SPACE = 'expiry';

/** A row that exists because a record does. */
export interface DerivedRow {
  readonly space: string;
  readonly key: string;
  readonly text: string;
}

export function derivedRows(place: Place, key: string, record: StoredRecord): readonly DerivedRow[] {
  const expiry = record.expireAt === undefined ? [] : [expiryRow(place, key, record.expireAt)];
  return [...expiry, ...indexRows(place, key, record)];
}

/** Its text is the record's key. */
const indexRows = (place: Place, key: string, record: StoredRecord): readonly DerivedRow[] =>
  place.kind !== 'entity'
    ? []
    : place.entity.indexes.flatMap((index) => {
        const rowKey = findRowKey(index, key, record);
        return rowKey === undefined
          ? []
          : [{ space: indexSpace(place.entity, index), key: rowKey, text: key }];
      });

const expiryRow = ({ space }: Place, key: string, expireAt: number): DerivedRow => ({
  space: EXPIRY_SPACE,
  key: `${encodeScalar(expireAt)}${space} ${key}`,
  text: JSON.stringify([space, key]),
});

/** Makes the derived rows of a changed record right; rows that stay the same are not touched. */
export function replaceRows(store: Store, before: readonly DerivedRow[], after: readonly DerivedRow[]): void {
  const isIn = (rows: readonly DerivedRow[], { space, key }: DerivedRow): boolean =>
    rows.some((row) => row.space === space && row.key === key);
  for (const row of before) if (!isIn(after, row)) store.delete(row.space, row.key);
  for (const row of after) if (!isIn(before, row)) store.put(row.space, row.key, row.text);
}
