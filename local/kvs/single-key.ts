/** get, set and delete of one key: plain, secret and entity alike (storage-reference/kvs-api, kvs-api-secret, entities-api). */
import type { KvsAnswer } from '../ports';
import { answerFault, fault, firstFault, keyNotFound, type Fault } from './faults';
import { findKeyFault } from './key-faults';
import type { Place } from './places';
import { showRecord } from './record';
import type { Records, Write } from './records';
import type { GetRequest, SetRequest, Ttl } from './requests';
import { parseTtl } from './time-to-live';
import { findValueFault } from './value-faults';

/** Sets without a wish and deletes answer so. */
export const NO_CONTENT: KvsAnswer = { status: 204 };

export function getKey(records: Records, place: Place, { key, options }: GetRequest): KvsAnswer {
  const found = findKeyFault(place, key);
  if (found !== undefined) return answerFault(found);
  const record = records.find(place, key);
  return record === undefined
    ? answerFault(keyNotFound())
    : { status: 200, body: showRecord(key, record, options?.metadataFields) };
}

export function setKey(records: Records, write: Write, options: SetRequest['options']): KvsAnswer {
  const { place, key } = write;
  return records.transact(() => {
    const previous = records.find(place, key);
    // An expired value that is not deleted yet still takes its key: unwritten, and what a conditional write would meet.
    if (options?.keyPolicy === 'FAIL_IF_EXISTS' && previous !== undefined)
      return answerFault(fault('KEY_CONFLICT', 'Provided key already exists and cannot be overwritten'));
    const latest = records.put(write);
    const wanted = options?.returnValue === 'PREVIOUS' ? previous : latest;
    return options?.returnValue === undefined || wanted === undefined
      ? NO_CONTENT
      : { status: 200, body: showRecord(key, wanted, options.returnMetadataFields) };
  });
}

/** Of a key that holds nothing: also 204, nothing happens (measured). */
export function deleteKey(records: Records, place: Place, { key }: { readonly key: string }): KvsAnswer {
  const found = findKeyFault(place, key);
  if (found !== undefined) return answerFault(found);
  records.transact(() => records.remove(place, key));
  return NO_CONTENT;
}

interface WriteRequest {
  readonly key: string;
  readonly value?: unknown;
  readonly options?: { readonly ttl?: Ttl | undefined } | undefined;
}

/** A write that may be made as far as its own key, value and time to live go. `now` is when the time to live starts. */
export function parseWrite(place: Place, { key, value, options }: WriteRequest, now: number): Write | Fault {
  const ttlMs = options?.ttl === undefined ? undefined : parseTtl(options.ttl);
  const found = firstFault(
    () => findKeyFault(place, key),
    () => findValueFault(place, value),
    () => (typeof ttlMs === 'object' ? ttlMs : undefined),
  );
  if (found !== undefined) return found;
  const write: Write = { kind: 'write', place, key, value };
  return typeof ttlMs === 'number' ? { ...write, expireAt: now + ttlMs } : write;
}
