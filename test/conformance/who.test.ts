/** Who may ask, for what, and whose tokens work: asked of Jira itself, and bitten by what changes there. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RulesView, WhoView } from '../../src/console/contract';
import { expectRefusal } from './support/problem';
import { WIDE, WRITER } from './support/rules';
import { startSite, valueOf, type Site } from './support/site';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.restoreWithRoom();
  await site.switchOn(WIDE);
});

const ISSUE = '/rest/api/3/issue/ABC-2';
const OPS = 'operations-team';
const groupId = async (name: string): Promise<string> => {
  const found = valueOf(
    await site.invoke('admin-page', 'groups/search', { user: 'admin', payload: { text: name } }),
  );
  return found.groups.find((group) => group.name === name)!.id;
};
const groups = async (...names: readonly string[]): Promise<WhoView> => ({
  kind: 'groups',
  groupIds: await Promise.all(names.map(groupId)),
});
const inGroup = (member: boolean): Promise<unknown> =>
  site.control('POST /people/member/groups', { group: OPS, member });
const held = (permission: string, granted: boolean): Promise<unknown> =>
  site.control('POST /permissions', { permission, group: OPS, granted });
const heldInAbc = (permission: string, granted: boolean): Promise<unknown> =>
  site.control('POST /projects/ABC/grants', {
    permission,
    to: { kind: 'role', role: 'Developers' },
    granted,
  });

const ask = (user: string, order: object = {}) =>
  site.invoke('project-page', 'token/issue', {
    user,
    payload: { name: 'asked', scopes: ['read:jira-work'], ...order },
    project: 'ABC',
  });
const MAY_NOT = { problems: [{ path: '', code: 'may-not-ask' }] };
const rules = (change: Partial<RulesView>) => site.changeRules(change);

describe('a group', () => {
  it('is found by its name and told by its id, and its name is stored nowhere', async () => {
    const id = await groupId(OPS);
    await rules({ mayAsk: { kind: 'groups', groupIds: [id] } });
    const found = valueOf(
      await site.invoke('admin-page', 'groups/search', {
        user: 'admin',
        payload: { text: 'none', ids: [id] },
      }),
    );
    expect(found.groups).toEqual([{ id, name: OPS }]);
    expect(JSON.stringify(await site.dump())).not.toContain(OPS);
    const strange = await site.invokeRaw('admin-page', 'groups/search', { user: 'member', payload: {} });
    expect(JSON.parse(strange.body)).toMatchObject({ refusal: { code: 'not-jira-admin' } });
  });

  it('may ask, and nobody else but Jira admins; out of it is out at the next order', async () => {
    await rules({ mayAsk: await groups(OPS) });
    expect(await ask('member')).toMatchObject({ ok: true });
    expect(await ask('lead')).toMatchObject(MAY_NOT);
    expect(await ask('admin')).toMatchObject({ ok: true });
    await inGroup(false);
    expect(await ask('member')).toMatchObject(MAY_NOT);
    await inGroup(true);
  });

  it('of which Jira does not say who is in it lets nobody ask', async () => {
    await rules({ mayAsk: await groups(OPS) });
    await site.fault({ target: 'jira', match: 'user/groups', status: 500 });
    expect(await ask('member')).toMatchObject({ refusal: { code: 'standing-unknown' } });
  });
});

describe('the app’s own permission', () => {
  it('is held by whom Jira gives it to, for the site or in the project', async () => {
    await rules({ mayAsk: { kind: 'permission' } });
    expect(await ask('member')).toMatchObject(MAY_NOT);
    await held('ask-for-api-tokens', true);
    expect(await ask('member')).toMatchObject({ ok: true });
    await held('ask-for-api-tokens', false);
    expect(await ask('member')).toMatchObject(MAY_NOT);
    await heldInAbc('ask-for-api-tokens-in-project', true);
    expect(await ask('member')).toMatchObject({ ok: true });
    expect(await ask('outsider')).toMatchObject({ ok: false });
    await heldInAbc('ask-for-api-tokens-in-project', false);
  });

  it('that Jira does not list is nobody’s: it is unknown, never held', async () => {
    await rules({ mayAsk: { kind: 'permission' } });
    await site.coldStart();
    const body = '{"permissions":{"ari:cloud:ecosystem::extension/other/one/static/ask-for-api-tokens":{}}}';
    await site.fault({ target: 'jira', match: 'GET /rest/api/3/permissions', status: 200, body });
    expect(await ask('member')).toMatchObject({ refusal: { code: 'standing-unknown' } });
  });
});

describe('tokens that change things', () => {
  it('may be asked for by fewer people; the others are offered tokens that read', async () => {
    await rules({ mayAskForChanges: await groups(OPS) });
    expect(await ask('member', WRITER)).toMatchObject({ ok: true });
    expect(await ask('lead', WRITER)).toMatchObject({
      problems: [{ path: 'effects', code: 'may-not-ask-for-changes' }],
    });
    expect(await ask('lead')).toMatchObject({ ok: true });
    const offer = valueOf(
      await site.invoke('project-page', 'offer/read', { user: 'lead', payload: undefined, project: 'ABC' }),
    );
    expect(offer).toMatchObject({ changesBarred: true, effects: ['read'] });
  });
});

describe('whose tokens work', () => {
  it('is asked with every call: who leaves the group loses the use of them within a minute', async () => {
    const { token } = await site.issueToken('member', WRITER);
    await rules({ mayUse: await groups(OPS) });
    expect((await site.gateway(ISSUE, { token })).status).toBe(200);
    await inGroup(false);
    await site.clock({ advanceMs: 59_000 });
    await site.gateway(ISSUE, { token });
    await site.clock({ advanceMs: 1_000 });
    expectRefusal(await site.gateway(ISSUE, { token }), 'owner-may-not-use');
    expectRefusal(await site.gateway('/token/self', { token }), 'owner-may-not-use');
    await inGroup(true);
    await site.clock({ advanceMs: 60_000 });
    expect((await site.gateway(ISSUE, { token })).status).toBe(200);
  });

  it('can be those of permission holders, and always those of Jira admins', async () => {
    const [mine, admins] = [await site.issueToken('member', WRITER), await site.issueToken('admin', WRITER)];
    await rules({ mayUse: { kind: 'permission' } });
    expectRefusal(await site.gateway(ISSUE, { token: mine.token }), 'owner-may-not-use');
    expect((await site.gateway(ISSUE, { token: admins.token })).status).toBe(200);
    await held('use-api-tokens', true);
    await site.clock({ advanceMs: 60_000 });
    expect((await site.gateway(ISSUE, { token: mine.token })).status).toBe(200);
    await held('use-api-tokens', false);
  });

  it('costs no question where it is everybody’s, and none in a minute after it was asked', async () => {
    const { token } = await site.issueToken('member', WRITER);
    const asked = async (): Promise<number> => {
      await site.forgetCalls();
      await site.gateway(ISSUE, { token });
      return (await site.jiraCalls()).filter(({ path }) => path.includes('user/groups')).length;
    };
    await site.coldStart();
    expect(await asked()).toBe(0);
    await rules({ mayUse: await groups(OPS) });
    expect(await asked()).toBe(1);
    expect(await asked()).toBe(0);
  });

  it('is nobody’s while Jira does not say, and the holder can end the token all the same', async () => {
    const { token } = await site.issueToken('member', WRITER);
    await rules({ mayUse: await groups(OPS) });
    await site.coldStart();
    await site.fault({ target: 'jira', match: 'user/groups', status: 500 });
    expectRefusal(await site.gateway(ISSUE, { token }), 'owner-standing-unknown');
    await rules({ mayUse: { kind: 'jira-admins' } });
    expectRefusal(await site.gateway(ISSUE, { token }), 'owner-may-not-use');
    expect((await site.gateway('/token/revoke', { method: 'POST', token })).status).toBe(200);
  });
});
