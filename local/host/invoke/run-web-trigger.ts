/** One HTTP request to a web trigger URL: from the wire to the handler and back (forge-platform.md §1). */
import type { HostState } from '../host-state';
import { rateLimitHeaders } from './invocation-budget';
import type { AppModule } from '../app/manifest';
import type { FunctionRunner, Outcome } from './run-function';
import { webTriggerAnswer, type WebTriggerAnswer } from './web-trigger-answer';
import {
  parseTriggerPath,
  webTriggerEvent,
  type WebTriggerEvent,
  type WireRequest,
} from './web-trigger-event';

export type SentAnswer = Extract<WebTriggerAnswer, { kind: 'answer' }>;

/** Never rejects. Every answer bears the platform's X-Ratelimit-* headers. */
export async function runWebTrigger(
  state: HostState,
  runner: FunctionRunner,
  wire: WireRequest,
): Promise<SentAnswer> {
  const budget = state.budget.use(state.clock.now());
  const refused = budget.exceeded && state.switches.host.rateLimit === 'on';
  const answer = refused ? bare(429) : await answerTrigger(state, runner, wire);
  const added = Object.entries(rateLimitHeaders(budget)).map(([name, value]) => [name, [value]] as const);
  const kept = answer.headers.filter(([name]) => !name.toLowerCase().startsWith('x-ratelimit-'));
  return { ...answer, headers: [...kept, ...added] };
}

const bare = (statusCode: number): SentAnswer => ({ kind: 'answer', statusCode, headers: [], body: '' });

async function answerTrigger(
  state: HostState,
  runner: FunctionRunner,
  wire: WireRequest,
): Promise<SentAnswer> {
  const where = parseTriggerPath(wire.url);
  const row = where && state.urls.find(where.id);
  const module = state.manifest.webTriggers.find(({ moduleKey }) => moduleKey === row?.moduleKey);
  if (where === undefined || row === undefined || module === undefined) return bare(404);
  // Measured: a URL that is gone answers as a failed function does, not 404 (forge-platform.md §1.2).
  if (row.deleted) return bare(424);
  if (wire.body.byteLength > state.limits.requestBytes && state.switches.host.oversizeRequest === 'reject')
    return bare(413);
  const outcome = await runner.run({
    target: module,
    timeoutMs: state.limits.webTriggerTimeoutMs,
    payload: payloadFor(state, module, webTriggerEvent(wire, where, state.switches.host)),
    context: { installContext: state.installation.contextAri, installation: state.installation.asContext },
  });
  return answerOutcome(state, module, outcome);
}

/** The last three are undocumented and there on a live site; `contextToken` is a secret (forge-platform.md §1.1). */
function payloadFor(state: HostState, module: AppModule, event: WebTriggerEvent): object {
  if (!state.switches.host.extraPayloadKeys) return event;
  return {
    ...event,
    call: { functionKey: module.functionKey },
    context: {
      cloudId: state.installation.cloudId,
      moduleKey: module.moduleKey,
      userAccess: { enabled: false },
    },
    contextToken: state.contextToken,
  };
}

function answerOutcome(state: HostState, { moduleKey }: AppModule, outcome: Outcome): SentAnswer {
  if (outcome.kind !== 'returned') return bare(424);
  const answer = webTriggerAnswer(outcome.value, state.limits.responseBytes);
  switch (answer.kind) {
    case 'answer':
      return answer;
    case 'incompatible':
      state.log('error', `${moduleKey} returned what a web trigger cannot answer: ${answer.why}`);
      return bare(500);
    case 'too-large':
      state.log(
        'error',
        `${moduleKey} returned ${answer.bytes} bytes; the limit is ${state.limits.responseBytes}`,
      );
      return bare(424);
  }
}
