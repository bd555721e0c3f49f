import { describe, expect, it } from 'vitest';
import { ACCOUNT_IDS, type Alias } from '../../../local/jira/seed/demo-site';
import { fieldErrors, message, SCOPES, testJira } from './ask';

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
