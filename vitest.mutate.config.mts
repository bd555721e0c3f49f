/** What judges mutants: the unit tests of what is mutated. `npm run mutate` (CONTRIBUTING.md). */
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    alias: [{ find: /^(?:\.\.\/)+base\/once$/, replacement: resolve('test/support/each-time.ts') }],
  },
  test: {
    // TESTS narrows them, e.g. to `test/gateway/jql/*.test.ts`: faster, where these are enough to judge what is mutated.
    include: [process.env.TESTS ?? 'test/{base,tokens,policy,gateway}/**/*.test.ts'],
    pool: 'threads',
    // Properties are tried on a few cases for each mutant, the same each time.
    env: { FUZZ_RUNS: '30' },
    setupFiles: ['test/support/one-seed.ts'],
  },
});
