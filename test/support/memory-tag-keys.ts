import { fail, ok } from '../../src/base/result';
import type { Random } from '../../src/base/random';
import type { Instant } from '../../src/base/time';
import { TAG_KEY_BYTES, type TagKeys, type TagKeyStore } from '../../src/tokens/tag-key';
import { enter, type Journal } from './journal';

const UNREADABLE = fail({ reason: 'record-unreadable', code: 'fake' } as const);

/** What several containers share: the keys of one installation. */
export interface TagKeyShelf {
  keys: TagKeys | undefined;
  /** True: whatever is stored there, nobody can read it. */
  isUnreadable?: boolean;
}

/** The tag keys as one warm container sees them; another container is another call over the same shelf. */
export function memoryTagKeys(shelf: TagKeyShelf, journal: Journal, random: Random): TagKeyStore {
  let remembered: { readonly keys: TagKeys | undefined; readonly readAt: Instant } | undefined;
  return {
    // eslint-disable-next-line @typescript-eslint/require-await -- a throw becomes a rejection, as with the real port
    async find(now, version) {
      const { keys, readAt } = remembered ?? { keys: undefined, readAt: -Infinity };
      if (keys && (version === undefined || keys.keys.has(version))) return ok(keys);
      if (now >= readAt && now - readAt < (keys ? 1_000 : 100)) return ok(keys);
      const down = enter(journal, 'tagKeys.find');
      if (down) return down;
      if (shelf.isUnreadable) return UNREADABLE;
      remembered = { keys: shelf.keys, readAt: now };
      return ok(shelf.keys);
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- as above
    async ensure() {
      const down = enter(journal, 'tagKeys.ensure');
      if (down) return down;
      if (shelf.isUnreadable) return UNREADABLE;
      shelf.keys ??= { current: '1', keys: new Map([['1', random.bytes(TAG_KEY_BYTES)]]) };
      return ok(shelf.keys);
    },
  };
}
