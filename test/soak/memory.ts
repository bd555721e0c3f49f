/** The heap after a full collection, every so often: a leak grows from third to third. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { waitWhile } from './wait-while';

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;

const EVERY_MS = 10_000;

export async function watchMemory(isOver: () => boolean, onSample: () => void): Promise<readonly number[]> {
  const samples: number[] = [];
  while (!isOver()) {
    await waitWhile(EVERY_MS, isOver);
    onSample();
    collect();
    samples.push(process.memoryUsage().heapUsed);
  }
  return samples;
}

/** The last third of the samples against the second, each by its mean: 1 is flat. Undefined for fewer than nine. */
export function growthOf(samples: readonly number[]): number | undefined {
  const third = Math.floor(samples.length / 3);
  if (third < 3) return undefined;
  return mean(samples.slice(-third)) / mean(samples.slice(third, 2 * third));
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
