/** What becomes of an order for somebody else in the hands of whoever placed it: they see how it stands, and take it back. */
import { describe, expect, it } from 'vitest';
import type { OrderPageView, OrderView, PlacedForView } from '../../src/console/contract';
import { ABC, ADMIN, OWNER, STRANGER } from '../support/builders';
import { standingsOf } from '../support/console-world';
import {
  admin,
  asks,
  member,
  placed as placeOwn,
  refused,
  tokensOf,
  typesOf,
  valueOf,
  worldOf,
  type World,
} from '../support/order-world';

const forOwner = {
  ownerId: OWNER,
  justification: 'They take over',
  order: { name: 'Report', scopes: ['read:jira-work'], projectIds: [ABC.id] },
};

const world = (needs: 'always' | 'never' = 'never'): World =>
  worldOf({ policy: asks({ needs }, { mayCreateForOthers: { kind: 'everyone' } }) });
const place = async (one: World, accountId = STRANGER): Promise<{ readonly id: string }> => {
  const standings = accountId === ADMIN ? admin : member;
  const reply = await one.onProject('order/place-for', forOwner, standings, accountId);
  return { id: valueOf<PlacedForView>(reply).orderId };
};
const placedBy = async (one: World, accountId = STRANGER): Promise<readonly OrderView[]> =>
  valueOf<OrderPageView>(await one.onProject('order/placed', {}, member, accountId)).orders;
const withdraw = (one: World, ref: object, accountId = STRANGER) =>
  one.onProject('order/withdraw', ref, member, accountId);

describe('what somebody placed for others', () => {
  it('is listed to them with its state, newest first, and to nobody else', async () => {
    const one = world();
    const first = await place(one);
    one.clock.advance(1_000);
    const second = await place(one);
    await place(one, ADMIN);
    expect(await placedBy(one)).toMatchObject([
      { ...second, state: 'approved', ownerId: OWNER, placedBy: STRANGER },
      { ...first, state: 'approved' },
    ]);
    expect(await placedBy(one, OWNER)).toEqual([]);
    expect(await placedBy(one, ADMIN)).toHaveLength(1);
  });

  it('leaves out what they ordered for themselves', async () => {
    const one = world('always');
    await placeOwn(one);
    expect(await placedBy(one, OWNER)).toEqual([]);
  });

  it('holds what was ordered on the admin page, too', async () => {
    const one = world();
    const { orderId } = valueOf<PlacedForView>(await one.onSite('order/place-for', forOwner));
    expect(await placedBy(one, ADMIN)).toMatchObject([{ id: orderId, state: 'approved' }]);
  });

  it('tells how it was decided, not the words for its owner', async () => {
    const one = world('always');
    const ref = await place(one);
    valueOf(await one.onSite('order/deny', { ...ref, note: 'between us two' }));
    const [seen] = await placedBy(one);
    expect(seen).toMatchObject({ ...ref, state: 'denied', decision: { by: ADMIN } });
    expect(JSON.stringify(seen)).not.toContain('between us two');
    const own = valueOf<OrderPageView>(await one.onProject('order/list', {}));
    expect(own.orders).toMatchObject([{ decision: { note: 'between us two' } }]);
  });

  it('tells that it was claimed, not which token came of it', async () => {
    const one = world();
    const ref = await place(one);
    expect((await one.onProject('order/claim', ref)).ok).toBe(true);
    const [seen] = await placedBy(one);
    expect(seen?.state).toBe('claimed');
    expect(seen).not.toHaveProperty('locator');
  });
});

describe('an order for somebody else', () => {
  it('is withdrawn by whoever placed it, and cannot be claimed any more; the trail says who it was', async () => {
    const one = world();
    const ref = await place(one);
    expect(valueOf(await withdraw(one, ref))).toMatchObject({ ...ref, state: 'withdrawn' });
    expect(await one.onProject('order/claim', ref)).toMatchObject(refused('order-withdrawn'));
    expect(tokensOf(one)).toBe(0);
    expect(one.storage.events.at(-1)).toMatchObject({
      ...{ type: 'order.withdrawn', orderId: ref.id, ownerId: OWNER, actorId: STRANGER },
    });
  });

  it('is withdrawn by its owner as well', async () => {
    const one = world();
    const ref = await place(one);
    expect(valueOf(await withdraw(one, ref, OWNER))).toMatchObject({ state: 'withdrawn' });
  });

  it('is withdrawn by nobody else, Jira admins among them: to them it does not exist', async () => {
    const one = world();
    const ref = await place(one);
    expect(await withdraw(one, ref, ADMIN)).toEqual(refused('order-unknown'));
    expect(await one.onProject('order/withdraw', ref, admin, ADMIN)).toEqual(refused('order-unknown'));
    expect(typesOf(one)).toEqual(['order.placed-for']);
  });

  it('is not withdrawn once it is claimed: the token stays', async () => {
    const one = world();
    const ref = await place(one);
    expect((await one.onProject('order/claim', ref)).ok).toBe(true);
    expect(await withdraw(one, ref)).toEqual(refused('order-claimed'));
    expect([tokensOf(one), typesOf(one)]).toEqual([1, ['order.placed-for', 'token.issued']]);
  });

  it('is withdrawn only by somebody who may see the page’s project now', async () => {
    const one = world();
    const ref = await place(one);
    const gone = standingsOf({ project: 'hidden' });
    expect(await one.onProject('order/withdraw', ref, gone, STRANGER)).toEqual(
      refused('project-not-visible'),
    );
    expect(await one.onProject('order/placed', {}, gone, STRANGER)).toEqual(refused('project-not-visible'));
  });

  it('is withdrawn by whoever may no longer order for others, too: taking back gives nobody anything', async () => {
    const one = world();
    const ref = await place(one);
    one.storage.stored.policy = asks({}, { mayCreateForOthers: { kind: 'jira-admins' } });
    expect((await withdraw(one, ref)).ok).toBe(true);
  });

  it('shows whoever withdraws it no word that was meant for its owner', async () => {
    const one = world('always');
    const ref = await place(one);
    valueOf(await one.onSite('order/approve', { ...ref, note: 'between us two' }));
    expect(JSON.stringify(await withdraw(one, ref))).not.toContain('between us two');
    expect(JSON.stringify(await withdraw(one, ref, OWNER))).toContain('between us two');
  });
});
