import { kvs } from '@forge/kvs';
import { formatTokenRecord, type StoredTokenRecord, type TokenRecord } from '../tokens/record';
import { ENTITIES, tokenKey } from './keys';
import { isTaken, storeAttempt } from './store-call';

/**
 * Writes a record dormant, which is no use to anyone, if its locator is free: create-if-absent stands alone on this platform, and what
 * makes the record active must be one transaction with what tells of it.
 */
export const createDormant = (record: TokenRecord) => {
  const dormant: TokenRecord = { ...record, state: 'dormant', version: record.version - 1 };
  return storeAttempt(
    () =>
      kvs
        .entity<StoredTokenRecord>(ENTITIES.token)
        .set(tokenKey(record.locator), formatTokenRecord(dormant), { keyPolicy: 'FAIL_IF_EXISTS' }),
    { done: 'created', missed: 'exists', isMiss: isTaken } as const,
  );
};
