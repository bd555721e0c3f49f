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
import { endsAt } from '../policy/ceiling';
import type { Allowed } from '../policy/decision';
import { decide, judgePowers, reachOf, type Circumstances } from '../policy/decide';
import { frozen } from '../policy/frozen';
import { holdOn, judgeHold, type Hold } from '../policy/hold';
import { ceilingFor } from '../policy/policy-for';
import type { LiveToken } from '../tokens/verify';
import { isAdminPath } from './admin/admin-route';
import { serveAdmin } from './admin/serve-admin';
import { answerJson, answerRefusal, answerReply, type Answer } from './answer';
import { authenticate, type Authenticated } from './authenticate';
import { confineRequest } from './confine/confine-request';
import { showReply, type Sent } from './confine/show-reply';
import { echoProbe } from './echo';
import { endToken, wayToEnd } from './end-token';
import { beginCounting } from './count-usage';
import { findTarget } from './find-target';
import { forward } from './forward';
import { noteReuse } from './note-reuse';
import { changes, Passage, tellBug, traceChange } from './passage';
import { judgeCaller, judgeHours } from './judge-limits';
import type { GatewayPorts } from './ports';
import { prepare } from './prepare';
import type { ReadyRequest } from './ready-request';
import { recordPassage } from './record-passage';
import { parseRequest, type GatewayRequest } from './request';
import { refusalOf, refuseUse, type Refusal } from './refusal';
import { isRotation, rotateSelf } from './rotate-self';
import { beginSpending, judgeBudgets, spendOne } from './spend-budget';
import { askMayUse } from './standing/ask-may-use';
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
  if (!authenticated.ok && way !== 'leaked') await noteReuse(authenticated.error, passage, ports);
  if (way) return endToken({ way, request: request.value }, authenticated, passage, ports);
  if (!authenticated.ok) return passage.notProven(authenticated.error);
  const { live, policy, freeze, projectRules, spent } = authenticated.value;
  const ceiling = ceilingFor(policy, live.grant, now);
  const hold = holdOn(freeze, live.record, now);
  const circumstances: Circumstances = { grant: live.grant, ceiling, hold, projectRules, now };
  passage.proven(live.record, endsAt(live.grant, ceiling));
  const asking = { ...ports, installation: ports.site.installation, ownerId: live.record.ownerId };
  const spending = await beginSpending(passage, { record: live.record, rules: policy.rules, spent }, ports);
  const proven = { request: request.value, authenticated: authenticated.value, circumstances, spending };
  return serveProven(proven, passage, asking);
}

type Asking = GatewayPorts & StandingPorts;

/** A request whose token is live, and what holds for it. */
interface Proven {
  readonly request: GatewayRequest;
  readonly authenticated: Authenticated;
  readonly circumstances: Circumstances;
  /** Whether it is known what was spent of the token's budgets. */
  readonly spending: Result<void, Refusal>;
}

/** By where it goes: to what the token is, to its successor, to other tokens, or to Jira. */
async function serveProven(
  proven: Proven,
  passage: Passage,
  ports: Asking,
): Promise<Result<Answer, Refusal>> {
  const { request, authenticated, circumstances, spending } = proven;
  const { live, policy } = authenticated;
  const outsider = judgeCaller(live.record.limits, policy.rules, request.headers);
  if (isTokenSelf(request.method, request.segments))
    return outsider ? fail(outsider) : serveSelf(proven, passage, ports);
  const untimely = outsider ?? judgeHours(live.record.limits, circumstances.now);
  if (isRotation(request))
    return untimely
      ? fail(untimely)
      : rotateSelf({ record: live.record, request }, circumstances, passage, ports);
  const barred = refuseHeld(live, circumstances.hold) ?? untimely;
  if (barred) return fail(barred);
  if (!spending.ok) return spending;
  if (isAdminPath(request.segments)) return serveAdmin(request, circumstances, passage, ports);
  return serveJira(request, circumstances, passage, ports);
}

async function serveSelf(
  { authenticated, circumstances }: Proven,
  passage: Passage,
  ports: Asking,
): Promise<Result<Answer, Refusal>> {
  const { ceiling, hold, now } = circumstances;
  if (!ceiling.tokensOn) return fail({ code: 'tokens-off' });
  const mayUse = await askMayUse(ceiling.rules.mayUse, ports, now);
  return mayUse === 'yes'
    ? ok(answerJson(describeToken(authenticated, { ceiling, hold, left: passage.left }), passage))
    : fail(refuseUse(mayUse));
}

async function serveJira(
  request: GatewayRequest,
  circumstances: Circumstances,
  passage: Passage,
  ports: Asking,
): Promise<Result<Answer, Refusal>> {
  const ready = prepare(request, ports.site);
  if (!ready.ok) return ready;
  passage.operation = ready.value.operation;
  const judged = await judge(ready.value, circumstances, passage, ports);
  return judged.ok ? carryOut(judged.value, passage, ports) : judged;
}

function refuseHeld({ grant }: LiveToken, hold: Hold): Refusal | undefined {
  const held = judgeHold(hold, grant.reach);
  return held && refusalOf(frozen(held));
}

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
  const { ceiling, now } = circumstances;
  const reach = reachOf(ready, circumstances);
  const [found, mayUse] = await Promise.all([
    findTarget(ready, reach, ports, now),
    askMayUse(ceiling.rules.mayUse, ports, now),
  ]);
  // Somebody who has left is told so: no rule would let them back in.
  if (mayUse === 'no' && !(found.ok && found.value.findings.standing.kind === 'inactive'))
    return fail(refuseUse(mayUse));
  if (!found.ok) return found;
  const confined = await confineRequest(found.value, reach, ports, now);
  if (!confined.ok) return confined;
  const { findings } = found.value;
  const { added, request } = confined.value;
  const inJira = ceiling.rules.attributeInJira;
  const decision = decide(inJira ? passage.attributeIn(request) : request, circumstances, findings);
  if (decision.kind === 'deny') return fail(refusalOf(decision.denial));
  return mayUse === 'yes'
    ? ok({ request: decision.request, added, findings, reach, inJira })
    : fail(refuseUse(mayUse));
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
