import { kvs } from '@forge/kvs';
import { ok, type Result } from '../base/result';
import { SECOND_MS, type Instant } from '../base/time';
import type { Random } from '../base/random';
import type { StoreFailure } from '../base/store-failure';
import {
  formatTagKeys,
  parseTagKeys,
  TAG_KEY_BYTES,
  type TagKeys,
  type TagKeyStore,
} from '../tokens/tag-key';
import { TAG_KEYS_KEY } from './keys';
import { isTaken, storeAttempt, storeCall, unreadable } from './store-call';

interface Remembered {
  readonly keys: TagKeys | undefined;
  readonly readAt: Instant;
}

/**
 * Tag keys by installation, for the life of a warm container (forge-platform.md §2.2: one process may serve several customers).
 * Keys are only ever added, so what is remembered never becomes wrong, only incomplete; `REREAD_AFTER_MS` (shorter while there are none) bounds how long, and how
 * many reads forgeries with made-up versions can cause.
 */
export type TagKeyMemory = Map<string, Remembered>;
const REREAD_AFTER_MS = SECOND_MS;
/** Before the first token there are no keys: that ends at any moment, and the first token must not be refused for long. */
const ABSENT_REREAD_AFTER_MS = 100;

export function tagKeyStore(installation: string, memory: TagKeyMemory, random: Random): TagKeyStore {
  return {
    async find(now, version) {
      const remembered = memory.get(installation);
      if (remembered && (suffices(remembered, version) || isFresh(remembered, now)))
        return ok(remembered.keys);
      const read = await readKeys();
      if (read.ok) memory.set(installation, { keys: read.value, readAt: now });
      return read;
    },

    async ensure() {
      const read = await readKeys();
      if (!read.ok) return read;
      if (read.value) return ok(read.value);
      const made = await storeAttempt(
        () => kvs.setSecret(TAG_KEYS_KEY, formatTagKeys(firstKeys(random)), { keyPolicy: 'FAIL_IF_EXISTS' }),
        { done: 'made', missed: 'made elsewhere', isMiss: isTaken } as const,
      );
      if (!made.ok) return made;
      // Read back even what was just made: whoever came first, this is what the gateway will see.
      const kept = await readKeys();
      if (!kept.ok) return kept;
      return kept.value ? ok(kept.value) : unreadable('tag-keys');
    },
  };
}

const suffices = ({ keys }: Remembered, version: string | undefined): boolean =>
  keys !== undefined && (version === undefined || keys.keys.has(version));

const isFresh = ({ keys, readAt }: Remembered, now: Instant): boolean =>
  now >= readAt && now - readAt < (keys ? REREAD_AFTER_MS : ABSENT_REREAD_AFTER_MS);

const firstKeys = (random: Random): TagKeys => ({
  current: '1',
  keys: new Map([['1', random.bytes(TAG_KEY_BYTES)]]),
});

async function readKeys(): Promise<Result<TagKeys | undefined, StoreFailure>> {
  const stored = await storeCall(() => kvs.getSecret<unknown>(TAG_KEYS_KEY));
  if (!stored.ok) return stored;
  if (stored.value === undefined) return ok(undefined);
  const keys = parseTagKeys(stored.value);
  return keys ? ok(keys) : unreadable('tag-keys');
}
