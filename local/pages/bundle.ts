/** The browser's code, bundled in memory: hosts may run side by side and none leaves files behind. */
import path from 'node:path';
import { build, formatMessages, type BuildFailure, type BuildOptions } from 'esbuild';
import { orderCss } from './order-css';

/** File name below `/pages/assets/` → its bytes. */
export type Assets = ReadonlyMap<string, Uint8Array>;

const COMMON = {
  bundle: true,
  write: false,
  logLevel: 'silent',
  target: 'es2022',
  define: { 'process.env.NODE_ENV': '"production"' },
} as const satisfies BuildOptions;

/** The shell around the pages with its Atlaskit components. Rejects with a sentence when it does not bundle. */
export async function bundleShell(): Promise<Assets> {
  const outdir = path.resolve('/shell');
  const { outputFiles } = await build({
    ...COMMON,
    absWorkingDir: import.meta.dirname,
    entryPoints: { shell: './browser/main.tsx' },
    outdir,
    format: 'esm',
    splitting: true,
    minify: true,
    chunkNames: 'chunk-[hash]',
  }).catch(rethrow);
  return new Map(
    outputFiles.map((file) => [
      path.relative(outdir, file.path),
      file.path.endsWith('.css') ? Buffer.from(orderCss(file.text)) : file.contents,
    ]),
  );
}

/** One page of the app as Forge would deploy it: its entry file with the real @forge/react and @forge/bridge. Rejects likewise. */
export async function bundlePage(root: string, resourcePath: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    ...COMMON,
    absWorkingDir: root,
    entryPoints: [path.resolve(root, resourcePath)],
    format: 'iife',
    sourcemap: 'inline',
  }).catch(rethrow);
  return outputFiles[0]?.contents ?? new Uint8Array();
}

async function rethrow(error: unknown): Promise<never> {
  if (!isBuildFailure(error)) throw error;
  const messages = await formatMessages(error.errors, { kind: 'error' });
  throw new Error(`the page does not bundle:\n${messages.join('\n')}`);
}

const isBuildFailure = (error: unknown): error is BuildFailure =>
  error instanceof Error && 'errors' in error && Array.isArray(error.errors);
