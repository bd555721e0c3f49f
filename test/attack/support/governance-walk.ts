/** A walk through everything that governs tokens: people, admins, scripts, the schedule and the clock, each step as it comes. */
import fc from 'fast-check';
import type { Standings } from '../../../src/console/actor';
import type { Reply } from '../../../src/console/contract';
import { adminEntries, projectEntries } from '../../../src/console/entries';
import { sweep } from '../../../src/console/sweep/sweep';
import { serve } from '../../../src/gateway/serve';
import type { GatewayPorts } from '../../../src/gateway/ports';
import { stateAt } from '../../../src/tokens/lifecycle';
import type { Order } from '../../../src/tokens/order';
import { parseOrder } from '../../../src/tokens/order-record';
import { parseTokenRecord, type TokenRecord } from '../../../src/tokens/record';
import { parseToken } from '../../../src/tokens/token';
import { ABC, ADMIN, anEvent, DAY, OWNER, STRANGER } from '../../support/builders';
import { consoleWorld, standingsOf, type ConsoleWorld } from '../../support/console-world';
import { gatewayWorld } from '../../support/gateway-world';
import { asks, SECOND_ADMIN } from '../../support/order-world';

export const ADMINS: readonly string[] = [ADMIN, SECOND_ADMIN];
const PEOPLE: readonly string[] = [OWNER, STRANGER, ...ADMINS];
const HOUR = DAY / 24;
const everybody = { mayCreateForOthers: { kind: 'everyone' } } as const;
const POLICIES = [
  asks({ needs: 'never' }, everybody),
  asks({ needs: 'always' }, everybody),
  asks({ needs: 'always', approvers: 'project-admins' }, { ownerLeft: 'hand-over' }),
  asks({ needs: 'when', overDays: 20, writes: false, deletes: false, siteWide: false }),
];

const PAGE_KEYS = [
  ...([
    'token/issue',
    'token/rotate',
    'token/rotate',
    'token/pause',
    'token/resume',
    'token/revoke',
  ] as const),
  ...(['token/retire', 'token/extend', 'token/read', 'token/list', 'token/backed', 'order/place'] as const),
  ...(['order/place-more', 'order/place-for', 'order/claim', 'order/claim', 'order/withdraw'] as const),
  ...(['order/approve', 'order/deny', 'order/take-back', 'order/list'] as const),
];
const ADMIN_KEYS = [
  ...(['token/pause', 'token/resume', 'token/revoke', 'token/retire', 'token/hand-over'] as const),
  ...(['token/hand-over', 'order/approve', 'order/approve', 'order/deny', 'order/place-for'] as const),
  ...(['order/take-back'] as const),
  ...(['order/place-for', 'tokens/search'] as const),
];
const SCRIPT_PATHS = ['/token/self', '/token/rotate', '/token/revoke', '/rest/api/3/issue/ABC-1'];
const LATER_MS = [11_000, HOUR, 25 * HOUR, 50 * HOUR];

const nat = fc.nat(1_000);
/** Numbers that pick: modulo how many there are to pick from. */
const aStep = fc.record({
  door: fc.constantFrom('page', 'page', 'page', 'admin', 'admin', 'script', 'clock', 'policy', 'sweep'),
  ...{ key: nat, who: nat, token: nat, order: nat, other: nat, amount: nat },
  /** Whoever owns what is picked, rather than whoever `who` says. */
  own: fc.boolean(),
});
type Picked = typeof aStep extends fc.Arbitrary<infer Step> ? Step : never;
export const aWalk = fc.array(aStep, { minLength: 30, maxLength: 140, size: 'max' });

/** What happened, and the records before and after it. */
export interface Happened {
  readonly door: string;
  readonly key: string;
  /** Account id; of a script the owner of its token. */
  readonly by: string;
  readonly about: string;
  readonly isDone: boolean;
  /** Everything that was answered. */
  readonly said: string;
  readonly now: number;
  readonly needsApproval: boolean;
  readonly before: ReadonlyMap<string, TokenRecord>;
  readonly after: ReadonlyMap<string, TokenRecord>;
  readonly ordersBefore: ReadonlyMap<string, Order>;
  readonly orders: readonly Order[];
}

interface Walk {
  readonly world: ConsoleWorld;
  readonly gateway: GatewayPorts;
  readonly left: string[];
  readonly told: string[];
}

type Act = Pick<Happened, 'key' | 'by' | 'about'> & { readonly reply: unknown };

export async function walk(steps: readonly Picked[], look: (happened: Happened) => void): Promise<void> {
  const left: string[] = [];
  const world = consoleWorld({ policy: POLICIES[0], people: { left, admins: ADMINS } });
  const { authority, tokens, ledger, audit } = world.storage;
  const shared = { authority, tokens, ledger, audit, usages: world.usages.store, clock: world.clock };
  const gateway = { ...gatewayWorld().ports, ...shared, spent: world.ports.spent };
  const on: Walk = { world, gateway, left, told: [] };
  for (const step of steps) {
    const [before, ordersBefore] = [recordsIn(world), ordersIn(world)];
    const { key, by, about, reply } = await act(step, on);
    const said = reply === undefined ? '' : JSON.stringify(reply);
    on.told.push(...(said.match(/stj_\w+/g) ?? []));
    const policy = world.storage.stored.policy as (typeof POLICIES)[0];
    look({
      ...{ door: step.door, key, by, about, said, before, ordersBefore },
      isDone: (reply as Partial<Reply<unknown>> | undefined)?.ok === true,
      now: world.clock.now(),
      needsApproval: policy.rules.approval.needs === 'always',
      after: recordsIn(world),
      orders: [...ordersIn(world).values()],
    });
  }
}

const recordsIn = ({ storage }: ConsoleWorld): ReadonlyMap<string, TokenRecord> =>
  new Map(
    [...storage.stored.tokens].map(([locator, stored]) => [locator, parseTokenRecord(stored)!] as const),
  );
const ordersIn = ({ storage }: ConsoleWorld): ReadonlyMap<string, Order> =>
  new Map([...storage.stored.orders].map(([id, stored]) => [id, parseOrder(stored)!] as const));
const pick = <Item>(items: readonly Item[], at: number): Item | undefined => items[at % items.length];

function act(step: Picked, on: Walk): Promise<Act> {
  switch (step.door) {
    case 'page':
      return actOnPage(step, on);
    case 'admin':
      return actAsAdmin(step, on);
    case 'script':
      return actAsScript(step, on);
    case 'clock':
    case 'policy':
    case 'sweep':
      return actOnWorld(step, on);
  }
}

interface Aim {
  readonly locator: string;
  readonly id: string;
  readonly tokenOwner: string | undefined;
  readonly orderOwner: string | undefined;
}

/** Of tokens and orders those that something can still happen to, and where there is none, none. */
function aimOf({ token, order }: Picked, { world }: Walk): Aim {
  const now = world.clock.now();
  const living = [...recordsIn(world).values()].filter(
    (record) => record.successor !== undefined || ['active', 'paused'].includes(stateAt(record, now)),
  );
  const open = [...ordersIn(world).values()].filter(({ state }) => ['waiting', 'approved'].includes(state));
  const [record, one] = [pick(living, token), pick(open, order)];
  const { locator = 'AAAAAAAAAAAAAAAA', ownerId: tokenOwner } = record ?? {};
  return { locator, id: one?.id ?? 'none', tokenOwner, orderOwner: one?.ownerId };
}

const wishOf = ({ amount, other }: Picked) => ({
  ...{
    name: 'n',
    scopes: ['read:jira-work'],
    days: pick([10, 30, 100], amount)!,
    mayRotate: other % 2 === 0,
  },
});
const wishForOf = (step: Picked) => ({
  ownerId: pick(PEOPLE, step.other),
  justification: 'j',
  order: { name: 'n', scopes: ['read:jira-work'], projectIds: [ABC.id], days: pick([10, 30], step.amount) },
  ...(step.amount % 3 === 0 ? {} : { backupId: pick(PEOPLE, step.token) }),
});

async function actOnPage(step: Picked, on: Walk): Promise<Act> {
  const { locator, id, tokenOwner, orderOwner } = aimOf(step, on);
  const wished = PAGE_KEYS[step.key % PAGE_KEYS.length]!;
  const key = wished === 'order/place-more' ? 'order/place' : wished;
  const owner = key.startsWith('token/') ? tokenOwner : key === 'order/claim' ? orderOwner : undefined;
  const by = (step.own ? owner : undefined) ?? pick(PEOPLE, step.who)!;
  const more = { locator, days: pick([5, 40, 200], step.amount) };
  const payloads: Partial<Record<(typeof PAGE_KEYS)[number], object>> = {
    'token/issue': wishOf(step),
    'token/rotate': { locator, overlapHours: pick([0, 24, 168], step.amount) },
    'token/extend': more,
    'order/place': { justification: 'j', order: wishOf(step) },
    'order/place-more': { justification: 'j', extend: more },
    'order/place-for': wishForOf(step),
    'order/deny': { id, note: 'no' },
    'order/take-back': { id, note: 'no' },
  };
  const payload = payloads[wished] ?? { locator, id };
  const standings: Standings = standingsOf({ admin: ADMINS.includes(by) });
  const caller = { accountId: by, projectId: ABC.id };
  const reply = await projectEntries(on.world.ports)[key](payload, caller, standings);
  return { key, by, about: locator, reply };
}

async function actAsAdmin(step: Picked, on: Walk): Promise<Act> {
  const { locator, id } = aimOf(step, on);
  const key = ADMIN_KEYS[step.key % ADMIN_KEYS.length]!;
  const by = pick(ADMINS, step.who)!;
  const payloads: Partial<Record<(typeof ADMIN_KEYS)[number], object>> = {
    'token/hand-over': {
      ...{ locator, ownerId: pick(PEOPLE, step.other) },
      ...(step.amount % 3 === 0 ? {} : { backupId: pick(PEOPLE, step.order) }),
    },
    'order/deny': { id, note: 'no' },
    'order/take-back': { id, note: 'no' },
    'order/place-for': wishForOf(step),
    'tokens/search': {},
  };
  const caller = { accountId: by, projectId: undefined };
  const payload = payloads[key] ?? { locator, id };
  const reply = await adminEntries(on.world.ports)[key](payload, caller, standingsOf({ admin: true }));
  return { key, by, about: locator, reply };
}

async function actAsScript(step: Picked, { world, gateway, told }: Walk): Promise<Act> {
  const token = pick(told, step.token);
  const path = pick(SCRIPT_PATHS, step.key)!;
  const locator = parseToken(token ?? '')?.locator ?? 'none';
  const by = recordsIn(world).get(locator)?.ownerId ?? 'nobody';
  if (token === undefined) return { key: path, by, about: locator, reply: undefined };
  const method = path === '/token/rotate' || path === '/token/revoke' ? 'POST' : 'GET';
  const answer = await serve(anEvent({ method, path, authorization: `Bearer ${token}` }), gateway);
  return { key: path, by, about: locator, reply: { ok: answer.statusCode === 200, body: answer.body } };
}

async function actOnWorld(step: Picked, { world, left }: Walk): Promise<Act> {
  const nothing = { key: step.door, by: 'app', about: 'none', reply: undefined };
  if (step.door === 'clock') world.clock.advance(pick(LATER_MS, step.amount)!);
  if (step.door === 'policy' && step.amount % 3 === 0)
    world.storage.stored.policy = { ...pick(POLICIES, step.other)! };
  if (step.door === 'sweep') {
    left.splice(0, 1, ...(step.amount % 4 === 0 ? [pick([OWNER, STRANGER], step.other)!] : []));
    await sweep(world.ports);
  }
  return nothing;
}
