/**
 * What a bundle of the app sees instead of four globals: `Date` (asks the host's clock), `console` (is recorded), `fetch` (is
 * let out to what the manifest names under `permissions.external.fetch.backend`) and `setTimeout` (dies with its invocation).
 * esbuild's `inject` replaces free names only, so the process and the host itself keep the real ones, and the app's
 * source stays unchanged. `new Date(ms)`, `instanceof Date` and `class X extends Date` keep working: it is a proxy of the real one.
 */
export const APP_GLOBALS_KEY = 'scoped-tokens.local-host.app-globals';

/** What the injected module finds at `globalThis[Symbol.for(APP_GLOBALS_KEY)]`. */
export interface AppGlobals {
  now(): number;
  log(level: string, args: readonly unknown[]): void;
  /** Rejects where the platform lets nothing out. */
  fetch(url: unknown, init: unknown): Promise<Response>;
  setTimeout(callback: (...args: unknown[]) => void, ms?: number, ...args: unknown[]): NodeJS.Timeout;
}

export const APP_GLOBALS_SOURCE = `
const host = () => globalThis[Symbol.for('${APP_GLOBALS_KEY}')];
const RealDate = globalThis.Date;
const realConsole = globalThis.console;
const now = () => host().now();
const Shifted = new Proxy(RealDate, {
  construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
const LEVELS = new Set(['debug', 'log', 'info', 'warn', 'error', 'trace']);
const Recorded = new Proxy(realConsole, {
  get: (target, name) => (LEVELS.has(name) ? (...args) => host().log(name, args) : Reflect.get(target, name)),
});
const fetchOutside = (url, init) => host().fetch(url, init);
const mortal = (callback, ms, ...args) => host().setTimeout(callback, ms, ...args);
export { Shifted as Date, Recorded as console, fetchOutside as fetch, mortal as setTimeout };
`;
