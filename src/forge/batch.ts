import { kvs } from '@forge/kvs';
import * as z from 'zod/mini';
import { chunksOf } from '../base/chunks';
import { once } from '../base/once';
import { fail, ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import { storeCall, unreadable } from './store-call';

/** Keys in one batch (storage-reference/kvs-batch). */
const BATCH_MAX = 25;

/** storage-reference/kvs-batch: what was found, and what was not, each by its key. */
const batchAnswer = once(() =>
  z.object({
    successfulKeys: z.array(z.object({ key: z.string(), value: z.unknown() })),
    failedKeys: z.array(z.object({ key: z.string(), error: z.object({ code: z.string() }) })),
  }),
);

/**
 * What is stored under these keys, in as many batches as it takes, side by side. An absent key is not in the map; one that the platform
 * could not read, or does not mention, is a failure.
 */
export async function readAll(
  entityName: string,
  keys: readonly string[],
): Promise<Result<ReadonlyMap<string, unknown>, StoreFailure>> {
  const batches = await Promise.all(inBatches(keys).map((batch) => readBatch(entityName, batch)));
  const found = new Map<string, unknown>();
  for (const batch of batches) {
    if (!batch.ok) return batch;
    for (const [key, value] of batch.value) found.set(key, value);
  }
  return ok(found);
}

async function readBatch(
  entityName: string,
  keys: readonly string[],
): Promise<Result<readonly (readonly [string, unknown])[], StoreFailure>> {
  const read = await storeCall(() => kvs.batchGet<unknown>(keys.map((key) => ({ key, entityName }))));
  if (!read.ok) return read;
  const answer = batchAnswer().safeParse(read.value);
  if (!answer.success) return unreadable('batch');
  const { successfulKeys, failedKeys } = answer.data;
  const absent = failedKeys.filter(({ error }) => error.code === 'KEY_NOT_FOUND').map(({ key }) => key);
  const told = new Set([...successfulKeys.map(({ key }) => key), ...absent]);
  if (keys.some((key) => !told.has(key))) return unreadable('batch');
  return ok(successfulKeys.map(({ key, value }) => [key, value] as const));
}

/** Erases, side by side as above. What is gone already is no failure. */
export async function eraseAll(
  entityName: string,
  keys: readonly string[],
): Promise<Result<void, StoreFailure>> {
  const erasures = await Promise.all(
    inBatches(keys).map((batch) =>
      storeCall(() => kvs.batchDelete(batch.map((key) => ({ key, entityName })))),
    ),
  );
  for (const erased of erasures) {
    if (!erased.ok) return erased;
    // A batch is best effort, key by key.
    const missed = erased.value.failedKeys.find(({ error }) => error.code !== 'KEY_NOT_FOUND');
    if (missed) return fail({ reason: 'storage-unavailable', code: missed.error.code });
  }
  return ok(undefined);
}

/** Writes, side by side as above, whatever is there. */
export async function writeAll(
  entityName: string,
  records: readonly (readonly [key: string, value: object])[],
): Promise<Result<void, StoreFailure>> {
  const writes = await Promise.all(
    inBatches(records).map((batch) =>
      storeCall(() => kvs.batchSet(batch.map(([key, value]) => ({ key, value, entityName })))),
    ),
  );
  for (const written of writes) {
    if (!written.ok) return written;
    const missed = written.value.failedKeys[0];
    if (missed) return fail({ reason: 'storage-unavailable', code: missed.error.code });
  }
  return ok(undefined);
}

const inBatches = <Item>(items: readonly Item[]): readonly (readonly Item[])[] => chunksOf(items, BATCH_MAX);
