import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const versions = z.record(z.string(), z.string());
const pkg = z
  .looseObject({
    dependencies: versions,
    devDependencies: versions,
    overrides: z.record(z.string(), z.unknown()),
  })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));
const [packages = '', overrides = ''] = readFileSync('docs/decisions/0006-dependencies.md', 'utf8').split(
  'Overrides:',
);

/** Names in the first cell of each table row. */
const named = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''));

describe('docs/decisions/0006-dependencies.md', () => {
  it('gives a reason for every dependency, and for nothing else', () => {
    expect(named(packages).sort()).toEqual(
      Object.keys({ ...pkg.dependencies, ...pkg.devDependencies }).sort(),
    );
  });

  it('names every override', () => {
    for (const name of Object.keys(pkg.overrides)) expect(overrides).toContain(`\`${name}\``);
  });
});

describe('package.json', () => {
  it.each(Object.entries({ ...pkg.dependencies, ...pkg.devDependencies }))(
    'pins %s exactly',
    (_name, version) => {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    },
  );

  it('has no "type": with it esbuild breaks the import of @forge/resolver', () => {
    expect(pkg).not.toHaveProperty('type');
  });
});
