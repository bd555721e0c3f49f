import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttackCase } from './case';
import { readCorpus } from './read-corpus';
import { runCase } from './run-case';
import { AttackWorld } from './world';

/** The cases of these files of the corpus, on one local host over HTTP alone. */
export function describeCorpus(isWanted: (file: string) => boolean): void {
  let world: AttackWorld;
  beforeAll(async () => {
    world = await AttackWorld.start();
  });
  afterAll(() => world.site.close());

  const run = async (attack: AttackCase): Promise<void> => {
    const { faults, answer } = await runCase(world, attack);
    expect(faults, `${answer.status} ${answer.body.slice(0, 600)}`).toEqual([]);
  };
  describe.each(readCorpus().filter(({ file }) => isWanted(file)))('$file', ({ cases }) => {
    it.each(cases.filter((one) => one.limit === undefined))('$name', run);

    // Known limits (SECURITY.md): they succeed today. Whoever closes one takes "limit" out of its line.
    const limited = cases.filter((one) => one.limit !== undefined);
    if (limited.length > 0) it.fails.each(limited)('known limit: $name', run);
  });
}
