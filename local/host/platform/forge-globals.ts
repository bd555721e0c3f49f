/** Puts the platform's globals in place, once a process. They hold no host: each use finds its own through the invocation. */
import { format } from 'node:util';
import { APP_GLOBALS_KEY, type AppGlobals } from '../app/app-globals';
import { findInvocation, getInvocation } from './invocation';
import type { LogLevel } from '../records';

const LEVELS: Readonly<Record<string, LogLevel>> = {
  debug: 'debug',
  trace: 'debug',
  warn: 'warn',
  error: 'error',
};

const appGlobals: AppGlobals = {
  now: () => findInvocation()?.platform.now() ?? Date.now(),
  log(level, args) {
    const invocation = getInvocation('console');
    invocation.platform.logOfApp(LEVELS[level] ?? 'info', format(...args), invocation);
  },
  async fetch(url, init) {
    const invocation = getInvocation('fetch');
    return invocation.platform.fetchOutside({ url, init }, invocation);
  },
  setTimeout(callback, ms, ...args) {
    const timer = setTimeout(callback, ms, ...args);
    findInvocation()?.own(timer);
    return timer;
  },
};

async function forgeFetch(meta: unknown, path: unknown, init: unknown): Promise<Response> {
  const invocation = getInvocation('__forge_fetch__');
  return invocation.platform.fetch({ meta, path, init }, invocation);
}

/** forge-platform.md §2.3 is the contract of both globals. Calling it again changes nothing. */
export function installForgeGlobals(): void {
  Object.defineProperties(globalThis, {
    __forge_runtime__: {
      configurable: true,
      get: () => {
        const invocation = getInvocation('__forge_runtime__');
        return invocation.platform.runtime(invocation);
      },
    },
    __forge_fetch__: { configurable: true, value: forgeFetch },
    [Symbol.for(APP_GLOBALS_KEY)]: { configurable: true, value: appGlobals },
  });
}
