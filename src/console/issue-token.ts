import { auditEvent } from '../audit/event';
import { InvariantError } from '../base/invariant';
import { ok, type Result } from '../base/result';
import type { Instant } from '../base/time';
import type { Effect } from '../catalogue/operation';
import { newUsage, type Usage } from '../audit/usage';
import { ceilingOf, type Ceiling } from '../policy/ceiling';
import type { AdminPower } from '../policy/admin-power';
import type { ProjectRef } from '../policy/grant';
import { kindsOf, type Limits } from '../policy/limits';
import type { OperationLimit } from '../policy/operation-limit';
import { problem, type Problem } from '../policy/problem';
import { findRule, meet, rulesFor, type RuleBook } from '../policy/project-rules';
import type { Rules } from '../policy/rules';
import { issue, type IssuedToken, type TokenRequest } from '../tokens/issue';
import type { TokenRecord } from '../tokens/record';
import { formatToken } from '../tokens/token';
import type { ProjectActor, Standings } from './actor';
import { askersOf } from './among';
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
  readonly mayRotate?: boolean | undefined;
  /** Powers over tokens themselves. */
  readonly admin?: readonly AdminPower[] | undefined;
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
  if (order.admin && order.admin.length > 0 && !actor.isJiraAdmin) {
    return object([problem('admin', 'admin-for-admins')]);
  }
  const [policy, book] = await Promise.all([ports.policies.read(), ports.ruleBooks.read()]);
  if (!policy.ok) return refuseStore(policy.error);
  if (!book.ok) return refuseStore(book.error);
  const address = await ports.gateway.find();
  if (!address.ok) return refuseStore(address.error);

  const { rules } = policy.value;
  const asking = await findAsking(rules, book.value, { actor, standings, ports });
  if (!asking.ok) return asking.error === 'unknown' ? refuse('standing-unknown') : refuseStore(asking.error);
  if (rules.tokensOn && asking.value.barredBy !== undefined)
    return object([barrierProblem(asking.value.barredBy, rules)]);

  const barred = await findBarredProjects(order, { rules, book: book.value }, { actor, standings, ports });
  if (!barred.ok) return refuse('standing-unknown');
  if (barred.value.length > 0) return object(barred.value);

  const ceiling = ceilingOf(rules);
  const { limits, header } = limitsToIssue(order.limits, ports.random);
  const request = requestOf(order, limits, actor);
  const created = await create(request, ceilingOf(meetAll(rules, book.value, request)), ports);
  if (!created.ok) return created;
  const { record, token } = created.value;
  // Where this fails the token is used all the same: its first call makes the record.
  const usages = new Map([[record.locator, usageOf(record)]]);
  await ports.usages.start(usageOf(record));
  const view = viewRow(record, { ceiling, now: ports.clock.now(), usages });
  return ok({ token, view, gatewayUrl: address.value, ...(header ? { header } : {}) });
}

/** What a token may be asked for: the site's rules, and those of each of its projects. Those of others hold it at every call. */
const meetAll = (site: Rules, book: RuleBook, { reach }: TokenRequest): Rules =>
  reach.kind === 'site'
    ? site
    : meet(
        site,
        rulesFor(
          book,
          reach.projects.map(({ id }) => id),
        ),
      );

/** Who may ask, and for what, is judged for each project: a token for several must not be a way round it. */
async function findBarredProjects(
  { reach, effects, further = [] }: Order,
  { rules, book }: { rules: Rules; book: RuleBook },
  asker: Asker,
): Promise<Result<readonly Problem[], 'unknown'>> {
  if (reach === 'site' || !rules.tokensOn) return ok([]);
  const ids = [asker.actor.project, ...further].map(({ id }) => id);
  const changes = effects.some((effect) => effect !== 'read');
  const [barred, unchanging] = await Promise.all([
    findBarred(ids, { power: 'ask', whosOf: (id) => askersOf(rules, book, id) }, asker),
    findBarred(
      changes ? ids : [],
      { power: 'ask-for-changes', whosOf: () => [rules.mayAskForChanges] },
      asker,
    ),
  ]);
  if (!barred.ok) return barred;
  if (!unchanging.ok) return unchanging;
  const off = ids.filter((id) => findRule(book, id)?.rules.tokensOn === false);
  /** The page's own project has no place in the form. */
  const at = (id: string): string => (id === ids[0] ? '' : `projectIds.${ids.indexOf(id) - 1}`);
  return ok([
    ...barred.value.map((id) => problem(at(id), 'may-not-ask')),
    ...unchanging.value.map((id) => problem(at(id) || 'effects', 'may-not-ask-for-changes')),
    ...off.map((id) => problem(at(id), 'project-tokens-off')),
  ]);
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
    const { scopes, effects, operations, reach, admin, expiresAt } = record.grant;
    const { locator, limits } = record;
    const kinds = { ...(limits ? { limits: kindsOf(limits) } : {}), ...(admin ? { admin } : {}) };
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
