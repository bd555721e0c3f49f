import { auditEvent } from '../audit/event';
import { InvariantError } from '../base/invariant';
import { ok, type Result } from '../base/result';
import type { Instant } from '../base/time';
import type { Effect } from '../catalogue/operation';
import { newUsage, type Usage } from '../audit/usage';
import { ceilingOf, type Ceiling } from '../policy/ceiling';
import type { ProjectRef } from '../policy/grant';
import { kindsOf, type Limits } from '../policy/limits';
import type { OperationLimit } from '../policy/operation-limit';
import { problem, type Problem } from '../policy/problem';
import type { Rules } from '../policy/rules';
import { issue, type IssuedToken, type TokenRequest } from '../tokens/issue';
import type { TokenRecord } from '../tokens/record';
import { formatToken } from '../tokens/token';
import type { ProjectActor, Standings } from './actor';
import type { IssuedTokenView } from './contract';
import { limitsToIssue, type LimitsDraft } from './limits-order';
import { findAsking, findBarred, type Asking } from './may-ask';
import type { ConsolePorts } from './ports';
import { object, refuse, refuseStore, type Outcome } from './refusal';
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
  /** Not valid before this time. */
  readonly validFrom?: Instant | undefined;
  readonly limits?: LimitsDraft | undefined;
}

/** Who asks for a token, what Jira says of them when asked, and the world. */
export interface Asker {
  readonly actor: ProjectActor;
  readonly standings: Standings;
  readonly ports: ConsolePorts;
}

/** Two draws of 95 random bits do not meet; a third try means that something else is wrong. */
const TRIES_MAX = 3;

/** The reply is the only time the token leaves the app. */
export async function issueToken(
  order: Order,
  { actor, standings, ports }: Asker,
): Promise<Outcome<IssuedTokenView>> {
  if (order.reach === 'site' && !actor.isJiraAdmin) {
    return object([problem('reach', 'site-wide-for-admins')]);
  }
  const policy = await ports.policies.read();
  if (!policy.ok) return refuseStore(policy.error);
  const address = await ports.gateway.find();
  if (!address.ok) return refuseStore(address.error);

  const { rules } = policy.value;
  const asking = await findAsking(rules, { actor, standings, ports });
  if (!asking.ok) return asking.error === 'unknown' ? refuse('standing-unknown') : refuseStore(asking.error);
  if (rules.tokensOn && asking.value.barredBy !== undefined)
    return object([barrierProblem(asking.value.barredBy, rules)]);

  const barred = await findBarredProjects(order, rules, { actor, standings, ports });
  if (!barred.ok) return refuse('standing-unknown');
  if (barred.value.length > 0) return object(barred.value);

  const ceiling = ceilingOf(rules);
  const { limits, header } = limitsToIssue(order.limits, ports.random);
  const created = await create(requestOf(order, limits, actor), ceiling, ports);
  if (!created.ok) return created;
  const { record, token } = created.value;
  // Where this fails the token is used all the same: its first call makes the record.
  const usages = new Map([[record.locator, usageOf(record)]]);
  await ports.usages.start(usageOf(record));
  const view = viewRow(record, { ceiling, now: ports.clock.now(), usages });
  return ok({ token, view, gatewayUrl: address.value, ...(header ? { header } : {}) });
}

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

const usageOf = ({ locator, ownerId, grant }: TokenRecord): Usage =>
  newUsage(locator, ownerId, grant.issuedAt);

const requestOf = (
  { reach, further = [], validFrom, limits: _draft, ...order }: Order,
  limits: Limits | undefined,
  { accountId, project }: ProjectActor,
): TokenRequest => ({
  ...order,
  days: order.days,
  notBeforeAt: validFrom,
  limits,
  ownerId: accountId,
  reach: reach === 'site' ? { kind: 'site' } : { kind: 'projects', projects: [project, ...further] },
});

type Created = Pick<IssuedToken, 'record'> & { readonly token: string };

async function create(
  request: TokenRequest,
  ceiling: Ceiling,
  ports: ConsolePorts,
): Promise<Outcome<Created>> {
  const { random, clock } = ports;
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const now = clock.now();
    const issued = issue(request, ceiling, { now, random });
    if (!issued.ok) return object(issued.error);
    const keys = await ports.tagKeys.ensure();
    if (!keys.ok) return refuseStore(keys.error);

    const { record, secret } = issued.value;
    const token = formatToken(record.locator, secret, keys.value);
    if (token === undefined) throw new InvariantError('tag keys without their current version');
    const { scopes, effects, operations, reach, expiresAt } = record.grant;
    const { locator, limits } = record;
    const kinds = limits ? { limits: kindsOf(limits) } : {};
    const event = auditEvent(
      { type: 'token.issued', locator, scopes, effects, operations, reach, expiresAt, ...kinds },
      record.issuerId,
      { at: now, random },
    );
    const created = await ports.ledger.createToken(record, event);
    if (!created.ok) return refuseStore(created.error);
    if (created.value === 'created') return ok({ record, token });
  }
  return refuse('internal');
}
