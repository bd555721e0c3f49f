import { auditEvent } from '../audit/event';
import { ok, type Result } from '../base/result';
import type { Effect } from '../catalogue/operation';
import { newUsage } from '../audit/usage';
import { approvalNeeded } from '../policy/approval';
import { ceilingOf, type Ceiling } from '../policy/ceiling';
import type { ProjectRef } from '../policy/grant';
import type { OperationLimit } from '../policy/operation-limit';
import { problem, type Problem } from '../policy/problem';
import { daysFor, type Rules } from '../policy/rules';
import { problemsWith, type TokenRequest } from '../tokens/issue';
import type { Wish } from '../tokens/order';
import type { TokenRecord } from '../tokens/record';
import type { ProjectActor, Standings } from './actor';
import type { IssuedTokenView } from './contract';
import { findAsking, findBarred, type Asking } from './may-ask';
import { mintToken, startUsage } from './mint-token';
import type { ConsolePorts } from './ports';
import { object, refuse, refuseStore, refuseUnapproved, type Outcome } from './refusal';
import { viewRow } from './token-rows';

/** A parsed `TokenOrder`. */
export interface Order {
  readonly name: string;
  readonly purpose: string;
  readonly scopes: readonly string[];
  readonly effects: readonly Effect[];
  readonly operations: OperationLimit;
  readonly reach: 'project' | 'site';
  /** Projects beside the page's own, as Jira has just shown them to the person who asks. */
  readonly further?: readonly ProjectRef[] | undefined;
  readonly days?: number | undefined;
}

/** Who asks for a token, what Jira says of them when asked, and the world. */
export interface Asker {
  readonly actor: ProjectActor;
  readonly standings: Standings;
  readonly ports: ConsolePorts;
}

/** What somebody may have by today's policy, though perhaps not without approval. */
export interface Judged {
  readonly wish: Wish;
  readonly rules: Rules;
  readonly ceiling: Ceiling;
}

/** May this person have this token today, approval apart? Every problem at once, as far as one need not wait for another. */
export async function judgeOrder(order: Order, asker: Asker): Promise<Outcome<Judged>> {
  const { actor, ports } = asker;
  if (order.reach === 'site' && !actor.isJiraAdmin) return object([problem('reach', 'site-wide-for-admins')]);
  const policy = await ports.policies.read();
  if (!policy.ok) return refuseStore(policy.error);

  const { rules } = policy.value;
  const asking = await findAsking(rules, asker);
  if (!asking.ok) return asking.error === 'unknown' ? refuse('standing-unknown') : refuseStore(asking.error);
  if (rules.tokensOn && asking.value.barredBy !== undefined)
    return object([barrierProblem(asking.value.barredBy, rules)]);

  const barred = await findBarredProjects(order, rules, asker);
  if (!barred.ok) return refuse('standing-unknown');
  if (barred.value.length > 0) return object(barred.value);

  const ceiling = ceilingOf(rules);
  const wish = wishOf(order, actor, rules);
  const problems = problemsWith({ ...wish, ownerId: actor.accountId }, ceiling);
  return problems.length > 0 ? object(problems) : ok({ wish, rules, ceiling });
}

/** The reply is the only time the token leaves the app. What needs approval is not issued here, whatever the page sends. */
export async function issueToken(order: Order, asker: Asker): Promise<Outcome<IssuedTokenView>> {
  const { actor, ports } = asker;
  const judged = await judgeOrder(order, asker);
  if (!judged.ok) return judged;
  const { wish, rules, ceiling } = judged.value;
  const causes = approvalNeeded(wish, rules);
  if (causes.length > 0) return refuseUnapproved(causes);
  const address = await ports.gateway.find();
  if (!address.ok) return refuseStore(address.error);

  const request: TokenRequest = { ...wish, ownerId: actor.accountId };
  const minted = await mintToken(request, ceiling, ports, (record) =>
    ports.ledger.createToken(record, issuedEvent(record, ports)),
  );
  if (!minted.ok) return minted;
  const { record, token } = minted.value;
  await startUsage(record, ports);
  return ok({ token, view: viewFresh(record, ceiling, ports), gatewayUrl: address.value });
}

export const issuedEvent = (record: TokenRecord, { random }: ConsolePorts, orderId?: string) => {
  const { scopes, effects, operations, reach, issuedAt, expiresAt } = record.grant;
  return auditEvent(
    {
      type: 'token.issued',
      ...{ locator: record.locator, scopes, effects, operations, reach, expiresAt },
      ...(orderId === undefined ? {} : { orderId }),
    },
    record.ownerId,
    { at: issuedAt, random },
  );
};

/** A token that nobody has used yet. */
export const viewFresh = (record: TokenRecord, ceiling: Ceiling, { clock }: ConsolePorts) =>
  viewRow(record, {
    ceiling,
    now: clock.now(),
    usages: new Map([[record.locator, newUsage(record.locator, record.ownerId, record.grant.issuedAt)]]),
  });

/** Who may ask is judged for each project: a token for several must not be a way round it. */
async function findBarredProjects(
  { reach, further = [] }: Order,
  { mayAsk }: Rules,
  asker: Asker,
): Promise<Result<readonly Problem[], 'unknown'>> {
  if (reach === 'site') return ok([]);
  const ids = further.map(({ id }) => id);
  const barred = await findBarred(ids, mayAsk, asker);
  return barred.ok
    ? ok(barred.value.map((id) => problem(`projectIds.${ids.indexOf(id)}`, 'may-not-ask')))
    : barred;
}

const barrierProblem = (barrier: NonNullable<Asking['barredBy']>, rules: Rules): Problem =>
  barrier === 'mayAsk'
    ? problem('', 'may-not-ask')
    : problem('', 'tokens-held', { max: rules.tokensPerPersonMax });

const wishOf = (
  { reach, further = [], ...order }: Order,
  { project }: ProjectActor,
  { lifetimeDaysDefault }: Rules,
): Wish => ({
  ...order,
  days: order.days ?? daysFor(lifetimeDaysDefault, order.effects),
  reach: reach === 'site' ? { kind: 'site' } : { kind: 'projects', projects: [project, ...further] },
});
