import { fail } from '../../src/base/result';
import { enter, type DOWN, type Journal } from './journal';
import { CursorRefusedError } from './page-of';

/** A call of a port: noted, perhaps failed, else done. */
// eslint-disable-next-line @typescript-eslint/require-await -- a throw becomes a rejection, as with the real ports
export async function run<T>(journal: Journal, name: string, work: () => T): Promise<T | typeof DOWN> {
  const failed = enter(journal, name);
  if (failed) return failed;
  try {
    return work();
  } catch (error) {
    if (error instanceof CursorRefusedError)
      return fail({ reason: 'cursor-refused', code: 'INVALID_CURSOR' });
    throw error;
  }
}
