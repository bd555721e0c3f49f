import { describe, expect, it } from 'vitest';
import type { Alias } from '../../../local/jira/seed/demo-site';
import { message, testJira, type TestJira } from './ask';

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
