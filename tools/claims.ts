/**
 * `npm test`: the project's claims, one a line, each a command that fails when the claim is false. All are tried even if one fails,
 * so that a newcomer sees the whole picture. `npm test -- types lint` tries those alone.
 */
import { spawnSync } from 'node:child_process';

interface Claim {
  readonly name: string;
  readonly claims: string;
  readonly command: readonly string[];
}

const CLAIMS: readonly Claim[] = [
  { name: 'types', claims: 'Types hold', command: ['tsc', '-p', 'tsconfig.check.json'] },
  {
    name: 'deployed-types',
    claims: 'What is deployed type-checks as Forge does it',
    command: ['tsc', '-p', 'tsconfig.json', '--noEmit'],
  },
  { name: 'lint', claims: 'The code keeps the house rules', command: ['eslint', '.', '--max-warnings', '0'] },
  {
    name: 'format',
    claims: 'The code is formatted',
    command: ['prettier', '--check', '--log-level', 'warn', '.'],
  },
  {
    name: 'imports',
    claims: 'Imports obey the map',
    command: [
      'depcruise',
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err-long',
      'src',
      'static',
      'local',
      'tools',
    ],
  },
  {
    name: 'manifest',
    claims: "The manifest is valid by Atlassian's own schema",
    command: ['tsx', 'tools/validate-manifest.ts'],
  },
  {
    name: 'catalogue',
    claims: 'The catalogue is what the generator writes',
    command: ['tsx', 'tools/catalogue/main.ts', '--check'],
  },
  { name: 'tests', claims: 'The guarantees hold', command: ['vitest', 'run'] },
];

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !CLAIMS.some((claim) => claim.name === name));
if (unknown.length > 0) throw new Error(`no such claim: ${unknown.join(', ')}`);
const tried = CLAIMS.filter(({ name }) => chosen.length === 0 || chosen.includes(name));

const verdicts = tried.map(({ name, claims, command: [program = '', ...rest] }) => {
  process.stdout.write(`\n■ ${claims} (${name})\n`);
  // npm puts node_modules/.bin on the path of its scripts.
  const { status } = spawnSync(program, rest, { stdio: 'inherit', shell: process.platform === 'win32' });
  return { claims, holds: status === 0 };
});

process.stdout.write('\n');
for (const { claims, holds } of verdicts) process.stdout.write(`${holds ? '✔' : '✘'} ${claims}\n`);
const failed = verdicts.filter(({ holds }) => !holds).length;
process.stdout.write(`claims: ${verdicts.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
