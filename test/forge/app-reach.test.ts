import { afterEach, describe, expect, it } from 'vitest';
import { json, openPlatform, type PlatformCall } from '../support/forge-platform';

const { appReach } = await import('../../src/forge/app-reach');
const { PERMISSION_MODULES } = await import('../../src/forge/memberships');
const needsAuthentication = () =>
  new Response(null, { status: 401, headers: { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' } });

type Question = readonly [
  name: string,
  ask: () => Promise<unknown>,
  asked: Partial<PlatformCall>,
  said: { readonly answer: object; readonly value: unknown },
];
const QUESTIONS: readonly Question[] = [
  [
    'standing',
    () => appReach.askStanding('acc', '10001'),
    {
      provider: 'app',
      method: 'POST',
      path: '/rest/api/3/permissions/check',
      body: JSON.stringify({
        accountId: 'acc',
        globalPermissions: [],
        projectPermissions: [{ permissions: ['BROWSE_PROJECTS'], projects: [10001], issues: [] }],
      }),
    },
    { answer: { globalPermissions: [], projectPermissions: [] }, value: undefined },
  ],
  [
    'the person’s projects',
    () => appReach.listProjects(),
    { provider: 'user', method: 'GET', path: '/rest/api/3/project/search?maxResults=50&orderBy=key' },
    {
      answer: {
        total: 70,
        values: Array.from({ length: 60 }, (_, at) => ({ id: String(at), key: `P${at}`, name: 'x' })),
      },
      value: {
        total: 70,
        projects: Array.from({ length: 50 }, (_, at) => ({ id: String(at), key: `P${at}` })),
      },
    },
  ],
  [
    'the app’s projects',
    () => appReach.countProjects(),
    { provider: 'app', path: '/rest/api/3/project/search?maxResults=1' },
    { answer: { total: 3, values: [] }, value: 3 },
  ],
  [
    'permissions',
    () => appReach.findPermitted(['EDIT_ISSUES']),
    {
      provider: 'app',
      method: 'POST',
      path: '/rest/api/3/permissions/project',
      body: '{"permissions":["EDIT_ISSUES"]}',
    },
    { answer: { projects: [{ id: 10001, key: 'ABC' }] }, value: new Set(['10001']) },
  ],
];

describe.each(QUESTIONS)('the question about %s', (_name, ask, asked, { answer, value }) => {
  it('is asked once, as it should be, and its answer read', async () => {
    const calls = openPlatform(() => json(answer));
    expect(await ask()).toEqual({ ok: true, value });
    expect(calls).toMatchObject([asked]);
  });

  it.each([400, 401, 403, 404])('that Jira answers %i is refused', async (status) => {
    openPlatform(() => new Response('<html>', { status }));
    expect(await ask()).toEqual({ ok: false, error: 'refused' });
  });

  it('without the app’s authorisation is refused', async () => {
    openPlatform(needsAuthentication);
    expect(await ask()).toEqual({ ok: false, error: 'refused' });
  });

  it.each<[string, () => Response | Promise<Response>]>([
    ['fails', () => json({}, 500)],
    ['is limited', () => json(answer, 429)],
    ['answers no JSON', () => new Response('<html>')],
    ['answers something else', () => json({ projects: 'x' })],
    ['breaks', () => Promise.reject(new Error('x'))],
  ])('has no answer where Jira %s', async (_what, reply) => {
    openPlatform(reply);
    expect(await ask()).toEqual({ ok: false, error: 'no-answer' });
  });
});

describe('scopes that were not granted', () => {
  const { appContext } = (
    globalThis as unknown as { __forge_runtime__: { appContext: Record<string, unknown> } }
  ).__forge_runtime__;
  afterEach(() => {
    delete appContext['permissions'];
  });

  it('are found', () => {
    appContext['permissions'] = { scopes: ['storage:app'], external: {} };
    expect(appReach.findMissingScopes(['storage:app', 'read:jira-work'])).toEqual({
      ok: true,
      value: ['read:jira-work'],
    });
  });

  it('are unknown where the platform does not say', () => {
    expect(appReach.findMissingScopes(['storage:app'])).toEqual({ ok: false, error: 'no-answer' });
  });
});

describe('the app’s own permissions', () => {
  const modules = [
    ...new Set(Object.values(PERMISSION_MODULES).flatMap(({ site, project = site }) => [site, project])),
  ];
  const keyOf = (module: string): string => `ari:cloud:ecosystem::extension/other/one/static/${module}`;
  const lists = (listed: readonly string[]) =>
    openPlatform(() =>
      json({ permissions: Object.fromEntries([...listed.map(keyOf), 'ADMINISTER'].map((key) => [key, {}])) }),
    );

  it('are missing where Jira lists those of another app alone', async () => {
    lists(modules);
    expect(await appReach.findMissingPermissions()).toEqual({ ok: true, value: modules });
  });

  it('are unknown where Jira does not say', async () => {
    openPlatform(() => json({}, 403));
    expect(await appReach.findMissingPermissions()).toEqual({ ok: false, error: 'no-answer' });
  });
});
