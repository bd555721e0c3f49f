import { kvs } from '@forge/kvs';
import { ok } from '../base/result';
import type { SweepPositions } from '../console/sweep/ports';
import { parseSweepPosition } from '../tokens/sweep-position';
import { sweepKey } from './keys';
import { storeCall } from './store-call';

/** Where the sweep's walks stopped, in plain KVS. */
export const sweepPositions: SweepPositions = {
  async read(walk) {
    const stored = await storeCall(() => kvs.get<unknown>(sweepKey(walk)));
    return stored.ok ? ok(parseSweepPosition(stored.value)) : stored;
  },

  async save(walk, position) {
    const key = sweepKey(walk);
    return storeCall(() => (position === undefined ? kvs.delete(key) : kvs.set(key, { ...position })));
  },
};
