import { enter, type DOWN, type Journal } from './journal';

/** A call of a port: noted, perhaps failed, else done. */
// eslint-disable-next-line @typescript-eslint/require-await -- a throw becomes a rejection, as with the real ports
export async function run<T>(journal: Journal, name: string, work: () => T): Promise<T | typeof DOWN> {
  return enter(journal, name) ?? work();
}
