import { getAppContext } from '@forge/api';

/** Said by `withinMs` when the time is over. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/** Kept back of an invocation's time, to answer and to write the log line. */
const RESERVE_MS = 1_500;

/**
 * The promise's value, or DeadlineError after `ms`, or earlier where the invocation itself ends before: a function that overruns
 * its time (55 s for a web trigger, 25 s for a resolver: limits-invocation) is answered for by the platform, with a bare 424. The
 * work is not cancelled (neither package takes a signal); its late result is ignored.
 */
export function withinMs<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    const allowedMs = Math.max(0, Math.min(ms, remainingMs() - RESERVE_MS));
    timer = setTimeout(() => reject(new DeadlineError(`no answer within ${allowedMs} ms`)), allowedMs);
  });
  return Promise.race([work, deadline]).finally(() => clearTimeout(timer));
}

/** What the platform says is left of this invocation; without limit where it does not say. */
function remainingMs(): number {
  try {
    return getAppContext().invocationRemainingTimeInMillis();
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
