/** Starts a local host in this process. local/main.ts does it for people, tests do it for themselves; many may run at once. */
import path from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { mountControlSurface } from './control/control-surface';
import { siteOverview, type SiteOverview } from './control/site-overview';
import { createContainer, type Container } from './app/container';
import { installForgeGlobals } from './platform/forge-globals';
import { createFrontServer } from './front-server';
import { HostState } from './host-state';
import { Invocation, runIn } from './platform/invocation';
import { FORGE_LIMITS, type ForgeLimits } from './limits';
import { readManifest, type AppManifest } from './app/manifest';
import { platformOf } from './platform/platform';
import type { LogLine } from './records';
import { createFunctionRunner } from './invoke/run-function';
import { runWebTrigger } from './invoke/run-web-trigger';
import { WebTriggerUrls } from './invoke/web-trigger-urls';
import type { CreateWorld } from './world';

export interface HostOptions {
  /** The app's folder, with manifest.yml, src/ and static/. Default: the working directory. */
  readonly root?: string;
  /** Where the bundles go while it runs. Default: `.local/build` below the root. */
  readonly buildRoot?: string;
  /** 0, the default, takes any free port. Only loopback listens. */
  readonly port?: number;
  /** The database file that `createWorld` uses, if any: web trigger URLs are kept beside it, and `/local/reset` is refused. */
  readonly file?: string;
  readonly createWorld: CreateWorld;
  /** Smaller limits for tests of what happens beyond them. */
  readonly limits?: Partial<ForgeLimits>;
  /** Gets what app code and host log; default: nobody (`GET /local/logs` always tells). */
  readonly onLog?: (line: LogLine) => void;
  /** Fastify's own request log on stdout. */
  readonly verbose?: boolean;
  /** Serves `/pages/<moduleKey>`: local/pages. */
  readonly mountPages?: MountPages;
}

/** Adds the browser's side of the pages to the same origin. Runs before the host listens. */
export type MountPages = (app: FastifyInstance, host: PagesHost) => void | Promise<void>;

export interface PagesHost {
  /** The app's folder: a page module's `resourcePath` is below it. */
  readonly root: string;
  readonly state: HostState;
}

export interface RunningHost {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly state: HostState;
  overview(): Promise<SiteOverview>;
  close(): Promise<void>;
}

/** Rejects with a sentence for a person when the app or its manifest is at fault, with EADDRINUSE when the port is taken. */
export async function startHost(options: HostOptions): Promise<RunningHost> {
  const root = path.resolve(options.root ?? process.cwd());
  const manifest = readManifest(path.join(root, 'manifest.yml'));
  installForgeGlobals();
  const container = await createContainer({
    root,
    functions: manifest.functions,
    buildRoot: options.buildRoot ?? path.join(root, '.local', 'build'),
  });
  try {
    return await openHost({ ...options, root }, manifest, container);
  } catch (error) {
    await container.close();
    throw error;
  }
}

async function openHost(
  options: HostOptions & { readonly root: string },
  manifest: AppManifest,
  container: Container,
): Promise<RunningHost> {
  const { file, root } = options;
  const state = await HostState.create({
    manifest,
    container,
    limits: { ...FORGE_LIMITS, ...options.limits },
    urls: new WebTriggerUrls(file === undefined ? undefined : `${file}.web-triggers.json`),
    createWorld: options.createWorld,
    resettable: file === undefined,
    onLog: options.onLog ?? (() => undefined),
  });
  state.urls.createFirst(manifest.webTriggers.map(({ moduleKey }) => moduleKey));
  loadAll(state);
  const platform = platformOf(state);
  const runner = createFunctionRunner(platform, container);
  const app = fastify({
    logger: options.verbose ?? false,
    forceCloseConnections: true,
    serverFactory: (answerRest) =>
      createFrontServer((wire) => runWebTrigger(state, runner, wire), answerRest),
  });
  await mountControlSurface(app, { state, runner });
  await options.mountPages?.(app, { root, state });
  state.origin = await app.listen({ port: options.port ?? 0, host: '127.0.0.1' });
  return {
    url: state.origin,
    state,
    overview: () => siteOverview(state),
    async close() {
      await app.close();
      state.kvs.close();
      await container.close();
    },
  };
}

/** Finds a missing file or export now rather than at the first request; the container is warm afterwards. */
function loadAll(state: HostState): void {
  const platform = platformOf(state);
  for (const { key } of state.manifest.functions) {
    const target = { functionKey: key, moduleKey: '', moduleType: 'start' };
    runIn(new Invocation(platform, target, 0), () => state.container.getHandler(key));
  }
}
