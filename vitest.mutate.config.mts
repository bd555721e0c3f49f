/** What judges mutants: the unit tests of what is mutated. `npm run mutate` (CONTRIBUTING.md). */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{base,tokens,policy,gateway}/**/*.test.ts'],
    pool: 'threads',
  },
});
