/** The app's code as Forge deploys it: one CommonJS bundle a handler file, loaded once and kept warm. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import * as z from 'zod';
import { APP_GLOBALS_SOURCE } from './app-globals';
import type { AppFunction } from './manifest';

export type Handler = (payload: unknown, context: unknown) => unknown;

const HandlerSchema = z.custom<Handler>((value) => typeof value === 'function');
const ExportsSchema = z.record(z.string(), z.unknown());

/**
 * A warm container. Module state survives from one invocation to the next (tenant-data-isolation); unlike on Forge one
 * container serves all invocations that run at the same time.
 */
export interface Container {
  /** The function's handler; loads its bundle when the container is cold. Call it inside an invocation: @forge/kvs reads
   * `__forge_runtime__` while it loads. */
  getHandler(functionKey: string): Handler;
  /** Forgets all loaded modules; the next invocation loads them anew. Running ones keep theirs. */
  coolDown(): void;
  /** Deletes the bundles. */
  close(): Promise<void>;
}

export interface ContainerPlan {
  /** The app's folder: handlers are in `src/` below it. */
  readonly root: string;
  readonly functions: readonly AppFunction[];
  /** A folder for this container's own build folder. */
  readonly buildRoot: string;
}

/** Bundles every handler file. Rejects with a sentence when a file is missing or does not compile. */
export async function createContainer({ root, functions, buildRoot }: ContainerPlan): Promise<Container> {
  await mkdir(buildRoot, { recursive: true });
  await sweepAbandoned(buildRoot);
  const outdir = await mkdtemp(path.join(buildRoot, `app-${process.pid}-`));
  const files = [...new Set(functions.map(({ file }) => file))];
  await bundle(root, files, outdir);
  const newLoader = (): NodeJS.Require => createRequire(path.join(outdir, 'container.js'));
  let load = newLoader();
  const byKey = new Map(functions.map((each) => [each.key, each]));
  return {
    getHandler(functionKey) {
      const wanted = byKey.get(functionKey);
      if (wanted === undefined) throw new Error(`manifest.yml declares no function ${functionKey}`);
      const exported = ExportsSchema.parse({
        ...z.looseObject({}).parse(load(bundleFile(outdir, wanted.file))),
      });
      const handler = HandlerSchema.safeParse(exported[wanted.exportName]);
      if (!handler.success)
        throw new Error(
          `function ${functionKey}: src/${wanted.file} exports no function ${wanted.exportName}`,
        );
      return handler.data;
    },
    coolDown() {
      for (const name of Object.keys(load.cache))
        if (name.startsWith(outdir + path.sep)) Reflect.deleteProperty(load.cache, name);
      // The old one would keep every module that it ever loaded.
      load = newLoader();
    },
    close: () => rm(outdir, { recursive: true, force: true }),
  };
}

/** Removes what hosts left that were killed before they could. */
async function sweepAbandoned(buildRoot: string): Promise<void> {
  for (const name of await readdir(buildRoot)) {
    const owner = Number(/^app-(\d+)-/.exec(name)?.[1] ?? process.pid);
    if (!isAlive(owner)) await rm(path.join(buildRoot, name), { recursive: true, force: true });
  }
}

/** Signal 0 only asks; a process of somebody else answers EPERM, and lives. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

const bundleFile = (outdir: string, file: string): string => path.join(outdir, `${file}.cjs`);

async function bundle(root: string, files: readonly string[], outdir: string): Promise<void> {
  const globalsFile = path.join(outdir, 'app-globals.js');
  await writeFile(globalsFile, APP_GLOBALS_SOURCE);
  await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(files.map((file) => [file, sourceFile(root, file)])),
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    inject: [globalsFile],
    sourcemap: 'linked',
    logLevel: 'silent',
  }).catch((error: unknown) => {
    throw new Error(`the app does not bundle: ${error instanceof Error ? error.message : String(error)}`);
  });
}

function sourceFile(root: string, file: string): string {
  const candidates = ['.ts', '.tsx', '.js', '.jsx'].map((extension) =>
    path.join(root, 'src', file + extension),
  );
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found === undefined)
    throw new Error(`manifest.yml names the handler file src/${file}, which does not exist`);
  return found;
}
