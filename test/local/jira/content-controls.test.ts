import { describe, expect, it } from 'vitest';
import { ACCOUNT_IDS } from '../../../local/jira/seed/demo-site';
import { keysOf, testJira } from './ask';

const idOf = (body: unknown): string => (body as { id: string }).id;

describe('a deleted account', () => {
  it('is unknown, cannot act, and is a former user in what it left', async () => {
    const { jira, ask, read } = testJira();
    jira.deletePerson('leaver');
    expect((await ask('app', `user?accountId=${ACCOUNT_IDS.leaver}`)).status).toBe(404);
    expect((await ask('leaver', 'myself')).status).toBe(401);
    expect(await read('member', 'issue/ABC-20?fields=reporter')).toMatchObject({
      fields: { reporter: { displayName: 'Former user', active: false, accountId: ACCOUNT_IDS.leaver } },
    });
    expect((await ask('admin', 'search?jql=&fields=*all&expand=changelog&maxResults=100')).status).toBe(200);
    expect(() => jira.deletePerson('app')).toThrow();
  });

  it('a deactivated one is shown as inactive', async () => {
    const { jira, read } = testJira();
    jira.setActive('leaver', false);
    expect(await read('app', `user?accountId=${ACCOUNT_IDS.leaver}`)).toMatchObject({ active: false });
  });
});

describe('a moved issue', () => {
  it('has a new key and its old id, and answers under the old key', async () => {
    const { jira, read } = testJira();
    const before = idOf(await read('app', 'issue/ABC-7'));
    expect(jira.moveIssue('ABC-7', 'DEF')).toEqual({ id: before, key: 'DEF-21' });
    for (const name of ['ABC-7', 'abc-7', 'OLD-7', 'DEF-21', before])
      expect(await read('app', `issue/${name}?fields=project,components,versions`)).toMatchObject({
        id: before,
        key: 'DEF-21',
        fields: { project: { key: 'DEF' }, components: [], versions: [] },
      });
    expect(await read('app', 'issue/DEF-21/changelog')).toMatchObject({
      values: [
        {
          items: [
            { field: 'project', fromString: 'Alphabet', toString: 'Definitions' },
            { field: 'Key', fromString: 'ABC-7', toString: 'DEF-21' },
          ],
        },
      ],
    });
  });

  it('takes its sub-tasks along and can come back', async () => {
    const { jira, read } = testJira();
    jira.moveIssue('ABC-2', 'DEF');
    expect(await read('app', 'issue/ABC-4?fields=project')).toMatchObject({
      fields: { project: { key: 'DEF' } },
    });
    const back = jira.moveIssue('ABC-2', 'ABC');
    expect(back.key).toBe('ABC-32');
    expect(await read('app', 'issue/DEF-21?fields=project')).toMatchObject({ key: 'ABC-32' });
  });

  it('loses a security level that the other project does not have', async () => {
    const { jira, ask } = testJira();
    expect((await ask('member', 'issue/ABC-13')).status).toBe(404);
    const { key } = jira.moveIssue('ABC-13', 'DEF');
    expect((await ask('member', `issue/${key}`)).status).toBe(200);
  });
});

it('a security level is set and cleared', async () => {
  const { jira, ask } = testJira();
  jira.setSecurityLevel('ABC-2', 'Admins only');
  expect((await ask('member', 'issue/ABC-2')).status).toBe(404);
  expect((await ask('lead', 'issue/ABC-2')).status).toBe(200);
  jira.setSecurityLevel('ABC-2', undefined);
  expect((await ask('member', 'issue/ABC-2')).status).toBe(200);
  expect(() => jira.setSecurityLevel('DEF-1', 'Admins only')).toThrow('has no security level');
});

describe('a renamed project', () => {
  it('answers under both keys until another project takes the old one', async () => {
    const { jira, ask, read } = testJira();
    const issue = idOf(await read('app', 'issue/ABC-2'));
    jira.renameProject('ABC', 'NEW');
    for (const name of ['ABC', 'OLD', 'NEW'])
      expect(await read('app', `project/${name}`)).toMatchObject({ id: '10000', key: 'NEW' });
    expect(await read('app', 'issue/ABC-2')).toMatchObject({ id: issue, key: 'NEW-2' });

    const added = jira.addProject({ key: 'ABC', name: 'Another', like: 'DEF' });
    expect(await read('app', 'project/ABC')).toMatchObject({ id: added.id, name: 'Another' });
    expect(await read('app', 'project/OLD')).toMatchObject({ id: '10000' });
    expect((await ask('app', 'issue/ABC-2')).status).toBe(404);
    expect(await read('app', 'issue/NEW-2')).toMatchObject({ id: issue });
    const fields = { project: { key: 'ABC' }, issuetype: { name: 'Task' }, summary: 'the new ABC-1' };
    expect(await read('app', 'issue', { body: { fields } })).toMatchObject({ key: 'ABC-1' });
    expect(await read('app', 'issue/ABC-1?fields=summary,project')).toMatchObject({
      fields: { summary: 'the new ABC-1', project: { id: added.id } },
    });
  });

  it('keys in use and malformed keys are bugs of the test', () => {
    const { jira } = testJira();
    expect(() => jira.renameProject('ABC', 'DEF')).toThrow('a project is called DEF');
    expect(() => jira.renameProject('ABC', 'a-b')).toThrow('no project key');
    expect(() => jira.moveIssue('ABC-999', 'DEF')).toThrow('no issue is called ABC-999');
    expect(() => jira.addBoard({ name: 'x', type: 'scrum', projects: [] })).toThrow('at least one project');
    expect(() => jira.setBoardProjects(99, ['ABC'])).toThrow('there is no board 99');
  });

  it('a moved issue’s old key is the new issue’s once there is one', async () => {
    const site = testJira();
    site.jira.renameProject('ABC', 'NEW');
    site.jira.addProject({ key: 'ABC', name: 'Another', like: 'DEF' });
    expect(await site.read('app', 'issue/ABC-9')).toMatchObject({ key: 'DEF-7' });
    const fields = { project: { key: 'ABC' }, issuetype: { name: 'Task' }, summary: 's' };
    for (let made = 0; made < 9; made++) await site.read('app', 'issue', { body: { fields } });
    expect(await site.read('app', 'issue/ABC-9')).toMatchObject({ key: 'ABC-9' });
    expect(await keysOf(site, 'app', 'key = ABC-9')).toEqual(['ABC-9']);
  });
});
