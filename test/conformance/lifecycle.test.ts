/** What a token lives through, over HTTP: paused, resumed, ended by whoever holds it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TokenDetailView } from '../../src/console/contract';
import { expectRefusal } from './support/problem';
import { READ_ISSUE } from './support/recipes-token';
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

async function fresh(): Promise<{ token: string; locator: string }> {
  const { token, view } = await site.issueToken('member', WRITER);
  return { token, locator: view.locator };
}
const MINE = { user: 'member', project: 'ABC' } as const;
const ADMINS = { user: 'admin' } as const;
const detailOf = async (locator: string): Promise<TokenDetailView> =>
  valueOf(await site.invoke('project-page', 'token/read', { ...MINE, payload: { locator } }));
const read = (token: string) => site.gateway(READ_ISSUE, { token });
const post = (path: string, token: string, json?: unknown) =>
  site.gateway(path, { token, method: 'POST', ...(json === undefined ? {} : { json }) });

describe('a pause', () => {
  it('stops the token on its next request, and a resumption lets it go on', async () => {
    const { token, locator } = await fresh();
    expect((await read(token)).status).toBe(200);
    valueOf(await site.invoke('project-page', 'token/pause', { ...MINE, payload: { locator } }));
    expectRefusal(await read(token), 'token-paused');
    expect((await detailOf(locator)).token).toMatchObject({ state: 'paused', pause: { as: 'owner' } });
    valueOf(await site.invoke('project-page', 'token/resume', { ...MINE, payload: { locator } }));
    expect((await read(token)).status).toBe(200);
    const { token: row, events } = await detailOf(locator);
    expect(row).toMatchObject({ state: 'active' });
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['token.issued', 'token.paused', 'token.resumed']),
    );
  });

  it('by an admin is the admins’ to end; the owner reads why', async () => {
    const { token, locator } = await fresh();
    const why = { because: 'suspicious', note: 'calls at night' } as const;
    valueOf(await site.invoke('admin-page', 'token/pause', { ...ADMINS, payload: { locator, ...why } }));
    const refused = await site.invoke('project-page', 'token/resume', { ...MINE, payload: { locator } });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'token-paused-by-admin' } });
    expectRefusal(await read(token), 'token-paused');
    expect((await detailOf(locator)).token).toMatchObject({ pause: { as: 'admin', ...why } });
    valueOf(await site.invoke('admin-page', 'token/resume', { ...ADMINS, payload: { locator } }));
    expect((await read(token)).status).toBe(200);
  });

  it('is nobody’s to make or end but the owner’s and the admins’', async () => {
    const { token, locator } = await fresh();
    for (const key of ['token/pause', 'token/resume'] as const) {
      const other = { user: 'outsider', project: 'ABC', payload: { locator } };
      expect((await site.invoke('project-page', key, other)).ok).toBe(false);
      expect(await site.invoke('admin-page', key, { user: 'member', payload: { locator } })).toMatchObject({
        refusal: { code: 'not-jira-admin' },
      });
    }
    expect((await read(token)).status).toBe(200);
  });

  it('cannot be ended where the token was revoked meanwhile', async () => {
    const { token, locator } = await fresh();
    valueOf(await site.invoke('project-page', 'token/pause', { ...MINE, payload: { locator } }));
    valueOf(await site.revoke('member', locator));
    const resumed = await site.invoke('project-page', 'token/resume', { ...MINE, payload: { locator } });
    expect(resumed).toMatchObject({ refusal: { code: 'token-ended' } });
    expectRefusal(await read(token), 'token-revoked');
  });
});

describe('a token of which nobody was told the secret', () => {
  it('is dormant, can be neither paused nor resumed, and can be revoked', async () => {
    const before = new Set((await site.dump()).entities.map(({ key }) => key));
    // The app dies between writing the record and making it active.
    await site.fault({ target: 'kvs', match: '/transaction', die: 'before' });
    const payload = { name: 'cut off', scopes: ['read:jira-work'] };
    await site.invokeRaw('project-page', 'token/issue', { ...MINE, payload });
    await site.clearFaults();
    const left = (await site.dump()).entities.filter(
      ({ entity, key }) => entity === 'token' && !before.has(key),
    );
    expect(left).toMatchObject([{ value: { state: 'dormant' } }]);
    const locator = left[0]!.key;
    for (const key of ['token/pause', 'token/resume'] as const) {
      const refused = { refusal: { code: 'token-ended' } };
      expect(await site.invoke('project-page', key, { ...MINE, payload: { locator } })).toMatchObject(
        refused,
      );
      expect(await site.invoke('admin-page', key, { ...ADMINS, payload: { locator } })).toMatchObject(
        refused,
      );
    }
    expect(valueOf(await site.revoke('member', locator))).toMatchObject({ state: 'revoked' });
  });
});

describe('a token that is ended with itself', () => {
  it.each([
    ['/token/revoke', undefined, undefined],
    ['/token/revoke', { reason: 'replaced' }, 'replaced'],
    ['/token/leaked', undefined, 'leaked'],
  ])('%s %j: is over, its owner sees how, and no more is stored than a word', async (path, json, because) => {
    const { token, locator } = await fresh();
    const answer = await post(path, token, json);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ locator, state: 'revoked' });
    expectRefusal(await post(path, token, json), 'token-revoked');
    expectRefusal(await read(token), 'token-revoked');
    const { token: row, events } = await detailOf(locator);
    expect(row).toMatchObject({ state: 'revoked', endedAs: 'token' });
    expect([row.endedBecause, row.endedBy, row.endedNote]).toEqual([because, undefined, undefined]);
    expect(events.find(({ type }) => type === 'token.revoked')?.facts).toMatchObject({ as: 'token' });
  });

  it('is ended while tokens are off and while an admin has paused it', async () => {
    const { token, locator } = await fresh();
    valueOf(await site.invoke('admin-page', 'token/pause', { ...ADMINS, payload: { locator } }));
    await site.changeRules({ tokensOn: false });
    expect((await post('/token/leaked', token)).status).toBe(200);
    expectRefusal(await post('/token/leaked', token), 'token-revoked');
  });

  it('is not half ended where storage fails, and is ended when asked again', async () => {
    const { token, locator } = await fresh();
    await site.fault({ target: 'kvs', match: '/transaction', status: 500 });
    expectRefusal(await post('/token/leaked', token), 'storage-unavailable');
    await site.clearFaults();
    expect((await detailOf(locator)).token.state).toBe('active');
    expect((await post('/token/leaked', token)).status).toBe(200);
  });

  it('of five reports at once one ends it, and it is told of once', async () => {
    const { token, locator } = await fresh();
    const answers = await Promise.all(Array.from({ length: 5 }, () => post('/token/leaked', token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401]);
    const { events } = await detailOf(locator);
    expect(events.filter(({ type }) => type === 'token.revoked')).toHaveLength(1);
  });
});
