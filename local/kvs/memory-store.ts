import { createSortedKeys, type SortedKeys } from './sorted-keys';
import type { Store } from './store';

interface Space {
  /** In code unit order, which for keys is SQLite's byte order: they hold no surrogates (key pattern, encode-scalar.ts). */
  readonly keys: SortedKeys;
  readonly texts: Map<string, string>;
}

/** A store that lives as long as the process. */
export function createMemoryStore(): Store {
  const spaces = new Map<string, Space>();
  /** How to take back what the running transaction has done, first deed first. */
  let undo: (() => void)[] | undefined;

  const spaceOf = (name: string): Space => {
    const known = spaces.get(name);
    if (known !== undefined) return known;
    const made: Space = { keys: createSortedKeys(), texts: new Map() };
    spaces.set(name, made);
    return made;
  };

  const change = (name: string, key: string, text: string | undefined): void => {
    const space = spaceOf(name);
    const before = space.texts.get(key);
    undo?.push(() => write(space, key, before));
    write(space, key, text);
  };

  return {
    get: (space, key) => spaces.get(space)?.texts.get(key),
    put: change,
    delete: (space, key) => change(space, key, undefined),
    scan({ space, direction, limit, from, before }) {
      const { keys, texts } = spaceOf(space);
      return keys
        .within({ bounds: { from, before }, direction, limit })
        .map((key) => ({ key, text: texts.get(key) ?? '' }));
    },
    transact(work) {
      undo = [];
      try {
        return work();
      } catch (error) {
        for (const step of undo.reverse()) step();
        throw error;
      } finally {
        undo = undefined;
      }
    },
    close: () => spaces.clear(),
  };
}

/** Undefined: nothing is there any more. */
function write({ keys, texts }: Space, key: string, text: string | undefined): void {
  if (text === undefined) {
    keys.delete(key);
    texts.delete(key);
  } else {
    keys.add(key);
    texts.set(key, text);
  }
}
