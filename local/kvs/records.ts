import type { LocalClock } from '../ports';
import type { KvsBehaviour } from './behaviour';
import { derivedRows, replaceRows } from './derived-rows';
import type { Entity } from './entities';
import { deleteExpired } from './expiry';
import { listRows, type Listing, type Row } from './listing';
import type { Place } from './places';
import { createQueryLag } from './query-lag';
import { formatRecord, parseRecord, type StoredRecord } from './record';
import { reindex } from './reindex';
import { EVERYTHING, type Store } from './store';

/** Records by key and in the order of indexes. All writes go through here, so that indexes, expiry and lag stay true. */
export interface Records {
  /** Strictly consistent. */
  find(place: Place, key: string): StoredRecord | undefined;
  /** Writes and returns what is now there. To be called within `transact`. */
  put(write: Write): StoredRecord;
  /** Of an absent key: nothing happens. To be called within `transact`. */
  remove(place: Place, key: string): void;
  /** Rows in order as a query sees them: without what is younger than the lag. */
  list(listing: Listing): readonly Row[];
  /** All of a place as it is, in key order. */
  all(place: Place): readonly Row[];
  /** Deletes what expired longer ago than the deletion lag. */
  removeExpired(): void;
  transact<T>(work: () => T): T;
}

export interface Write {
  readonly kind: 'write';
  readonly place: Place;
  readonly key: string;
  readonly value: unknown;
  readonly expireAt?: number;
}

export interface RecordsContext {
  readonly store: Store;
  readonly clock: LocalClock;
  readonly entities: readonly Entity[];
  readonly behaviour: KvsBehaviour;
}

/** Brings the indexes up to date first when the entities are declared otherwise than when the store was last open. */
export function createRecords({ store, clock, entities, behaviour }: RecordsContext): Records {
  const lag = createQueryLag(clock, behaviour);
  reindex(store, entities);

  const find = ({ space }: Place, key: string): StoredRecord | undefined => {
    const text = store.get(space, key);
    return text === undefined ? undefined : parseRecord(text);
  };
  const rowsOf = (place: Place, key: string, record: StoredRecord | undefined) =>
    record === undefined ? [] : derivedRows(place, key, record);

  const put = ({ place, key, value, expireAt }: Write): StoredRecord => {
    const before = find(place, key);
    const now = clock.now();
    const times = { createdAt: before?.createdAt ?? now, updatedAt: now };
    const after: StoredRecord = expireAt === undefined ? { value, ...times } : { value, ...times, expireAt };
    lag.remember(place.space, key, before);
    replaceRows(store, rowsOf(place, key, before), derivedRows(place, key, after));
    store.put(place.space, key, formatRecord(after));
    return after;
  };

  const erase = (place: Place, key: string): void => {
    replaceRows(store, rowsOf(place, key, find(place, key)), []);
    store.delete(place.space, key);
  };

  return {
    find,
    put,
    remove(place, key) {
      lag.remember(place.space, key, find(place, key));
      erase(place, key);
    },
    list: (listing) => listRows({ store, find, outdated: lag.outdated(listing.place.space) }, listing),
    all: (place) =>
      store
        .scan({ space: place.space, ...EVERYTHING, direction: 'ASC', limit: Infinity })
        .map(({ key, text }) => ({ rowKey: key, key, record: parseRecord(text) })),
    removeExpired: () =>
      deleteExpired(store, { entities, expiredBy: clock.now() - behaviour.ttlDeletionLagMs }, erase),
    transact: (work) => store.transact(work),
  };
}
