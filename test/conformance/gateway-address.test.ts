/** The last resort over HTTP: the old address dies at the platform, whatever the app would say, and the new one works at once. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSite, valueOf, type Site } from './support/site';
import { send } from './support/wire';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.reset();
  await site.switchOn();
});

const PATH = '/rest/api/3/issue/ABC-2?fields=summary';
const read = async () =>
  valueOf(await site.invoke('admin-page', 'gateway/read', { user: 'admin', payload: undefined })).addresses;
const replace = async (freeze?: { reason: string }) => {
  const payload = { confirmation: 'REPLACE', seen: await read(), ...(freeze ? { freeze } : {}) };
  return site.invoke('admin-page', 'gateway/replace', { user: 'admin', payload });
};
const callAt = (address: string, token: string, path = PATH) =>
  send(address + path, { headers: ['Authorization', `Bearer ${token}`] });

describe('replacing the address of the gateway', () => {
  it('leaves the old one to the platform, lets the same token in at the new one, and shows that on the page', async () => {
    const { token, gatewayUrl } = await site.issueToken('member');
    expect((await callAt(gatewayUrl, token)).status).toBe(200);
    const done = valueOf(await replace());
    await site.forgetCalls();
    // 424 is what a URL that is gone was measured to answer (forge-platform.md §1.2).
    expect(await callAt(gatewayUrl, token)).toMatchObject({ status: 424, body: '' });
    expect([await site.kvsCalls(), await site.jiraCalls()]).toEqual([[], []]);
    expect((await callAt(done.gatewayUrl, token)).status).toBe(200);
    const offer = valueOf(
      await site.invoke('project-page', 'offer/read', { user: 'member', payload: undefined, project: 'ABC' }),
    );
    expect(offer.gatewayUrl).toBe(done.gatewayUrl);
    const tried = await site.invoke('project-page', 'token/test', {
      user: 'member',
      payload: { token },
      project: 'ABC',
    });
    expect(tried.ok).toBe(true);
    const set = valueOf(
      await site.invoke('admin-page', 'set-up/start', { user: 'admin', payload: undefined }),
    );
    for (const { line } of set.curls) expect(line).toContain(done.gatewayUrl);
    const trail = await site.invokeRaw('admin-page', 'audit/search', { user: 'admin', payload: {} });
    expect(trail.body).toContain('gateway.replaced');
    for (const address of [gatewayUrl, done.gatewayUrl]) expect(trail.body).not.toContain(address);
  });

  it('freezes as well where it is told to', async () => {
    const { token } = await site.issueToken('member');
    const done = valueOf(await replace({ reason: 'a leak' }));
    expect(done.freeze).toBe('added');
    expect((await callAt(done.gatewayUrl, token)).body).toContain('frozen');
  });

  it('that dies between deleting and making says so, and trying again makes one', async () => {
    const { token } = await site.issueToken('member');
    const old = await read();
    await site.fault({ target: 'atlassian', match: 'createWebTriggerUrl', status: 500 });
    expect(await replace()).toMatchObject({ ok: false, refusal: { code: 'gateway-not-made' } });
    expect(await read()).toEqual([]);
    await site.clearFaults();
    const payload = { confirmation: 'REPLACE', seen: old };
    const done = valueOf(await site.invoke('admin-page', 'gateway/replace', { user: 'admin', payload }));
    expect((await callAt(done.gatewayUrl, token)).status).toBe(200);
    expect(await read()).toEqual([done.gatewayUrl]);
  });

  it.each(['before', 'after'] as const)(
    'survives the process dying %s each of its calls to the platform',
    async (die) => {
      for (const match of ['UrlsByAppContext', 'deleteWebTriggerUrl', 'createWebTriggerUrl']) {
        const old = await read();
        await site.fault({ target: 'atlassian', match, die, times: 1 });
        const payload = { confirmation: 'REPLACE', seen: old };
        await site.invokeRaw('admin-page', 'gateway/replace', { user: 'admin', payload });
        await site.clearFaults();
        const done = valueOf(await site.invoke('admin-page', 'gateway/replace', { user: 'admin', payload }));
        expect(await read()).toEqual([done.gatewayUrl]);
        expect(old).not.toContain(done.gatewayUrl);
      }
    },
  );

  it('is for Jira admins', async () => {
    const payload = { confirmation: 'REPLACE', seen: await read() };
    for (const key of ['gateway/replace', 'gateway/read'] as const)
      expect(await site.invokeRaw('admin-page', key, { user: 'member', payload })).toMatchObject({
        body: expect.stringContaining('not-jira-admin') as string,
      });
    expect(await read()).toEqual(payload.seen);
  });
});
