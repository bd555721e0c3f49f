/**
 * One HTTP request, start to finish:
 *
 *     parse → authenticate → judge the hold → judge limits → prepare → judge powers → judge budgets → find target → confine request → decide →
 *     spend → trace → forward → confine reply → answer → record
 *
 * Each step is a function that returns a value or a Refusal; the first refusal is the answer. Whatever happened is recorded once.
 */
import { clientOf } from '../audit/usage-client';
import { fail, ok, type Result } from '../base/result';
import { randomBase62 } from '../tokens/base62';
import { ceilingOf, endsAt } from '../policy/ceiling';
import type { Allowed } from '../policy/decision';
import { decide, frozen, judgePowers, type Circumstances } from '../policy/decide';
import { holdOn, judgeHold, reachToday, type Hold } from '../policy/hold';
import type { LiveToken } from '../tokens/verify';
import { answerJson, answerRefusal, answerReply, type Answer } from './answer';
import { authenticate } from './authenticate';
import { confineRequest } from './confine/confine-request';
import { showReply, type Sent } from './confine/show-reply';
import { echoProbe } from './echo';
import { endToken, wayToEnd } from './end-token';
import { beginCounting } from './count-usage';
import { findTarget } from './find-target';
import { forward } from './forward';
import { changes, Passage, tellBug, traceChange } from './passage';
import { judgeCaller, judgeHours } from './judge-limits';
import type { GatewayPorts } from './ports';
import { prepare } from './prepare';
import type { ReadyRequest } from './ready-request';
import { recordPassage } from './record-passage';
import { parseRequest } from './request';
import { refusalOf, type Refusal } from './refusal';
import { beginSpending, judgeBudgets, spendOne } from './spend-budget';
import type { StandingPorts } from './standing/ask-standing';
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

async function pass(event: unknown, passage: Passage, ports: GatewayPorts): Promise<Result<Answer, Refusal>> {
  // One instant for the whole request: what it is told is remembered and recalled at the same one.
  const now = passage.startedAt;
  const echo = await echoProbe(event, ports, now);
  if (echo) return ok(answerJson(echo, passage));
  const request = parseRequest(event);
  if (!request.ok) return request;
  passage.client = clientOf(request.value.headers.get('user-agent')?.[0]);

  const authenticated = await authenticate(request.value.authorization, ports, now);
  const way = wayToEnd(request.value);
  // Before anything else may refuse: a token that is known to be lost must always be possible to end.
  if (way) return endToken({ way, request: request.value }, authenticated, passage, ports);
  if (!authenticated.ok) return passage.notProven(authenticated.error);
  const { live, policy, freeze, spent } = authenticated.value;
  const ceiling = ceilingOf(policy.rules);
  const hold = holdOn(freeze, live.record, now);
  const circumstances: Circumstances = { grant: live.grant, ceiling, hold, now };
  passage.proven(live.record, endsAt(live.grant, ceiling));
  const begun = beginSpending(passage, { record: live.record, rules: policy.rules, spent }, ports);

  const outsider = judgeCaller(live.record.limits, policy.rules, request.value.headers);
  if (isTokenSelf(request.value.method, request.value.segments)) {
    if (outsider) return fail(outsider);
    return ceiling.tokensOn
      ? ok(answerJson(describeToken(authenticated.value, hold, passage.left), passage))
      : fail({ code: 'tokens-off' });
  }

  const barred = refuseHeld(live, hold) ?? outsider ?? judgeHours(live.record.limits, now);
  if (barred) return fail(barred);
  if (!begun.ok) return begun;
  const ready = prepare(request.value, ports.site);
  if (!ready.ok) return ready;
  passage.operation = ready.value.operation;

  const asking = { ...ports, installation: ports.site.installation, ownerId: live.record.ownerId };
  const judged = await judge(ready.value, circumstances, passage, asking);
  return judged.ok ? carryOut(judged.value, passage, asking) : judged;
}

function refuseHeld({ grant }: LiveToken, hold: Hold): Refusal | undefined {
  const held = judgeHold(hold, grant.reach);
  return held && refusalOf(frozen(held));
}

type Asking = GatewayPorts & StandingPorts;

/** An allowed request, and what its reply is to be confined by. */
interface AllowedPassage extends Omit<Sent, 'request'> {
  readonly request: Allowed<ReadyRequest>;
  readonly inJira: boolean;
}

async function judge(
  ready: ReadyRequest,
  circumstances: Circumstances,
  passage: Passage,
  ports: Asking,
): Promise<Result<AllowedPassage, Refusal>> {
  const barred = judgePowers(ready, circumstances);
  if (barred) return fail(refusalOf(barred));
  const exceeded = judgeBudgets(passage, changes(ready));
  if (exceeded) return fail(exceeded);
  const { grant, ceiling, hold, now } = circumstances;
  const reach = reachToday(grant.reach, hold);
  const found = await findTarget(ready, reach, ports, now);
  if (!found.ok) return found;
  const confined = await confineRequest(found.value, reach, ports, now);
  if (!confined.ok) return confined;
  const { findings } = found.value;
  const { added, request } = confined.value;
  const inJira = ceiling.rules.attributeInJira;
  const decision = decide(inJira ? passage.attributeIn(request) : request, circumstances, findings);
  return decision.kind === 'deny'
    ? fail(refusalOf(decision.denial))
    : ok({ request: decision.request, added, findings, reach, inJira });
}

async function carryOut(
  allowed: AllowedPassage,
  passage: Passage,
  ports: Asking,
): Promise<Result<Answer, Refusal>> {
  const { request, findings, inJira } = allowed;
  const spent = await spendOne(passage, changes(request), ports);
  if (!spent.ok) return spent;
  beginCounting(passage, ports);
  const traced = await traceChange(passage, { request, target: findings.target, inJira }, ports);
  if (!traced.ok) return traced;
  passage.isLetThrough = true;
  const reply = await forward(request, ports.jira);
  if (!reply.ok) return reply;
  const shown = await showReply(reply.value, allowed, ports, passage.startedAt);
  // A reply that may not be shown is a denial like any other: nothing but the app has seen it.
  if (!shown.ok) passage.isLetThrough = false;
  return shown.ok ? ok(answerReply(shown.value, passage)) : shown;
}
