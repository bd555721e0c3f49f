import { describe, expect, it } from 'vitest';
import { ACCOUNT_IDS, type Alias } from '../../../local/jira/seed/demo-site';
import { keysOf, SCOPES, testJira, type TestJira } from './ask';

const developers = { kind: 'role', role: 'Developers' } as const;

/** ABC where developers lose a permission and the reporter or assignee gets it. */
function granting(permission: string, kind: 'reporter' | 'assignee'): TestJira {
  const site = testJira();
  site.jira.setGrant('ABC', permission, { to: developers, granted: false });
  site.jira.setGrant('ABC', permission, { to: { kind }, granted: true });
  return site;
}

const edit = { method: 'PUT', body: { fields: { summary: 'x' } } };

describe('a grant to the reporter or the assignee', () => {
  it('holds on that person’s issues, and on no other', async () => {
    const byReporter = granting('EDIT_ISSUES', 'reporter');
    expect((await byReporter.ask('member', 'issue/ABC-3', edit)).status).toBe(204);
    expect((await byReporter.ask('member', 'issue/ABC-2', edit)).status).toBe(403);
    const byAssignee = granting('EDIT_ISSUES', 'assignee');
    expect((await byAssignee.ask('member', 'issue/ABC-2', edit)).status).toBe(204);
    expect((await byAssignee.ask('member', 'issue/ABC-3', edit)).status).toBe(403);
  });

  it('follows the current assignee', async () => {
    const { ask } = granting('EDIT_ISSUES', 'assignee');
    const to = (who: Alias) => ({ method: 'PUT', body: { accountId: ACCOUNT_IDS[who] } });
    expect((await ask('lead', 'issue/ABC-2/assignee', to('leaver'))).status).toBe(204);
    expect((await ask('member', 'issue/ABC-2', edit)).status).toBe(403);
    expect((await ask('leaver', 'issue/ABC-2', edit)).status).toBe(204);
  });

  it('asked about the project, holds for everybody who is logged in; about an issue, only for that person', async () => {
    const { read } = granting('EDIT_ISSUES', 'reporter');
    const idOf = async (key: string): Promise<number> =>
      Number(((await read('app', `issue/${key}`)) as { id: string }).id);
    const [mine, foreign] = [await idOf('ABC-3'), await idOf('ABC-2')];
    const question = (who: Alias) => ({
      body: {
        accountId: ACCOUNT_IDS[who],
        projectPermissions: [{ permissions: ['EDIT_ISSUES'], projects: [10000], issues: [mine, foreign] }],
      },
    });
    expect(await read('app', 'permissions/check', question('member'))).toMatchObject({
      projectPermissions: [{ projects: [10000], issues: [mine] }],
    });
    expect(await read('app', 'permissions/check', question('outsider'))).toMatchObject({
      projectPermissions: [{ projects: [10000], issues: [] }],
    });
    const mine2 = await read('member', 'mypermissions?permissions=EDIT_ISSUES&projectKey=ABC');
    expect(mine2).toMatchObject({ permissions: { EDIT_ISSUES: { havePermission: true } } });
    const other = await read('member', 'mypermissions?permissions=EDIT_ISSUES&issueKey=ABC-2');
    expect(other).toMatchObject({ permissions: { EDIT_ISSUES: { havePermission: false } } });
  });

  it('of Browse projects shows the project and hides the others’ issues', async () => {
    const site = granting('BROWSE_PROJECTS', 'reporter');
    expect((await site.ask('member', 'project/ABC')).status).toBe(200);
    expect((await site.ask('outsider', 'project/ABC')).status).toBe(200);
    expect((await site.ask('nobody', 'project/ABC')).status).toBe(404);
    expect((await site.ask('member', 'issue/ABC-3')).status).toBe(200);
    expect((await site.ask('member', 'issue/ABC-2')).status).toBe(404);
    expect(await keysOf(site, 'member', 'project = ABC and key in (ABC-3) order by key')).toEqual(['ABC-3']);
    expect(await keysOf(site, 'outsider', 'project = ABC')).toEqual([]);
  });
});

describe('permissions/check, to the letter', () => {
  const { ask, read, jira } = testJira();

  it('ignores ids that do not exist, nulls and empty strings; ids are integers', async () => {
    const body = {
      accountId: null,
      globalPermissions: [null],
      projectPermissions: [
        null,
        { permissions: ['BROWSE_PROJECTS', ''], projects: [10000, null, 4], issues: [7] },
      ],
    };
    expect(await read('member', 'permissions/check', { body })).toEqual({
      projectPermissions: [{ permission: 'BROWSE_PROJECTS', projects: [10000], issues: [] }],
      globalPermissions: [],
    });
    for (const projects of [['ABC'], [1.5], 'ABC'])
      expect(
        await ask('member', 'permissions/check', {
          body: { projectPermissions: [{ permissions: ['BROWSE_PROJECTS'], projects }] },
        }),
      ).toMatchObject({ status: 400 });
    const empty = { projectPermissions: [{ permissions: [''], projects: [10000] }] };
    expect((await ask('member', 'permissions/check', { body: empty })).status).toBe(400);
  });

  it('an unknown and a deleted account are 400', async () => {
    const about = (accountId: string) => ({ body: { accountId, globalPermissions: ['ADMINISTER'] } });
    expect((await ask('app', 'permissions/check', about('nobody'))).status).toBe(400);
    jira.deletePerson('leaver');
    expect((await ask('app', 'permissions/check', about(ACCOUNT_IDS.leaver))).status).toBe(400);
    expect(SCOPES).toContain('read:jira-work');
  });
});
