import { describe, expect, it } from 'vitest';
import {
  approve,
  claim,
  CLAIM_HOURS,
  deny,
  isOpen,
  isWithinWish,
  lapse,
  ON_BEHALF_CLAIM_DAYS,
  orderStateAt,
  place,
  placeFor,
  placeUnneeded,
  WAITING_DAYS,
  takeBack,
  withdraw,
  type Order,
  type Wish,
} from '../../src/tokens/order';
import { formatOrder, parseOrder } from '../../src/tokens/order-record';
import { ABC, ADMIN, anOrder, aRecord, DAY, SITE_WIDE, STRANGER, XYZ } from '../support/builders';
import { NOW } from '../support/fixed-times';
import { seededRandom } from '../support/random';

const HOUR = DAY / 24;
const order = anOrder();
const admin = { by: ADMIN, at: NOW + HOUR, selfApproval: false };
const approvedOf = (one: Order, granted: Wish = one.wish): Order => {
  const approved = approve(one, granted, admin);
  if (!approved.ok) throw new Error(approved.error);
  return approved.value;
};
const approved = approvedOf(order);
const { locator } = aRecord();

describe('an order', () => {
  it('waits for 14 days from when it was placed, and for 24 hours once it is approved', () => {
    const { kind, placedBy, ownerId, wish, justification } = order;
    const fresh = place({ kind, placedBy, ownerId, wish, justification, at: NOW }, seededRandom(1));
    expect(fresh).toMatchObject({ state: 'waiting', version: 1, lapsesAt: NOW + WAITING_DAYS * DAY });
    expect(orderStateAt(fresh, NOW + 14 * DAY - 1)).toBe('waiting');
    expect(orderStateAt(fresh, NOW + 14 * DAY)).toBe('lapsed');
    expect(approved.lapsesAt).toBe(admin.at + CLAIM_HOURS * HOUR);
    expect(isOpen(approved, approved.lapsesAt - 1)).toBe(true);
    expect(isOpen(approved, approved.lapsesAt)).toBe(false);
  });

  it('is denied with the words that its owner is to see', () => {
    const denied = deny(order, { by: ADMIN, at: NOW, note: 'use the report token' });
    expect(denied).toMatchObject({
      ok: true,
      value: {
        state: 'denied',
        version: 2,
        ruling: { by: ADMIN, note: 'use the report token' },
        endedAt: NOW,
      },
    });
    expect(denied.ok && denied.value.ruling?.granted).toBeUndefined();
  });

  it('keeps what was granted beside what was wished until it is claimed', () => {
    const less = approvedOf(order, { ...order.wish, effects: ['read'], days: 7 });
    expect(less).toMatchObject({ wish: order.wish, ruling: { granted: { effects: ['read'], days: 7 } } });
    expect(claim(less, { locator, at: NOW + 2 * HOUR })).toMatchObject({
      ok: true,
      value: { state: 'claimed', claimedLocator: locator, version: 3 },
    });
  });

  const ends: readonly (readonly [string, Order, number])[] = [
    ['denied', { ...order, state: 'denied' }, NOW],
    ['withdrawn', { ...order, state: 'withdrawn' }, NOW],
    ['claimed', { ...approved, state: 'claimed' }, NOW],
    ['lapsed', { ...order, state: 'lapsed' }, NOW],
    ['lapsed', order, NOW + 14 * DAY],
    ['lapsed', approved, approved.lapsesAt],
  ];
  it.each(ends)('that is %s is not decided or claimed any more', (state, ended, at) => {
    const no = { ok: false, error: state };
    expect(approve(ended, ended.wish, { ...admin, at })).toEqual(no);
    expect(deny(ended, { by: ADMIN, at })).toEqual(no);
    expect(takeBack(ended, { by: ADMIN, at })).toEqual(no);
    expect(claim(ended, { locator, at })).toEqual(no);
    expect(isOpen(ended, at)).toBe(false);
    if (state === 'withdrawn') expect(withdraw(ended, at)).toEqual({ ok: true, value: ended });
    else expect(withdraw(ended, at)).toEqual(no);
  });

  it('is approved or denied once', () => {
    expect(approve(approved, order.wish, admin)).toEqual({ ok: false, error: 'approved' });
    expect(deny(approved, admin)).toEqual({ ok: false, error: 'approved' });
  });

  it('that was approved is taken back until it is claimed, with words, and nothing of it can be claimed then', () => {
    const taken = takeBack(approved, { by: ADMIN, at: NOW + HOUR, note: 'the wrong one' });
    expect(taken).toMatchObject({ ok: true, value: { state: 'denied', endedAt: NOW + HOUR } });
    if (!taken.ok) return;
    expect(taken.value.ruling).toEqual({ by: ADMIN, at: NOW + HOUR, note: 'the wrong one' });
    expect(claim(taken.value, { locator, at: NOW + HOUR })).toEqual({ ok: false, error: 'denied' });
    expect(takeBack(order, { by: ADMIN, at: NOW })).toEqual({ ok: false, error: 'waiting' });
  });

  it('is not claimed before it is approved', () => {
    expect(claim(order, { locator, at: NOW })).toEqual({ ok: false, error: 'waiting' });
  });

  it('is withdrawn while it waits and once it is approved', () => {
    for (const one of [order, approved])
      expect(withdraw(one, NOW)).toMatchObject({ ok: true, value: { state: 'withdrawn', endedAt: NOW } });
  });

  it.each([
    ['placed', anOrder({ placedBy: ADMIN, ownerId: STRANGER })],
    ['would own', anOrder({ placedBy: STRANGER, ownerId: ADMIN })],
  ])('that the approver %s is approved by them only where the policy says so', (_what, own) => {
    expect(approve(own, own.wish, admin)).toEqual({ ok: false, error: 'own-order' });
    expect(approve(own, own.wish, { ...admin, selfApproval: true }).ok).toBe(true);
  });

  it('lapses in the store once its time is over, and only then', () => {
    expect(lapse(order, NOW + 14 * DAY - 1)).toBeUndefined();
    const lapsed = lapse(order, NOW + 14 * DAY);
    expect(lapsed).toMatchObject({ state: 'lapsed', version: 2 });
    expect(lapse(lapsed!, NOW + 15 * DAY)).toBeUndefined();
    expect(lapse({ ...order, state: 'denied' }, NOW + 15 * DAY)).toBeUndefined();
  });
});

describe('an order that somebody placed for another', () => {
  const { kind, wish, justification } = order;
  const placing = { kind, wish, justification, placedBy: ADMIN, ownerId: STRANGER, at: NOW };

  it('that another approver approves can be claimed for days, not hours', () => {
    const waiting = place(placing, seededRandom(1));
    const ruled = approve(waiting, wish, { by: 'another-admin', at: NOW, selfApproval: false });
    expect(ruled).toMatchObject({ value: { lapsesAt: NOW + ON_BEHALF_CLAIM_DAYS * DAY } });
  });

  it('counts as approved where an admin placed it; placed for oneself it counts as no approval', () => {
    expect(placeFor(placing, 'x').ruling).toEqual({ at: NOW, by: ADMIN, granted: wish });
    expect(placeFor({ ...placing, ownerId: ADMIN }, 'x').ruling).toMatchObject({ unneeded: true });
    expect(placeUnneeded(placing, 'x').ruling).toMatchObject({ by: ADMIN, unneeded: true });
  });

  it('cannot be claimed where its ruling grants nothing', () => {
    const empty: Order = { ...approved, ruling: { at: NOW, by: ADMIN } };
    const none: Order = { ...approved, ruling: undefined };
    for (const one of [empty, none])
      expect(claim(one, { locator, at: admin.at })).toEqual({ ok: false, error: 'waiting' });
  });
});

describe('what is granted of a wish', () => {
  const { wish } = order;
  const limited: Wish = { ...wish, notBeforeAt: NOW + DAY, limits: { budgets: { uses: 5 } } };
  const powerful: Wish = { ...wish, scopes: [], reach: SITE_WIDE, admin: ['tokens:read', 'audit:read'] };
  const two: Wish = {
    ...wish,
    reach: { kind: 'projects', projects: [ABC, XYZ] },
    operations: { kind: 'only', ids: ['GET /a', 'GET /b'] },
  };
  it.each<[string, Wish, Wish]>([
    ['all of it', wish, wish],
    ['fewer days', { ...wish, days: 1 }, wish],
    ['fewer effects', { ...wish, effects: ['read'] }, wish],
    ['fewer scopes', { ...wish, scopes: ['read:jira-work'] }, wish],
    ['operations out of all', { ...wish, operations: { kind: 'only', ids: ['GET /a'] } }, wish],
    ['fewer operations', { ...two, operations: { kind: 'only', ids: ['GET /b'] } }, two],
    ['one that does not rotate itself', wish, { ...wish, mayRotate: true }],
    ['one that rotates itself, as wished', { ...wish, mayRotate: true }, { ...wish, mayRotate: true }],
    ['fewer admin powers', { ...powerful, admin: ['audit:read'] }, powerful],
    ['all of what is limited', limited, { ...limited, limits: { budgets: { uses: 5 } } }],
    ['the site, as wished', { ...wish, reach: SITE_WIDE }, { ...wish, reach: SITE_WIDE }],
    ['fewer projects', { ...two, reach: { kind: 'projects', projects: [XYZ] } }, two],
  ])('may be %s', (_what, granted, wished) => {
    expect(isWithinWish(granted, { ...order, wish: wished })).toBe(true);
  });

  it.each<[string, Wish, Wish]>([
    ['more days', { ...wish, days: 31 }, wish],
    ['no days', { ...wish, days: 0 }, wish],
    ['half a day', { ...wish, days: 0.5 }, wish],
    ['another effect', { ...wish, effects: ['read', 'delete'] }, wish],
    ['another scope', { ...wish, scopes: ['manage:jira-project'] }, wish],
    ['no scope', { ...wish, scopes: [] }, wish],
    ['no effect', { ...wish, effects: [] }, wish],
    ['all operations', { ...two, operations: { kind: 'any' } }, two],
    ['another operation', { ...two, operations: { kind: 'only', ids: ['GET /c'] } }, two],
    ['no operation', { ...two, operations: { kind: 'only', ids: [] } }, two],
    ['another project', two, wish],
    ['the site', { ...wish, reach: SITE_WIDE }, wish],
    ['a project in the place of the site', wish, { ...wish, reach: SITE_WIDE }],
    ['no project', { ...wish, reach: { kind: 'projects', projects: [] } }, wish],
    ['another project beside one of its own', two, { ...two, reach: { kind: 'projects', projects: [ABC] } }],
    [
      'another operation beside one of its own',
      { ...two, operations: { kind: 'only', ids: ['GET /a', 'GET /c'] } },
      two,
    ],
    ['another scope beside its own', { ...wish, scopes: [...wish.scopes, 'manage:jira-project'] }, wish],
    ['one that rotates itself', { ...wish, mayRotate: true }, wish],
    ['an admin power', { ...wish, admin: ['tokens:read'] }, wish],
    ['another admin power', { ...powerful, admin: ['tokens:read', 'tokens:revoke'] }, powerful],
    ['an earlier first day', { ...limited, notBeforeAt: NOW }, limited],
    ['no first day', { ...limited, notBeforeAt: undefined }, limited],
    ['wider limits', { ...limited, limits: { budgets: { uses: 6 } } }, limited],
    ['no limits', { ...limited, limits: undefined }, limited],
    ['another name', { ...wish, name: 'x' }, wish],
    ['another purpose', { ...wish, purpose: 'x' }, wish],
  ])('may not be %s', (_what, granted, wished) => {
    expect(isWithinWish(granted, { ...order, wish: wished })).toBe(false);
    expect(approve({ ...order, wish: wished }, granted, admin)).toEqual({
      ok: false,
      error: 'larger-than-wished',
    });
  });

  it('of an extension is all its powers, for as many days or fewer', () => {
    const extension = anOrder({ kind: { of: 'extend', locator } });
    expect(isWithinWish({ ...wish, days: 3 }, extension)).toBe(true);
    expect(isWithinWish({ ...wish, effects: ['read'] }, extension)).toBe(false);
  });
});

describe('an order in storage', () => {
  it.each<[string, Order]>([
    ['waiting', order],
    ['approved', approved],
    ['of an extension', anOrder({ kind: { of: 'extend', locator } })],
    ['placed with others, with a backup', anOrder({ bulkId: 'b', backupId: STRANGER })],
    ['for the site', anOrder({ wish: { ...order.wish, reach: SITE_WIDE } })],
  ])('that is %s comes back as it was', (_what, one) => {
    expect(parseOrder(formatOrder(one))).toEqual(one);
  });

  const stored = formatOrder(order);
  it.each([
    ['a part that it does not know', { ...stored, ceiling: 3 }],
    ['a detail that it does not know', { ...stored, details: { ...stored.details, hours: 'day' } }],
    ['an unknown state', { ...stored, state: 'open' }],
    ['no wish', { ...stored, details: { ...stored.details, wish: undefined } }],
    [
      'a wish with something more',
      { ...stored, details: { ...stored.details, wish: { ...order.wish, tomorrow: 1 } } },
    ],
    ['a locator that is none', { ...stored, details: { ...stored.details, claimedLocator: 'x' } }],
    ['nothing', undefined],
  ])('with %s cannot be read', (_what, value) => {
    expect(parseOrder(value)).toBeUndefined();
  });
});
