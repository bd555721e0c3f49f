import { describe, expect, it } from 'vitest';
import { ACCOUNT_IDS } from '../../../local/jira/seed/demo-site';
import { testJira } from './ask';

describe('worklogs by the list', () => {
  it('are moved to another issue, of another project too, and deleted', async () => {
    const { ask, read } = testJira();
    const move = { body: { ids: [10401], issueIdOrKey: 'DEF-2' } };
    expect((await ask('member', 'issue/ABC-2/worklog/move', move)).status).toBe(400);
    expect((await ask('app', 'issue/ABC-2/worklog/move', move)).status).toBe(204);
    expect(await read('app', 'issue/DEF-2/worklog')).toMatchObject({
      worklogs: [{ id: '10401' }, { id: '10404' }],
    });
    const remove = { method: 'DELETE', body: { ids: [10400] } };
    expect((await ask('app', 'issue/DEF-2/worklog', remove)).status).toBe(404);
    expect((await ask('app', 'issue/ABC-2/worklog', remove)).status).toBe(204);
    expect(await read('app', 'issue/ABC-2/worklog')).toMatchObject({ total: 0 });
  });

  it('updated tells ids of every visible project', async () => {
    const { read } = testJira();
    const ids = async (as: 'app' | 'lead'): Promise<readonly number[]> =>
      ((await read(as, 'worklog/updated')) as { values: { worklogId: number }[] }).values.map(
        (one) => one.worklogId,
      );
    expect(await ids('app')).toEqual([10400, 10401, 10402, 10403, 10404, 10405]);
    expect(await ids('lead')).not.toContain(10404);
  });
});

it('comment properties are reached by the comment’s id alone', async () => {
  const { ask, read } = testJira();
  const put = { method: 'PUT', body: { a: 1 } };
  expect((await ask('member', 'comment/10308/properties/p', put)).status).toBe(201);
  expect((await ask('member', 'comment/10310/properties/p', put)).status).toBe(403);
  expect(await read('member', 'comment/10308/properties')).toMatchObject({ keys: [{ key: 'p' }] });
  expect(await read('member', 'comment/10308/properties/p')).toEqual({ key: 'p', value: { a: 1 } });
  expect((await ask('lead', 'comment/10308/properties')).status).toBe(404);
  expect((await ask('member', 'comment/x/properties')).status).toBe(400);
  expect((await ask('member', 'comment/10308/properties/p', { method: 'DELETE' })).status).toBe(204);
});

it('worklog properties are kept with the worklog of the path’s issue', async () => {
  const { ask, read } = testJira();
  const put = { method: 'PUT', body: 1 };
  expect((await ask('member', 'issue/ABC-2/worklog/10400/properties/p', put)).status).toBe(201);
  expect((await ask('member', 'issue/ABC-2/worklog/10401/properties/p', put)).status).toBe(403);
  expect((await ask('app', 'issue/ABC-2/worklog/10404/properties/p', put)).status).toBe(404);
  expect(await read('lead', 'issue/ABC-2/worklog/10400/properties')).toMatchObject({ keys: [{ key: 'p' }] });
  const path = 'issue/ABC-2/worklog/10400/properties/p';
  expect(await read('lead', path)).toEqual({ key: 'p', value: 1 });
  expect((await ask('member', path, { method: 'DELETE' })).status).toBe(204);
});

describe('versions', () => {
  it('merge into, and are swapped for, versions of their own project', async () => {
    const { ask, read } = testJira();
    expect((await ask('lead', 'version/10601/mergeto/10602', { method: 'PUT' })).status).toBe(204);
    expect(await read('lead', 'issue/ABC-2?fields=fixVersions')).toMatchObject({
      fields: { fixVersions: [{ id: '10602' }] },
    });
    expect((await ask('app', 'version/10600/mergeto/10603', { method: 'PUT' })).status).toBe(400);
    const swap = { body: { moveFixIssuesTo: 10602, moveAffectedIssuesTo: 10602 } };
    expect((await ask('lead', 'version/10600/removeAndSwap', swap)).status).toBe(204);
    expect(await read('lead', 'issue/ABC-7?fields=versions')).toMatchObject({
      fields: { versions: [{ id: '10602' }] },
    });
    expect((await ask('lead', 'version/10603/mergeto/10604', { method: 'PUT' })).status).toBe(404);
  });

  it('change places', async () => {
    const { ask, read } = testJira();
    const order = async (): Promise<readonly string[]> =>
      ((await read('lead', 'project/ABC/versions')) as { name: string }[]).map((one) => one.name);
    const move = async (body: unknown): Promise<number> =>
      (await ask('lead', 'version/10602/move', { body })).status;
    expect(await move({ position: 'First' })).toBe(200);
    expect(await order()).toEqual(['2.0', '1.0', '1.1']);
    expect(await move({ position: 'Later' })).toBe(200);
    expect(await order()).toEqual(['1.0', '2.0', '1.1']);
    expect(await move({ after: 'https://local.atlassian.net/rest/api/3/version/10601' })).toBe(200);
    expect(await order()).toEqual(['1.0', '1.1', '2.0']);
    expect(await move({ after: 'https://local.atlassian.net/rest/api/3/version/10603' })).toBe(404);
    expect(await move({})).toBe(400);
    expect(await move({ position: 'First', after: 'x' })).toBe(400);
  });

  it('have related work', async () => {
    const { ask, read } = testJira();
    const work = { category: 'Design', title: 'Sketch', url: 'https://example.com' };
    const made = (await read('member', 'version/10600/relatedwork', { body: work })) as {
      relatedWorkId: string;
    };
    expect(await read('member', 'version/10600/relatedwork')).toEqual([{ ...work, ...made }]);
    const edit = { method: 'PUT', body: { ...made, category: 'Other' } };
    expect((await ask('member', 'version/10600/relatedwork', edit)).status).toBe(200);
    expect((await ask('lead', 'version/10603/relatedwork')).status).toBe(404);
    const path = `version/10600/relatedwork/${made.relatedWorkId}`;
    expect((await ask('outsider', path, { method: 'DELETE' })).status).toBe(404);
    expect((await ask('member', path, { method: 'DELETE' })).status).toBe(204);
    expect((await ask('member', path, { method: 'DELETE' })).status).toBe(404);
  });
});

it('components leave their issues to another one', async () => {
  const { ask, read } = testJira();
  expect((await ask('app', 'component/10700?moveIssuesTo=10702', { method: 'DELETE' })).status).toBe(404);
  expect((await ask('lead', 'component/10700?moveIssuesTo=10701', { method: 'DELETE' })).status).toBe(204);
  expect(await read('lead', 'issue/ABC-2?fields=components')).toMatchObject({
    fields: { components: [{ id: '10701' }] },
  });
});

it('attachments are told and deleted by their id alone, without their issue', async () => {
  const { ask, read } = testJira();
  const told = await read('member', 'attachment/10951');
  expect(told).toMatchObject({ id: 10951, filename: 'definition-of-secret.txt', size: 1024 });
  expect(JSON.stringify(told)).not.toMatch(/DEF|issue/);
  expect(await read('app', 'issue/DEF-9?fields=attachment')).toMatchObject({
    fields: { attachment: [{ id: '10951' }] },
  });
  expect((await ask('lead', 'attachment/10951')).status).toBe(404);
  expect((await ask('member', 'attachment/10951', { method: 'DELETE' })).status).toBe(403);
  expect((await ask('member', 'attachment/10950', { method: 'DELETE' })).status).toBe(204);
  expect((await ask('app', 'attachment/10951', { method: 'DELETE' })).status).toBe(204);
  expect((await ask('app', 'attachment/10951')).status).toBe(404);
});

it('a notification is noted, and needs somebody to go to', async () => {
  const { jira, ask } = testJira();
  const send = async (to: unknown): Promise<number> =>
    (await ask('app', 'issue/ABC-3/notify', { body: { subject: 's', to } })).status;
  expect(await send({ users: [{ accountId: ACCOUNT_IDS.outsider }] })).toBe(204);
  expect(await send({ assignee: true })).toBe(400);
  expect(await send({})).toBe(400);
  expect(jira.facts()).toMatchObject([{ kind: 'mail', event: 'notification' }]);
});

it('remote links are replaced, and deleted by their global id', async () => {
  const { ask, read } = testJira();
  const body = { globalId: 'g', object: { url: 'https://example.com', title: 'T' } };
  const { id } = (await read('member', 'issue/ABC-8/remotelink', { body })) as { id: number };
  const put = { method: 'PUT', body: { object: { url: 'https://example.com', title: 'U' }, globalId: 'g' } };
  expect((await ask('member', `issue/ABC-8/remotelink/${id}`, put)).status).toBe(204);
  expect(await read('member', `issue/ABC-8/remotelink/${id}`)).toMatchObject({ object: { title: 'U' } });
  const remove = { method: 'DELETE' };
  expect((await ask('member', 'issue/ABC-8/remotelink', remove)).status).toBe(400);
  expect((await ask('member', 'issue/ABC-8/remotelink?globalId=g', remove)).status).toBe(204);
  expect((await ask('member', 'issue/ABC-8/remotelink?globalId=g', remove)).status).toBe(404);
});

it('watching and changelogs are told for many issues', async () => {
  const { read } = testJira();
  const id = ((await read('member', 'issue/ABC-2')) as { id: string }).id;
  expect(await read('member', 'issue/watching', { body: { issueIds: [id, '1'] } })).toEqual({
    issuesIsWatching: { [id]: true, 1: false },
  });
  const body = { issueIdsOrKeys: ['ABC-22', 'OPS-4', 'NOPE-1'], fieldIds: ['issuelinks'], maxResults: 1 };
  const first = await read('member', 'changelog/bulkfetch', { body });
  expect(first).toMatchObject({
    issueChangeLogs: [
      {
        changeHistories: [
          { items: [{ field: 'Link', to: 'OPS-4', toString: 'This issue relates to OPS-4' }] },
        ],
      },
    ],
  });
  const { nextPageToken } = first as { nextPageToken: string };
  const second = await read('member', 'changelog/bulkfetch', { body: { ...body, nextPageToken } });
  expect(second).toMatchObject({ issueChangeLogs: [{ changeHistories: [{ items: [{ to: 'ABC-22' }] }] }] });
  expect(second).not.toHaveProperty('nextPageToken');
});

it('people are found by what they may see and be assigned', async () => {
  const { ask, read } = testJira();
  const names = async (path: string): Promise<readonly string[]> =>
    ((await read('app', path)) as { displayName: string }[]).map((one) => one.displayName);
  expect(await names('user/viewissue/search?issueKey=ABC-13&query=')).toEqual(['Ada Admin', 'Lea Lead']);
  expect(await names('user/viewissue/search?projectKey=DEF&query=max')).toEqual(['Max Member']);
  expect(await names('user/assignable/multiProjectSearch?projectKeys=ABC,DEF&query=')).toEqual([
    'Ada Admin',
    'Max Member',
  ]);
  expect((await ask('lead', 'user/assignable/multiProjectSearch?projectKeys=ABC,DEF&query=')).status).toBe(
    404,
  );
  expect((await ask('app', 'user/viewissue/search?issueKey=ABC-1')).status).toBe(400);
  expect((await ask('app', 'user/viewissue/search?query=')).status).toBe(400);
  const both = `user/viewissue/search?issueKey=ABC-1&query=x&accountId=${ACCOUNT_IDS.lead}`;
  expect((await ask('app', both)).status).toBe(400);
});
