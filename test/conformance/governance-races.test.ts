/** Two act on the same order, token or policy at the same moment: one wins, and the other is told what became of it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ClaimedView, OrderView, PolicyView, Reply } from '../../src/console/contract';
import { codeOf, expectRefusal } from './support/problem';
import { WIDE, WRITER } from './support/rules';
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
const READ = '/rest/api/3/issue/ABC-2?fields=summary';
const call = async (token: string): Promise<string> => codeOf(await site.gateway(READ, { token }));
const refusalIn = (reply: Reply<unknown>): string | undefined =>
  !reply.ok && 'refusal' in reply ? reply.refusal.code : undefined;

const ordered = async (): Promise<{ readonly id: string }> => {
  const order = { name: 'sync', scopes: WRITER.scopes ?? [], effects: WRITER.effects ?? [], days: 30 };
  const payload = { justification: 'The sync needs it', order };
  return {
    id: valueOf<OrderView>(await site.invoke('project-page', 'order/place', { ...MINE, payload })).id,
  };
};
type Ref = { readonly id: string };
const approve = (payload: Ref) => site.invoke('admin-page', 'order/approve', { user: 'admin', payload });
const deny = ({ id }: Ref) =>
  site.invoke('admin-page', 'order/deny', { user: 'admin', payload: { id, note: 'no' } });
const takeBack = ({ id }: Ref) =>
  site.invoke('admin-page', 'order/take-back', { user: 'admin', payload: { id, note: 'no' } });
const withdraw = (payload: Ref) => site.invoke('project-page', 'order/withdraw', { ...MINE, payload });
const claim = (payload: Ref) => site.invoke('project-page', 'order/claim', { ...MINE, payload });
const stateOf = async ({ id }: Ref): Promise<string | undefined> => {
  const list = await site.invoke('project-page', 'order/list', { ...MINE, payload: {} });
  return valueOf(list).orders.find((order) => order.id === id)?.state;
};
const eventsOf = async (type: string, orderId: string): Promise<number> => {
  const { entities } = await site.dump();
  const told = entities.filter(({ entity }) => entity === 'audit').map(({ value }) => JSON.stringify(value));
  return told.filter((event) => event.includes(`"${type}"`) && event.includes(orderId)).length;
};

describe('an order', () => {
  it('approved against denied: the second judge is told what the first said, and it is told of once', async () => {
    const ref = await ordered();
    const [approved, denied] = await Promise.all([approve(ref), deny(ref)]);
    expect([approved.ok, denied.ok].sort()).toEqual([false, true]);
    expect(refusalIn(approved.ok ? denied : approved)).toBe(approved.ok ? 'order-approved' : 'order-denied');
    expect(await stateOf(ref)).toBe(approved.ok ? 'approved' : 'denied');
    expect(await eventsOf(approved.ok ? 'order.approved' : 'order.denied', ref.id)).toBe(1);
    expect(await eventsOf(approved.ok ? 'order.denied' : 'order.approved', ref.id)).toBe(0);
  });

  it('claimed against claimed: one token, and the other is told that it was claimed', async () => {
    const ref = await ordered();
    valueOf(await approve(ref));
    const replies = await Promise.all([claim(ref), claim(ref), claim(ref)]);
    expect(replies.map(refusalIn).sort()).toEqual(['order-claimed', 'order-claimed', undefined]);
    expect(await eventsOf('token.issued', ref.id)).toBe(1);
  });

  it('claimed against taken back: a token that works or none, as both are told', async () => {
    for (let time = 0; time < 3; time += 1) {
      const ref = await ordered();
      valueOf(await approve(ref));
      const [claimed, taken] = await Promise.all([claim(ref), takeBack(ref)]);
      expect([claimed.ok, taken.ok].sort()).toEqual([false, true]);
      expect(refusalIn(claimed.ok ? taken : claimed)).toBe(claimed.ok ? 'order-claimed' : 'order-denied');
      expect(await eventsOf('token.issued', ref.id)).toBe(claimed.ok ? 1 : 0);
      expect(await eventsOf('order.taken-back', ref.id)).toBe(claimed.ok ? 0 : 1);
    }
  });

  it('claimed against withdrawn: a token that works or none, as both are told', async () => {
    for (let time = 0; time < 3; time += 1) {
      const ref = await ordered();
      valueOf(await approve(ref));
      const [claimed, withdrawn] = await Promise.all([claim(ref), withdraw(ref)]);
      expect([claimed.ok, withdrawn.ok].sort()).toEqual([false, true]);
      expect(refusalIn(claimed.ok ? withdrawn : claimed)).toBe(
        claimed.ok ? 'order-claimed' : 'order-withdrawn',
      );
      expect(await stateOf(ref)).toBe(claimed.ok ? 'claimed' : 'withdrawn');
      expect(await eventsOf('token.issued', ref.id)).toBe(claimed.ok ? 1 : 0);
      const view = claimed.ok ? (claimed.value satisfies ClaimedView) : undefined;
      if (view?.kind === 'issued') expect(await call(view.token)).toBe('jira 200');
    }
  });
});

describe('a token', () => {
  beforeEach(() => site.changeRules({ approval: WIDE.approval }));

  it('revoked against calls: each is answered or told that it was revoked, and none passes afterwards', async () => {
    const { token, view } = await site.issueToken('member', WRITER);
    const [, ...codes] = await Promise.all([
      site.revoke('member', view.locator),
      ...Array.from({ length: 6 }, () => call(token)),
    ]);
    for (const code of codes) expect(['jira 200', 'token-revoked']).toContain(code);
    expectRefusal(await site.gateway(READ, { token }), 'token-revoked');
  });

  it('frozen against rotated: neither it nor what replaces it passes, whoever was first', async () => {
    for (let time = 0; time < 3; time += 1) {
      const { token, view } = await site.issueToken('member', WRITER);
      const { locator } = view;
      const [rotated] = await Promise.all([
        site.invoke('project-page', 'token/rotate', { ...MINE, payload: { locator } }),
        site.freeze({ kind: 'token', locator }, 'all'),
      ]);
      expect(await call(token)).toBe('frozen');
      if (rotated.ok) expect(await call(rotated.value.token)).toBe('frozen');
      else expect(refusalIn(rotated)).toBe('token-frozen');
      await site.thawAll();
    }
  });

  it('extended against rotated: nothing lives longer than whoever won was told', async () => {
    const { view } = await site.issueToken('member', { days: 5 });
    const { locator } = view;
    const [extended, rotated] = await Promise.all([
      site.invoke('project-page', 'token/extend', { ...MINE, payload: { locator, days: 20 } }),
      site.invoke('project-page', 'token/rotate', { ...MINE, payload: { locator } }),
    ]);
    expect(rotated.ok || extended.ok).toBe(true);
    if (!extended.ok) expect(['token-changed', 'token-ended']).toContain(refusalIn(extended));
    const told = extended.ok ? extended.value.view.expiresAt : view.expiresAt;
    if (rotated.ok) expect(rotated.value.view.expiresAt).toBe(told);
    else expect(['token-changed', 'already-rotated']).toContain(refusalIn(rotated));
  });
});

it('the policy saved by two admins at once is the one’s; the other is shown it', async () => {
  const before = valueOf(
    await site.invoke('admin-page', 'policy/read', { user: 'admin', payload: undefined }),
  );
  const save = (days: number) => {
    const rules = { ...before.rules, tokensPerPersonMax: days };
    const payload = { revision: before.revision, rules };
    return site.invoke('admin-page', 'policy/change', { user: 'admin', payload });
  };
  const replies = await Promise.all([save(11), save(12)]);
  const won = replies.find(({ ok }) => ok);
  const lost = replies.find(({ ok }) => !ok);
  const saved = valueOf<PolicyView>(won!);
  expect(lost).toMatchObject({ refusal: { code: 'policy-stale' } });
  expect(JSON.stringify(lost)).toContain(`"tokensPerPersonMax":${saved.rules.tokensPerPersonMax}`);
  const after = valueOf(
    await site.invoke('admin-page', 'policy/read', { user: 'admin', payload: undefined }),
  );
  expect(after).toMatchObject({ revision: before.revision + 1, rules: saved.rules });
});
