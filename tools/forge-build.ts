/**
 * `npm run forge-build [app folder]`: builds what `forge deploy` would build, with Atlassian's own bundler, and runs the checks of
 * `forge lint` that need no login. Offline, once tools/forge-build is installed (the first use does it). Exits 1 on any error.
 *
 * The packages have their own folder and lock file: 240 MB that neither the app nor its tests need.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { buildFunctions, buildPages, type Built } from './forge-build/build';
import { lintApp } from './forge-build/lint';

const PACKAGES = path.join(import.meta.dirname, 'forge-build');

const ManifestSchema = z.looseObject({
  modules: z.looseObject({ function: z.array(z.looseObject({ key: z.string(), handler: z.string() })) }),
  resources: z.array(z.looseObject({ key: z.string(), path: z.string() })),
});

async function main(): Promise<void> {
  install();
  process.chdir(path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '..')));
  const manifest = ManifestSchema.parse(parse(readFileSync('manifest.yml', 'utf8')));
  const complaints: string[] = [];
  const built = [
    ...(await attempt('functions', complaints, () => buildFunctions(PACKAGES, manifest))),
    ...(await attempt('pages', complaints, () => buildPages(PACKAGES, manifest.resources))),
  ];
  const faults = await attempt('lint', complaints, () => lintApp(PACKAGES, manifest));
  print(built);
  for (const { level, text } of faults) process.stdout.write(`${level} ${text}\n`);
  for (const complaint of complaints) process.stdout.write(`ERROR ${complaint}\n`);
  const errors = complaints.length + faults.filter(({ level }) => level === 'ERROR').length;
  process.stdout.write(
    `forge-build: ${built.length} files, ${faults.length} remarks of lint, ${errors} errors\n`,
  );
  // The bundlers leave watchers behind.
  process.exit(errors === 0 ? 0 : 1);
}

/** `npm ci` from the lock file, where it was never done. */
function install(): void {
  if (existsSync(path.join(PACKAGES, 'node_modules', '@forge', 'bundler'))) return;
  process.stdout.write("Installing Atlassian's bundler and lint (once, about a minute) …\n");
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: PACKAGES, stdio: 'inherit' });
  if (status !== 0) throw new Error('npm ci failed in tools/forge-build');
}

/** What a step gives; nothing, and a complaint, where it throws: a type error of the app, for one. */
async function attempt<Item>(
  what: string,
  complaints: string[],
  step: () => Promise<readonly Item[]>,
): Promise<readonly Item[]> {
  try {
    return await step();
  } catch (error) {
    complaints.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}

function print(built: readonly Built[]): void {
  const width = Math.max(4, ...built.map(({ name }) => name.length));
  const row = (name: string, bytes: string, gzip: string) =>
    process.stdout.write(`${name.padEnd(width)} ${bytes.padStart(9)} ${gzip.padStart(9)}\n`);
  row('name', 'bytes', 'gzip');
  for (const { name, bytes, gzipBytes } of built) row(name, String(bytes), String(gzipBytes));
}

void main();
