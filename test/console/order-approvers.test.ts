/** What is seen of others' orders, and by whom. */
import { describe, expect, it } from 'vitest';
import type { OrderView, Reply } from '../../src/console/contract';
import { adminEntries } from '../../src/console/entries';
import { ABC, anOrder, aRecord, OWNER, STRANGER, XYZ } from '../support/builders';
import { standingsOf } from '../support/console-world';
import { asks, member, refused, valueOf, waiting, worldOf } from '../support/order-world';

describe('who is no approver', () => {
  const theirs = anOrder({ ownerId: STRANGER, placedBy: STRANGER });
  const twoProjects = anOrder(
    {
      ownerId: STRANGER,
      placedBy: STRANGER,
      wish: { ...waiting.wish, reach: { kind: 'projects', projects: [ABC, XYZ] } },
    },
    8,
  );
  const site = anOrder(
    { ownerId: STRANGER, placedBy: STRANGER, wish: { ...waiting.wish, reach: { kind: 'site' } } },
    9,
  );
  const calls = [
    ['orders/search', {}],
    ['order/read', { id: theirs.id }],
    ['order/approve', { id: theirs.id }],
    ['order/deny', { id: theirs.id, note: 'x' }],
    ['order/take-back', { id: theirs.id, note: 'x' }],
  ] as const;

  it.each(calls)(
    'learns nothing by %s on the project page: the same for an order as for none',
    async (key, payload) => {
      for (const approvers of ['jira-admins', 'project-admins'] as const)
        for (const orders of [[theirs], []]) {
          const world = worldOf({ orders, policy: asks({ approvers }) });
          expect(await world.onProject(key, payload)).toEqual(refused('not-approver'));
        }
      const asAdmin = worldOf({ orders: [theirs] });
      const entry = adminEntries(asAdmin.ports)[key];
      expect(await entry(payload, { accountId: OWNER, projectId: undefined }, member)).toEqual(
        refused('not-jira-admin'),
      );
    },
  );

  it('sees of a list of own orders none of others’', async () => {
    const world = worldOf({ orders: [theirs, waiting] });
    const mine = valueOf<{ orders: readonly OrderView[] }>(await world.onProject('order/list', {}));
    expect(mine.orders.map(({ ownerId }) => ownerId)).toEqual([OWNER]);
  });

  const leadsAbc = standingsOf({ rights: (id) => (id === ABC.id ? ['ADMINISTER_PROJECTS'] : []) });
  it('of every project of an order does not decide it; a lead of all its projects does', async () => {
    const orders = [theirs, twoProjects, site];
    const world = worldOf({ orders, policy: asks({ approvers: 'project-admins' }) });
    const list = valueOf<{ orders: readonly OrderView[]; waiting: number }>(
      await world.onProject('orders/search', {}, leadsAbc),
    );
    expect(list).toMatchObject({ waiting: 1, orders: [{ id: theirs.id }] });
    for (const { id } of [twoProjects, site])
      for (const key of ['order/read', 'order/approve', 'order/deny', 'order/take-back'] as const)
        expect(await world.onProject(key, { id, note: 'x' }, leadsAbc)).toEqual(refused('order-unknown'));
    expect((await world.onProject('order/approve', { id: theirs.id }, leadsAbc)).ok).toBe(true);
    const leadsAll = standingsOf({ rights: ['ADMINISTER_PROJECTS'] });
    expect((await world.onProject('order/approve', { id: twoProjects.id }, leadsAll)).ok).toBe(true);
    expect((await world.onSite('order/approve', { id: site.id })).ok).toBe(true);
  });

  it('as a lead reads of the owner’s other tokens those of the page’s project alone', async () => {
    const there = aRecord({ ownerId: STRANGER, grant: { reach: { kind: 'projects', projects: [XYZ] } } }, 3);
    const here = aRecord({ ownerId: STRANGER }, 4);
    const world = worldOf({
      orders: [theirs],
      records: [there, here],
      policy: asks({ approvers: 'project-admins' }),
    });
    const seen = (reply: Reply<unknown>) =>
      valueOf<{ otherTokens: readonly { locator: string }[] }>(reply).otherTokens.map((one) => one.locator);
    const payload = { id: theirs.id };
    expect(seen(await world.onProject('order/read', payload, leadsAbc))).toEqual([here.locator]);
    expect(seen(await world.onSite('order/read', payload)).sort()).toEqual(
      [here.locator, there.locator].sort(),
    );
  });
});
