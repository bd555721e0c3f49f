/**
 * One HTTP request, start to finish:
 *
 *     parse → authenticate → prepare → judge powers → find target → decide → trace → forward → confine → answer → record
 *
 * Each step is a function that returns a value or a Refusal; the first refusal is the answer. Whatever happened is recorded once.
 */
import { fail, ok, type Result } from '../base/result';
import { randomBase62 } from '../tokens/base62';
import { ceilingOf, endsAt } from '../policy/ceiling';
import { decide, judgePowers, type Circumstances } from '../policy/decide';
import { answerJson, answerRefusal, answerReply, type Answer } from './answer';
import { authenticate } from './authenticate';
import { confineMetadata } from './confine-metadata';
import { findTarget } from './find-target';
import { forward } from './forward';
import { Passage, recordPassage, traceChange } from './passage';
import type { GatewayPorts } from './ports';
import { prepare } from './prepare';
import { parseRequest } from './request';
import { refusalOf, type Refusal } from './refusal';
import { describeToken, isTokenSelf } from './token-self';

/** Always an answer: an expected "no" is a refusal, a bug is `internal`. Nothing is thrown, for that would be a bare 424. */
export async function serve(event: unknown, ports: GatewayPorts): Promise<Answer> {
  const passage = new Passage(randomBase62(ports.random, 20), ports.clock.now());
  const outcome = await pass(event, passage, ports).catch((bug: unknown) => {
    tellBug(bug, passage, ports);
    return fail<Refusal>({ code: 'internal' });
  });
  // Whatever has happened has happened: failing to record it must not turn the answer into a bare 424.
  await recordPassage(passage, outcome, ports).catch((bug: unknown) => tellBug(bug, passage, ports));
  return outcome.ok ? outcome.value : answerRefusal(outcome.error, passage);
}

function tellBug(bug: unknown, { requestId }: Passage, { log }: GatewayPorts): void {
  try {
    log.bug(bug, requestId);
  } catch {
    // There is nobody left to tell.
  }
}

async function pass(event: unknown, passage: Passage, ports: GatewayPorts): Promise<Result<Answer, Refusal>> {
  const now = ports.clock.now();
  const request = parseRequest(event);
  if (!request.ok) return request;

  const authenticated = await authenticate(request.value.authorization, ports, now);
  if (!authenticated.ok) return passage.notProven(authenticated.error);
  const { live, policy } = authenticated.value;
  const ceiling = ceilingOf(policy.rules);
  const circumstances: Circumstances = { grant: live.grant, ceiling, now };
  passage.proven(live.record, endsAt(live.grant, ceiling));

  if (isTokenSelf(request.value.method, request.value.segments)) {
    return ceiling.tokensOn
      ? ok(answerJson(describeToken(authenticated.value), passage))
      : fail({ code: 'tokens-off' });
  }

  const ready = prepare(request.value, ports.site);
  if (!ready.ok) return ready;
  passage.operation = ready.value.operation;

  const barred = judgePowers(ready.value, circumstances);
  if (barred) return fail(refusalOf(barred));
  const target = await findTarget(ready.value, live.grant.reach, ports.jira);
  if (!target.ok) return target;
  const decision = decide(ready.value, circumstances, target.value);
  if (decision.kind === 'deny') return fail(refusalOf(decision.denial));

  const traced = await traceChange(passage, ports);
  if (!traced.ok) return traced;
  passage.isLetThrough = true;
  const reply = await forward(decision.request, ports.jira);
  if (!reply.ok) return reply;
  const confined =
    target.value.kind === 'site-metadata' ? confineMetadata(reply.value, live.grant.reach) : reply.value;
  return confined
    ? ok(answerReply(confined, passage))
    : fail({ code: 'jira-error', fault: 'unexpected-reply', outcomeUnknown: false });
}
