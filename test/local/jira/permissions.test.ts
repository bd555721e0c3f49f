import { describe, expect, it } from 'vitest';
import { ACCOUNT_IDS } from '../../../local/jira/seed/demo-site';
import { fieldErrors, message, testJira } from './ask';

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
