import type { Bounds } from './store';

/** A set of texts in code unit order. Cheap to change and to read from anywhere, also with 100,000 of them. */
export interface SortedKeys {
  add(key: string): void;
  delete(key: string): void;
  within(window: Window): string[];
}

export interface Window {
  readonly bounds: Bounds;
  readonly direction: 'ASC' | 'DESC';
  readonly limit: number;
}

/** A longer run is cut in two: long enough to have few runs, short enough that an insertion moves little. */
const RUN_MAX_KEYS = 512;

/** Keys are kept in runs, each sorted and wholly before the next; none is empty. */
export function createSortedKeys(): SortedKeys {
  const runs: string[][] = [];

  /** The only run that may hold `key`: the last that does not begin after it. */
  const runFor = (key: string): number => Math.max(0, countBefore(runs, (run) => (run[0] ?? '') <= key) - 1);

  return {
    add(key) {
      const place = runFor(key);
      const run = runs[place];
      if (run === undefined) {
        runs.push([key]);
        return;
      }
      const at = placeIn(run, key);
      if (run[at] === key) return;
      run.splice(at, 0, key);
      if (run.length > RUN_MAX_KEYS) runs.splice(place + 1, 0, run.splice(RUN_MAX_KEYS / 2));
    },
    delete(key) {
      const place = runFor(key);
      const run = runs[place] ?? [];
      const at = placeIn(run, key);
      if (run[at] !== key) return;
      run.splice(at, 1);
      if (run.length === 0) runs.splice(place, 1);
    },
    within({ bounds, direction, limit }) {
      if (bounds.from >= bounds.before) return [];
      const first = runFor(bounds.from);
      const last = runFor(bounds.before);
      const found: string[] = [];
      for (let step = 0; step <= last - first && found.length < limit; step += 1) {
        const run = runs[direction === 'ASC' ? first + step : last - step] ?? [];
        const part = run.slice(placeIn(run, bounds.from), placeIn(run, bounds.before));
        const room = limit - found.length;
        found.push(...(direction === 'ASC' ? part : part.reverse()).slice(0, room));
      }
      return found;
    },
  };
}

/** Where `key` is in a sorted run, or would have to be inserted. */
const placeIn = (run: readonly string[], key: string): number => countBefore(run, (known) => known < key);

/** How many items lead a list that first meets `isBefore` and then does not. */
function countBefore<T>(items: readonly T[], isBefore: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && isBefore(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
