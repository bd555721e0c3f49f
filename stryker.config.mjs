/**
 * Mutation testing of what decides: `npm run mutate`, or `npm run mutate -- --mutate src/policy/decide.ts` for one file. Every mutant is
 * run against the unit tests that cover it. Not part of `npm test`: a whole run takes the better part of an hour.
 *
 * What is made when a module is loaded (tables, regular expressions) meets every test there is: such mutants are left out of a whole
 * run, and judged where TESTS narrows the tests: `TESTS='test/gateway/jql/*.test.ts' npm run mutate -- --mutate 'src/gateway/jql/*.ts'`.
 * One of them that breaks a test file while it is loaded is called survived: no test has failed, for none was found.
 */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutate.config.mts' },
  mutate: ['src/tokens/**/*.ts', 'src/policy/**/*.ts', 'src/gateway/**/*.ts'],
  // Text is no behaviour: what a refusal says is read by people and by docs/failure-modes.md's test.
  mutator: { excludedMutations: ['StringLiteral'] },
  coverageAnalysis: 'perTest',
  ignoreStatic: process.env.TESTS === undefined,
  incremental: true,
  incrementalFile: '.local/stryker/incremental.json',
  tempDirName: '.local/stryker/sandbox',
  cleanTempDir: 'always',
  reporters: ['clear-text', 'json', 'progress-append-only'],
  jsonReporter: { fileName: '.local/stryker/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: false },
  concurrency: 2,
  timeoutMS: 20_000,
  ignorePatterns: ['/.local', '/docs', '/static', '/local/pages', '/test/browser', '/test/bench'],
};
