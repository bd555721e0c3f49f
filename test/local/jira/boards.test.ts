import { describe, expect, it } from 'vitest';
import type { Alias } from '../../../local/jira/seed/demo-site';
import { addJointBoard, AGILE_SCOPES, testJira, type Asked, type Asking } from './ask';

interface Agile {
  (as: Alias, path: string, asking?: Asking): Promise<Asked>;
}

/** Calls under /rest/agile/1.0 or, with a leading slash, anywhere. */
function agileJira() {
  const site = testJira();
  addJointBoard(site);
  const agile: Agile = (as, path, asking = {}) =>
    site.ask(as, path.startsWith('/') ? path : `/rest/agile/1.0/${path}`, {
      scopes: AGILE_SCOPES,
      ...asking,
    });
  const keys = async (as: Alias, path: string): Promise<readonly string[]> => {
    const { body } = await agile(as, path);
    return (body as { issues: { key: string }[] }).issues.map((issue) => issue.key);
  };
  return { ...site, agile, keys };
}

describe('a board of two projects', () => {
  const { agile, keys, jira } = agileJira();

  it('tells its projects, as far as the caller sees them', async () => {
    expect(await agile('member', 'board/3/project')).toMatchObject({
      body: { total: 2, isLast: true, values: [{ key: 'ABC' }, { key: 'DEF' }] },
    });
    expect(await agile('lead', 'board/3/project')).toMatchObject({
      body: { total: 1, values: [{ key: 'ABC' }] },
    });
    expect(await agile('member', 'board/1/project?maxResults=1')).toMatchObject({ body: { total: 1 } });
    expect((await agile('outsider', 'board/3/project')).status).toBe(404);
  });

  it('is found through either project, and shows the issues of both', async () => {
    expect(await agile('member', 'board?projectKeyOrId=DEF')).toMatchObject({
      body: { values: [{ id: 2 }, { id: 3, location: { projectKey: 'ABC' } }] },
    });
    expect(await keys('member', 'board/3/issue?jql=summary~glossary+or+summary~typo')).toEqual([
      'ABC-26',
      'DEF-7',
    ]);
    expect(await agile('app', 'board/3/issue?maxResults=1')).toMatchObject({ body: { total: 50 } });
    expect(await agile('lead', 'board/3/issue?maxResults=1')).toMatchObject({ body: { total: 30 } });
  });

  it('has versions, epics, quick filters and a configuration that name the other project', async () => {
    expect(await agile('app', 'board/3/version?released=true')).toMatchObject({
      body: {
        values: [
          { id: 10600, projectId: 10000 },
          { id: 10603, projectId: 10001 },
        ],
      },
    });
    expect(await agile('app', 'board/3/epic?done=false')).toMatchObject({
      body: {
        values: [
          { key: 'ABC-1', done: false },
          { key: 'DEF-1', summary: expect.any(String) as unknown },
        ],
      },
    });
    expect(await agile('app', 'board/3/quickfilter')).toMatchObject({
      body: { values: [{ id: 300 }, { jql: 'project = ABC' }, { jql: 'project = DEF' }] },
    });
    expect(await agile('app', 'board/3/quickfilter/302')).toMatchObject({ body: { name: 'Only DEF' } });
    expect((await agile('app', 'board/3/quickfilter/1')).status).toBe(404);
    expect(await agile('app', 'board/3/configuration')).toMatchObject({
      body: { id: 3, filter: { id: '10804' }, location: { key: 'ABC' } },
    });
    expect(await agile('app', 'board/filter/10804')).toMatchObject({ body: { values: [{ id: 3 }] } });
    expect(await agile('app', '/rest/api/3/filter/10804')).toMatchObject({
      body: { jql: 'project in (ABC, DEF) ORDER BY Rank ASC' },
    });
  });

  it('keeps properties for who administers its project', async () => {
    const put = { method: 'PUT', body: { a: 1 } };
    expect((await agile('lead', 'board/1/properties/p', put)).status).toBe(201);
    expect((await agile('member', 'board/1/properties/p', put)).status).toBe(403);
    expect(await agile('member', 'board/1/properties')).toMatchObject({ body: { keys: [{ key: 'p' }] } });
    expect((await agile('lead', 'board/1/properties/p', { method: 'DELETE' })).status).toBe(204);
  });

  it('can be made and changed from outside', async () => {
    const { id } = jira.addBoard({ name: 'New', type: 'kanban', projects: ['ABC'] });
    expect(await agile('member', `board/${id}/project`)).toMatchObject({ body: { total: 1 } });
    jira.setBoardProjects(id, ['ABC', 'OPS']);
    expect(await agile('member', `board/${id}/project`)).toMatchObject({
      body: { values: [{ key: 'ABC' }, { key: 'OPS' }] },
    });
    expect((await agile('member', `board/${id}`, { method: 'DELETE' })).status).toBe(403);
    expect((await agile('lead', `board/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await agile('lead', `board/${id}`)).status).toBe(404);
  });
});

describe('lists of issues', () => {
  const { agile, keys } = agileJira();

  it('show the epic and the sprint as objects', async () => {
    expect(await agile('app', 'board/1/issue?jql=key=ABC-2&fields=epic,sprint,summary')).toMatchObject({
      body: {
        issues: [
          { fields: { epic: { key: 'ABC-1', summary: 'Letters can be read aloud' }, sprint: { id: 2 } } },
        ],
      },
    });
    expect(await agile('app', 'issue/ABC-12')).toMatchObject({
      body: { key: 'ABC-12', fields: { epic: { key: 'ABC-11' }, sprint: null, closedSprints: [{ id: 1 }] } },
    });
    const { body } = await agile('app', 'board/1/issue?jql=key=ABC-2&fields=summary');
    expect(body).not.toHaveProperty('issues.0.fields.epic');
  });

  it('of backlogs, epics and sprints', async () => {
    expect(await keys('app', 'board/2/backlog?jql=issuetype=Story')).toEqual([
      'DEF-2',
      'DEF-3',
      'DEF-10',
      'DEF-16',
      'DEF-19',
    ]);
    expect(await keys('app', 'epic/DEF-1/issue')).toEqual(['DEF-2', 'DEF-4', 'DEF-5', 'DEF-10']);
    expect(await keys('app', 'board/1/epic/ABC-11/issue')).toEqual(['ABC-12', 'ABC-14', 'ABC-15', 'ABC-16']);
    expect(await keys('app', 'epic/none/issue?jql=key+in+(ABC-2,ABC-6,ABC-1,OPS-1)')).toEqual([
      'ABC-6',
      'OPS-1',
    ]);
    expect(await keys('app', 'board/1/epic/none/issue?jql=key+in+(ABC-6,OPS-1)')).toEqual(['ABC-6']);
    expect(await keys('app', 'sprint/3/issue')).toEqual(['ABC-18']);
    expect(await keys('app', 'board/2/sprint/3/issue')).toEqual([]);
    expect((await agile('lead', 'epic/DEF-1/issue')).status).toBe(404);
    expect((await agile('app', 'epic/ABC-2')).status).toBe(404);
  });

  it('come by token, and counted, under /rest/software', async () => {
    const at = '/rest/software/1.0/board/3/issue';
    const first = await agile('app', `${at}?maxResults=30&fields=summary&jql=`);
    const { nextPageToken } = first.body as { nextPageToken: string };
    expect(first.body).toMatchObject({ isLast: false });
    const rest = await agile('app', `${at}?nextPageToken=${nextPageToken}&fields=summary&jql=`);
    expect(rest.body).toMatchObject({ isLast: true, issues: { length: 20 } });
    expect((await agile('app', `${at}?nextPageToken=nonsense`)).status).toBe(400);
    expect(await agile('app', `${at}/approximate-count`)).toMatchObject({ body: { count: 50 } });
    expect(await agile('lead', `${at}/approximate-count?jql=type=Bug`)).toMatchObject({ body: { count: 7 } });
    const backlog = '/rest/software/1.0/board/2/backlog/approximate-count';
    expect(await agile('app', backlog)).toMatchObject({ body: { count: 13 } });
    for (const path of ['epic/none/issue', 'epic/ABC-1/issue', 'sprint/2/issue', 'board/1/sprint/2/issue'])
      expect((await agile('app', `/rest/software/1.0/${path}`)).status).toBe(200);
    expect((await agile('app', `${at}?jql=nope=1`)).status).toBe(400);
  });
});
