import { describe, expect, it } from 'vitest';
import { ACCOUNT_IDS } from '../../../local/jira/seed/demo-site';
import { fieldErrors, message, testJira } from './ask';

const adf = (text: string): unknown => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
const task = (fields: Readonly<Record<string, unknown>> = {}): { body: unknown } => ({
  body: { fields: { project: { key: 'ABC' }, issuetype: { name: 'Task' }, summary: 'New', ...fields } },
});

describe('names of issues', () => {
  const site = testJira();

  it('a moved issue answers under its old key, with its new key and project', async () => {
    const moved = await site.read('member', 'issue/ABC-9?fields=project');
    expect(moved).toMatchObject({ key: 'DEF-7', fields: { project: { key: 'DEF', id: '10001' } } });
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

describe('fields, expand and properties', () => {
  const site = testJira();
  const fieldsOf = async (query: string): Promise<string[]> =>
    Object.keys(((await site.read('member', `issue/ABC-21?${query}`)) as { fields: object }).fields).sort();

  it('fields takes names, comma lists, exclusions and wildcards', async () => {
    expect(await fieldsOf('fields=summary,status&fields=labels')).toEqual(['labels', 'status', 'summary']);
    expect(await fieldsOf('fields=*navigable,-summary')).not.toContain('summary');
    expect(await fieldsOf('fields=*navigable')).not.toContain('comment');
    expect(await fieldsOf('')).toEqual(expect.arrayContaining(['comment', 'worklog', 'customfield_10016']));
    expect(await fieldsOf('fields=nope')).toEqual([]);
  });

  it('expand adds names, schema, changelog, transitions and rendered fields', async () => {
    const issue = await site.read(
      'member',
      'issue/ABC-2?fields=summary,description&expand=names,schema,changelog,transitions,renderedFields',
    );
    expect(issue).toMatchObject({
      names: { summary: 'Summary', description: 'Description' },
      schema: { summary: { type: 'string', system: 'summary' } },
      changelog: {
        total: 1,
        histories: [{ items: [{ field: 'status', fromString: 'To Do', toString: 'In Progress' }] }],
      },
      transitions: [{ id: '11' }, { id: '21' }, { id: '31' }, { id: '41' }],
      renderedFields: { description: '<p>As a reader I hear every vowel.</p>\n\n<p>Accents come later.</p>' },
    });
  });

  it('properties are shown when asked for', async () => {
    expect(await site.read('member', 'issue/ABC-21?fields=summary&properties=demo.support')).toMatchObject({
      properties: { 'demo.support': { ticket: 17 } },
    });
    expect(await site.read('member', 'issue/ABC-21?fields=summary&properties=*all')).toMatchObject({
      properties: { 'demo.support': { ticket: 17 } },
    });
    expect(await site.read('member', 'issue/ABC-21?fields=summary')).not.toHaveProperty('properties');
  });
});

describe('text in v2, documents in v3', () => {
  it('the same description has both forms', async () => {
    const { read } = testJira();
    const [three, two, latest] = [
      await read('member', 'issue/ABC-2'),
      await read('member', '/rest/api/2/issue/ABC-2'),
      await read('member', '/rest/api/latest/issue/ABC-2'),
    ];
    expect(three).toMatchObject({ fields: { description: { type: 'doc', version: 1 } } });
    expect(two).toMatchObject({
      fields: { description: 'As a reader I hear every vowel.\nAccents come later.' },
    });
    expect(latest).toEqual(two);
  });

  it('a comment written as text reads as a document and back', async () => {
    const { read } = testJira();
    const written = (await read('member', '/rest/api/2/issue/ABC-3/comment', {
      body: { body: 'one\ntwo' },
    })) as { id: string; body: string };
    expect(written.body).toBe('one\ntwo');
    expect(await read('member', `issue/ABC-3/comment/${written.id}`)).toMatchObject({
      body: {
        type: 'doc',
        content: [
          { type: 'paragraph', content: [{ text: 'one' }] },
          { type: 'paragraph', content: [{ text: 'two' }] },
        ],
      },
    });
  });

  it('each version refuses the other’s form', async () => {
    const { ask } = testJira();
    expect(await ask('member', 'issue/ABC-3/comment', { body: { body: 'text' } })).toMatchObject({
      status: 400,
      body: fieldErrors({ comment: 'Comment body is not valid!' }),
    });
    expect(
      (await ask('member', '/rest/api/2/issue/ABC-3/comment', { body: { body: { type: 'doc' } } })).status,
    ).toBe(400);
    expect(await ask('member', 'issue/ABC-3/comment', { body: { body: adf('') } })).toMatchObject({
      status: 201,
    });
    expect(
      await ask('member', 'issue/ABC-3', { method: 'PUT', body: { fields: { description: 'text' } } }),
    ).toMatchObject({
      status: 400,
      body: fieldErrors({
        description: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)',
      }),
    });
  });
});

describe('creating', () => {
  it('answers 201 with id, key and self, and the issue is there', async () => {
    const { ask, read } = testJira({ siteUrl: 'https://demo.example.net' });
    const answer = await ask(
      'member',
      'issue',
      task({
        labels: ['a', 'b'],
        assignee: { accountId: ACCOUNT_IDS.lead },
        fixVersions: [{ name: '1.1' }],
        customfield_10016: 3,
      }),
    );
    expect(answer).toMatchObject({
      status: 201,
      body: { id: '10164', key: 'ABC-32', self: 'https://demo.example.net/rest/api/3/issue/10164' },
    });
    expect(await read('member', 'issue/ABC-32')).toMatchObject({
      fields: {
        labels: ['a', 'b'],
        reporter: { accountId: ACCOUNT_IDS.member },
        assignee: { accountId: ACCOUNT_IDS.lead },
        status: { name: 'To Do' },
        priority: { name: 'Medium' },
        fixVersions: [{ name: '1.1' }],
        customfield_10016: 3,
        created: '2026-11-20T12:00:00.000+0000',
      },
    });
  });

  it('as the app, the app is the reporter', async () => {
    const { ask, read } = testJira();
    await ask('app', 'issue', task());
    expect(await read('member', 'issue/ABC-32?fields=reporter')).toMatchObject({
      fields: { reporter: { accountId: ACCOUNT_IDS.app, accountType: 'app' } },
    });
  });

  it.each([
    [{ project: undefined }, { project: 'Specify a valid project ID or key' }],
    [{ project: { key: 'NOPE' } }, { project: 'Specify a valid project ID or key' }],
    [{ issuetype: undefined }, { issuetype: 'Specify an issue type' }],
    [{ issuetype: { name: 'Nope' } }, { issuetype: 'Specify a valid issue type' }],
    [{ summary: undefined }, { summary: 'You must specify a summary of the issue.' }],
    [{ summary: 'x'.repeat(256) }, { summary: "Summary can't exceed 255 characters." }],
    [{ summary: 'a\nb' }, { summary: 'The summary is invalid because it contains newline characters.' }],
    [{ nope: 1 }, { nope: "Field 'nope' cannot be set. It is not on the appropriate screen, or unknown." }],
    [
      { reporter: { accountId: ACCOUNT_IDS.lead } },
      { reporter: "Field 'reporter' cannot be set. It is not on the appropriate screen, or unknown." },
    ],
    [{ labels: ['a b'] }, { labels: "The label 'a b' contains spaces which is invalid." }],
    [{ priority: { name: 'Nope' } }, { priority: 'The priority selected is invalid.' }],
    [{ assignee: { accountId: 'nope' } }, { assignee: "User 'nope' does not exist." }],
    [
      { assignee: { accountId: ACCOUNT_IDS.outsider } },
      { assignee: `User '${ACCOUNT_IDS.outsider}' cannot be assigned issues.` },
    ],
    [{ fixVersions: [{ id: '10603' }] }, { fixVersions: "Version id '10603' is not valid" }],
    [{ duedate: '2026-02-30' }, { duedate: 'Error parsing date string: 2026-02-30' }],
    [
      { issuetype: { name: 'Sub-task' } },
      { parent: 'Issue type is a sub-task but parent issue key or id not specified.' },
    ],
    [
      { issuetype: { name: 'Sub-task' }, parent: { key: 'DEF-2' } },
      { parent: 'Sub-tasks must be created in the same project as the parent.' },
    ],
    [{ parent: { key: 'ABC-13' } }, { parent: 'Could not find issue by id or key.' }],
    [
      { parent: { key: 'ABC-3' } },
      { parent: 'Given parent work item does not belong to appropriate hierarchy.' },
    ],
  ])('refuses %j', async (fields, errors) => {
    expect(await testJira().ask('member', 'issue', task(fields))).toMatchObject({
      status: 400,
      body: fieldErrors(errors),
    });
  });

  it('a refused create leaves nothing behind', async () => {
    const { ask } = testJira();
    await ask('member', 'issue', task({ nope: 1 }));
    expect((await ask('member', 'issue/ABC-32')).status).toBe(404);
    expect(await ask('member', 'issue', task())).toMatchObject({ body: { key: 'ABC-32' } });
  });

  it('an epic of another project may be the parent; the project may come from the parent', async () => {
    const { ask, read } = testJira();
    expect((await ask('member', 'issue', task({ parent: { key: 'DEF-1' } }))).status).toBe(201);
    const body = { fields: { issuetype: { name: 'Sub-task' }, summary: 'Below', parent: { key: 'DEF-2' } } };
    expect(await read('member', 'issue', { body })).toMatchObject({ key: 'DEF-21' });
  });

  it('bulk creates what it can and tells the rest', async () => {
    const { ask } = testJira();
    const body = { issueUpdates: [task().body, task({ summary: undefined }).body] };
    expect(await ask('member', 'issue/bulk', { body })).toMatchObject({
      status: 201,
      body: { issues: [{ key: 'ABC-32' }], errors: [{ status: 400, failedElementNumber: 1 }] },
    });
    expect(
      (await ask('member', 'issue/bulk', { body: { issueUpdates: [task({ nope: 1 }).body] } })).status,
    ).toBe(400);
  });
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
