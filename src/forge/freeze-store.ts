import { kvs } from '@forge/kvs';
import { ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import { NOTHING_FROZEN, parseFreeze, type Freeze } from '../policy/freeze';
import type { FreezeStore } from '../policy/store';
import { ENTITIES, FREEZE_KEY } from './keys';
import { storeCall, unreadable } from './store-call';

/** FreezeStore over the custom entity `freeze`, read by key: strongly consistent. */
export const freezeStore: FreezeStore = {
  async read() {
    const stored = await storeCall(() => kvs.entity<unknown>(ENTITIES.freeze).get(FREEZE_KEY));
    return stored.ok ? readFreeze(stored.value) : stored;
  },
};

/** Nothing stored means that nobody ever froze anything; anything unreadable is a failure, never "nothing". */
export function readFreeze(stored: unknown): Result<Freeze, StoreFailure> {
  if (stored === undefined) return ok(NOTHING_FROZEN);
  const freeze = parseFreeze(stored);
  return freeze ? ok(freeze) : unreadable('freeze');
}
