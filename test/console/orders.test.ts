/** What an order lives through at the pages' entries: placed, decided, claimed, and every "no" on the way. */
import { describe, expect, it } from 'vitest';
import type { OrderView } from '../../src/console/contract';
import type { ApprovalRule } from '../../src/policy/approval-rule';
import { ABC, ADMIN, anOrder, DAY, days, OWNER, STRANGER, XYZ } from '../support/builders';
import { NOW } from '../support/fixed-times';
import {
  admin,
  approved,
  asks,
  member,
  order,
  placed,
  reading,
  ref,
  refused,
  SECOND_ADMIN,
  tokensOf,
  typesOf,
  valueOf,
  waiting,
  why,
  worldOf,
} from '../support/order-world';

describe('token/issue', () => {
  it.each([
    ['it writes', {}, order, ['writes']],
    ['it is over so many days', { writes: false, overDays: 7 }, { ...reading, days: 8 }, ['overDays']],
    ['the default days are too many', { overDays: 29 }, reading, ['overDays']],
    ['everything needs it', { needs: 'always' }, reading, ['always']],
    ['its powers are those of a purpose', { writes: false, purposes: ['sync'] }, order, ['purpose']],
    ['it deletes', { writes: false }, { ...order, effects: ['read', 'delete'] }, ['deletes']],
  ])('makes nothing where %s, and says why', async (_what, rule, wish, causes) => {
    const world = worldOf({ policy: asks(rule as Partial<ApprovalRule>) });
    const reply = await world.onProject('token/issue', wish);
    expect(reply).toEqual({ ok: false, refusal: { code: 'approval-needed', causes } });
    expect([tokensOf(world), world.storage.events]).toEqual([0, []]);
  });

  it('of a site-wide token needs it too, even by an admin', async () => {
    const world = worldOf();
    const reply = await world.onProject('token/issue', { ...reading, reach: 'site' }, admin, ADMIN);
    expect(reply).toEqual({ ok: false, refusal: { code: 'approval-needed', causes: ['siteWide'] } });
  });

  it.each([
    { justification: 'x' },
    { orderId: waiting.id },
    { approved: true },
    { id: waiting.id, state: 'approved', ownerId: ADMIN },
  ])('takes no word for it that it was approved: %j', async (claimed) => {
    const world = worldOf({ orders: [approved] });
    const reply = await world.onProject('token/issue', { ...order, ...claimed });
    expect(reply).toMatchObject(refused('approval-needed'));
    expect(tokensOf(world)).toBe(0);
  });

  it('issues at once what needs none: the auto lane', async () => {
    const world = worldOf();
    expect((await world.onProject('token/issue', reading)).ok).toBe(true);
    expect(tokensOf(world)).toBe(1);
  });
});

describe('an order', () => {
  it('becomes a token once: placed, approved, claimed; the trail tells of each', async () => {
    const world = worldOf();
    const id = await placed(world);
    expect(tokensOf(world)).toBe(0);
    expect(valueOf(await world.onSite('order/approve', { id, days: 5, note: 'for a start' }))).toMatchObject({
      state: 'approved',
      decision: { by: ADMIN, note: 'for a start', granted: { days: 5 } },
    });
    expect(tokensOf(world)).toBe(0);
    const claimed = valueOf<{ token: string; view: { locator: string; expiresAt: string } }>(
      await world.onProject('order/claim', { id }),
    );
    expect(claimed).toMatchObject({ kind: 'issued', token: expect.stringMatching(/^stj_/) as string });
    expect(Date.parse(claimed.view.expiresAt)).toBe(NOW + 5 * DAY);
    expect(typesOf(world)).toEqual(['order.placed', 'order.approved', 'token.issued']);
    expect(world.storage.events[2]).toMatchObject({ orderId: id, actorId: OWNER });
    expect(JSON.stringify(world.storage.events)).not.toMatch(/Nightly sync|needs it|for a start|stj_/);
    const mine = valueOf<{ orders: readonly OrderView[] }>(await world.onProject('order/list', {}));
    expect(mine.orders).toMatchObject([{ id, state: 'claimed', locator: claimed.view.locator }]);
    expect(await world.onProject('order/claim', { id })).toMatchObject(refused('order-claimed'));
    expect(tokensOf(world)).toBe(1);
  });

  it('that is denied tells its owner why, and can be neither approved nor claimed', async () => {
    const world = worldOf();
    const id = await placed(world);
    expect(await world.onSite('order/deny', { id, note: ' ' })).toMatchObject({ ok: false });
    valueOf(await world.onSite('order/deny', { id, note: 'use the report token' }));
    const mine = valueOf<{ orders: readonly OrderView[] }>(await world.onProject('order/list', {}));
    expect(mine.orders).toMatchObject([{ state: 'denied', decision: { note: 'use the report token' } }]);
    expect(await world.onSite('order/approve', { id })).toMatchObject(refused('order-denied'));
    expect(await world.onProject('order/claim', { id })).toMatchObject(refused('order-denied'));
  });

  it('is not placed where no approval is needed, or where policy forbids it anyway', async () => {
    const world = worldOf({ policy: asks({}, { readOnly: true }) });
    expect(await world.onProject('order/place', { ...why, order: reading })).toMatchObject(
      refused('approval-not-needed'),
    );
    expect(await world.onProject('order/place', { ...why, order })).toMatchObject({
      problems: [{ path: 'effects.1', code: 'read-only' }],
    });
    expect(await world.onProject('order/place', { justification: '', order })).toMatchObject({ ok: false });
    expect(world.storage.stored.orders.size).toBe(0);
  });

  it.each([
    ['twice', 'order/approve', 'order/approve'],
    ['and denied', 'order/approve', 'order/deny'],
    ['after it was denied', 'order/deny', 'order/approve'],
  ] as const)('cannot be approved %s: the second is told what happened', async (_what, first, second) => {
    const world = worldOf({ orders: [waiting] });
    const decide = (key: 'order/approve' | 'order/deny', by: string) =>
      world.onSite(key, { ...ref, note: 'so be it' }, by);
    expect((await decide(first, ADMIN)).ok).toBe(true);
    const told = first === 'order/approve' ? 'order-approved' : 'order-denied';
    expect(await decide(second, SECOND_ADMIN)).toMatchObject(refused(told));
    expect(world.storage.events).toHaveLength(1);
  });

  it('is approved or denied by one of two at once; the other is told what happened', async () => {
    const world = worldOf({ orders: [waiting] });
    const both = await Promise.all([
      world.onSite('order/approve', ref),
      world.onSite('order/deny', { ...ref, note: 'no' }, SECOND_ADMIN),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const loser = both.find((reply) => !reply.ok);
    const winner = world.storage.events[0]?.type === 'order.approved' ? 'order-approved' : 'order-denied';
    expect(loser).toMatchObject(refused(winner));
    expect(world.storage.events).toHaveLength(1);
  });

  it('is not approved by who placed it, unless the policy says so', async () => {
    const own = anOrder({ placedBy: ADMIN, ownerId: ADMIN });
    const world = worldOf({ orders: [own] });
    expect(await world.onSite('order/approve', { id: own.id })).toMatchObject(refused('order-own'));
    expect(valueOf(await world.onSite('order/read', { id: own.id }))).toMatchObject({ mayApprove: false });
    const lax = worldOf({ orders: [own], policy: asks({ selfApproval: true }) });
    expect((await lax.onSite('order/approve', { id: own.id })).ok).toBe(true);
  });

  it.each([
    ['more days', { days: 31 }],
    ['another scope', { scopes: ['manage:jira-project'] }],
    ['another effect', { effects: ['delete'] }],
    ['another project', { projectIds: [XYZ.id] }],
    ['no project', { projectIds: [] }],
  ])('is not approved with %s', async (_what, more) => {
    const world = worldOf({ orders: [waiting] });
    expect(await world.onSite('order/approve', { ...ref, ...more })).toMatchObject(
      refused('order-larger-than-wished'),
    );
    expect(world.storage.events).toEqual([]);
  });

  it.each([
    ['scope', { scopes: ['read:jira-work'] }, { scopes: ['read:jira-work'] }],
    ['effect', { effects: ['read'] }, { effects: ['read'] }],
    ['project', { projectIds: [XYZ.id] }, { reach: { projects: [{ key: XYZ.key }] } }],
    [
      'operation',
      { operations: { kind: 'only', ids: ['GET /rest/api/3/issue/{issueIdOrKey}'] } },
      { operations: { kind: 'only', ids: ['GET /rest/api/3/issue/{issueIdOrKey}'] } },
    ],
  ])('is approved without one %s, and the token has what was left', async (_what, less, left) => {
    const wide = anOrder({ wish: { ...waiting.wish, reach: { kind: 'projects', projects: [ABC, XYZ] } } });
    const world = worldOf({ orders: [wide] });
    expect(valueOf(await world.onSite('order/approve', { id: wide.id, ...less }))).toMatchObject({
      state: 'approved',
      decision: { granted: left },
    });
    const claimed = await world.onProject('order/claim', { id: wide.id });
    expect(valueOf<{ view: object }>(claimed).view).toMatchObject(left);
    expect(world.storage.events[0]).toMatchObject({ type: 'order.approved', narrowed: true });
  });

  it('is approved smaller where the policy has narrowed since, not as it was wished', async () => {
    const world = worldOf({
      orders: [waiting],
      policy: asks({}, { lifetimeDaysMax: days(10), lifetimeDaysDefault: days(5) }),
    });
    expect(await world.onSite('order/approve', ref)).toMatchObject({
      problems: [{ path: 'days', code: 'lifetime-over-max' }],
    });
    expect(valueOf(await world.onSite('order/read', ref))).toMatchObject({
      daysMax: 10,
      problems: [{ path: 'days', code: 'lifetime-over-max' }],
      causes: ['writes'],
      mayApprove: true,
    });
    expect((await world.onSite('order/approve', { ...ref, days: 10 })).ok).toBe(true);
    expect(world.storage.events[0]).toMatchObject({ type: 'order.approved', narrowed: true, days: 10 });
  });

  it('that lapsed can be neither decided nor claimed', async () => {
    const world = worldOf({ orders: [waiting] });
    world.clock.advance(14 * DAY);
    expect(await world.onSite('order/approve', ref)).toMatchObject(refused('order-lapsed'));
    expect(await world.onSite('order/deny', { ...ref, note: 'x' })).toMatchObject(refused('order-lapsed'));
    expect(await world.onProject('order/withdraw', ref)).toMatchObject(refused('order-lapsed'));
  });

  it('is withdrawn by its owner, and by nobody else', async () => {
    const world = worldOf({ orders: [waiting] });
    expect(await world.onProject('order/withdraw', ref, member, STRANGER)).toMatchObject(
      refused('order-unknown'),
    );
    expect(valueOf(await world.onProject('order/withdraw', ref))).toMatchObject({ state: 'withdrawn' });
    expect(await world.onSite('order/approve', ref)).toMatchObject(refused('order-withdrawn'));
    expect(typesOf(world)).toEqual(['order.withdrawn']);
  });

  it('counts against what a person may have, waiting or approved, until it lapses', async () => {
    const world = worldOf({ orders: [waiting], policy: asks({}, { tokensPerPersonMax: 1 }) });
    const full = { ok: false, problems: [{ path: '', code: 'tokens-held', facts: { max: 1 } }] };
    expect(await world.onProject('token/issue', reading)).toEqual(full);
    expect(await world.onProject('order/place', { ...why, order })).toEqual(full);
    expect(valueOf(await world.onProject('offer/read', {}))).toMatchObject({ tokensHeld: 1 });
    valueOf(await world.onSite('order/approve', ref));
    expect(await world.onProject('token/issue', reading)).toEqual(full);
    expect((await world.onProject('order/claim', ref)).ok).toBe(true);
  });
});
