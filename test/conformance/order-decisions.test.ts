/** Decisions about orders, over HTTP: what needs one and why, what approvers take away, whose own it is, and who may decide no more. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  ApprovalView,
  ClaimedView,
  OrderApproval,
  OrderView,
  Reply,
  TokenOrder,
} from '../../src/console/contract';
import { codeOf, expectRefusal } from './support/problem';
import { projectId } from './support/recipes-freeze';
import { READ_ISSUE } from './support/recipes-token';
import { PROJECT_WIDE, WIDE, WRITER } from './support/rules';
import { startSite, valueOf, type Site } from './support/site';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.restoreWithRoom();
});

const DAY = 86_400_000;
const COMMENT = '/rest/api/2/issue/ABC-2/comment';
const NO_CAUSE = { writes: false, deletes: false, siteWide: false, overDays: null, purposes: [] } as const;
const READER: TokenOrder = { name: 'report', scopes: ['read:jira-work'], days: 10 };
const SYNC: TokenOrder = { name: 'sync', scopes: WRITER.scopes ?? [], effects: ['read', 'write'], days: 30 };

const asks = (change: Partial<ApprovalView>) =>
  site.switchOn({ ...WIDE, approval: { ...WIDE.approval, needs: 'when', ...change } });
const direct = (order: TokenOrder, user = 'member') =>
  site.invoke('project-page', 'token/issue', { user, payload: order, project: 'ABC' });
async function placed(order: TokenOrder = SYNC, user = 'member'): Promise<string> {
  const payload = { justification: 'The sync needs it', order };
  return valueOf<OrderView>(
    await site.invoke('project-page', 'order/place', { user, payload, project: 'ABC' }),
  ).id;
}
const approve = (payload: OrderApproval) =>
  site.invoke('admin-page', 'order/approve', { user: 'admin', payload });
const deny = (id: string, note = 'no') =>
  site.invoke('admin-page', 'order/deny', { user: 'admin', payload: { id, note } });
const claim = (id: string, user = 'member') =>
  site.invoke('project-page', 'order/claim', { user, project: 'ABC', payload: { id } });
async function claimed(id: string, user?: string): Promise<Extract<ClaimedView, { kind: 'issued' }>> {
  const view = valueOf(await claim(id, user));
  if (view.kind !== 'issued') throw new Error(view.kind);
  return view;
}
async function told(type: string, orderId: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { entities } = await site.dump();
  return entities
    .filter(({ entity }) => entity === 'audit')
    .map(({ value }) => (value as { event: Readonly<Record<string, unknown>> }).event)
    .filter((event) => event['type'] === type && event['orderId'] === orderId);
}

describe('what needs approval', () => {
  it.each<[string, Partial<ApprovalView>, TokenOrder, string]>([
    ['everything', { needs: 'always' }, READER, 'always'],
    ['what writes', { ...NO_CAUSE, writes: true }, SYNC, 'writes'],
    [
      'what deletes',
      { ...NO_CAUSE, deletes: true },
      { ...SYNC, name: 'cleanup', effects: ['read', 'delete'] },
      'deletes',
    ],
    ['what lasts longer than so many days', { ...NO_CAUSE, overDays: 9 }, READER, 'overDays'],
    ['what has the powers of a purpose', { ...NO_CAUSE, purposes: ['report'] }, READER, 'purpose'],
  ])('%s is not issued, says why, and is a token once it was approved', async (_what, rule, order, cause) => {
    await asks(rule);
    expect(await direct(order)).toMatchObject({ refusal: { code: 'approval-needed', causes: [cause] } });
    const id = await placed(order);
    valueOf(await approve({ id }));
    const { token, view } = await claimed(id);
    expect((await site.gateway(READ_ISSUE, { token })).status).toBe(200);
    valueOf(await site.revoke('member', view.locator));
  });

  it('is what is bound to no project, even of an admin; another admin’s word or the policy’s is needed', async () => {
    await asks({ ...NO_CAUSE, siteWide: true });
    const order: TokenOrder = { ...READER, reach: 'site' };
    expect(await direct(order, 'admin')).toMatchObject({
      refusal: { code: 'approval-needed', causes: ['siteWide'] },
    });
    const id = await placed(order, 'admin');
    expect(await approve({ id })).toMatchObject({ refusal: { code: 'order-own' } });
    expect(await claim(id, 'admin')).toMatchObject({ refusal: { code: 'order-waiting' } });
    await asks({ ...NO_CAUSE, siteWide: true, selfApproval: true });
    valueOf(await approve({ id }));
    const { token } = await claimed(id, 'admin');
    expect((await site.gateway('/rest/api/3/issue/DEF-1', { token })).status).toBe(200);
  });

  it('is nothing else: what falls under no cause is a token at once', async () => {
    await asks({ writes: true, overDays: 10 });
    const issued = valueOf(await direct(READER));
    expect((await site.gateway(READ_ISSUE, { token: issued.token })).status).toBe(200);
    expect(
      await site.invoke('project-page', 'order/place', {
        user: 'member',
        project: 'ABC',
        payload: { justification: 'why not', order: READER },
      }),
    ).toMatchObject({ refusal: { code: 'approval-not-needed' } });
  });
});

describe('an approval of less', () => {
  it('makes a token of that and no more, and the owner and the trail are told of it', async () => {
    await asks({});
    const def = await projectId(site, 'DEF');
    const id = await placed({ ...SYNC, projectIds: [def] });
    const abc = await projectId(site, 'ABC');
    const less = { days: 5, effects: ['read'], projectIds: [abc], note: 'Reading is enough' } as const;
    valueOf(await approve({ id, ...less }));
    const { token, view } = await claimed(id);
    expect(Date.parse(view.expiresAt) - Date.parse(view.issuedAt)).toBe(5 * DAY);
    expect((await site.gateway(READ_ISSUE, { token })).status).toBe(200);
    const comment = await site.gateway(COMMENT, { method: 'POST', json: { body: 'no' }, token });
    expect(expectRefusal(comment, 'read-only').decidedBy).toBe('token.effects');
    expectRefusal(await site.gateway('/rest/api/3/issue/DEF-1', { token }), 'project-outside');
    const mine = valueOf(
      await site.invoke('project-page', 'order/list', { user: 'member', project: 'ABC', payload: {} }),
    ).orders.find((order) => order.id === id);
    expect(mine).toMatchObject({
      wish: { days: 30, effects: ['read', 'write'] },
      decision: { note: less.note, granted: { days: 5, effects: ['read'] } },
    });
    expect(await told('order.approved', id)).toMatchObject([{ narrowed: true, days: 5, effects: ['read'] }]);
  });

  it.each<[string, Omit<OrderApproval, 'id'>]>([
    ['more days', { days: 31 }],
    ['another effect', { effects: ['read', 'delete'] }],
    ['another scope', { scopes: ['read:jira-work', 'manage:jira-project'] }],
  ])('is never one of more: %s', async (_what, more) => {
    await asks({});
    const id = await placed();
    expect(await approve({ id, ...more })).toMatchObject({ refusal: { code: 'order-larger-than-wished' } });
    expect(await claim(id)).toMatchObject({ refusal: { code: 'order-waiting' } });
  });
});

describe('a decision', () => {
  it('that was made is told to whoever comes second, and stands', async () => {
    await asks({});
    const [yes, no] = [await placed(), await placed()];
    valueOf(await approve({ id: yes }));
    expect(await approve({ id: yes })).toMatchObject({ refusal: { code: 'order-approved' } });
    expect(await deny(yes)).toMatchObject({ refusal: { code: 'order-approved' } });
    valueOf(await deny(no));
    expect(await approve({ id: no })).toMatchObject({ refusal: { code: 'order-denied' } });
    expect(await told('order.approved', yes)).toHaveLength(1);
    expect(await told('order.denied', no)).toHaveLength(1);
    await claimed(yes);
  });

  it('is taken back until the claim, and the owner reads why', async () => {
    await asks({});
    const id = await placed();
    const takeBack = (ref: string, note = 'the wrong one') =>
      site.invoke('admin-page', 'order/take-back', { user: 'admin', payload: { id: ref, note } });
    expect(await takeBack(id)).toMatchObject({ refusal: { code: 'order-waiting' } });
    valueOf(await approve({ id }));
    expect(await takeBack(id, ' ')).toMatchObject({ problems: [{ path: 'note' }] });
    valueOf(await takeBack(id));
    const list = { user: 'member', project: 'ABC', payload: {} };
    const { orders } = valueOf(await site.invoke('project-page', 'order/list', list));
    expect(orders.find((order) => order.id === id)).toMatchObject({
      state: 'denied',
      decision: { note: 'the wrong one' },
    });
    expect(await claim(id)).toMatchObject({ refusal: { code: 'order-denied' } });
    expect(await told('order.taken-back', id)).toHaveLength(1);
    const late = await placed();
    valueOf(await approve({ id: late }));
    await claimed(late);
    expect(await takeBack(late)).toMatchObject({ refusal: { code: 'order-claimed' } });
  });

  it('against an order takes words, which its owner reads and no event or log holds', async () => {
    await asks({});
    const id = await placed();
    expect(await deny(id, ' ')).toMatchObject({ problems: [{ path: 'note' }] });
    const note = 'Zebediah has such a token';
    valueOf(await deny(id, note));
    const list = { user: 'member', project: 'ABC', payload: {} };
    const { orders } = valueOf(await site.invoke('project-page', 'order/list', list));
    expect(orders.find((order) => order.id === id)).toMatchObject({ state: 'denied', decision: { note } });
    expect(await claim(id)).toMatchObject({ refusal: { code: 'order-denied' } });
    const trail = await site.invokeRaw('admin-page', 'audit/search', { user: 'admin', payload: {} });
    for (const text of [trail.body, JSON.stringify(await site.logs())])
      expect(text).not.toContain('Zebediah');
  });
});

describe('whoever lost access after the approval', () => {
  const role = (name: string | null) =>
    site.control('POST /people/member/roles', { project: 'ABC', role: name });

  it('gets no token while they may not see the project, and may claim it once they do', async () => {
    await asks({});
    const id = await placed();
    valueOf(await approve({ id }));
    await role(null);
    expect(await claim(id)).toMatchObject({ refusal: { code: 'project-not-visible' } });
    expect(await told('token.issued', id)).toEqual([]);
    await role('Developers');
    await claimed(id);
  });

  it('gets none from another project’s page either, nor once they may no longer ask, nor under a narrower policy', async () => {
    await asks({});
    const id = await placed();
    valueOf(await approve({ id }));
    await role(null);
    const elsewhere = { user: 'member', project: 'DEF', payload: { id } };
    expect((await site.invoke('project-page', 'order/claim', elsewhere)).ok).toBe(false);
    await role('Developers');
    await site.changeRules({ mayAsk: { kind: 'jira-admins' } });
    expect(await claim(id)).toMatchObject({ problems: [{ code: 'may-not-ask' }] });
    await site.changeRules({ mayAsk: { kind: 'everyone' }, readOnly: true });
    expect(await claim(id)).toMatchObject({ problems: [{ code: 'read-only' }] });
    expect(await told('token.issued', id)).toEqual([]);
  });
});

describe('the admins of a project, where the policy lets them approve', () => {
  const by = async (
    key: 'order/approve' | 'order/deny' | 'order/read',
    id: string,
    user = 'lead',
  ): Promise<Reply<unknown>> => {
    const payload = { id, note: 'so be it' };
    const { body } = await site.invokeRaw('project-page', key, { user, project: 'ABC', payload });
    return JSON.parse(body) as Reply<unknown>;
  };
  const list = async () =>
    valueOf(
      await site.invoke('project-page', 'orders/search', { user: 'lead', project: 'ABC', payload: {} }),
    );

  it('see and decide the orders within their projects, and learn of no others', async () => {
    await asks({ approvers: 'project-admins' });
    const mine = await placed();
    const wider = await placed({ ...SYNC, projectIds: [await projectId(site, 'DEF')] });
    const forSite = await placed(
      { ...PROJECT_WIDE, name: 'all', scopes: ['read:jira-work'], reach: 'site' },
      'admin',
    );
    const seen = (await list()).orders.map(({ id }) => id);
    expect(seen).toContain(mine);
    for (const id of [wider, forSite]) {
      expect(seen).not.toContain(id);
      for (const key of ['order/read', 'order/approve', 'order/deny'] as const)
        expect(await by(key, id)).toMatchObject({ refusal: { code: 'order-unknown' } });
    }
    expect((await by('order/approve', mine, 'member')).ok).toBe(false);
    valueOf(await by('order/approve', mine));
    const { token } = await claimed(mine);
    expect(codeOf(await site.gateway(READ_ISSUE, { token }))).toBe('jira 200');
    expect(await told('order.approved', mine)).toMatchObject([{ narrowed: false }]);
  });

  it('do not decide their own, and nothing from the moment on that they administer it no more', async () => {
    await asks({ approvers: 'project-admins' });
    const own = await placed(SYNC, 'lead');
    expect(await by('order/approve', own)).toMatchObject({ refusal: { code: 'order-own' } });
    const id = await placed();
    await site.control('POST /people/lead/roles', { project: 'ABC', role: 'Developers' });
    expect(await by('order/approve', id)).toMatchObject({ refusal: { code: 'not-approver' } });
    await site.control('POST /people/lead/roles', { project: 'ABC', role: 'Administrators' });
    await asks({ approvers: 'jira-admins' });
    expect(await by('order/approve', id)).toMatchObject({ refusal: { code: 'not-approver' } });
  });
});

describe('more days, where approval is needed', () => {
  it('are there once they were claimed and not before, up to the cap, and counted from the claim', async () => {
    await asks({ needs: 'never' });
    const { token, view } = await site.issueToken('member', { ...WRITER, days: 3 });
    await asks({});
    const { locator } = view;
    const call = { user: 'member', project: 'ABC' } as const;
    const extend = { locator, days: 20 };
    expect(await site.invoke('project-page', 'token/extend', { ...call, payload: extend })).toMatchObject({
      refusal: { code: 'approval-needed', causes: ['writes'] },
    });
    const place = (days: number) =>
      site.invoke('project-page', 'order/place', {
        ...call,
        payload: { justification: 'It takes longer', extend: { locator, days } },
      });
    expect(await place(366)).toMatchObject({ problems: [{ path: 'days', code: 'lifetime-over-max' }] });
    const { id } = valueOf<OrderView>(await place(20));
    valueOf(await approve({ id, days: 10 }));
    await site.clock({ advanceDays: 1 });
    const headers = (await site.gateway(READ_ISSUE, { token })).headers;
    expect(headers['token-expires']).toBe(view.expiresAt);
    await site.clock({ advanceMs: -1_000 });
    expect(valueOf(await claim(id))).toMatchObject({ kind: 'extended', view: { locator } });
    await site.clock({ advanceDays: 9 });
    expect((await site.gateway(READ_ISSUE, { token })).status).toBe(200);
    await site.clock({ advanceDays: 1 });
    expectRefusal(await site.gateway(READ_ISSUE, { token }), 'token-expired');
  });
});
