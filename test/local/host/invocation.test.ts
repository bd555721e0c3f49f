import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Invocation, runIn, type Platform } from '../../../local/host/platform/invocation';
import { APP_GLOBALS_KEY, type AppGlobals } from '../../../local/host/app/app-globals';
import { installForgeGlobals } from '../../../local/host/platform/forge-globals';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Timers ask their invocation for nothing else. */
const newInvocation = (): Invocation =>
  new Invocation(
    {} as Platform,
    { functionKey: 'gateway', moduleKey: 'gateway', moduleType: 'core:trigger' },
    1_000,
  );

function appGlobals(): AppGlobals {
  installForgeGlobals();
  return Reflect.get(globalThis, Symbol.for(APP_GLOBALS_KEY)) as AppGlobals;
}

test('a timer of the app fires with its arguments while its process lives', () => {
  const invocation = newInvocation();
  const fired: unknown[] = [];
  runIn(invocation, () => appGlobals().setTimeout((...args) => fired.push(args), 5, 'a', 2));
  vi.advanceTimersByTime(5);
  expect(fired).toEqual([['a', 2]]);
});

test.each(['died', 'timed-out'] as const)('no timer outlives a process that %s', (how) => {
  const invocation = newInvocation();
  const fired: string[] = [];
  const globals = appGlobals();
  runIn(invocation, () => globals.setTimeout(() => fired.push('before'), 5));
  invocation.end(how);
  runIn(invocation, () => globals.setTimeout(() => fired.push('after'), 5));
  vi.advanceTimersByTime(5);
  expect(fired).toEqual([]);
});
