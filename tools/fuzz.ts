/** `npm run fuzz`: the property tests behind the guarantees of SECURITY.md, for long. `npm run fuzz -- 1000` for another number of cases. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { createRequire } from 'node:module';

const CASES = 100_000;
/** What decides: the judgement, what a request names, JQL, paths; and what a token lives through. */
const PROPERTIES = [
  'test/policy/decide.property.test.ts',
  'test/gateway/target/names-of.property.test.ts',
  'test/gateway/canonical-path.test.ts',
  'test/gateway/jql/confine-jql-property.test.ts',
  'test/attack/governance-walk.test.ts',
];

const asked = process.argv[2] ?? String(CASES);
if (!/^[1-9]\d{0,8}$/.test(asked)) throw new Error('npm run fuzz -- <number of cases>');

const vitest = path.join(
  path.dirname(createRequire(import.meta.url).resolve('vitest/package.json')),
  'vitest.mjs',
);
const run = spawnSync(
  process.execPath,
  [vitest, 'run', '--testTimeout=7200000', '--no-file-parallelism', ...PROPERTIES],
  { stdio: 'inherit', env: { ...process.env, FUZZ_RUNS: asked, FUZZ_SEED: 'drawn' } },
);
process.exitCode = run.status ?? 1;
