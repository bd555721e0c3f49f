/** Each thing that is looked at in the end can be seen to fail: what is right passes, and one fault is one violation. */
import { describe, expect, it } from 'vitest';
import { NOTHING_SPENT } from '../../src/policy/budgets';
import type { Order } from '../../src/tokens/order';
import type { TokenRecord } from '../../src/tokens/record';
import { aRecord, anOrder, DAY, days, OWNER, rules, STRANGER } from '../support/builders';
import { aBulk, BULK_ID } from '../support/bulks';
import { Findings } from './findings';
import { Known } from './known';
import { accountOf, indexOf } from './people';
import type { Purse } from './purse';
import { OPEN } from './soak-policy';
import type { Stored, Told } from './stored';
import { byLocator, events, stored, type Fact } from './support/endings';
import { aToken, spentPurse } from './support/planted';
import { Timeline } from './timeline';
import { verifyBots } from './verify-bots';
import { verifyBudgets } from './verify-budgets';
import { verifyLists } from './verify-lists';
import { verifyLives } from './verify-lives';
import { verifyVias } from './verify-vias';

type Case<Change> = readonly [string, Change];

describe('budgets in storage', () => {
  const { locator } = aRecord();
  const today = Math.floor(Date.now() / DAY);
  const look = (purse: Purse, uses: number, writes = 0): readonly string[] => {
    const findings = new Findings();
    const day = { id: today, requests: uses, writes };
    const spent = { ...NOTHING_SPENT, day, uses, locator, countedAt: 0, marks: [], version: 1 };
    verifyBudgets(
      [aToken({ locator, limits: { purse } })],
      stored({ spent: new Map([[locator, spent]]) }),
      findings,
    );
    return findings.violations;
  };

  it('say what came to Jira, but for what containers may hold', () => {
    expect(look(spentPurse({ uses: 5 }, { reads: 4 }), 4)).toEqual([]);
    expect(look(spentPurse({ requestsPerHour: 400 }, { reads: 100, containers: 2 }), 60)).toEqual([]);
  });

  it('that limit changes alone need not know of calls that read', () => {
    const purse = spentPurse({ writesPerHour: 5 }, { reads: 8, writes: 2 });
    expect(look(purse, 3, 2)).toEqual([]);
    expect(look(purse, 3, 1)).toHaveLength(1);
  });

  it('that know too few of the calls, or of calls that nobody made, are seen', () => {
    expect(look(spentPurse({ uses: 5 }, { reads: 4 }), 3)).toHaveLength(1);
    expect(look(spentPurse({ requestsPerHour: 400 }, { reads: 100, containers: 2 }), 59)).toHaveLength(1);
    expect(look(spentPurse({ uses: 5 }, { reads: 4 }), 5)).toHaveLength(1);
  });
});

describe('the lives of tokens', () => {
  const AT = 1_000 * DAY;
  const grant = {
    issuedAt: AT,
    expiresAt: AT + 90 * DAY,
    extendedAt: AT + 20 * DAY,
    effects: ['read'] as const,
  };
  const record = aRecord({ grant });
  const { locator } = record;
  const order = anOrder({
    id: 'order',
    kind: { of: 'extend', locator },
    state: 'claimed',
    ruling: { at: AT, by: STRANGER, granted: { ...anOrder().wish, days: 70 } },
  });
  const policy = rules({
    lifetimeDaysMax: days(80),
    approval: { ...rules().approval, needs: 'when', overDays: 60 },
  });
  const changed = { type: 'policy.changed', at: 0, revision: 1, after: policy };
  const issued = { type: 'token.issued', at: AT, locator, expiresAt: AT + 30 * DAY };
  const extended = {
    ...{ type: 'token.extended', at: AT + 20 * DAY, locator, orderId: 'order' },
    ...{ before: AT + 30 * DAY, after: AT + 90 * DAY },
  };
  interface Change {
    readonly record?: TokenRecord;
    readonly events?: readonly Told[];
    readonly order?: Order;
  }
  const look = (change: Change = {}): readonly string[] => {
    const findings = new Findings();
    const all = change.events ?? events(changed, issued, extended);
    const orders = new Map([['order', change.order ?? order]]);
    verifyLives(stored({ events: all, records: byLocator(change.record ?? record), orders }), findings);
    return findings.violations;
  };
  const ofEvents = (...facts: readonly Fact[]): Change => ({ events: events(...facts) });
  const short = { ...policy, lifetimeDaysMax: days(69) };

  it('that keep within the cap and the approval of their moment are right', () => {
    expect(look()).toEqual([]);
    // Lowered afterwards, or at that very moment: it may have been read before.
    const lowered = { ...changed, revision: 2, after: short };
    expect(look(ofEvents(changed, issued, extended, { ...lowered, at: extended.at + 1 }))).toEqual([]);
    expect(look(ofEvents(changed, issued, extended, { ...lowered, at: extended.at - 1_000 }))).toEqual([]);
  });

  it.each<Case<Change>>([
    ['more days than the cap', ofEvents({ ...changed, after: short }, issued, extended)],
    [
      'more days than a cap that was lowered long before',
      ofEvents(changed, { ...changed, revision: 2, at: extended.at - DAY, after: short }, issued, extended),
    ],
    [
      'issued beyond the cap',
      ofEvents(changed, { ...issued, expiresAt: AT + 81 * DAY }, { ...extended, before: AT + 81 * DAY }),
    ],
    ['extended from another day', ofEvents(changed, issued, { ...extended, before: AT + 29 * DAY })],
    ['stored with another end', { record: aRecord({ grant: { ...grant, expiresAt: AT + 91 * DAY } }) }],
    ['capped from another moment', { record: aRecord({ grant: { ...grant, extendedAt: AT + 21 * DAY } }) }],
    [
      'days without the approval that they need',
      ofEvents(changed, issued, { ...extended, orderId: undefined }),
    ],
    ['an order that was never claimed', { order: { ...order, state: 'approved' } }],
    [
      'an order for another token',
      { order: { ...order, kind: { of: 'extend', locator: aRecord({}, 8).locator } } },
    ],
    [
      'fewer days approved',
      { order: { ...order, ruling: { ...order.ruling!, granted: { ...anOrder().wish, days: 69 } } } },
    ],
    ['approved by its owner', { order: { ...order, ruling: { ...order.ruling!, by: order.ownerId } } }],
  ])('%s is seen', (_, change) => {
    expect(look(change)).toHaveLength(1);
  });

  it('that got days twice by one order are seen', () => {
    const again = { ...extended, before: extended.after };
    expect(look(ofEvents(changed, issued, extended, again))).toEqual(['the order order gave days 2 times']);
  });
});

describe('bots’ tokens', () => {
  const [first, second, third] = [accountOf(1), accountOf(2), accountOf(3)];
  const record = aRecord({
    ownerId: second,
    service: { backupId: third },
    grant: { expiresAt: Date.now() + DAY },
  });
  const { locator } = record;
  const order = anOrder({ id: 'order', backupId: second });
  const facts = [
    { type: 'token.issued', locator, actorId: first, orderId: 'order' },
    { type: 'token.handed-over', locator, from: first, to: second, as: 'app' },
    { type: 'token.backup-named', locator, ownerId: second, after: third },
    { type: 'token.resumed', locator, actorId: second },
  ] as const;
  interface Change {
    readonly record?: TokenRecord;
    readonly events?: readonly Told[];
    readonly services?: Stored['services'];
    readonly orphans?: readonly string[];
    readonly owner?: number;
    /** Whose account is inactive. */
    readonly gone?: number;
  }
  const look = (change: Change = {}): readonly string[] => {
    const findings = new Findings();
    const known = new Known(OPEN);
    known.add(aToken({ locator, owner: change.owner ?? indexOf(second), bot: { backup: indexOf(third) } }));
    if (change.gone !== undefined) known.activity.set(change.gone, new Timeline(false));
    const ending = stored({
      events: change.events ?? events(...facts),
      records: byLocator(change.record ?? record),
      services: change.services ?? new Map([[locator, third]]),
      orders: new Map([['order', order]]),
    });
    verifyBots(ending, { known, findings, orphans: new Set(change.orphans ?? []) });
    return findings.violations;
  };
  const instead = (index: number, change: object): Change => ({
    events: events(...facts.map((fact, at) => (at === index ? { ...fact, ...change } : fact))),
  });

  it('that went from hand to hand as told are right, and listed as orphaned while somebody is gone', () => {
    expect(look()).toEqual([]);
    expect(look({ gone: 3, orphans: [locator] })).toEqual([]);
    expect(look({ gone: 2, orphans: [locator] })).toEqual([]);
  });

  it.each<Case<Change>>([
    ['owned by somebody it never went to', { record: { ...record, ownerId: OWNER } }],
    ['handed over by somebody who did not own it', instead(1, { from: third })],
    ['handed over to somebody who was not its backup', instead(1, { to: STRANGER })],
    ['named with another backup than its last', instead(2, { before: first })],
    [
      'stored with another backup',
      { record: { ...record, service: { backupId: first } }, services: new Map([[locator, first]]) },
    ],
    ['working before it is accepted', instead(3, { actorId: first })],
    ['in no list of bots', { services: new Map() }],
    ['listed with another backup', { services: new Map([[locator, first]]) }],
    ['not listed as orphaned', { gone: 3 }],
    ['listed as orphaned, and is not', { orphans: [locator] }],
    ['answered as somebody else’s', { owner: 1 }],
  ])('one that is %s is seen', (_, change) => {
    expect(look(change).length).toBeGreaterThan(0);
  });

  it('of a person’s own are never handed over', () => {
    const own: TokenRecord = { ...record, ownerId: second, state: 'paused', service: undefined };
    const ending = stored({
      events: events(facts[0], facts[1]),
      records: byLocator(own),
      orders: new Map([['order', order]]),
    });
    const findings = new Findings();
    verifyBots(ending, { known: new Known(OPEN), findings, orphans: new Set() });
    expect(findings.violations).toEqual([`${locator} is a person’s own, and was handed over`]);
  });
});

describe('lists', () => {
  const people = [accountOf(0), accountOf(1), accountOf(2)];
  const token = aRecord();
  const id = (row: number): string => `000000001-${BULK_ID}-000${row}`;
  const orderOf = (row: number, change: Partial<Order> = {}): Order =>
    anOrder({ id: id(row), bulkId: BULK_ID, ownerId: people[row] ?? '', state: 'approved', ...change });
  const claimed = orderOf(0, { state: 'claimed', claimedLocator: token.locator });
  const bulk = aBulk({ state: 'finished', rows: 3, cursor: 3, placed: 2, refused: 1 });
  const facts = [
    { type: 'bulk.started', bulkId: BULK_ID },
    { type: 'bulk.finished', bulkId: BULK_ID },
    { type: 'token.issued', locator: token.locator, orderId: id(0) },
  ] as const;
  interface Change {
    readonly bulk?: typeof bulk | undefined;
    readonly orders?: readonly Order[];
    readonly events?: readonly Told[];
    readonly told?: readonly string[];
    readonly isUnknown?: true;
  }
  const look = (change: Change = {}): readonly string[] => {
    const findings = new Findings();
    const known = new Known(OPEN);
    if (!change.isUnknown) known.lists.set(BULK_ID, { accountIds: people, isStarted: true });
    known.claimed.set(id(0), [...(change.told ?? [token.locator])]);
    const orders = change.orders ?? [claimed, orderOf(1)];
    const bulks = 'bulk' in change && change.bulk === undefined ? [] : [change.bulk ?? bulk];
    const ending = stored({
      events: change.events ?? events(...facts),
      records: byLocator(token),
      orders: new Map(orders.map((order, index) => [`${order.id}${index > 1 ? `.${index}` : ''}`, order])),
      bulks: new Map(bulks.map((one) => [one.id, one])),
    });
    verifyLists(ending, { known, findings });
    return findings.violations;
  };

  it('each row of which has its one order, and each order its one token, are right', () => {
    expect(look()).toEqual([]);
  });

  it.each<Case<Change>>([
    ['that is gone', { bulk: undefined }],
    ['that nobody ordered', { isUnknown: true }],
    [
      'that was answered as started, and is not',
      { bulk: { ...bulk, state: 'preparing' }, events: events(facts[2]) },
    ],
    ['that the app stopped', { bulk: { ...bulk, state: 'stopped' }, events: events(facts[0], facts[2]) }],
    [
      'with two orders for a row',
      { orders: [claimed, orderOf(1), orderOf(1)], bulk: { ...bulk, placed: 3, refused: 0 } },
    ],
    ['with an order for somebody else', { orders: [claimed, orderOf(1, { ownerId: people[2]! })] }],
    ['with an order before its turn', { bulk: { ...bulk, state: 'cancelled', cursor: 1 } }],
    ['that counts other orders than there are', { bulk: { ...bulk, placed: 1, refused: 2 } }],
    ['of all or nothing, of which something was refused', { bulk: { ...bulk, mode: 'all' } }],
    ['that is finished, with rows left', { bulk: { ...bulk, rows: 4 } }],
    ['that started twice', { events: events(facts[0], ...facts) }],
    ['that ended twice', { events: events(...facts, facts[1]) }],
    [
      'with two tokens for a row',
      { events: events(...facts, { ...facts[2], locator: aRecord({}, 8).locator }) },
    ],
    [
      'with a token that is not its order’s',
      { orders: [{ ...claimed, claimedLocator: aRecord({}, 8).locator }, orderOf(1)] },
    ],
    ['with a token of an order that nobody claimed', { orders: [orderOf(0), orderOf(1)] }],
    ['with two secrets for a row', { told: [token.locator, token.locator] }],
    ['with a secret of another token', { told: [aRecord({}, 8).locator] }],
  ])('one %s is seen', (_, change) => {
    expect(look(change).length).toBeGreaterThan(0);
  });
});

describe('what a token ended for an admin', () => {
  const acting = aRecord({ grant: { reach: { kind: 'site' }, admin: ['tokens:revoke'] } });
  const look = (by: TokenRecord, actorId: string): readonly string[] => {
    const findings = new Findings();
    const fact = { type: 'token.revoked', locator: 'ended', via: by.locator, actorId };
    verifyVias(stored({ events: events(fact), records: byLocator(by) }), findings);
    return findings.violations;
  };

  it('is right where that has the power, and its owner is told', () => {
    expect(look(acting, acting.ownerId)).toEqual([]);
  });

  it('without the power, or in another’s name, is seen', () => {
    expect(
      look(aRecord({ grant: { reach: { kind: 'site' }, admin: ['tokens:read'] } }), acting.ownerId),
    ).toHaveLength(1);
    expect(look(acting, STRANGER)).toHaveLength(1);
  });
});
