import type { LocalClock } from '../ports';
import type { KvsBehaviour } from './behaviour';
import type { StoredRecord } from './record';

/** What queries still see of keys written a moment ago. */
export interface QueryLag {
  /** To be called at every write, with what was there before. */
  remember(space: string, key: string, before: StoredRecord | undefined): void;
  /** Keys whose newest writes are too young for a query, with what it sees instead (undefined: no record). */
  outdated(space: string): ReadonlyMap<string, StoredRecord | undefined>;
}

interface RecentWrite {
  readonly space: string;
  readonly key: string;
  readonly writtenAt: number;
  readonly before: StoredRecord | undefined;
}

/** Kept in memory: after a restart every write is old. */
export function createQueryLag(clock: LocalClock, behaviour: KvsBehaviour): QueryLag {
  /** Oldest first. */
  let recent: RecentWrite[] = [];
  const dropSettled = (): void => {
    const settledAt = clock.now() - behaviour.queryLagMs;
    const youngest = recent.findIndex(({ writtenAt }) => writtenAt > settledAt);
    recent = youngest === -1 ? [] : recent.slice(youngest);
  };
  return {
    remember(space, key, before) {
      if (behaviour.queryLagMs > 0) recent.push({ space, key, writtenAt: clock.now(), before });
    },
    outdated(space) {
      dropSettled();
      // What preceded the first of a key's young writes is what a query sees: set last, it wins.
      const writes = recent.filter((write) => write.space === space).reverse();
      return new Map(writes.map(({ key, before }) => [key, before]));
    },
  };
}
