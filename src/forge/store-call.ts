import { ForgeKvsAPIError } from '@forge/kvs';
import { fail, ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import { DeadlineError, withinMs } from './deadline';

/** Storage answers within a fraction of a second (measured live: 25-850 ms); longer means that it will not. */
const STORE_DEADLINE_MS = 8_000;

/** A storage call as a value: its result, or a failure with the platform's code. */
export async function storeCall<T>(call: () => Promise<T>): Promise<Result<T, StoreFailure>> {
  try {
    return ok(await withinMs(STORE_DEADLINE_MS, call()));
  } catch (error) {
    return fail({ reason: 'storage-unavailable', code: codeOf(error) });
  }
}

export const unreadable = (code: string): { readonly ok: false; readonly error: StoreFailure } =>
  fail({ reason: 'record-unreadable', code });

function codeOf(error: unknown): string {
  if (error instanceof ForgeKvsAPIError) return error.code;
  return error instanceof DeadlineError ? 'DEADLINE' : 'UNREACHABLE';
}

/** `set` with FAIL_IF_EXISTS on a taken key: 409, whatever the code is called (measured live: KEY_CONFLICT; undocumented). */
export const isTaken = (error: unknown): boolean =>
  error instanceof ForgeKvsAPIError && error.responseDetails.status === 409;

/** A transaction whose condition did not hold; nothing was written (measured live). */
export const isConditionFailure = (error: unknown): boolean =>
  error instanceof ForgeKvsAPIError && error.code === 'CONDITIONAL_CHECK_FAILED';

/** As `storeCall`, with one kind of error that is an expected answer. */
export async function storeAttempt<Done, Missed>(
  call: () => Promise<unknown>,
  expected: { readonly done: Done; readonly missed: Missed; readonly isMiss: (error: unknown) => boolean },
): Promise<Result<Done | Missed, StoreFailure>> {
  return storeCall(async () => {
    try {
      await call();
      return expected.done;
    } catch (error) {
      if (expected.isMiss(error)) return expected.missed;
      throw error;
    }
  });
}
