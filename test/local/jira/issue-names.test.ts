import { describe, expect, it } from 'vitest';
import { testJira } from './ask';

describe('names of issues', () => {
  const site = testJira();

  it('a moved issue answers under its old key, with its new key and project', async () => {
    const moved = await site.read('member', 'issue/ABC-9?fields=project');
    expect(moved).toMatchObject({ key: 'DEF-7', fields: { project: { key: 'DEF', id: '10001' } } });
    expect(await site.read('member', 'issue/OLD-9?fields=project')).toEqual(moved);
    expect((await site.ask('lead', 'issue/ABC-9')).status).toBe(404);
    expect(
      await site.read('member', 'issue/bulkfetch', {
        body: { issueIdsOrKeys: ['abc-9'], fields: ['project'] },
      }),
    ).toMatchObject({ issues: [{ key: 'DEF-7' }] });
  });

  it('a renamed project answers under its old key', async () => {
    expect(await site.read('member', 'issue/OLD-2?fields=summary')).toMatchObject({ key: 'ABC-2' });
    expect(await site.read('member', 'project/old')).toMatchObject({ key: 'ABC', id: '10000' });
  });

  it('ids, any case, and percent-encoded forms name the same issue', async () => {
    for (const name of ['10101', 'ABC-2', 'abc-2', '%41BC-2', 'ABC%2D2']) {
      expect(await site.read('member', `issue/${name}?fields=summary`)).toMatchObject({
        id: '10101',
        key: 'ABC-2',
      });
    }
    expect((await site.ask('member', 'issue/%2541BC-2')).status).toBe(404);
    expect((await site.ask('member', 'issue/%ZZ')).status).toBe(400);
    expect((await site.ask('member', 'issue/ABC-2%2Fcomment')).status).toBe(404);
  });

  it('renaming a project renames its issues and keeps the old keys', async () => {
    const { ask, read } = testJira();
    expect((await ask('admin', 'project/DEF', { method: 'PUT', body: { key: 'GHI' } })).status).toBe(200);
    expect(await read('member', 'issue/DEF-3?fields=summary')).toMatchObject({ key: 'GHI-3' });
    expect(await read('member', 'issue/ABC-9?fields=summary')).toMatchObject({ key: 'GHI-7' });
  });
});
