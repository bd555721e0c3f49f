/** Said by `withinMs` when the time is over. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/**
 * The promise's value, or DeadlineError after `ms`. The work itself is not cancelled (neither package takes a signal); its late
 * result is ignored. A function has 55 s in all (limits-invocation), after which the caller would get a bare 424.
 */
export function withinMs<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DeadlineError(`no answer within ${ms} ms`)), ms);
  });
  return Promise.race([work, deadline]).finally(() => clearTimeout(timer));
}
