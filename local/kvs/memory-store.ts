import type { Bounds, Store } from './store';

interface Space {
  /** In code unit order, which for keys is SQLite's byte order: they hold no surrogates (key pattern, encode-scalar.ts). */
  readonly keys: string[];
  readonly texts: Map<string, string>;
}

/** A store that lives as long as the process. */
export function createMemoryStore(): Store {
  const spaces = new Map<string, Space>();
  let undo: (() => void)[] | undefined;

  const spaceOf = (name: string): Space => {
    const known = spaces.get(name);
    if (known !== undefined) return known;
    const made: Space = { keys: [], texts: new Map() };
    spaces.set(name, made);
    return made;
  };

  const restoreLater = (space: string, key: string): void => {
    const before = spaces.get(space)?.texts.get(key);
    undo?.push(() =>
      before === undefined ? remove(spaceOf(space), key) : insert(spaceOf(space), key, before),
    );
  };

  return {
    get: (space, key) => spaces.get(space)?.texts.get(key),
    put(space, key, text) {
      restoreLater(space, key);
      insert(spaceOf(space), key, text);
    },
    delete(space, key) {
      restoreLater(space, key);
      remove(spaceOf(space), key);
    },
    scan({ space: name, direction, limit, ...bounds }) {
      const { keys, texts } = spaceOf(name);
      return keysWithin(keys, { bounds, direction, limit }).map((key) => ({
        key,
        text: texts.get(key) ?? '',
      }));
    },
    transact(work) {
      undo = [];
      try {
        return work();
      } catch (error) {
        for (const step of undo.splice(0).reverse()) step();
        throw error;
      } finally {
        undo = undefined;
      }
    },
    close: () => spaces.clear(),
  };
}

function insert({ keys, texts }: Space, key: string, text: string): void {
  if (!texts.has(key)) keys.splice(placeOf(keys, key), 0, key);
  texts.set(key, text);
}

function remove({ keys, texts }: Space, key: string): void {
  if (texts.delete(key)) keys.splice(placeOf(keys, key), 1);
}

interface Window {
  readonly bounds: Bounds;
  readonly direction: 'ASC' | 'DESC';
  readonly limit: number;
}

function keysWithin(keys: readonly string[], { bounds, direction, limit }: Window): string[] {
  const first = placeOf(keys, bounds.from);
  const end = Math.max(first, placeOf(keys, bounds.before));
  return direction === 'ASC'
    ? keys.slice(first, Math.min(end, first + limit))
    : keys.slice(Math.max(first, end - limit), end).reverse();
}

/** Where `key` is, or would have to be inserted: the number of keys before it. */
function placeOf(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
