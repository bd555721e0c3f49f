/** Up to 25 keys at once, each succeeding or failing by itself (storage-reference/kvs-batch, entities-batch). No secrets. */
import type { KvsAnswer } from '../ports';
import type { Entity } from './entities';
import { answerFault, fault, keyDuplicated, keyNotFound, type Fault } from './faults';
import { findKeyFault } from './key-faults';
import { BATCH_MAX_BYTES, BATCH_MAX_KEYS } from './limits';
import { findPlace, type Place } from './places';
import { showRecord } from './record';
import type { Records } from './records';
import type { BatchDeleteRequest, BatchGetRequest, BatchSetRequest } from './requests';
import { parseWrite } from './single-key';
import { jsonBytes } from './value-faults';

interface Item {
  readonly key: string;
  readonly entityName?: string | undefined;
}

export const batchGet = (records: Records, entities: readonly Entity[], items: BatchGetRequest): KvsAnswer =>
  answerBatch('get', items, ({ key, entityName, options }) => {
    const place = findPlace(entities, entityName);
    const found = findItemFault(place, key);
    if (place.kind === 'fault' || found !== undefined) return found ?? keyNotFound();
    const record = records.find(place, key);
    return record === undefined ? keyNotFound() : showRecord(key, record, options?.metadataFields);
  });

export const batchSet = (
  { records, entities, now }: { records: Records; entities: readonly Entity[]; now: number },
  items: BatchSetRequest,
): KvsAnswer =>
  records.transact(() =>
    answerBatch('set', items, ({ entityName, ...request }) => {
      const place = findPlace(entities, entityName);
      const write = place.kind === 'fault' ? place : parseWrite(place, request, now);
      if (write.kind === 'fault') return write;
      records.put(write);
      return { key: write.key };
    }),
  );

export const batchDelete = (
  records: Records,
  entities: readonly Entity[],
  items: BatchDeleteRequest,
): KvsAnswer =>
  records.transact(() =>
    answerBatch('delete', items, ({ key, entityName }) => {
      const place = findPlace(entities, entityName);
      const found = findItemFault(place, key);
      if (place.kind === 'fault' || found !== undefined) return found ?? keyNotFound();
      records.remove(place, key);
      return { key };
    }),
  );

const findItemFault = (place: Place | Fault, key: string): Fault | undefined =>
  place.kind === 'fault' ? place : findKeyFault(place, key);

/** Refuses the batch as a whole, or lets `act` try each item and sorts the outcomes. */
function answerBatch<T extends Item>(
  verb: 'get' | 'set' | 'delete',
  items: readonly T[],
  act: (item: T) => Fault | { readonly key: string },
): KvsAnswer {
  const found = findBatchFault(verb, items);
  if (found !== undefined) return answerFault(found);
  const successfulKeys: object[] = [];
  const failedKeys: object[] = [];
  for (const item of items) {
    const { key, entityName } = item;
    const name = entityName === undefined ? { key } : { key, entityName };
    const outcome = act(item);
    if ('code' in outcome)
      failedKeys.push({ ...name, error: { code: outcome.code, message: outcome.message } });
    else successfulKeys.push({ ...name, ...outcome });
  }
  return { status: 200, body: { successfulKeys, failedKeys } };
}

function findBatchFault(verb: string, items: readonly Item[]): Fault | undefined {
  if (items.length > BATCH_MAX_KEYS)
    return fault(
      'TOO_MANY_BATCH_ENTITIES',
      `Number of entities to ${verb} was ${items.length}, but you can only ${verb} a maximum of ${BATCH_MAX_KEYS} entities at a time.`,
    );
  if (!areDistinct(items)) return keyDuplicated();
  return jsonBytes(items) > BATCH_MAX_BYTES
    ? fault('MAX_SIZE', 'The provided batch has exceeded the maximum size limit.')
    : undefined;
}

/** A key may come once for the plain store and once for each entity. */
export const areDistinct = (items: readonly Item[]): boolean =>
  new Set(items.map(({ key, entityName }) => JSON.stringify([entityName, key]))).size === items.length;
