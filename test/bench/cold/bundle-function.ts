import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

export interface FunctionBundle {
  readonly name: string;
  readonly minified: boolean;
  readonly file: string;
  readonly bytes: number;
  readonly gzipBytes: number;
}

export interface Source {
  readonly name: string;
  /** Below the app's folder, with extension. */
  readonly entry: string;
}

/** Bundles as the local host does (esbuild, CommonJS, node20), without its stand-ins for Date and console. */
export async function bundleFunctions(root: string, sources: readonly Source[]): Promise<FunctionBundles> {
  const folder = await mkdtemp(path.join(tmpdir(), 'scoped-tokens-bench-'));
  const bundles = await Promise.all(
    [true, false].flatMap((minified) =>
      sources.map(({ name, entry }) => bundleOne({ root, name, entry, minified, folder })),
    ),
  );
  return { bundles, folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

export interface FunctionBundles {
  readonly bundles: readonly FunctionBundle[];
  readonly folder: string;
  remove(): Promise<void>;
}

interface Order extends Source {
  readonly root: string;
  readonly minified: boolean;
  readonly folder: string;
}

/**
 * What is imported on demand. Atlassian's bundler puts it into a file of its own beside the function's (seen with @forge/bundler
 * 7.3.0); esbuild's CommonJS would put it into the function's.
 */
const ON_DEMAND = ['@atlaskit/jql-ast'];

async function bundleOne({ root, name, entry, minified, folder }: Order): Promise<FunctionBundle> {
  const file = path.join(folder, `${name.replaceAll('/', '-')}${minified ? '.min' : ''}.cjs`);
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minify: minified,
    external: ON_DEMAND,
    logLevel: 'silent',
  });
  const text = await readFile(file);
  return { name, minified, file, bytes: text.length, gzipBytes: gzipSync(text).length };
}
