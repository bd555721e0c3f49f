/**
 * One call of one function. Everything the app asks of the platform is answered for the invocation it is asked in, found through
 * AsyncLocalStorage: so several hosts can live in one process, and a call outside any invocation fails loudly.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { LogLevel } from '../records';

export interface InvocationTarget {
  readonly functionKey: string;
  readonly moduleKey: string;
  readonly moduleType: string;
  /** The person in front of the page. Absent for web triggers, schedules and anonymous visitors. */
  readonly accountId?: string;
}

/** What stands under the app, as one invocation sees it. */
export interface Platform {
  now(): number;
  /** What app code wrote to its console. */
  logOfApp(level: LogLevel, message: string, invocation: Invocation): void;
  /** What the host itself has to say about an invocation. */
  log(level: LogLevel, message: string, invocation?: Invocation): void;
  /** `global.__forge_runtime__`. */
  runtime(invocation: Invocation): object;
  /** `global.__forge_fetch__`. */
  fetch(call: ForgeFetchCall, invocation: Invocation): Promise<Response>;
  /** `global.fetch`. */
  fetchOutside(call: OutsideCall, invocation: Invocation): Promise<Response>;
}

export interface OutsideCall {
  readonly url: unknown;
  readonly init: unknown;
}

export interface ForgeFetchCall {
  readonly meta: unknown;
  readonly path: unknown;
  readonly init: unknown;
}

export class Invocation {
  readonly id = randomUUID();
  readonly traceId = randomUUID().replaceAll('-', '');
  readonly target: InvocationTarget;
  readonly platform: Platform;
  /** Epoch milliseconds of the real clock: the platform kills the function then. */
  readonly deadlineAt: number;
  /** Resolves when the process is made to die (a fault, or the time limit). */
  readonly cut: Promise<'died' | 'timed-out'>;
  #isCut = false;
  readonly #timers = new Set<NodeJS.Timeout>();
  #resolveCut: (how: 'died' | 'timed-out') => void = () => undefined;

  constructor(platform: Platform, target: InvocationTarget, timeoutMs: number) {
    this.platform = platform;
    this.target = target;
    this.deadlineAt = Date.now() + timeoutMs;
    this.cut = new Promise((resolve) => (this.#resolveCut = resolve));
  }

  /** A timer of the app's, which goes with the process. */
  own(timer: NodeJS.Timeout): void {
    if (this.#isCut) clearTimeout(timer);
    else this.#timers.add(timer);
  }

  /** From now on no platform call of this invocation has an effect or returns, and no timer fires: its process is gone. */
  end(how: 'died' | 'timed-out'): void {
    this.#isCut = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#resolveCut(how);
  }

  isCut(): boolean {
    return this.#isCut;
  }
}

const current = new AsyncLocalStorage<Invocation>();

export const runIn = <T>(invocation: Invocation, work: () => T): T => current.run(invocation, work);

export const findInvocation = (): Invocation | undefined => current.getStore();

/** Throws when called outside an invocation: such a call has no tenant, no user and no host. */
export function getInvocation(what: string): Invocation {
  const invocation = current.getStore();
  if (invocation === undefined) throw new Error(`local host: ${what} was used outside any invocation`);
  return invocation;
}
