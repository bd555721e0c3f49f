/** Atlassian's bundler as a library (@forge/bundler 7.3.0): what the CLI does on deploy, without the CLI. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

export interface Built {
  readonly name: string;
  readonly bytes: number;
  readonly gzipBytes: number;
}

export interface Manifest {
  readonly modules: { readonly function: readonly { readonly key: string; readonly handler: string }[] };
}

/** What both packages write to. */
export type Logger = Readonly<Record<'info' | 'debug' | 'trace' | 'warn' | 'error', (text: unknown) => void>>;

/** As much of the package as is used here. */
interface Bundler {
  readonly getEntryPoints: (handlers: readonly { readonly module: string }[]) => unknown;
  readonly getNodeBundler: (
    log: Logger,
    wrappers: Readonly<Record<string, () => Promise<object>>>,
    config: { readonly readConfig: () => Promise<object> },
  ) => {
    bundle(plan: { readonly appDirectory: string; readonly entryPoints: unknown }): Promise<{
      readonly outputDir: string;
    }>;
  };
  readonly NativeUIBundler: new (log: Logger) => {
    bundleResources(resources: readonly object[]): Promise<{
      readonly nativeUiBundlesDetails: readonly { readonly key: string; readonly path: string }[];
    }>;
  };
}

const silent = (): void => undefined;
const tell = (text: unknown): void => void process.stderr.write(`${String(text)}\n`);
export const logger: Logger = { info: silent, debug: silent, trace: silent, warn: tell, error: tell };

const load = (packages: string): Bundler =>
  createRequire(path.join(packages, 'package.json'))('@forge/bundler') as Bundler;

/** The runtime's wrapper is the one thing that the CLI downloads; it is no part of the app. */
const noWrapper = () => Promise.resolve({ script: '', version: 'local', source: 'local' });

/** One bundle a handler file. Rejects with the compiler's words where the app does not compile. */
export async function buildFunctions(packages: string, manifest: Manifest): Promise<readonly Built[]> {
  const { getEntryPoints, getNodeBundler } = load(packages);
  const handlers = manifest.modules.function.map(({ handler }) => ({ module: handler.split('.')[0] ?? '' }));
  const bundler = getNodeBundler(
    logger,
    { getNodeRuntimeWrapper: noWrapper, getNodeRuntimeLoader: noWrapper },
    { readConfig: () => Promise.resolve(manifest) },
  );
  const entryPoints = getEntryPoints(handlers);
  const { outputDir } = await bundler.bundle({ appDirectory: process.cwd(), entryPoints });
  return measure(outputDir, 'function');
}

/** One page a resource; type errors fail it. */
export async function buildPages(
  packages: string,
  resources: readonly { readonly key: string; readonly path: string }[],
): Promise<readonly Built[]> {
  const { NativeUIBundler } = load(packages);
  const located = resources.map((resource) => ({ ...resource, path: path.resolve(resource.path) }));
  const { nativeUiBundlesDetails } = await new NativeUIBundler(logger).bundleResources(located);
  return nativeUiBundlesDetails.flatMap(({ key, path: folder }) => measure(folder, key));
}

const measure = (folder: string, of: string): readonly Built[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    // Source maps and licences are uploaded, never loaded.
    .filter((file) => /\.(cjs|js|html)$/.test(file) && statSync(path.join(folder, file)).isFile())
    .sort()
    .map((file) => {
      const content = readFileSync(path.join(folder, file));
      return { name: `${of}: ${file}`, bytes: content.length, gzipBytes: gzipSync(content).length };
    });
