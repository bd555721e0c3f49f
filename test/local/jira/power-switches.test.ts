import { describe, expect, it } from 'vitest';
import { SCOPES, testJira } from './ask';

const summary = { method: 'PUT', body: { fields: { summary: 'x' } } };

describe('the query’s switches', () => {
  it('notifyUsers=false sends no mail, and takes administrators', async () => {
    const { jira, ask } = testJira();
    expect((await ask('member', 'issue/ABC-3', summary)).status).toBe(204);
    expect((await ask('member', 'issue/ABC-3?notifyUsers=false', summary)).status).toBe(403);
    expect((await ask('lead', 'issue/ABC-3?notifyUsers=false', summary)).status).toBe(204);
    expect((await ask('app', 'issue/DEF-3?notifyUsers=FALSE', summary)).status).toBe(204);
    expect(jira.facts()).toMatchObject([
      { kind: 'mail', event: 'edited', sent: true },
      { kind: 'mail', event: 'edited', sent: false },
      { kind: 'mail', event: 'edited', sent: false },
    ]);
    jira.forgetFacts();
    expect(jira.facts()).toEqual([]);
  });

  it('sendBulkNotification: false sends none for a whole bulk operation', async () => {
    const { jira, read } = testJira();
    const body = { selectedIssueIdsOrKeys: ['ABC-3', 'DEF-3'], sendBulkNotification: false };
    await read('app', 'bulk/issues/delete', { body });
    expect(jira.facts()).toMatchObject([{ sent: false }, { sent: false, event: 'deleted' }]);
  });

  it('overrideScreenSecurity sets what is on no screen, for the app that administers Jira alone', async () => {
    const { ask, read } = testJira();
    const resolution = { method: 'PUT', body: { fields: { resolution: { name: 'Duplicate' } } } };
    expect((await ask('app', 'issue/ABC-3', resolution)).status).toBe(400);
    const override = 'issue/ABC-3?overrideScreenSecurity=true';
    for (const as of ['member', 'lead', 'admin'] as const)
      expect((await ask(as, override, resolution)).status).toBe(403);
    const scopes = SCOPES.filter((scope) => scope !== 'manage:jira-configuration');
    expect((await ask('app', override, { ...resolution, scopes })).status).toBe(403);
    expect((await ask('app', override, resolution)).status).toBe(204);
    expect(await read('app', 'issue/ABC-3?fields=resolution')).toMatchObject({
      fields: { resolution: { name: 'Duplicate' } },
    });
  });

  it('overrideEditableFlag edits what the workflow has closed', async () => {
    const { jira, ask } = testJira();
    expect((await ask('app', 'issue/ABC-8', summary)).status).toBe(204);
    jira.behaviour.doneIsEditable = false;
    expect((await ask('app', 'issue/ABC-8', summary)).status).toBe(400);
    expect((await ask('admin', 'issue/ABC-8?overrideEditableFlag=true', summary)).status).toBe(403);
    expect((await ask('app', 'issue/ABC-8?overrideEditableFlag=true', summary)).status).toBe(204);
    const log = { body: { timeSpent: '1h' } };
    expect((await ask('app', 'issue/ABC-8/worklog', log)).status).toBe(400);
    expect((await ask('member', 'issue/ABC-8/worklog?overrideEditableFlag=true', log)).status).toBe(403);
    expect((await ask('app', 'issue/ABC-8/worklog?overrideEditableFlag=true', log)).status).toBe(201);
  });

  it('deleteSubtasks=true deletes them too; without it an issue with sub-tasks stays', async () => {
    const { ask } = testJira();
    expect((await ask('app', 'issue/ABC-2', { method: 'DELETE' })).status).toBe(400);
    expect((await ask('app', 'issue/ABC-4')).status).toBe(200);
    expect((await ask('app', 'issue/ABC-2?deleteSubtasks=true', { method: 'DELETE' })).status).toBe(204);
    for (const key of ['ABC-2', 'ABC-4', 'ABC-5'])
      expect((await ask('app', `issue/${key}`)).status).toBe(404);
  });

  it('updateHistory=true makes issue and project recently viewed', async () => {
    const { jira, read } = testJira();
    await read('member', 'issue/ABC-2');
    expect(await read('member', 'project/recent')).toEqual([]);
    await read('member', 'issue/ABC-2?updateHistory=true');
    await read('member', 'issue/DEF-2?updateHistory=true');
    expect(await read('member', 'project/recent')).toMatchObject([{ key: 'DEF' }, { key: 'ABC' }]);
    expect(await read('lead', 'project/recent')).toEqual([]);
    expect(jira.facts()).toHaveLength(4);
  });
});
