import { describe, expect, it } from 'vitest';
import type { Alias } from '../../../local/jira/seed/demo-site';
import { addJointBoard, AGILE_SCOPES, keysOf, testJira } from './ask';

function agileJira() {
  const site = testJira();
  addJointBoard(site);
  const agile = (as: Alias, path: string, method = 'GET', body?: unknown) =>
    site.ask(as, `/rest/agile/1.0/${path}`, {
      scopes: AGILE_SCOPES,
      method,
      ...(body === undefined ? {} : { body }),
    });
  const field = async (key: string, name: string): Promise<unknown> =>
    ((await site.read('app', `issue/${key}?fields=${name}`)) as { fields: Record<string, unknown> }).fields[
      name
    ];
  return { ...site, agile, field };
}

describe('sprints', () => {
  it('are made, started, closed and deleted; open issues go back to the backlog', async () => {
    const { agile, field } = agileJira();
    const made = await agile('member', 'sprint', 'POST', { name: 'New', originBoardId: 1, goal: 'g' });
    expect(made).toMatchObject({ status: 201, body: { id: 4, state: 'future', goal: 'g' } });
    expect((await agile('member', 'sprint/4', 'POST', { state: 'active' })).status).toBe(400);
    const dates = { startDate: '2026-11-20T00:00:00.000Z', endDate: '2026-12-01T00:00:00.000+0000' };
    const started = await agile('member', 'sprint/4', 'POST', { state: 'active', ...dates });
    expect(started).toMatchObject({ body: { state: 'active', goal: 'g' } });
    expect((await agile('member', 'sprint/4/issue', 'POST', { issues: ['ABC-18', 'ABC-8'] })).status).toBe(
      204,
    );
    const closed = { name: 'New', state: 'closed', ...dates };
    expect(await agile('member', 'sprint/4', 'PUT', closed)).toMatchObject({
      body: { state: 'closed', goal: '', completeDate: expect.any(String) as unknown },
    });
    expect(await field('ABC-18', 'customfield_10020')).toBeNull();
    expect(await field('ABC-8', 'customfield_10020')).toMatchObject([{ id: 4 }]);
    expect((await agile('member', 'sprint/4', 'DELETE')).status).toBe(204);
    expect(await field('ABC-8', 'customfield_10020')).toBeNull();
    expect((await agile('member', 'sprint/4')).status).toBe(404);
  });

  it('take Manage sprints in every project of their board', async () => {
    const { agile, jira } = agileJira();
    expect((await agile('lead', 'sprint', 'POST', { name: 'x', originBoardId: 3 })).status).toBe(403);
    expect((await agile('member', 'sprint', 'POST', { name: 'x', originBoardId: 3 })).status).toBe(201);
    expect((await agile('member', 'sprint', 'POST', { name: 'x', originBoardId: 2 })).status).toBe(400);
    jira.setRole('member', 'ABC', 'Viewers');
    for (const [method, path] of [
      ['DELETE', 'sprint/2'],
      ['POST', 'sprint/2'],
    ] as const)
      expect((await agile('member', path, method, {})).status).toBe(403);
  });

  it('change places, and keep properties', async () => {
    const { agile } = agileJira();
    expect((await agile('member', 'sprint/2/swap', 'POST', { sprintToSwapWith: 3 })).status).toBe(204);
    expect(await agile('member', 'board/1/sprint')).toMatchObject({
      body: { values: [{ id: 1 }, { id: 3 }, { id: 2 }] },
    });
    expect((await agile('member', 'sprint', 'POST', { name: 'x', originBoardId: 3 })).status).toBe(201);
    expect((await agile('lead', 'sprint/2/swap', 'POST', { sprintToSwapWith: 4 })).status).toBe(403);
    expect((await agile('member', 'sprint/2/properties/p', 'PUT', 1)).status).toBe(201);
    expect(await agile('member', 'sprint/2/properties/p')).toMatchObject({ body: { key: 'p', value: 1 } });
    expect((await agile('member', 'sprint/2/properties/p', 'DELETE')).status).toBe(204);
  });

  it('take issues of any project, and closed ones take none', async () => {
    const { agile, field } = agileJira();
    expect((await agile('app', 'sprint/2/issue', 'POST', { issues: ['DEF-9'] })).status).toBe(204);
    expect(await field('DEF-9', 'customfield_10020')).toMatchObject([{ id: 2 }]);
    expect((await agile('app', 'sprint/1/issue', 'POST', { issues: ['DEF-9'] })).status).toBe(400);
    expect((await agile('lead', 'sprint/2/issue', 'POST', { issues: ['DEF-8'] })).status).toBe(400);
  });
});

describe('backlogs and boards', () => {
  it('move issues out of and into sprints', async () => {
    const { agile, field } = agileJira();
    expect((await agile('member', 'backlog/issue', 'POST', { issues: ['ABC-2', 'ABC-12'] })).status).toBe(
      204,
    );
    expect(await field('ABC-2', 'customfield_10020')).toBeNull();
    expect(await field('ABC-12', 'customfield_10020')).toMatchObject([{ id: 1 }]);
    expect((await agile('member', 'board/1/issue', 'POST', { issues: ['ABC-2'] })).status).toBe(204);
    expect(await field('ABC-2', 'customfield_10020')).toMatchObject([{ id: 2 }]);
    expect((await agile('member', 'backlog/1/issue', 'POST', { issues: ['ABC-2'] })).status).toBe(204);
    expect((await agile('member', 'backlog/1/issue', 'POST', { issues: ['DEF-2'] })).status).toBe(400);
    expect((await agile('member', 'board/2/issue', 'POST', { issues: ['DEF-8'] })).status).toBe(204);
    expect(await field('DEF-8', 'status')).toMatchObject({ name: 'In Progress' });
    expect((await agile('outsider', 'backlog/issue', 'POST', { issues: ['OPS-1'] })).status).toBe(403);
    expect((await agile('member', 'backlog/issue', 'POST', { issues: [] })).status).toBe(400);
  });

  it('rank issues, across projects, and keep the order', async () => {
    const site = agileJira();
    const order = 'key in (ABC-6, ABC-7, DEF-8) order by rank';
    expect(await keysOf(site, 'app', order)).toEqual(['ABC-6', 'ABC-7', 'DEF-8']);
    const rank = (as: Alias, body: unknown) => site.agile(as, 'issue/rank', 'PUT', body);
    expect((await rank('member', { issues: ['DEF-8'], rankBeforeIssue: 'ABC-6' })).status).toBe(204);
    expect(await keysOf(site, 'app', order)).toEqual(['DEF-8', 'ABC-6', 'ABC-7']);
    expect((await rank('member', { issues: ['ABC-6'], rankAfterIssue: 'ABC-7' })).status).toBe(204);
    expect(await keysOf(site, 'app', order)).toEqual(['DEF-8', 'ABC-7', 'ABC-6']);
    expect(await rank('member', { issues: ['ABC-6', 'OPS-1'], rankAfterIssue: 'ABC-1' })).toMatchObject({
      status: 207,
      body: {
        entries: [
          { issueKey: 'ABC-6', status: 200 },
          { issueKey: 'OPS-1', status: 403 },
        ],
      },
    });
    expect((await rank('member', { issues: ['OPS-1'], rankAfterIssue: 'ABC-1' })).status).toBe(403);
    expect((await rank('member', { issues: ['ABC-6'] })).status).toBe(400);
  });
});

describe('epics', () => {
  it('are shown, changed, filled, emptied and ranked', async () => {
    const { agile, field } = agileJira();
    expect(await agile('app', 'epic/DEF-1')).toMatchObject({
      body: { key: 'DEF-1', name: 'Every word has a definition', done: false },
    });
    expect(
      await agile('member', 'epic/DEF-1', 'POST', { name: 'Words', done: true, color: { key: 'color_9' } }),
    ).toMatchObject({ body: { name: 'Words', done: true, color: { key: 'color_9' } } });
    expect((await agile('member', 'epic/DEF-1/issue', 'POST', { issues: ['ABC-6'] })).status).toBe(204);
    expect(await field('ABC-6', 'parent')).toMatchObject({ key: 'DEF-1' });
    expect((await agile('member', 'epic/none/issue', 'POST', { issues: ['ABC-6'] })).status).toBe(204);
    expect(await field('ABC-6', 'parent')).toBeUndefined();
    expect((await agile('member', 'epic/DEF-1/issue', 'POST', { issues: ['ABC-4'] })).status).toBe(400);
    expect((await agile('lead', 'epic/ABC-1/issue', 'POST', { issues: ['OPS-1'] })).status).toBe(403);
    expect((await agile('member', 'epic/DEF-1/rank', 'PUT', { rankBeforeEpic: 'ABC-1' })).status).toBe(204);
    expect(await agile('app', 'board/3/epic')).toMatchObject({
      body: { values: [{ key: 'DEF-1' }, { key: 'ABC-1' }, { key: 'ABC-11' }] },
    });
  });

  it('estimates are story points', async () => {
    const { agile, field } = agileJira();
    expect(await agile('member', 'issue/ABC-2/estimation?boardId=1')).toMatchObject({ body: { value: 5 } });
    expect((await agile('member', 'issue/ABC-2/estimation?boardId=1', 'PUT', { value: '8' })).status).toBe(
      200,
    );
    expect(await field('ABC-2', 'customfield_10016')).toBe(8);
    expect((await agile('member', 'issue/ABC-2/estimation')).status).toBe(400);
  });
});
