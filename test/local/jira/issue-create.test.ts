import { describe, expect, it } from 'vitest';
import { ACCOUNT_IDS } from '../../../local/jira/seed/demo-site';
import { fieldErrors, testJira } from './ask';

const task = (fields: Readonly<Record<string, unknown>> = {}): { body: unknown } => ({
  body: { fields: { project: { key: 'ABC' }, issuetype: { name: 'Task' }, summary: 'New', ...fields } },
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
