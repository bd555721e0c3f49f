import { fail } from '../../src/base/result';
import type { StoreFailure } from '../../src/base/store-failure';

/** What a port's call shall do instead of its work: say no, or break. */
export type Fault = 'refuse' | 'throw';

/** Every call that reached a fake port, in order, as `port.member`; and the one place where a test makes one fail. */
export interface Journal {
  readonly calls: string[];
  /** Asked at each call, with its name and its place (1 for the first). Undefined: it works. */
  faultAt: (name: string, place: number) => Fault | undefined;
}

export const aJournal = (): Journal => ({ calls: [], faultAt: () => undefined });

/** Fails every call of these names. */
export const failing =
  (fault: Fault, ...names: readonly string[]): Journal['faultAt'] =>
  (name) =>
    names.includes(name) ? fault : undefined;

/** Said by a fake that a test has broken. Holds what must never come out. */
export class BrokenPortError extends Error {
  override readonly name = 'BrokenPortError';
}
export const BROKEN_TEXT = 'broken-port-message-that-nobody-may-see';

export const DOWN: { readonly ok: false; readonly error: StoreFailure } = fail({
  reason: 'storage-unavailable',
  code: 'UNREACHABLE',
});

/** Notes the call. Undefined where it may go on; DOWN where it is to be refused; throws where it is to break. */
export function enter({ calls, faultAt }: Journal, name: string): typeof DOWN | undefined {
  calls.push(name);
  const fault = faultAt(name, calls.length);
  if (fault === 'throw') throw new BrokenPortError(BROKEN_TEXT);
  return fault === 'refuse' ? DOWN : undefined;
}
