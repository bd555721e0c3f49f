import { auditEvent } from '../audit/event';
import { InvariantError } from '../base/invariant';
import { ok } from '../base/result';
import type { Effect } from '../catalogue/operation';
import { ceilingOf, type Ceiling } from '../policy/ceiling';
import type { ProjectRef } from '../policy/grant';
import { problem } from '../policy/problem';
import { issue, type IssuedToken, type TokenRequest } from '../tokens/issue';
import { formatToken } from '../tokens/token';
import type { ProjectActor } from './actor';
import type { IssuedTokenView, Offer } from './contract';
import type { ConsolePorts } from './ports';
import { object, refuse, refuseStore, type Outcome } from './refusal';
import { viewToken } from './views';

/** A parsed `TokenOrder`. */
export interface Order {
  readonly name: string;
  readonly purpose: string;
  readonly scopes: readonly string[];
  readonly effects: readonly Effect[];
  readonly reach: 'project' | 'site';
  /** Projects beside the page's own, as Jira has just shown them to the person who asks. */
  readonly further?: readonly ProjectRef[] | undefined;
  readonly days?: number | undefined;
}

/** What may be asked for here, by this person. */
export async function readOffer(actor: ProjectActor, ports: ConsolePorts): Promise<Outcome<Offer>> {
  const [policy, address] = await Promise.all([ports.policies.read(), ports.gateway.find()]);
  if (!policy.ok) return refuseStore(policy.error);
  if (!address.ok) return refuseStore(address.error);
  const { rules } = policy.value;
  const ceiling = ceilingOf(rules);
  return ok({
    tokensOn: ceiling.tokensOn,
    project: actor.project,
    scopes: rules.scopes,
    effects: [...ceiling.effects],
    siteWide: ceiling.siteWideTokens && actor.isJiraAdmin,
    lifetimeDaysMax: rules.lifetimeDaysMax,
    lifetimeDaysDefault: rules.lifetimeDaysDefault,
    gatewayUrl: address.value,
  });
}

/** Two draws of 95 random bits do not meet; a third try means that something else is wrong. */
const TRIES_MAX = 3;

/** The reply is the only time the token leaves the app. */
export async function issueToken(
  order: Order,
  actor: ProjectActor,
  ports: ConsolePorts,
): Promise<Outcome<IssuedTokenView>> {
  if (order.reach === 'site' && !actor.isJiraAdmin) {
    return object([
      problem(
        'reach',
        'site-wide-for-admins',
        'Only Jira admins may ask for a token that is bound to no project.',
      ),
    ]);
  }
  const policy = await ports.policies.read();
  if (!policy.ok) return refuseStore(policy.error);
  const address = await ports.gateway.find();
  if (!address.ok) return refuseStore(address.error);

  const created = await create(requestOf(order, actor), ceilingOf(policy.value.rules), ports);
  if (!created.ok) return created;
  const { record, token } = created.value;
  return ok({ token, view: viewToken(record, ports.clock.now()), gatewayUrl: address.value });
}

const requestOf = (
  { reach, further = [], ...order }: Order,
  { accountId, project }: ProjectActor,
): TokenRequest => ({
  ...order,
  days: order.days,
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
    const { scopes, effects, reach, expiresAt } = record.grant;
    const event = auditEvent(
      { type: 'token.issued', locator: record.locator, scopes, effects, reach, expiresAt },
      record.issuerId,
      { at: now, random },
    );
    const created = await ports.ledger.createToken(record, event);
    if (!created.ok) return refuseStore(created.error);
    if (created.value === 'created') return ok({ record, token });
  }
  return refuse('internal');
}
