/** Approval over HTTP: no token before the claim, one token after it, and what the gateway makes of more days. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ClaimedView, OrderView } from '../../src/console/contract';
import { READ_ISSUE } from './support/recipes-token';
import { everyEffect, WIDE, WRITER } from './support/rules';
import { startSite, valueOf, type Site } from './support/site';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.restoreWithRoom();
  await site.switchOn({ ...WIDE, approval: { ...WIDE.approval, needs: 'when' } });
});

const MINE = { user: 'member', project: 'ABC' } as const;
const order = { name: 'sync', scopes: WRITER.scopes ?? [], effects: WRITER.effects ?? [], days: 30 };
const justification = 'The sync needs it';

async function placed(): Promise<string> {
  const reply = await site.invoke('project-page', 'order/place', {
    ...MINE,
    payload: { justification, order },
  });
  return valueOf<OrderView>(reply).id;
}
const approve = (id: string, user = 'admin') =>
  site.invoke('admin-page', 'order/approve', { user, payload: { id } });
const claim = (id: string, user = 'member') =>
  site.invoke('project-page', 'order/claim', { user, project: 'ABC', payload: { id } });

describe('an order', () => {
  it('is a token that works once it is claimed, and not before', async () => {
    const direct = await site.invoke('project-page', 'token/issue', { ...MINE, payload: order });
    expect(direct).toMatchObject({ refusal: { code: 'approval-needed', causes: ['writes'] } });
    const id = await placed();
    expect(await claim(id)).toMatchObject({ refusal: { code: 'order-waiting' } });
    valueOf(await approve(id));
    const issued = valueOf<ClaimedView>(await claim(id));
    if (issued.kind !== 'issued') throw new Error('no token');
    expect((await site.gateway(READ_ISSUE, { token: issued.token })).status).toBe(200);
    expect(await claim(id)).toMatchObject({ refusal: { code: 'order-claimed' } });
    expect(JSON.stringify(await site.dump())).not.toContain(issued.token);
    valueOf(await site.revoke('member', issued.view.locator));
  });

  it('is approved or denied by one of two at once, and claimed by one of two at once', async () => {
    const id = await placed();
    const decided = await Promise.all([
      approve(id),
      site.invoke('admin-page', 'order/deny', { user: 'admin', payload: { id, note: 'no' } }),
    ]);
    expect(decided.filter(({ ok }) => ok)).toHaveLength(1);
    const other = await placed();
    valueOf(await approve(other));
    const claimed = await Promise.all([claim(other), claim(other)]);
    expect(claimed.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('is nobody’s to see or decide but its owner’s and the approvers’', async () => {
    const id = await placed();
    expect(await approve(id, 'member')).toMatchObject({ refusal: { code: 'not-jira-admin' } });
    expect(await claim(id, 'lead')).toMatchObject({ refusal: { code: 'order-unknown' } });
    for (const key of ['order/read', 'order/approve'] as const)
      expect(await site.invoke('project-page', key, { ...MINE, payload: { id } })).toMatchObject({
        refusal: { code: 'not-approver' },
      });
  });

  it('lapses a day after it was approved', async () => {
    const id = await placed();
    valueOf(await approve(id));
    await site.clock({ advanceMs: 86_400_000 });
    expect(await claim(id)).toMatchObject({ refusal: { code: 'order-lapsed' } });
  });
});

describe('more days', () => {
  it('keep a token alive beyond its first end, until a lowered cap ends it', async () => {
    await site.changeRules({ approval: WIDE.approval });
    const { token, view } = await site.issueToken('member', { days: 1 });
    valueOf(
      await site.invoke('project-page', 'token/extend', {
        ...MINE,
        payload: { locator: view.locator, days: 10 },
      }),
    );
    await site.clock({ advanceMs: 5 * 86_400_000 });
    expect((await site.gateway(READ_ISSUE, { token })).status).toBe(200);
    await site.changeRules({ lifetimeDaysMax: everyEffect(3), lifetimeDaysDefault: everyEffect(3) });
    expect((await site.gateway(READ_ISSUE, { token })).status).toBe(403);
  });
});
