/** `npm run soak`: 100,000 tokens, 2,000 people, ten minutes. `npm run soak -- --minutes 1 --tokens 5000 --people 100 --seed 2` for less; `--calm` without faults. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { growthOf } from './memory';
import { runSoak } from './run-soak';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    tokens: { type: 'string', default: '100000' },
    people: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    calm: { type: 'boolean', default: false },
  },
});

/** The heap may breathe; what leaks grows by more in three minutes. */
const GROWTH_MOST = 1.1;

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

async function main(): Promise<void> {
  const { findings, heap } = await runSoak({
    root: path.resolve(import.meta.dirname, '..', '..'),
    tokens: Number(values.tokens),
    people: Number(values.people),
    runMs: Number(values.minutes) * 60_000,
    seed: Number(values.seed),
    isCalm: values.calm,
    say: print,
  });
  const growth = growthOf(heap);
  print(['', ...findings.lines(), ''].join('\n'));
  print(`heap after collection, every ten seconds: ${heap.map(megabytes).join(', ')}`);
  print(`last third against the second: ${growth === undefined ? 'too short to tell' : growth.toFixed(3)}`);
  const holds = findings.violations.length === 0 && (growth ?? 1) <= GROWTH_MOST;
  print(holds ? '✔ every invariant holds' : '✘ an invariant does not hold, or memory grows');
  process.exitCode = holds ? 0 : 1;
}

void main();
