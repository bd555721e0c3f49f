/** Orders for others by whom the rule names, over HTTP: asked of Jira itself, claimed by their owner alone, and waiting where approval is needed. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ClaimedView, OrderFor, Reply } from '../../src/console/contract';
import { codeOf } from './support/problem';
import { WIDE, WRITER } from './support/rules';
import { startSite, valueOf, type Site } from './support/site';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.reset();
  await site.switchOn(WIDE);
});

const TEAM = 'operations-team';
/** The lead alone is of the team that may create for others. */
async function nameTeam(change: object = {}): Promise<void> {
  const reply = await site.invoke('admin-page', 'groups/search', { user: 'admin', payload: { text: TEAM } });
  const groupIds = [valueOf(reply).groups.find(({ name }) => name === TEAM)!.id];
  await site.changeRules({ mayCreateForOthers: { kind: 'groups', groupIds }, ...change });
  await site.control('POST /people/member/groups', { group: TEAM, member: false });
  await site.control('POST /people/lead/groups', { group: TEAM, member: true });
}
async function orderFor(): Promise<OrderFor> {
  const { view } = await site.issueToken('member', WRITER);
  const projectIds = view.reach.kind === 'projects' ? view.reach.projects.map(({ id }) => id) : [];
  return {
    ownerId: view.ownerId,
    justification: 'they take over',
    order: { name: 'nightly', scopes: ['read:jira-work'], projectIds },
  };
}
const place = (user: string, payload: OrderFor) =>
  site.invoke('project-page', 'order/place-for', { user, payload, project: 'ABC' });
const claim = (user: string, id: string): Promise<Reply<ClaimedView>> =>
  site.invoke('project-page', 'order/claim', { user, payload: { id }, project: 'ABC' });

describe('a project page’s order for somebody else', () => {
  it('is for whom the rule names, as Jira says at that moment', async () => {
    const payload = await orderFor();
    const no = { refusal: { code: 'may-not-create-for-others' } };
    expect(await place('lead', payload)).toMatchObject(no);
    await nameTeam();
    expect(await place('member', payload)).toMatchObject(no);
    expect((await place('lead', payload)).ok).toBe(true);
    await site.control('POST /people/lead/groups', { group: TEAM, member: false });
    expect(await place('lead', payload)).toMatchObject(no);
  });

  it('becomes a token that works for its owner, who alone claims it', async () => {
    await nameTeam();
    const payload = await orderFor();
    const { orderId } = valueOf(await place('lead', payload));
    expect(await claim('lead', orderId)).toMatchObject({ refusal: { code: 'order-unknown' } });
    const view = valueOf(await claim('member', orderId));
    if (view.kind !== 'issued') throw new Error(view.kind);
    const { token } = view;
    expect(codeOf(await site.gateway('/rest/api/3/issue/ABC-2?fields=summary', { token }))).toBe('jira 200');
    expect(view.view.ownerId).toBe(payload.ownerId);
  });

  it('waits where the policy asks for approval', async () => {
    const payload = await orderFor();
    await nameTeam({ approval: { ...WIDE.approval, needs: 'always' } });
    const placed = valueOf(await place('lead', payload));
    expect(placed.claimUntilAt).toBeUndefined();
    const ref = { id: placed.orderId };
    expect(await claim('member', placed.orderId)).toMatchObject({ refusal: { code: 'order-waiting' } });
    expect((await site.invoke('admin-page', 'order/approve', { user: 'admin', payload: ref })).ok).toBe(true);
    expect((await claim('member', placed.orderId)).ok).toBe(true);
  });
});
