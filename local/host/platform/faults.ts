/** Faults under the app, planned by a test: a storage or Jira call that fails, dawdles, never answers, or kills the process. */
import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import type { Invocation } from './invocation';

export const FaultPlanSchema = z.strictObject({
  target: z.enum(['kvs', 'jira', 'atlassian']),
  /** A part of `METHOD /path?query`; absent: every call. */
  match: z.string().optional(),
  /** An answer in place of the real one. */
  status: z.int().min(200).max(599).optional(),
  /** Error code in a storage answer. */
  code: z.string().optional(),
  body: z.unknown().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  /** Waits before the call takes effect. */
  latencyMs: z.number().min(0).optional(),
  /** Never answers; the app's call rejects after `timeoutMs`. */
  timeout: z.literal(true).optional(),
  timeoutMs: z.number().min(0).default(60_000),
  /** The process dies before or after the call took effect: the app's call never returns. */
  die: z.enum(['before', 'after']).optional(),
  /** With `status` or `timeout`: `applied` lets the call take effect and loses only its answer. */
  effect: z.enum(['none', 'applied']).default('none'),
  /** How many matching calls pass first. */
  after: z.int().min(0).default(0),
  /** How many calls are hit; absent: all from then on. */
  times: z.int().min(1).optional(),
});

export type FaultPlan = z.infer<typeof FaultPlanSchema>;

export interface Fault {
  readonly id: string;
  readonly plan: FaultPlan;
  /** Matching calls so far, hit or not. */
  seen: number;
  hits: number;
}

export interface FaultableCall {
  readonly target: FaultPlan['target'];
  readonly method: string;
  readonly path: string;
}

/** The planned faults, in the order they were planned; the first that is due hits. */
export class Faults {
  #faults: Fault[] = [];
  #planned = 0;

  add(plan: FaultPlan): Fault {
    this.#planned += 1;
    const fault: Fault = { id: `fault-${this.#planned}`, plan, seen: 0, hits: 0 };
    this.#faults.push(fault);
    return fault;
  }

  list(): readonly Fault[] {
    return this.#faults;
  }

  clear(): void {
    this.#faults = [];
  }

  /** Counts the call and says which fault hits it. */
  take({ target, method, path }: FaultableCall): Fault | undefined {
    const text = `${method} ${path}`;
    for (const fault of this.#faults) {
      if (fault.plan.target !== target || !text.includes(fault.plan.match ?? '')) continue;
      fault.seen += 1;
      if (fault.seen <= fault.plan.after) continue;
      if (fault.plan.times !== undefined && fault.hits >= fault.plan.times) continue;
      fault.hits += 1;
      return fault;
    }
    return undefined;
  }
}

/** A platform call of a process that is gone: it neither returns nor rejects. */
export const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

const pause = (ms: number): Promise<void> => delay(ms, undefined, { ref: false });

/** Performs `effect` as the plan says. Rejects with a TypeError, as fetch does, for a call that never answered. */
export async function performUnder(
  plan: FaultPlan,
  invocation: Invocation,
  effect: () => Promise<Response>,
): Promise<Response> {
  if (plan.die === 'before') return dieIn(invocation);
  if (plan.latencyMs !== undefined) await pause(plan.latencyMs);
  if (invocation.isCut()) return never();
  const replaced = plan.timeout === true || plan.status !== undefined;
  const answer = !replaced || plan.effect === 'applied' || plan.die === 'after' ? await effect() : undefined;
  if (plan.die === 'after') return dieIn(invocation);
  if (plan.timeout === true) {
    await pause(plan.timeoutMs);
    throw new TypeError('fetch failed: the platform did not answer (a fault of the local host)');
  }
  if (plan.status === undefined && answer !== undefined) return answer;
  return plannedAnswer(plan, plan.status ?? 500);
}

function dieIn(invocation: Invocation): Promise<Response> {
  invocation.end('died');
  return never();
}

function plannedAnswer({ target, code, body, headers }: FaultPlan, status: number): Response {
  const usual =
    target === 'kvs'
      ? { code: code ?? 'INTERNAL', message: 'planned fault' }
      : { errorMessages: ['planned fault'] };
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? usual);
  const bodyless = status === 204 || status === 205 || status === 304;
  return new Response(bodyless ? null : text, {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}
