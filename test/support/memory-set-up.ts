import { ok } from '../../src/base/result';
import type { SetUpRun, SetUpStore } from '../../src/console/set-up-ports';
import type { SeenStore } from '../../src/gateway/echo';
import type { Leg, Observation } from '../../src/tokens/set-up-observation';
import { enter, type Journal } from './journal';

export interface MemorySetUp extends SetUpStore, SeenStore {
  /** What is kept: a test may put anything there that fits. */
  readonly seen: Map<Leg, Observation>;
  run: SetUpRun | undefined;
  /** False: storage returns something else than what was written. */
  keeps: boolean;
}

/** What the set-up check keeps, over a map. */
export function memorySetUp(journal: Journal): MemorySetUp {
  const seen = new Map<Leg, Observation>();
  const memory: MemorySetUp = {
    seen,
    run: undefined,
    keeps: true,
    saveSeen: (observation) => answer('setUp.saveSeen', () => void seen.set(observation.leg, observation)),
    readSeen: () => answer('setUp.readSeen', () => Object.fromEntries(seen)),
    saveRun: (run) => answer('setUp.saveRun', () => void (memory.run = run)),
    readRun: () => answer('setUp.readRun', () => memory.run),
    roundTrip: () => answer('setUp.roundTrip', () => memory.keeps),
  };
  // eslint-disable-next-line @typescript-eslint/require-await -- a throw becomes a rejection, as with the real port
  const answer = async <Value>(name: string, work: () => Value) => enter(journal, name) ?? ok(work());
  return memory;
}
