/** The corpus itself: its form, its names, its size. */
import { expect, it } from 'vitest';
import { readCorpus } from './support/read-corpus';

const CORPUS = readCorpus();
const CASES = CORPUS.flatMap(({ cases }) => cases);

it('holds at least 300 attacks written by hand, legitimate requests aside', () => {
  const attacks = CORPUS.filter(({ file }) => file !== 'legit').flatMap(({ cases }) => cases);
  expect(attacks.length).toBeGreaterThanOrEqual(300);
  for (const { file, cases } of CORPUS) {
    const limited = cases.filter((one) => one.limit !== undefined).length;
    process.stdout.write(`${file}: ${cases.length}${limited === 0 ? '' : `, known limits: ${limited}`}\n`);
  }
  process.stdout.write(`all: ${CASES.length}\n`);
});

it('names each case once in its file', () => {
  const names = CORPUS.flatMap(({ file, cases }) => cases.map(({ name }) => `${file}: ${name}`));
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

it('says of every case what Jira may hear, or leaves it to the rule', () => {
  const noisy = CASES.filter(
    ({ refused, jira, limit }) => refused !== undefined && jira === 'acts' && limit === undefined,
  );
  // Attribution is written before the change that fails.
  expect(noisy.map(({ name }) => name)).toEqual(['no attribution, no change']);
});
