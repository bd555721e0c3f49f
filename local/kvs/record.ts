import * as z from 'zod';
import { encodeScalar, isScalar } from './encode-scalar';
import type { EntityIndex } from './entities';
import type { MetadataField } from './requests';
import { attributesOf } from './value-faults';

const RecordSchema = z.object({
  value: z.unknown(),
  createdAt: z.number(),
  updatedAt: z.number(),
  expireAt: z.number().optional(),
});

/** What is kept under a key. Times in epoch milliseconds; `expireAt` is when its time to live ends, deleted it is later. */
export type StoredRecord = Readonly<z.infer<typeof RecordSchema>>;

export const formatRecord = (record: StoredRecord): string => JSON.stringify(record);
export const parseRecord = (text: string): StoredRecord => RecordSchema.parse(JSON.parse(text));

/** A record as an answer shows it: metadata only where it was asked for, `expireTime` only where there is one. */
export function showRecord(
  key: string,
  record: StoredRecord,
  fields: readonly MetadataField[] = [],
): ShownRecord {
  const { value, createdAt, updatedAt } = record;
  const expireTime = formatExpireTime(record);
  return {
    key,
    value,
    ...(fields.includes('CREATED_AT') ? { createdAt } : {}),
    ...(fields.includes('UPDATED_AT') ? { updatedAt } : {}),
    ...(fields.includes('EXPIRE_TIME') && expireTime !== undefined ? { expireTime } : {}),
  };
}

export interface ShownRecord {
  readonly key: string;
  readonly value: unknown;
  readonly createdAt?: number;
  readonly updatedAt?: number;
  readonly expireTime?: string;
}

export const formatExpireTime = ({ expireAt }: StoredRecord): string | undefined =>
  expireAt === undefined ? undefined : new Date(expireAt).toISOString();

/** The row of a record in an index: its place in the order. None when an indexed attribute is absent. */
export function findRowKey(
  { partition, range }: EntityIndex,
  key: string,
  record: StoredRecord,
): string | undefined {
  const attributes = attributesOf(record.value);
  const indexed = [...partition, range].map((attribute) => attributes?.get(attribute));
  return indexed.every(isScalar) ? indexed.map(encodeScalar).join('') + key : undefined;
}
