import { describe, expect, it } from 'vitest';
import { ACCOUNT_IDS } from '../../../local/jira/seed/demo-site';
import { fieldErrors, message, testJira } from './ask';

const adf = (text: string): unknown => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
describe('editing', () => {
  it('fields and update change the issue, its changelog and its time', async () => {
    const site = testJira();
    site.clock.at += 60_000;
    const body = {
      fields: { summary: 'Changed' },
      update: { labels: [{ add: 'x' }, { remove: 'voice' }], comment: [{ add: { body: adf('hello') } }] },
    };
    expect(await site.ask('member', 'issue/ABC-3', { method: 'PUT', body })).toMatchObject({
      status: 204,
      body: undefined,
    });
    const issue = await site.read('member', 'issue/ABC-3?expand=changelog');
    expect(issue).toMatchObject({
      fields: {
        summary: 'Changed',
        labels: ['x'],
        updated: '2026-11-20T12:01:00.000+0000',
        comment: { total: 1 },
      },
      changelog: {
        total: 1,
        histories: [
          {
            author: { accountId: ACCOUNT_IDS.member },
            items: [
              { field: 'summary', toString: 'Changed' },
              { field: 'labels', fromString: 'voice', toString: 'x' },
            ],
          },
        ],
      },
    });
  });

  it('a field in both fields and update is refused, and nothing changes', async () => {
    const site = testJira();
    const body = { fields: { labels: ['a'] }, update: { labels: [{ add: 'x' }] } };
    expect(await site.ask('member', 'issue/ABC-3', { method: 'PUT', body })).toMatchObject({
      status: 400,
      body: fieldErrors({ labels: "Field 'labels' cannot appear in both 'fields' and 'update'" }),
    });
    expect(await site.read('member', 'issue/ABC-3?fields=labels')).toMatchObject({
      fields: { labels: ['voice'] },
    });
  });

  it('an edit cannot move an issue to another project', async () => {
    const answer = await testJira().ask('member', 'issue/ABC-3', {
      method: 'PUT',
      body: { fields: { project: { key: 'DEF' } } },
    });
    expect(answer).toMatchObject({
      status: 400,
      body: fieldErrors({
        project: "Field 'project' cannot be set. It is not on the appropriate screen, or unknown.",
      }),
    });
  });

  it('update can link to another issue that the caller sees, and to no other', async () => {
    const { ask } = testJira();
    const link = (key: string): { method: string; body: unknown } => ({
      method: 'PUT',
      body: { update: { issuelinks: [{ add: { type: { name: 'Blocks' }, outwardIssue: { key } } }] } },
    });
    expect((await ask('member', 'issue/ABC-3', link('DEF-1'))).status).toBe(204);
    expect((await ask('member', 'issue/ABC-3', link('ABC-13'))).status).toBe(404);
    expect((await ask('lead', 'issue/ABC-3', link('DEF-2'))).status).toBe(404);
  });

  it('returnIssue shows the issue; assignee has its own path', async () => {
    const { ask, read } = testJira();
    expect(
      await ask('member', 'issue/ABC-3?returnIssue=true', {
        method: 'PUT',
        body: { fields: { summary: 'Changed' } },
      }),
    ).toMatchObject({ status: 200, body: { fields: { summary: 'Changed' } } });
    expect(
      (
        await ask('member', 'issue/ABC-3/assignee', {
          method: 'PUT',
          body: { accountId: ACCOUNT_IDS.leaver },
        })
      ).status,
    ).toBe(204);
    expect(await read('member', 'issue/ABC-3?fields=assignee')).toMatchObject({
      fields: { assignee: { displayName: 'Leo Leaver' } },
    });
  });
});

describe('transitions', () => {
  it('follow the workflow, set the resolution and are found by WAS', async () => {
    const { ask, read } = testJira();
    expect(
      await ask('member', 'issue/ABC-3/transitions', { body: { transition: { id: '41' } } }),
    ).toMatchObject({ status: 400 });
    expect(
      (await ask('member', 'issue/ABC-3/transitions', { body: { transition: { id: '21' } } })).status,
    ).toBe(204);
    expect(
      (
        await ask('member', 'issue/ABC-3/transitions', {
          body: { transition: { id: '41' }, update: { comment: [{ add: { body: adf('done') } }] } },
        })
      ).status,
    ).toBe(204);
    expect(await read('member', 'issue/ABC-3')).toMatchObject({
      fields: {
        status: { name: 'Done' },
        resolution: { name: 'Done' },
        resolutiondate: '2026-11-20T12:00:00.000+0000',
        comment: { total: 1 },
      },
    });
    expect(
      await read('member', 'search?jql=status+was+%22In+Progress%22+by+currentUser()+and+key+%3D+ABC-3'),
    ).toMatchObject({ total: 1 });
  });

  it('take no fields: the workflow has no screens', async () => {
    const body = { transition: { id: '21' }, fields: { resolution: { name: 'Done' } } };
    expect(await testJira().ask('member', 'issue/ABC-3/transitions', { body })).toMatchObject({
      status: 400,
      body: fieldErrors({
        resolution: "Field 'resolution' cannot be set. It is not on the appropriate screen, or unknown.",
      }),
    });
  });

  it('without an id are refused', async () => {
    expect(await testJira().ask('member', 'issue/ABC-3/transitions', { body: {} })).toMatchObject({
      status: 400,
      body: message("Missing 'transition' identifier"),
    });
  });
});

describe('deleting', () => {
  it('takes sub-tasks only when told to, and links with it', async () => {
    const { ask } = testJira();
    expect(await ask('lead', 'issue/ABC-2', { method: 'DELETE' })).toMatchObject({ status: 400 });
    expect((await ask('lead', 'issue/ABC-2?deleteSubtasks=true', { method: 'DELETE' })).status).toBe(204);
    for (const path of ['issue/ABC-2', 'issue/ABC-4', 'issueLink/10500'])
      expect((await ask('admin', path)).status).toBe(404);
    expect(await ask('admin', 'issue/DEF-3?fields=issuelinks')).toMatchObject({
      body: { fields: { issuelinks: [] } },
    });
  });

  it('of an epic leaves its children, without a parent', async () => {
    const { ask, read } = testJira();
    expect((await ask('lead', 'issue/ABC-1', { method: 'DELETE' })).status).toBe(204);
    expect(await read('lead', 'issue/ABC-2?fields=parent')).toMatchObject({ fields: {} });
  });
});
