import * as z from 'zod/mini';
import { once } from '../base/once';
import type { Instant } from '../base/time';
import type { Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';

/**
 * The keys that tag an installation's tokens, by version (one base62 character). Rotating adds a version and leaves the old ones:
 * a tag only spares storage reads, so an old version may be dropped when no token of it lives.
 */
export interface TagKeys {
  readonly current: string;
  readonly keys: ReadonlyMap<string, Uint8Array>;
}

export const TAG_KEY_BYTES = 32;

/** Where the keys live: extra-encrypted storage, remembered per warm container and installation. */
export interface TagKeyStore {
  /**
   * The keys, or undefined while the installation has none (no token was ever issued). With `version`, asks storage again when
   * the remembered keys lack that version: at most once a second however many forgeries arrive (every 100 ms while there are none).
   */
  find(now: Instant, version?: string): Promise<Result<TagKeys | undefined, StoreFailure>>;
  /** The keys, made at first use. Two containers that make them at once agree on one set. */
  ensure(): Promise<Result<TagKeys, StoreFailure>>;
}

const storedTagKeys = once(() =>
  z.object({
    current: z.string().check(z.length(1)),
    keys: z.record(z.string().check(z.length(1)), z.base64()),
  }),
);

/** Storage's form → keys; undefined when it cannot be read. */
export function parseTagKeys(stored: unknown): TagKeys | undefined {
  const parsed = storedTagKeys().safeParse(stored);
  if (!parsed.success) return undefined;
  const keys = new Map(
    Object.entries(parsed.data.keys).map(([version, key]) => [version, Buffer.from(key, 'base64')]),
  );
  if ([...keys.values()].some((key) => key.length < TAG_KEY_BYTES)) return undefined;
  return keys.has(parsed.data.current) ? { current: parsed.data.current, keys } : undefined;
}

/** Keys → storage's form. */
export const formatTagKeys = ({ current, keys }: TagKeys): z.infer<ReturnType<typeof storedTagKeys>> => ({
  current,
  keys: Object.fromEntries([...keys].map(([version, key]) => [version, Buffer.from(key).toString('base64')])),
});
