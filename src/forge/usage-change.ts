import { Filter, FilterConditions, kvs } from '@forge/kvs';
import { fail, ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import { DeadlineError, withinMs } from './deadline';
import { isConditionFailure, isTaken, storeAttempt, storeCall } from './store-call';

/** Reads and writes together. A request waits for them at its end, so it is far below what other storage calls may take. */
const DEADLINE_MS = 2_000;
/** Another container wrote between our read and our write: read again. */
const TRIES = 3;

interface Versioned {
  readonly version: number;
}

/** A record that several containers count into. */
export interface CountedRecord<Counted extends Versioned> {
  readonly entityName: string;
  readonly key: string;
  readonly parse: (stored: unknown) => Counted | undefined;
  readonly format: (counted: Counted) => Versioned;
  /** Undefined where nothing is to be written. Its `version` is one more than the given one's. `stored`: as it was read. */
  readonly count: (before: Counted | undefined, stored: unknown) => Counted | undefined;
}

type Write = Result<'written' | 'missed', StoreFailure>;

/**
 * Counts by compare-and-set. Nothing is begun after the deadline, so that no call of one installation is left to run on in an
 * invocation of another.
 */
export async function changeCounted<Counted extends Versioned>(
  record: CountedRecord<Counted>,
): Promise<Result<void, StoreFailure>> {
  const endsAt = performance.now() + DEADLINE_MS;
  const inTime = <T>(call: () => Promise<T>): Promise<T> => {
    const leftMs = endsAt - performance.now();
    return leftMs > 0 ? withinMs(leftMs, call()) : Promise.reject(new DeadlineError('no time to begin'));
  };
  for (let tries = 0; tries < TRIES; tries += 1) {
    const read = await storeCall(() => inTime(() => kvs.entity<unknown>(record.entityName).get(record.key)));
    if (!read.ok) return read;
    const written = await write(record, read.value, inTime);
    if (!written.ok) return written;
    if (written.value === 'written') return ok(undefined);
  }
  return fail({ reason: 'storage-unavailable', code: 'STALE' });
}

async function write<Counted extends Versioned>(
  { entityName, key, parse, format, count }: CountedRecord<Counted>,
  stored: unknown,
  inTime: (call: () => Promise<void>) => Promise<void>,
): Promise<Write> {
  const before = parse(stored);
  const next = count(before, stored);
  if (next === undefined) return ok('written');
  const value = { ...format(next) };
  const entity = kvs.entity<Versioned>(entityName);
  // A condition on a record that is not there fails (measured live), and what cannot be read has no version to compare with.
  if (stored === undefined)
    return attempt(() => inTime(() => entity.set(key, value, { keyPolicy: 'FAIL_IF_EXISTS' })), isTaken);
  if (before === undefined) return attempt(() => inTime(() => entity.set(key, value)), isTaken);
  const unchanged = new Filter<Versioned>().and('version', FilterConditions.equalTo(before.version));
  const change = () => kvs.transact().set(key, value, { entityName, conditions: unchanged }).execute();
  return attempt(() => inTime(change), isConditionFailure);
}

const attempt = (call: () => Promise<void>, isMiss: (error: unknown) => boolean): Promise<Write> =>
  storeAttempt(call, { done: 'written', missed: 'missed', isMiss } as const);
