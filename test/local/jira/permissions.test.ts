import { describe, expect, it } from 'vitest';
import { ACCOUNT_IDS, type Alias } from '../../../local/jira/seed/demo-site';
import { fieldErrors, message, SCOPES, testJira, type TestJira } from './ask';

const NO_ISSUE = message('Issue does not exist or you do not have permission to see it.');

async function statuses(
  { ask }: TestJira,
  path: string,
  people: readonly (Alias | 'nobody')[],
): Promise<Readonly<Record<string, number>>> {
  const answers = await Promise.all(people.map(async (who) => [who, (await ask(who, path)).status] as const));
  return Object.fromEntries(answers);
}

const EVERYBODY = ['admin', 'lead', 'member', 'outsider', 'leaver', 'app', 'nobody'] as const;

describe('who sees what', () => {
  const site = testJira();

  it('issues are visible to those who may browse their project', async () => {
    expect(await statuses(site, 'issue/ABC-1', EVERYBODY)).toEqual({
      admin: 200,
      lead: 200,
      member: 200,
      outsider: 404,
      leaver: 200,
      app: 200,
      nobody: 404,
    });
    expect(await statuses(site, 'issue/DEF-1', EVERYBODY)).toEqual({
      admin: 200,
      lead: 404,
      member: 200,
      outsider: 404,
      leaver: 404,
      app: 200,
      nobody: 404,
    });
    expect(await statuses(site, 'issue/OPS-1', EVERYBODY)).toEqual({
      admin: 200,
      lead: 200,
      member: 200,
      outsider: 200,
      leaver: 200,
      app: 200,
      nobody: 404,
    });
  });

  it('an issue that is not visible looks like one that does not exist', async () => {
    expect(await site.ask('outsider', 'issue/ABC-1')).toMatchObject({ status: 404, body: NO_ISSUE });
    expect(await site.ask('admin', 'issue/ABC-999')).toMatchObject({ status: 404, body: NO_ISSUE });
    expect(await site.ask('outsider', 'project/ABC')).toMatchObject({
      status: 404,
      body: message("No project could be found with key 'ABC'."),
    });
    expect(await site.ask('outsider', 'project/10000')).toMatchObject({
      status: 404,
      body: message("No project could be found with id '10000'."),
    });
  });

  it('an issue with a security level is hidden from those outside it, under every name', async () => {
    expect(await statuses(site, 'issue/ABC-13', EVERYBODY)).toEqual({
      admin: 200,
      lead: 200,
      member: 404,
      outsider: 404,
      leaver: 404,
      app: 200,
      nobody: 404,
    });
    const { id } = (await site.read('lead', 'issue/ABC-13')) as { id: string };
    for (const path of [
      `issue/${id}`,
      'issue/abc-13',
      'issue/OLD-13',
      `issue/${id}/comment`,
      'issue/ABC-13/changelog',
    ]) {
      expect((await site.ask('member', path)).status).toBe(404);
    }
    const fetched = await site.read('member', 'issue/bulkfetch', {
      body: { issueIdsOrKeys: [id, 'ABC-13', 'ABC-1'], fields: ['project'] },
    });
    expect(fetched).toMatchObject({ issues: [{ key: 'ABC-1' }], issueErrors: [] });
  });

  it('whether the app passes security levels is a switch', async () => {
    const { jira, ask } = testJira();
    expect((await ask('app', 'issue/ABC-13')).status).toBe(200);
    jira.behaviour.appSeesSecurityLevels = false;
    expect((await ask('app', 'issue/ABC-13')).status).toBe(404);
  });

  it('a restricted comment is shown to its audience only; for the app it is a switch', async () => {
    const { jira, read } = testJira();
    const total = async (who: Alias): Promise<unknown> =>
      ((await read(who, 'issue/ABC-2/comment')) as { total: number }).total;
    expect(await total('lead')).toBe(3);
    expect(await total('member')).toBe(2);
    expect(await total('app')).toBe(3);
    jira.behaviour.appSeesRestrictedComments = false;
    expect(await total('app')).toBe(2);
    expect(await read('member', 'comment/list', { body: { ids: [10300, 10302] } })).toMatchObject({
      total: 1,
      values: [{ id: '10300' }],
    });
  });

  it('links to issues that the caller cannot see are left out', async () => {
    const links = async (who: Alias): Promise<unknown> =>
      ((await site.read(who, 'issue/ABC-2?fields=issuelinks')) as { fields: { issuelinks: unknown } }).fields
        .issuelinks;
    expect(await links('member')).toMatchObject([
      { type: { outward: 'blocks' }, outwardIssue: { key: 'DEF-3' } },
    ]);
    expect(await links('lead')).toEqual([]);
    expect(await statuses(site, 'issueLink/10500', ['member', 'lead', 'outsider'])).toEqual({
      member: 200,
      lead: 404,
      outsider: 404,
    });
  });

  it('project lists hold the visible projects', async () => {
    const keys = async (who: Alias | 'nobody'): Promise<string[]> =>
      ((await site.read(who, 'project')) as { key: string }[]).map((project) => project.key);
    expect(await keys('member')).toEqual(['ABC', 'DEF', 'OPS']);
    expect(await keys('lead')).toEqual(['ABC', 'OPS']);
    expect(await keys('outsider')).toEqual(['OPS']);
    expect(await keys('nobody')).toEqual([]);
    expect(await site.read('lead', 'project/search?action=edit')).toMatchObject({
      total: 1,
      values: [{ key: 'ABC' }],
    });
    expect(await site.read('member', 'project/search?keys=abc&keys=DEF&orderBy=-key')).toMatchObject({
      values: [{ key: 'DEF' }, { key: 'ABC' }],
    });
  });
});

describe('what is visible but not permitted is refused in Jira’s words', () => {
  const site = testJira();
  const summary = { body: { fields: { summary: 'x' } }, method: 'PUT' };

  it('editing', async () => {
    expect(await site.ask('outsider', 'issue/OPS-1', summary)).toMatchObject({
      status: 403,
      body: message('You do not have permission to edit issues in this project.'),
    });
    expect((await site.ask('nobody', 'issue/OPS-1', summary)).status).toBe(404);
  });

  it('creating, deleting, transitions, worklogs, assigning', async () => {
    const { jira, ask } = testJira();
    jira.setRole('member', 'ABC', 'Viewers');
    const create = {
      body: { fields: { project: { key: 'ABC' }, issuetype: { name: 'Task' }, summary: 'x' } },
    };
    expect(await ask('member', 'issue', create)).toMatchObject({
      status: 400,
      body: message('You do not have permission to create issues in this project.'),
    });
    expect(await ask('outsider', 'issue', create)).toMatchObject({
      status: 400,
      body: fieldErrors({ project: 'Specify a valid project ID or key' }),
    });
    expect(await ask('member', 'issue/ABC-1', { method: 'DELETE' })).toMatchObject({ status: 403 });
    expect(await ask('member', 'issue/ABC-3/transitions')).toMatchObject({
      status: 200,
      body: { transitions: [] },
    });
    expect(
      await ask('member', 'issue/ABC-3/transitions', { body: { transition: { id: '21' } } }),
    ).toMatchObject({ status: 400, body: message("Transition id '21' is not valid for this issue.") });
    expect(await ask('member', 'issue/ABC-3/worklog', { body: { timeSpent: '1h' } })).toMatchObject({
      status: 400,
      body: message('You do not have the permission to associate a worklog to this issue.'),
    });
    expect(
      await ask('member', 'issue/ABC-3/assignee', { method: 'PUT', body: { accountId: null } }),
    ).toMatchObject({ status: 400 });
  });

  it('one’s own comment may be edited and deleted, another’s not', async () => {
    const { ask } = testJira();
    const text = { method: 'PUT', body: { body: 'new' } };
    expect((await ask('member', '/rest/api/2/issue/ABC-2/comment/10301', text)).status).toBe(200);
    expect(await ask('member', '/rest/api/2/issue/ABC-2/comment/10300', text)).toMatchObject({
      status: 400,
      body: message('You do not have permission to edit the comment with id: 10300.'),
    });
    expect((await ask('member', 'issue/ABC-2/comment/10300', { method: 'DELETE' })).status).toBe(400);
    expect((await ask('member', 'issue/ABC-2/comment/10301', { method: 'DELETE' })).status).toBe(204);
    expect((await ask('lead', 'issue/ABC-2/comment/10300', { method: 'DELETE' })).status).toBe(204);
    expect(await ask('lead', 'issue/ABC-2/comment/10300')).toMatchObject({
      status: 404,
      body: message('Can not find a comment for the id: 10300.'),
    });
  });

  it('a comment of another issue is not found under this one', async () => {
    expect((await site.ask('member', 'issue/ABC-2/comment/10303')).status).toBe(404);
  });

  it('silencing notifications and overriding screens take administrators', async () => {
    expect(await site.ask('member', 'issue/ABC-3?notifyUsers=false', summary)).toMatchObject({ status: 403 });
    expect(await site.ask('member', 'issue/ABC-3?overrideScreenSecurity=true', summary)).toMatchObject({
      status: 403,
    });
    expect((await site.ask('lead', 'issue/ABC-3?notifyUsers=false', summary)).status).toBe(204);
  });

  it('administering a project takes its administrators', async () => {
    const version = { body: { name: '9', projectId: 10000 } };
    expect((await site.ask('member', 'version', version)).status).toBe(403);
    expect((await site.ask('outsider', 'version', version)).status).toBe(404);
    expect((await site.ask('lead', 'version', version)).status).toBe(201);
    expect((await site.ask('lead', 'project/ABC/properties/x', { method: 'PUT', body: 1 })).status).toBe(201);
    expect((await site.ask('member', 'project/ABC/properties/x', { method: 'PUT', body: 1 })).status).toBe(
      403,
    );
  });
});

describe('permissions change while it runs', () => {
  it('a role taken away takes its rights away at once', async () => {
    const { jira, ask } = testJira();
    expect((await ask('member', 'issue/DEF-1')).status).toBe(200);
    jira.setRole('member', 'DEF', undefined);
    expect((await ask('member', 'issue/DEF-1')).status).toBe(404);
    jira.setRole('outsider', 'DEF', 'Viewers');
    expect((await ask('outsider', 'issue/DEF-1')).status).toBe(200);
  });

  it('a grant can be taken from a role, the app’s too', async () => {
    const { jira, ask } = testJira();
    const to = { kind: 'role', role: 'atlassian-addons-project-access' } as const;
    jira.setGrant('ABC', 'BROWSE_PROJECTS', { to, granted: false });
    expect((await ask('app', 'issue/ABC-1')).status).toBe(404);
    jira.setGrant('ABC', 'BROWSE_PROJECTS', { to, granted: true });
    expect((await ask('app', 'issue/ABC-1')).status).toBe(200);
    jira.setGrant('OPS', 'BROWSE_PROJECTS', { to: { kind: 'anyone' }, granted: true });
    expect((await ask('nobody', 'issue/OPS-1')).status).toBe(200);
  });

  it('names that do not exist are bugs of the test', () => {
    const { jira } = testJira();
    expect(() => jira.setRole('nobody', 'ABC', undefined)).toThrow('nobody here is called nobody');
    expect(() => jira.setRole('member', 'XYZ', undefined)).toThrow('no project is called XYZ');
    expect(() => jira.setGrant('ABC', 'FLY', { to: { kind: 'anyone' }, granted: true })).toThrow(
      'no permission is called FLY',
    );
  });

  it('a deactivated account cannot act and holds no permission', async () => {
    const { jira, ask, read } = testJira();
    jira.setActive('leaver', false);
    expect(await ask('leaver', 'serverInfo')).toMatchObject({
      status: 401,
      body: { code: 401, message: 'Unauthorized' },
    });
    const body = {
      accountId: ACCOUNT_IDS.leaver,
      projectPermissions: [{ permissions: ['BROWSE_PROJECTS'], projects: [10000, 10002] }],
    };
    expect(await read('app', 'permissions/check', { body })).toEqual({
      projectPermissions: [{ permission: 'BROWSE_PROJECTS', projects: [], issues: [] }],
      globalPermissions: [],
    });
    expect(await read('admin', `user?accountId=${ACCOUNT_IDS.leaver}`)).toMatchObject({ active: false });
    jira.setActive('leaver', true);
    expect((await ask('leaver', 'myself')).status).toBe(200);
  });
});

describe('permissions/check', () => {
  const site = testJira();
  const idOf = async (key: string): Promise<number> =>
    Number(((await site.read('app', `issue/${key}`)) as { id: string }).id);

  it('tells the app what another account may do, issue security included', async () => {
    const [open, secret, foreign] = [await idOf('ABC-1'), await idOf('ABC-13'), await idOf('DEF-1')];
    const ask = (who: Alias): Promise<unknown> =>
      site.read('app', 'permissions/check', {
        body: {
          accountId: ACCOUNT_IDS[who],
          globalPermissions: ['ADMINISTER'],
          projectPermissions: [
            {
              permissions: ['BROWSE_PROJECTS', 'ADMINISTER_PROJECTS'],
              projects: [10000, 10001, 99999],
              issues: [open, secret, foreign, 1],
            },
          ],
        },
      });
    expect(await ask('lead')).toEqual({
      projectPermissions: [
        { permission: 'BROWSE_PROJECTS', projects: [10000], issues: [open, secret] },
        { permission: 'ADMINISTER_PROJECTS', projects: [10000], issues: [open, secret] },
      ],
      globalPermissions: [],
    });
    expect(await ask('member')).toMatchObject({
      projectPermissions: [
        { projects: [10000, 10001], issues: [open, foreign] },
        { projects: [], issues: [] },
      ],
    });
    expect(await ask('admin')).toMatchObject({ globalPermissions: ['ADMINISTER'] });
  });

  it('asking about another account takes Administer Jira, or the app with its switch', async () => {
    const { jira, ask } = testJira();
    const body = { accountId: ACCOUNT_IDS.member, globalPermissions: ['ADMINISTER'] };
    const refused = { status: 403, body: message('Only Jira administrators can perform this operation.') };
    expect(await ask('lead', 'permissions/check', { body })).toMatchObject(refused);
    expect((await ask('admin', 'permissions/check', { body })).status).toBe(200);
    expect((await ask('app', 'permissions/check', { body })).status).toBe(200);
    jira.behaviour.appMayCheckOthers = false;
    expect(await ask('app', 'permissions/check', { body })).toMatchObject(refused);
    expect((await ask('member', 'permissions/check', { body })).status).toBe(200);
  });

  it('either of its two scopes opens it', async () => {
    const body = { globalPermissions: ['ADMINISTER'] };
    expect((await site.ask('app', 'permissions/check', { body, scopes: ['read:jira-work'] })).status).toBe(
      200,
    );
    expect(
      (await site.ask('app', 'permissions/check', { body, scopes: ['read:permission:jira'] })).status,
    ).toBe(200);
    expect((await site.ask('app', 'permissions/check', { body, scopes: ['read:jira-user'] })).status).toBe(
      401,
    );
  });

  it('unknown permissions are named', async () => {
    const body = { projectPermissions: [{ permissions: ['FLY'], projects: [10000] }] };
    expect(await site.ask('app', 'permissions/check', { body })).toMatchObject({
      status: 400,
      body: fieldErrors({ FLY: 'Unrecognized permission' }),
    });
  });

  it('the app administers Jira only with the scope for it', async () => {
    const body = { globalPermissions: ['ADMINISTER'] };
    expect(await site.read('app', 'permissions/check', { body })).toMatchObject({
      globalPermissions: ['ADMINISTER'],
    });
    expect(
      await site.read('app', 'permissions/check', {
        body,
        scopes: SCOPES.filter((scope) => scope !== 'manage:jira-configuration'),
      }),
    ).toMatchObject({ globalPermissions: [] });
  });
});

describe('mypermissions', () => {
  const site = testJira();
  const have = async (who: Alias | 'nobody', query: string): Promise<unknown> => {
    const body = (await site.read(who, `mypermissions?permissions=ADMINISTER,EDIT_ISSUES&${query}`)) as {
      permissions: Record<string, { havePermission: boolean }>;
    };
    return [body.permissions.ADMINISTER?.havePermission, body.permissions.EDIT_ISSUES?.havePermission];
  };

  it('answers for the site, a project or an issue', async () => {
    expect(await have('admin', '')).toEqual([true, true]);
    expect(await have('lead', '')).toEqual([false, true]);
    expect(await have('outsider', '')).toEqual([false, false]);
    expect(await have('lead', 'projectKey=OPS')).toEqual([false, false]);
    expect(await have('member', 'issueKey=DEF-1')).toEqual([false, true]);
    expect(await have('nobody', '')).toEqual([false, false]);
  });

  it('what is not visible cannot be asked about', async () => {
    expect((await site.ask('lead', 'mypermissions?permissions=EDIT_ISSUES&projectKey=DEF')).status).toBe(404);
    expect((await site.ask('member', 'mypermissions?permissions=EDIT_ISSUES&issueKey=ABC-13')).status).toBe(
      404,
    );
    expect((await site.ask('member', 'mypermissions')).status).toBe(400);
  });

  it('permissions/project lists the projects where all of them hold', async () => {
    expect(
      await site.read('lead', 'permissions/project', {
        body: { permissions: ['BROWSE_PROJECTS', 'EDIT_ISSUES'] },
      }),
    ).toEqual({ projects: [{ id: 10000, key: 'ABC' }] });
  });
});
