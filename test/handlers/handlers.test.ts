import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { json, openPlatform, type PlatformCall } from '../support/forge-platform';
import { ABC, ADMIN, anEvent, CONTEXT_TOKEN, rules } from '../support/builders';
import { parseInstallation } from '../../src/handlers/installation';
import { parseToken } from '../../src/tokens/token';

const [admin, project, gateway, sweep, events] = await Promise.all([
  import('../../src/handlers/admin-page'),
  import('../../src/handlers/project-page'),
  import('../../src/handlers/gateway'),
  import('../../src/handlers/sweep'),
  import('../../src/handlers/jira-events'),
]);

const CLOUD_ID = '35273b54-3f06-40d2-880f-dd28cf8daafa';
let installations = 0;
/** One process may serve several customers: every test is another one. */
const nextContext = () => ({
  installContext: `ari:cloud:jira::site/${CLOUD_ID.slice(0, -4)}${String(1_000 + (installations += 1))}`,
  principal: { accountId: ADMIN },
});
const pageEvent = (
  functionKey: string,
  payload: unknown = {},
  extension: unknown = { project: { id: ABC.id } },
) => ({
  call: { functionKey, payload },
  context: { extension, accountId: 'claimed-by-the-page', installContext: 'claimed-by-the-page' },
});

/** Whatever was asked whether somebody holds it, they do. */
const allHeld = (body: string | undefined): Response => {
  const { globalPermissions, projectPermissions } = JSON.parse(body ?? '{}') as {
    globalPermissions: readonly string[];
    projectPermissions: readonly { permissions: readonly string[]; projects: object; issues: object }[];
  };
  const rows = projectPermissions.flatMap(({ permissions, projects, issues }) =>
    permissions.map((permission) => ({ permission, projects, issues })),
  );
  return json({ globalPermissions, projectPermissions: rows });
};
const ABC_1 = { id: '10500', key: 'ABC-1', fields: { project: ABC } };

/** Jira, for somebody who is an admin and may see ABC. */
const kindJira = ({ path, body }: Pick<PlatformCall, 'path' | 'body'>): Response => {
  if (path.includes('permissions=ADMINISTER'))
    return json({ permissions: { ADMINISTER: { havePermission: true } } });
  if (path.includes('permissions=BROWSE'))
    return json({ permissions: { BROWSE_PROJECTS: { havePermission: true } } });
  if (path.startsWith('/rest/api/3/project/')) return json(ABC);
  if (path.startsWith('/rest/api/3/user?')) return json({ accountId: ADMIN, active: true });
  if (path.endsWith('/permissions/check')) return allHeld(body);
  return json(ABC_1);
};

let printed: string[] = [];
beforeEach(() => {
  printed = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
});
afterEach(() => vi.restoreAllMocks());

const PAGES = [
  ['the admin page', admin.handle],
  ['the project page', project.handle],
] as const;

describe.each(PAGES)('%s', (_page, handle) => {
  it.each([
    ['unknown'],
    [''],
    ['constructor'],
    ['__proto__'],
    ['toString'],
    ['hasOwnProperty'],
    ['valueOf'],
    ['policy/read '],
    ['POLICY/READ'],
  ])('has no entry %j', async (key) => {
    const calls = openPlatform(kindJira);
    expect(await handle(pageEvent(key), nextContext())).toMatchObject({ refusal: { code: 'entry-unknown' } });
    expect(calls).toEqual([]);
  });

  it.each([[undefined], [null], ['x'], [{}], [{ call: {} }], [{ call: { functionKey: ['policy/read'] } }]])(
    'has no entry for the event %j',
    async (event) => {
      expect(await handle(event, nextContext())).toMatchObject({ refusal: { code: 'entry-unknown' } });
    },
  );

  it.each([
    ['nothing', undefined],
    ['no installContext', { principal: { accountId: ADMIN } }],
    ['an empty one', { installContext: '', principal: { accountId: ADMIN } }],
    ['one that is no text', { installContext: 1, principal: { accountId: ADMIN } }],
  ])('serves nobody where the platform says %s', async (_what, context) => {
    const calls = openPlatform(kindJira);
    for (const key of ['policy/read', 'token/revoke', 'offer/read'])
      expect(await handle(pageEvent(key), context)).toMatchObject({ ok: false });
    expect(calls).toEqual([]);
  });

  it('believes the platform who is asking, not the page', async () => {
    const calls = openPlatform(kindJira);
    const { installContext } = nextContext();
    expect(await handle(pageEvent('token/revoke', { locator: 'x' }), { installContext })).toMatchObject({
      refusal: { code: 'not-signed-in' },
    });
    expect(calls).toEqual([]);
  });
});

describe('the entries of one page', () => {
  it.each([['policy/read'], ['policy/change'], ['tokens/search'], ['audit/search']])(
    'are not those of the other: %s',
    async (key) => {
      openPlatform(kindJira);
      expect(await project.handle(pageEvent(key), nextContext())).toMatchObject({
        refusal: { code: 'entry-unknown' },
      });
    },
  );

  it.each([[{}], [{ project: {} }], [{ project: { key: 'ABC' } }]])(
    'of the project page need a project: %j',
    async (extension) => {
      openPlatform(kindJira);
      expect(await project.handle(pageEvent('offer/read', {}, extension), nextContext())).toMatchObject({
        refusal: { code: 'project-not-visible' },
      });
    },
  );

  it.each([[null], [{ project: null }], [{ project: { id: 10001 } }], ['x']])(
    'take no project from a context of another form: %j',
    async (extension) => {
      const calls = openPlatform(kindJira);
      expect(await project.handle(pageEvent('offer/read', {}, extension), nextContext())).toMatchObject({
        ok: false,
      });
      expect(calls).toEqual([]);
    },
  );

  it('answer with a refusal where Jira breaks', async () => {
    openPlatform();
    expect(await admin.handle(pageEvent('policy/read'), nextContext())).toMatchObject({
      refusal: { code: 'standing-unknown' },
    });
  });
});

describe('the whole way', () => {
  it('policy, token, request, revocation', async () => {
    const calls = openPlatform(kindJira);
    const context = nextContext();
    const ask = (authorization: string) => gateway.handle(anEvent({ authorization }), context);

    await admin.handle(pageEvent('policy/change', { revision: 0, rules: rules() }), context);
    const order = { name: 'n', scopes: ['read:jira-work'], days: 1 };
    const issued = (await project.handle(pageEvent('token/issue', order), context)) as {
      value: { token: string };
    };
    const { token } = issued.value;
    const asked = calls.length;
    expect(await ask(`Bearer ${token}`)).toMatchObject({ statusCode: 200, body: JSON.stringify(ABC_1) });
    expect(calls.slice(asked)).toContainEqual(
      expect.objectContaining({ provider: 'app', path: '/rest/api/3/issue/ABC-1' }),
    );
    expect(new Set(calls.slice(asked).map(({ provider }) => provider))).toEqual(new Set(['app']));

    // A warm container remembers who may do what; the token and the policy it reads anew.
    const again = calls.length;
    await ask(`Bearer ${token}`);
    expect(calls.slice(again).map(({ path }) => path)).toEqual(['/rest/api/3/issue/ABC-1']);

    await project.handle(pageEvent('token/revoke', { locator: parseToken(token)!.locator }), context);
    expect(await ask(`Bearer ${token}`)).toMatchObject({ statusCode: 401 });
    expect(printed.join()).not.toContain(parseToken(token)!.secret.reveal());
    expect(printed.join()).not.toContain(CONTEXT_TOKEN);
  });

  it('one customer’s container memory says nothing to another: each owner is asked about on their own site', async () => {
    for (const context of [nextContext(), nextContext()]) {
      const calls = openPlatform(kindJira);
      await admin.handle(pageEvent('policy/change', { revision: 0, rules: rules() }), context);
      const order = { name: 'n', scopes: ['read:jira-work'], days: 1 };
      const { value } = (await project.handle(pageEvent('token/issue', order), context)) as {
        value: { token: string };
      };
      await gateway.handle(anEvent({ authorization: `Bearer ${value.token}` }), context);
      const asked = calls.map(({ path }) => path);
      expect(asked).toContain('/rest/api/3/permissions/check');
      expect(asked).toContain(`/rest/api/3/user?accountId=${ADMIN}`);
    }
  });

  it('the sweep says how many it erased', async () => {
    openPlatform();
    expect(await sweep.handle({}, nextContext())).toEqual({ statusCode: 200 });
    expect(printed).toEqual([
      '{"log":"sweep","expired":0,"erased":0,"unused":0,"ownerLeft":0,"projectGone":0,"privacy":0,"notices":0,"census":0,"bulks":0,"traffic":0,"ordersLapsed":0,"ordersErased":0,"audit":0}',
    ]);
  });
});

describe('without an installation', () => {
  it.each([[undefined], [{}], [{ installContext: '' }]])(
    'the gateway answers 500 and reads nothing: %j',
    async (context) => {
      const calls = openPlatform(kindJira);
      expect(await gateway.handle(anEvent({ authorization: 'Bearer x' }), context)).toMatchObject({
        statusCode: 500,
      });
      expect(calls).toEqual([]);
    },
  );

  it('an event is not looked at', async () => {
    const calls = openPlatform(kindJira);
    const event = { eventType: 'avi:jira:deleted:user', user: { accountId: ADMIN } };
    await events.handle(event, {});
    expect(calls).toEqual([]);
    expect(printed).toEqual(['{"log":"failure","where":"jira-events","code":"NO_INSTALLATION"}']);
  });

  it('the sweep does nothing', async () => {
    expect(await sweep.handle({}, undefined)).toEqual({ statusCode: 500 });
  });
});

describe('the installation', () => {
  it.each([
    [`ari:cloud:jira::site/${CLOUD_ID}`, CLOUD_ID],
    ['ari:cloud:jira::site/', undefined],
    [`ari:cloud:jira::site/${CLOUD_ID}/x`, undefined],
    ['something else', undefined],
  ])('%s has the site %s', (installContext, cloudId) => {
    expect(parseInstallation({ installContext })).toEqual({ installation: installContext, cloudId });
  });
});
