/** What an admin says holds for the next request, and what a token may never do holds always. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PolicyView } from '../../src/console/contract';
import { INITIAL_RULES } from '../../src/policy/rules';
import { plantUnreadablePolicy } from './support/plant';
import { expectRefusal } from './support/problem';
import { everyEffect, PROJECT_WIDE, SITE_WIDE, WIDE, WRITER } from './support/rules';
import { startSite, valueOf, type GatewayCall, type Site } from './support/site';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

const ISSUE = '/rest/api/3/issue/ABC-2';
const comment = (token: string): GatewayCall => ({ method: 'POST', json: { body: 'judged' }, token });
const COMMENT = '/rest/api/2/issue/ABC-2/comment';

const tokenRecords = async (): Promise<string> =>
  JSON.stringify((await site.dump()).entities.filter(({ entity }) => entity === 'token'));

describe('a fresh installation', () => {
  beforeEach(() => site.reset());

  it('has tokens off: none is issued, and nothing is stored', async () => {
    expect(await site.readPolicy()).toEqual({ revision: 0, rules: INITIAL_RULES });
    const payload = { name: 'early', scopes: ['read:jira-work'] };
    const reply = await site.invoke('project-page', 'token/issue', {
      user: 'admin',
      payload,
      project: 'ABC',
    });
    expect(reply).toMatchObject({ ok: false, problems: [{ code: 'tokens-off' }] });
    expect(await site.dump()).toEqual({ values: [], secrets: [], entities: [] });
  });

  it('answers the gateway by name, without a single storage read for junk', async () => {
    expectRefusal(await site.gateway(ISSUE), 'token-missing');
    expectRefusal(await site.gateway(ISSUE, { token: 'junk' }), 'token-invalid');
    expect(await site.kvsCalls()).toEqual([]);
  });

  it('switched on and nothing else gives tokens that read, in one project, for 30 days', async () => {
    await site.switchOn();
    const { token, view } = await site.issueToken('member');
    expect(view).toMatchObject({
      effects: ['read'],
      reach: { kind: 'projects', projects: [{ key: 'ABC' }] },
    });
    expect(Date.parse(view.expiresAt) - Date.parse(view.issuedAt)).toBe(30 * 86_400_000);
    expect((await site.gateway(ISSUE, { token })).status).toBe(200);
    const payload = {
      name: 'more',
      scopes: ['write:jira-work'],
      effects: ['write' as const],
      reach: 'site' as const,
    };
    const more = await site.invoke('project-page', 'token/issue', { user: 'admin', payload, project: 'ABC' });
    expect(more).toMatchObject({
      problems: [{ code: 'scope-over-policy' }, { code: 'read-only' }, { code: 'site-wide-off' }],
    });
  });
});

describe('a narrowed policy bites on the next call and touches no token record', () => {
  it.each([
    ['read-only', COMMENT, { readOnly: true }, 'read-only'],
    ['a scope taken back', ISSUE, { scopes: ['write:jira-work'] }, 'policy-narrowed'],
    ['site-wide tokens taken back', ISSUE, { siteWideTokens: false }, 'policy-narrowed'],
    [
      'a lower lifetime',
      ISSUE,
      { lifetimeDaysMax: everyEffect(1), lifetimeDaysDefault: everyEffect(1) },
      'policy-narrowed',
    ],
    ['tokens switched off', ISSUE, { tokensOn: false }, 'tokens-off'],
  ] as const)('%s, and widening it again gives the power back', async (_, path, narrow, code) => {
    const status = path === COMMENT ? 201 : 200;
    await site.restore();
    await site.switchOn(WIDE);
    const { token } = await site.issueToken('admin', SITE_WIDE);
    const call: GatewayCall = path === COMMENT ? comment(token) : { token };
    await site.clock({ advanceDays: 2 });
    expect((await site.gateway(path, call)).status).toBe(status);
    const before = await tokenRecords();

    await site.changeRules(narrow);
    expectRefusal(await site.gateway(path, call), code);
    expect(await tokenRecords()).toBe(before);

    await site.changeRules(WIDE);
    expect((await site.gateway(path, call)).status).toBe(status);
    expect(await tokenRecords()).toBe(before);
  });

  it('what the policy still allows keeps working', async () => {
    await site.restore();
    await site.switchOn(WIDE);
    const { token } = await site.issueToken('member', WRITER);
    await site.changeRules({ readOnly: true, siteWideTokens: false });
    expect((await site.gateway(ISSUE, { token })).status).toBe(200);
  });
});

describe('two admins', () => {
  it('a stale revision is refused, with the newer policy', async () => {
    const stale = await site.readPolicy();
    const newer = await site.changeRules({ readOnly: true });
    const payload = { revision: stale.revision, rules: stale.rules };
    const reply = await site.invoke('admin-page', 'policy/change', { user: 'admin', payload });
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'policy-stale', newer } });
    expect(await site.readPolicy()).toEqual(newer);
  });

  it.each(['on a fresh installation', 'later'])(
    'who save at the same moment %s: one wins, the others are told',
    async (when) => {
      if (when === 'on a fresh installation') await site.reset();
      const { revision, rules } = await site.readPolicy();
      const drafts = [3, 5, 7, 11, 13].map((days) => ({ ...rules, lifetimeDaysDefault: everyEffect(days) }));
      const replies = await Promise.all(
        drafts.map((draft) =>
          site.invoke('admin-page', 'policy/change', { user: 'admin', payload: { revision, rules: draft } }),
        ),
      );
      const won = replies.filter((reply) => reply.ok).map((reply) => valueOf(reply));
      expect(won).toHaveLength(1);
      for (const reply of replies.filter(({ ok }) => !ok))
        expect(reply).toMatchObject({ refusal: { code: 'policy-stale', newer: won[0] as PolicyView } });
      expect(await site.readPolicy()).toEqual(won[0]);
      expect(won[0]?.revision).toBe(revision + 1);
    },
  );
});

describe('revoked means revoked', () => {
  it('on the very next request, in every container', async () => {
    await site.switchOn(WIDE);
    const { token, view } = await site.issueToken('member', WRITER);
    expect((await site.gateway(ISSUE, { token })).status).toBe(200);
    valueOf(await site.revoke('member', view.locator));
    expectRefusal(await site.gateway(ISSUE, { token }), 'token-revoked');
    await site.coldStart();
    expectRefusal(await site.gateway(ISSUE, { token }), 'token-revoked');
  });

  it('for ever: neither a second revocation nor a wider policy nor a clock set back brings it back', async () => {
    await site.switchOn(WIDE);
    const { token, view } = await site.issueToken('member', WRITER);
    valueOf(await site.revoke('member', view.locator));
    valueOf(await site.revoke('member', view.locator));
    valueOf(
      await site.invoke('admin-page', 'token/revoke', { user: 'admin', payload: { locator: view.locator } }),
    );
    await site.changeRules(WIDE);
    for (const days of [-400, 1, 20]) {
      await site.clock({ advanceDays: days });
      expectRefusal(await site.gateway(ISSUE, { token }), 'token-revoked');
    }
    await site.restore();
  });

  it('only by its owner or an admin: somebody else is told that there is no such token', async () => {
    await site.switchOn(WIDE);
    const { token, view } = await site.issueToken('member', WRITER);
    expect(await site.revoke('lead', view.locator)).toMatchObject({ refusal: { code: 'token-unknown' } });
    expect((await site.gateway(ISSUE, { token })).status).toBe(200);
  });
});

describe('the clock', () => {
  it('a token works until the last millisecond before its end, and at its end no more', async () => {
    await site.switchOn(WIDE);
    const { token, view } = await site.issueToken('member', { ...WRITER, days: 1 });
    const end = Date.parse(view.expiresAt);
    await site.clock({ now: end - 60_000 });
    expect((await site.gateway(ISSUE, { token })).status).toBe(200);
    await site.clock({ now: end });
    expectRefusal(await site.gateway(ISSUE, { token }), 'token-expired');
    await site.restore();
  });

  it.each([
    ['a century on', 36_525],
    ['to the year 5000', 1_086_000],
  ])('moved %s ends every token', async (_, days) => {
    await site.switchOn(WIDE);
    const { token } = await site.issueToken('member', { ...WRITER, days: 365 });
    await site.clock({ advanceDays: days });
    expectRefusal(await site.gateway(ISSUE, { token }), 'token-expired');
    await site.restore();
  });
});

describe('a token of another site', () => {
  it('is not valid here, and is refused without a record read', async () => {
    const other = await startSite();
    try {
      await other.switchOn(WIDE);
      await site.switchOn(WIDE);
      const foreign = await other.issueToken('member', WRITER);
      expect((await other.gateway(ISSUE, { token: foreign.token })).status).toBe(200);
      const own = await site.issueToken('member', WRITER);
      await site.gateway(ISSUE, { token: own.token });
      await site.forgetCalls();
      expectRefusal(await site.gateway(ISSUE, { token: foreign.token }), 'token-invalid');
      expect(await site.kvsCalls()).toEqual([]);
    } finally {
      await other.close();
    }
  });
});

describe('GET /token/self', () => {
  it('tells what the token was granted and what of it holds today', async () => {
    await site.switchOn(WIDE);
    const { token, view } = await site.issueToken('member', WRITER);
    await site.changeRules({ readOnly: true, scopes: ['read:jira-work'] });
    const { revision } = await site.readPolicy();
    const { status, headers, body } = await site.gateway('/token/self', { token });
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({
      locator: view.locator,
      state: 'active',
      granted: { scopes: WRITER.scopes, effects: WRITER.effects },
      today: { policyRevision: revision, scopes: ['read:jira-work'], effects: ['read'] },
    });
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-token-scopes': 'read:jira-work, write:jira-work',
      'token-expires': view.expiresAt,
    });
    expect(body).not.toContain(token.slice(-40));
  });
});

describe('the address', () => {
  let token: string;
  beforeAll(async () => {
    await site.switchOn(WIDE);
    token = (await site.issueToken('admin', SITE_WIDE)).token;
  });
  /** Beside the gateway's own questions, which a warm container remembers the answers of. */
  const sentFor = async (path: string): Promise<readonly string[]> => {
    await site.gateway(path, { token });
    await site.forgetCalls();
    const { status, body } = await site.gateway(path, { token });
    expect(status, body).toBe(200);
    return (await site.jiraCalls())
      .map((call) => call.path)
      .filter((sent) => !sent.includes('/project?maxResults='));
  };

  it('/rest/api/latest is version 2, and Jira is sent the number', async () => {
    expect(await sentFor('/rest/api/latest/issue/ABC-2')).toEqual(['/rest/api/2/issue/ABC-2']);
  });
  it('/rest/agile/latest is version 1.0', async () => {
    expect(await sentFor('/rest/agile/latest/board/1')).toEqual(['/rest/agile/1.0/board/1']);
  });
  it('/ex/jira/{cloudId} of this site is dropped', async () => {
    expect(await sentFor(`/ex/jira/${site.cloudId}/rest/api/3/field`)).toEqual(['/rest/api/3/field']);
    expect(await sentFor(`/ex/jira/${site.cloudId}/rest/api/latest/field`)).toEqual(['/rest/api/2/field']);
  });
  it('bulk operations exist under version 3 only', async () => {
    const path = (version: string): string => `/rest/api/${version}/bulk/issues/fields?issueIdsOrKeys=ABC-2`;
    for (const version of ['2', 'latest'])
      expectRefusal(await site.gateway(path(version), { token }), 'operation-unknown');
    await site.forgetCalls();
    expect((await site.gateway(path('3'), { token })).status).toBe(200);
    expect((await site.jiraCalls()).at(-1)?.path).toBe(path('3'));
  });
  it('/rest/api/1 and /rest/api/4 name nothing', async () => {
    for (const version of ['1', '4', '3.0', 'Latest'])
      expectRefusal(await site.gateway(`/rest/api/${version}/field`, { token }), 'operation-unknown');
  });
});

it('a token of one project is bound to the project’s id: its key in lower case names the same', async () => {
  await site.switchOn(WIDE);
  const { token } = await site.issueToken('member', PROJECT_WIDE);
  for (const named of ['ABC', 'abc', '10000'])
    expect((await site.gateway(`/rest/api/3/project/${named}`, { token })).status).toBe(200);
});

it('a stored policy that cannot be read allows nothing: it is never taken for the initial one', async () => {
  await site.switchOn(WIDE);
  const { token } = await site.issueToken('member', WRITER);
  plantUnreadablePolicy(site);
  await site.forgetCalls();
  expectRefusal(await site.gateway(ISSUE, { token }), 'internal');
  expectRefusal(await site.gateway('/token/self', { token }), 'internal');
  expect(await site.jiraCalls()).toEqual([]);
  const payload = { name: 'none', scopes: ['read:jira-work'] };
  const reply = await site.invoke('project-page', 'token/issue', { user: 'member', payload, project: 'ABC' });
  expect(reply).toMatchObject({ ok: false, refusal: { code: 'internal' } });
  await site.reset();
});
