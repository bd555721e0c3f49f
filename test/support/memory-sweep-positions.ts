/** Where the sweep's walks stopped, over a map. */
import { ok } from '../../src/base/result';
import type { SweepPositions } from '../../src/console/sweep/ports';
import type { SweepPosition, SweepWalk } from '../../src/tokens/sweep-position';
import { enter, type Journal } from './journal';

export interface MemorySweepPositions {
  readonly store: SweepPositions;
  readonly positions: Map<SweepWalk, SweepPosition>;
}

export function memorySweepPositions(journal: Journal): MemorySweepPositions {
  const positions = new Map<SweepWalk, SweepPosition>();
  const store: SweepPositions = {
    // eslint-disable-next-line @typescript-eslint/require-await -- a throw becomes a rejection, as with the real port
    read: async (walk) => enter(journal, 'sweepPositions.read') ?? ok(positions.get(walk)),
    // eslint-disable-next-line @typescript-eslint/require-await -- as above
    async save(walk, position) {
      const down = enter(journal, 'sweepPositions.save');
      if (down) return down;
      if (position === undefined) positions.delete(walk);
      else positions.set(walk, position);
      return ok(undefined);
    },
  };
  return { store, positions };
}
