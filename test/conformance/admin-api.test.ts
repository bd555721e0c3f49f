/** The examples of docs/admin-api.md, run as they stand there; and who is let in over HTTP. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AdminPowerView, IssuedTokenView, TokenOrder } from '../../src/console/contract';
import { ADMIN_POWERS } from '../../src/policy/admin-power';
import { rowsOf } from '../support/markdown-table';
import { expectRefusal } from './support/problem';
import { WIDE } from './support/rules';
import { startSite, type GatewayCall, type Site } from './support/site';

const PAGE = readFileSync('docs/admin-api.md', 'utf8');

/** A curl line of the page → a call: its method, headers, body and what stands behind `$GATEWAY`. */
function callOf(line: string, names: Readonly<Record<string, string>>): readonly [string, GatewayCall] {
  const words = [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, one, two, bare]) => one ?? two ?? bare!,
  );
  const filled = words.map((word) => word.replaceAll(/\$([A-Z]+)/g, (_, name: string) => names[name] ?? ''));
  const valuesOf = (flag: string) => filled.filter((_, index) => filled[index - 1] === flag);
  const url = filled.at(-1) ?? '';
  const [body] = valuesOf('-d');
  return [
    url,
    {
      method: valuesOf('-X')[0] ?? 'GET',
      headers: valuesOf('-H').flatMap((header) => header.split(': ')),
      ...(body === undefined ? {} : { body }),
    },
  ];
}
const EXAMPLES = [...PAGE.matchAll(/```sh\n(curl [^\n]+)\n```/g)].map(([, line]) => line!);

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.restoreWithRoom();
  await site.thawAll();
  await site.switchOn(WIDE);
});

const adminToken = (admin: readonly AdminPowerView[] = ADMIN_POWERS): Promise<IssuedTokenView> =>
  site.issueToken('admin', { name: 'sweeper', scopes: [], reach: 'site', admin });
const run = (line: string, token: string, locator: string) =>
  site.gateway(...callOf(line, { GATEWAY: '', TOKEN: token, LOCATOR: locator }));

describe('docs/admin-api.md', () => {
  it('has an example of each operation, and all of them work', async () => {
    expect(EXAMPLES).toHaveLength(5);
    const { token } = await adminToken();
    const { view } = await site.issueToken('member', { name: 'to be ended' });
    await site.forgetCalls();
    for (const line of EXAMPLES) {
      const answer = await run(line, token, view.locator);
      expect([line, answer.status]).toEqual([line, 200]);
    }
    const asked = (await site.jiraCalls()).map(({ path }) => path.split('?')[0]);
    expect(new Set(asked)).toEqual(new Set(['/rest/api/3/user', '/rest/api/3/permissions/check']));
  });

  it('names every field of a token, and no other', async () => {
    const { token } = await adminToken();
    const { view } = await site.issueToken('member');
    const documented = rowsOf(PAGE, 'field of a token').flatMap((row) =>
      (row['field of a token'] ?? '').replaceAll('`', '').split(', '),
    );
    const one = `/admin/v1/tokens/${view.locator}`;
    const shown = new Set<string>();
    for (const step of [undefined, 'pause', 'revoke'] as const) {
      if (step === 'pause')
        await site.invoke('admin-page', 'token/pause', {
          user: 'admin',
          payload: { locator: view.locator, because: 'other', note: 'a note of Zebediah' },
        });
      if (step === 'revoke') await site.gateway(`${one}/revoke`, { method: 'POST', token });
      const { body } = await site.gateway(one, { token });
      Object.keys(JSON.parse(body) as object).forEach((field) => shown.add(field));
      expect(body).not.toMatch(/[0-9a-f]{64}/);
      expect(body).not.toContain('Zebediah');
    }
    expect([...shown, 'stoppedBy'].sort()).toEqual([...new Set([...documented])].sort());
  });

  it('names every power, and what each opens is refused without it', async () => {
    const rows = rowsOf(PAGE, 'power').map((row) => (row['power'] ?? '').replaceAll('`', ''));
    expect(rows).toEqual([...ADMIN_POWERS]);
    const { view } = await site.issueToken('member');
    const { token } = await site.issueToken('admin', { reach: 'site' });
    for (const line of EXAMPLES) expectRefusal(await run(line, token, view.locator), 'admin-power-missing');
  });
});

describe('a token that administers tokens', () => {
  it('may have scopes beside: it then works in Jira as one for the whole site, and only so far', async () => {
    const { token } = await site.issueToken('admin', {
      ...{ name: 'both', scopes: ['read:jira-work'], reach: 'site', admin: ['tokens:read'] },
    });
    expect((await site.gateway('/admin/v1/tokens', { token })).status).toBe(200);
    expect((await site.gateway('/rest/api/3/project/ABC', { token })).status).toBe(200);
    expectRefusal(await site.gateway('/admin/v1/policy', { token }), 'admin-power-missing');
    expectRefusal(
      await site.gateway('/rest/api/3/issue/ABC-1', { token, method: 'DELETE' }),
      'scope-missing',
    );
  });

  const order: Partial<TokenOrder> = { scopes: [], reach: 'site', admin: ['tokens:read'] };
  const ask = (user: string, change: Partial<TokenOrder> = {}) =>
    site.invoke('project-page', 'token/issue', {
      user,
      payload: { name: 'x', scopes: [], ...order, ...change },
      project: 'ABC',
    });

  it('is for Jira admins to ask for, where the policy allows it, and never for a project', async () => {
    expect(await ask('member')).toMatchObject({ ok: false, problems: [{ code: 'site-wide-for-admins' }] });
    expect(await ask('member', { reach: 'project' })).toMatchObject({
      ok: false,
      problems: [{ path: 'admin', code: 'admin-for-admins' }],
    });
    expect(await ask('admin', { reach: 'project' })).toMatchObject({
      ok: false,
      problems: [{ path: 'admin', code: 'admin-in-project' }],
    });
    await site.changeRules({ siteWideTokens: false });
    expect(await ask('admin')).toMatchObject({ ok: true });
    expect(await ask('admin', { scopes: ['read:jira-work'] })).toMatchObject({
      problems: [{ path: 'reach', code: 'site-wide-off' }],
    });
    await site.changeRules({ adminTokens: false });
    expect(await ask('admin')).toMatchObject({ problems: [{ path: 'admin', code: 'admin-tokens-off' }] });
  });

  it('ends another’s token, which is refused from its next call on, and the trail tells by which', async () => {
    const acting = await adminToken(['tokens:revoke']);
    const { token, view } = await site.issueToken('member');
    expect((await site.gateway('/rest/api/3/issue/ABC-2', { token })).status).toBe(200);
    const path = `/admin/v1/tokens/${view.locator}/revoke`;
    expect((await site.gateway(path, { method: 'POST', token: acting.token })).status).toBe(200);
    expectRefusal(await site.gateway('/rest/api/3/issue/ABC-2', { token }), 'token-revoked');
    const trail = await site.invokeRaw('admin-page', 'audit/search', {
      user: 'admin',
      payload: { locator: view.locator },
    });
    expect(trail.body).toContain(`"via":"${acting.view.locator}"`);
  });

  it('and the same token ended from both sides at once is ended once', async () => {
    const acting = await adminToken();
    const { view } = await site.issueToken('member');
    const path = `/admin/v1/tokens/${view.locator}/revoke`;
    const [byToken] = await Promise.all([
      site.gateway(path, { method: 'POST', token: acting.token, json: { reason: 'leaked' } }),
      site.revoke('member', view.locator),
    ]);
    expect(byToken.status).toBe(200);
    const events = await site.invoke('admin-page', 'audit/search', {
      user: 'admin',
      payload: { locator: view.locator },
    });
    expect(events.ok && events.value.events.filter(({ type }) => type === 'token.revoked')).toHaveLength(1);
  });
});
