/** Calls one function of the app the way Forge does: in an invocation, against the clock, and not for longer than it may. */
import type { Container } from '../app/container';
import { Invocation, runIn, type InvocationTarget, type Platform } from '../platform/invocation';

/** How an invocation ended. A cut one never returns; its process, and so its module state, is gone. */
export type Outcome =
  | { readonly kind: 'returned'; readonly value: unknown }
  | { readonly kind: 'threw'; readonly error: unknown }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'died' };

export interface FunctionCall {
  readonly target: InvocationTarget;
  readonly timeoutMs: number;
  /** The two arguments; copied through JSON where Forge sends JSON is the caller's task. */
  readonly payload: unknown;
  readonly context: unknown;
}

export interface FunctionRunner {
  run(call: FunctionCall): Promise<Outcome>;
}

export function createFunctionRunner(platform: Platform, container: Container): FunctionRunner {
  return {
    async run({ target, timeoutMs, payload, context }) {
      const invocation = new Invocation(platform, target, timeoutMs);
      const killer = setTimeout(() => invocation.end('timed-out'), timeoutMs);
      const outcome = await Promise.race([
        runIn(invocation, () => callHandler(container, target.functionKey, [payload, context])),
        invocation.cut.then((kind): Outcome => ({ kind })),
      ]);
      clearTimeout(killer);
      const complaint = complaintOf(outcome);
      if (complaint !== undefined) platform.log('error', `${target.functionKey} ${complaint}`, invocation);
      if (outcome.kind === 'died' || outcome.kind === 'timed-out') container.coolDown();
      return outcome;
    },
  };
}

async function callHandler(
  container: Container,
  functionKey: string,
  args: [unknown, unknown],
): Promise<Outcome> {
  try {
    const handler = container.getHandler(functionKey);
    return { kind: 'returned', value: await handler(...args) };
  } catch (error) {
    return { kind: 'threw', error };
  }
}

function complaintOf(outcome: Outcome): string | undefined {
  switch (outcome.kind) {
    case 'returned':
      return undefined;
    case 'threw':
      return `threw: ${describe(outcome.error)}`;
    case 'timed-out':
      return 'was killed at its time limit';
    case 'died':
      return 'died: a fault cut it';
  }
}

export const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
