import { describe, expect, it } from 'vitest';
import { ACCOUNT_IDS } from '../../../local/jira/seed/demo-site';
import { fieldErrors, testJira } from './ask';

const adf = (text: string): unknown => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
describe('worklogs, links, watchers, votes, remote links', () => {
  it('a worklog counts as time spent and lowers the estimate', async () => {
    const { read } = testJira();
    expect(
      await read('member', 'issue/ABC-22/worklog', {
        body: { timeSpent: '2h', started: '2026-11-19T10:00:00.000+0000', comment: adf('work') },
      }),
    ).toMatchObject({ timeSpentSeconds: 7200, started: '2026-11-19T10:00:00.000+0000' });
    expect(await read('member', 'issue/ABC-22?fields=timetracking')).toMatchObject({
      fields: { timetracking: { timeSpent: '5h', remainingEstimate: '6h', originalEstimate: '1d' } },
    });
  });

  it('issueLink: the inward issue of the request blocks the outward one', async () => {
    const { ask, read } = testJira();
    const body = { type: { name: 'Blocks' }, inwardIssue: { key: 'ABC-3' }, outwardIssue: { key: 'OPS-1' } };
    expect(await ask('member', 'issueLink', { body })).toMatchObject({ status: 201, body: undefined });
    expect(await read('member', 'issue/ABC-3?fields=issuelinks')).toMatchObject({
      fields: { issuelinks: [{ outwardIssue: { key: 'OPS-1' } }] },
    });
    expect(
      (await ask('lead', 'issueLink', { body: { ...body, outwardIssue: { key: 'DEF-1' } } })).status,
    ).toBe(404);
  });

  it('watching, voting and remote links keep state', async () => {
    const { ask, read } = testJira();
    expect((await ask('member', 'issue/ABC-8/watchers', { method: 'POST' })).status).toBe(204);
    expect(await read('member', 'issue/ABC-8/watchers')).toMatchObject({ isWatching: true, watchCount: 2 });
    expect((await ask('member', 'issue/ABC-8/watchers', { body: ACCOUNT_IDS.lead })).status).toBe(403);
    expect(
      (
        await ask('member', `issue/ABC-8/watchers?accountId=${encodeURIComponent(ACCOUNT_IDS.member)}`, {
          method: 'DELETE',
        })
      ).status,
    ).toBe(204);
    expect((await ask('member', 'issue/ABC-8/votes', { method: 'POST' })).status).toBe(204);
    expect(await read('member', 'issue/ABC-8/votes')).toMatchObject({ votes: 1, hasVoted: true });
    const body = { globalId: 'g1', object: { url: 'https://example.com', title: 'T' } };
    expect((await ask('member', 'issue/ABC-8/remotelink', { body })).status).toBe(201);
    expect((await ask('member', 'issue/ABC-8/remotelink', { body })).status).toBe(200);
    expect(await read('member', 'issue/ABC-8/remotelink')).toMatchObject([
      { globalId: 'g1', object: { title: 'T' } },
    ]);
    expect(await ask('member', 'issue/ABC-8/remotelink', { body: { object: { url: 'x' } } })).toMatchObject({
      status: 400,
      body: fieldErrors({ title: "'title' is required." }),
    });
  });

  it('properties are created with 201, replaced with 200, deleted with 204', async () => {
    const { ask } = testJira();
    const path = 'issue/ABC-8/properties/my.key';
    expect((await ask('member', path, { method: 'PUT', body: { a: 1 } })).status).toBe(201);
    expect((await ask('member', path, { method: 'PUT', body: { a: 2 } })).status).toBe(200);
    expect(await ask('member', path)).toMatchObject({
      status: 200,
      body: { key: 'my.key', value: { a: 2 } },
    });
    expect((await ask('member', path, { method: 'DELETE' })).status).toBe(204);
    expect((await ask('member', path)).status).toBe(404);
    expect((await ask('outsider', 'issue/OPS-1/properties/x', { method: 'PUT', body: 1 })).status).toBe(403);
  });

  it('versions and components are made, changed, counted and deleted', async () => {
    const { ask, read } = testJira();
    expect(await read('lead', 'version', { body: { name: '3.0', projectId: 10000 } })).toMatchObject({
      id: '10605',
      name: '3.0',
      projectId: 10000,
    });
    expect(
      await read('lead', 'version/10605', {
        method: 'PUT',
        body: { released: true, releaseDate: '2026-12-01' },
      }),
    ).toMatchObject({ released: true, releaseDate: '2026-12-01' });
    expect(await read('lead', 'version/10601/relatedIssueCounts')).toMatchObject({ issuesFixedCount: 4 });
    expect((await ask('lead', 'version/10601?moveFixIssuesTo=10605', { method: 'DELETE' })).status).toBe(204);
    expect(await read('lead', 'issue/ABC-2?fields=fixVersions')).toMatchObject({
      fields: { fixVersions: [{ id: '10605' }] },
    });
    expect(await read('lead', 'component', { body: { name: 'Mobile', project: 'ABC' } })).toMatchObject({
      name: 'Mobile',
      project: 'ABC',
    });
    expect((await ask('lead', 'component/10700', { method: 'DELETE' })).status).toBe(204);
    expect(await read('lead', 'issue/ABC-2?fields=components')).toMatchObject({ fields: { components: [] } });
    expect((await ask('lead', 'component/10702')).status).toBe(404);
  });
});
