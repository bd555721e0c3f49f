import { describe, expect, it } from 'vitest';
import { ROUTES } from '../../../local/jira/router';
import { ACCOUNT_IDS } from '../../../local/jira/seed/demo-site';
import { message, SCOPES, testJira } from './ask';

describe('honesty', () => {
  const site = testJira();

  it.each([
    ['GET', '/rest/api/3/dashboard'],
    ['POST', '/rest/api/3/redact'],
    ['POST', '/rest/api/3/issue/ABC-1/attachments'],
    ['GET', '/rest/api/3/priority/search'],
    ['PUT', '/rest/api/3/issues/archive/export'],
    ['POST', '/rest/api/3/expression/evaluate'],
    ['POST', '/rest/agile/1.0/board'],
    ['GET', '/rest/servicedeskapi/request'],
    ['GET', '/rest/software/1.0/board/1/report'],
  ])('what it does not do answers 501: %s %s', async (method, path) => {
    const answer = await site.ask('admin', path, { method });
    expect(answer.status).toBe(501);
    expect(answer.body).toEqual(
      message(
        `The local Jira does not do ${method} ${path}. See local/README.md for what it does; use a real site for the rest.`,
      ),
    );
  });

  it.each([
    '/',
    '/nope',
    '/rest/api/1/issue/ABC-1',
    '/rest/api/3/nope',
    '/rest/api/3/Issue/ABC-1',
    '/browse/ABC-1',
  ])('what Jira does not have answers 404: %s', async (path) => {
    expect((await site.ask('admin', path)).status).toBe(404);
  });

  it('methods that Jira does not use answer 405', async () => {
    expect((await site.ask('admin', 'issue/ABC-1', { method: 'PATCH' })).status).toBe(405);
  });

  it.each(ROUTES.map((route) => [`${route.method} ${route.api} ${route.path}`, route] as const))(
    'no route breaks, whoever calls and whatever is sent: %s',
    async (_, route) => {
      const root = {
        platform: '/rest/api/3',
        agile: '/rest/agile/1.0',
        software: '/rest/software/1.0',
        jsm: '/rest/servicedeskapi',
      }[route.api];
      const names = ['10100', 'ABC-1', 'ABC', '1', 'nope'];
      const bodies = [undefined, {}, [], 'text', { ids: ['x'], fields: 1 }];
      const tries = names.flatMap((name) => bodies.map((body) => ({ name, body })));
      for (const { name, body } of tries) {
        const path = `${root}/${route.path.replaceAll(/:\w+/g, name)}`;
        const scopes = [...SCOPES, ...route.scopes.flat()];
        const asking = { method: route.method, scopes, ...(body === undefined ? {} : { body }) };
        expect((await site.ask('admin', path, asking)).status).toBeLessThan(500);
        expect((await site.ask('nobody', path, asking)).status).toBeLessThan(500);
      }
    },
  );
});

describe('scopes bound every caller', () => {
  const site = testJira();
  const mismatch = { status: 401, body: { code: 401, message: 'Unauthorized; scope does not match' } };

  it('a call outside them is refused before anything else', async () => {
    expect(await site.ask('app', 'issue/ABC-1', { scopes: [] })).toMatchObject(mismatch);
    expect(await site.ask('admin', 'issue/ABC-1', { scopes: ['write:jira-work'] })).toMatchObject(mismatch);
    expect(await site.ask('admin', 'issue', { scopes: ['read:jira-work'], body: {} })).toMatchObject(
      mismatch,
    );
    expect(await site.ask('admin', 'group/member?groupId=x', { scopes: ['read:jira-user'] })).toMatchObject(
      mismatch,
    );
  });

  it('serverInfo needs none', async () => {
    expect((await site.ask('nobody', 'serverInfo', { scopes: [] })).status).toBe(200);
  });

  it('agile needs its granular set whole', async () => {
    expect((await site.ask('member', '/rest/agile/1.0/board', { scopes: SCOPES })).status).toBe(200);
    expect(
      await site.ask('member', '/rest/agile/1.0/board', {
        scopes: ['read:board-scope:jira-software', 'read:jira-work'],
      }),
    ).toMatchObject(mismatch);
  });
});

describe('callers', () => {
  const site = testJira();

  it('myself tells who calls', async () => {
    expect(await site.read('member', 'myself')).toMatchObject({
      accountId: ACCOUNT_IDS.member,
      displayName: 'Max Member',
      emailAddress: 'max@example.com',
    });
    expect(await site.read('app', 'myself')).toMatchObject({ accountType: 'app' });
    expect(await site.ask('nobody', 'myself')).toMatchObject({
      status: 401,
      body: { message: 'Client must be authenticated to access this resource.', 'status-code': 401 },
    });
  });

  it('an unknown account is not let in', async () => {
    const answer = await site.jira.answer({
      as: { kind: 'user', accountId: 'nope' },
      scopes: SCOPES,
      method: 'GET',
      path: '/rest/api/3/serverInfo',
      headers: {},
    });
    expect(answer.status).toBe(401);
  });

  it('e-mail addresses are shown to oneself and to administrators, not to the app', async () => {
    const path = `user?accountId=${encodeURIComponent(ACCOUNT_IDS.lead)}`;
    expect(await site.read('admin', path)).toHaveProperty('emailAddress');
    expect(await site.read('member', path)).not.toHaveProperty('emailAddress');
    expect(await site.read('app', path)).not.toHaveProperty('emailAddress');
  });

  it('users, groups and assignees are found', async () => {
    expect(await site.read('member', 'user/search?query=ada')).toMatchObject([{ displayName: 'Ada Admin' }]);
    expect(await site.read('member', 'user/assignable/search?project=DEF')).toMatchObject([
      { displayName: 'Ada Admin' },
      { displayName: 'Max Member' },
    ]);
    expect(await site.read('member', 'groups/picker?query=jira')).toMatchObject({ total: 2 });
    expect(await site.read('admin', 'group/member?groupname=operations-team')).toMatchObject({
      values: [{ displayName: 'Max Member' }],
    });
    expect((await site.ask('member', 'group/member?groupname=operations-team')).status).toBe(403);
    expect((await site.ask('nobody', 'user/search?query=lea')).body).toEqual([]);
  });
});

describe('requests', () => {
  const site = testJira();

  it('a body that is not JSON is refused', async () => {
    expect(
      await site.ask('member', 'issue', {
        text: '{"fields":',
        headers: { 'content-type': 'application/json' },
      }),
    ).toMatchObject({
      status: 400,
      body: message('There was an error parsing JSON. Check that your request body is valid.'),
    });
    expect(
      (await site.ask('member', 'issue', { text: '{}', headers: { 'content-type': 'text/plain' } })).status,
    ).toBe(415);
  });

  it('a body on a GET is ignored', async () => {
    expect((await site.ask('member', 'issue/ABC-1', { method: 'GET', body: {} })).status).toBe(200);
  });

  it('plus and %20 are spaces, repeated keys are lists', async () => {
    for (const jql of ['key%3DABC-2%20order%20by%20key', 'key=ABC-2+order+by+key', 'key+in+(ABC-2)']) {
      expect(await site.read('member', `search?jql=${jql}&fields=summary&fields=status`)).toMatchObject({
        total: 1,
        issues: [{ fields: { summary: 'Vowels are pronounced', status: { name: 'In Progress' } } }],
      });
    }
  });

  it('a trailing slash and /rest/api/2 and latest are taken', async () => {
    for (const path of ['/rest/api/2/serverInfo', '/rest/api/latest/serverInfo', '/rest/api/3/serverInfo/']) {
      expect((await site.ask('nobody', path)).status).toBe(200);
    }
  });

  it('answers name the caller and a request, as Jira’s headers do', async () => {
    const { headers } = await site.ask('member', 'myself');
    expect(headers).toMatchObject({
      'content-type': 'application/json;charset=UTF-8',
      'x-aaccountid': encodeURIComponent(ACCOUNT_IDS.member),
    });
  });

  it('two sites answer alike: nothing is random', async () => {
    const paths = ['search?jql=&maxResults=100&fields=*all&expand=changelog', 'project', 'users', 'field'];
    for (const path of paths)
      expect(await testJira().read('app', path)).toEqual(await testJira().read('app', path));
  });
});

describe('the demo site', () => {
  it('site() tells people and projects', async () => {
    const told = await testJira().jira.site();
    expect(told.people.map((person) => person.alias)).toEqual([
      'admin',
      'lead',
      'member',
      'outsider',
      'leaver',
      'app',
    ]);
    expect(told.projects.map((project) => `${project.id} ${project.key} ${project.type}`)).toEqual([
      '10000 ABC software',
      '10001 DEF software',
      '10002 OPS business',
    ]);
  });

  it('configuration reads have Jira’s shapes', async () => {
    const { read } = testJira();
    expect(await read('member', 'field')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'summary', custom: false, clauseNames: ['summary'] }),
      ]),
    );
    expect(await read('member', 'field/search?type=custom&maxResults=2')).toMatchObject({
      total: 3,
      isLast: false,
      startAt: 0,
      maxResults: 2,
    });
    expect(await read('member', 'status/Done')).toMatchObject({
      id: '10002',
      statusCategory: { key: 'done' },
    });
    expect(await read('member', 'label?maxResults=2')).toMatchObject({
      values: ['crash', 'docs'],
      isLast: false,
    });
    expect(
      await read('member', 'issue/createmeta?projectKeys=ABC&expand=projects.issuetypes.fields'),
    ).toMatchObject({
      projects: [
        {
          key: 'ABC',
          issuetypes: [{ name: 'Epic', fields: { summary: { required: true } } }, {}, {}, {}, {}],
        },
      ],
    });
    expect(await read('member', 'issue/createmeta/ABC/issuetypes')).toMatchObject({ total: 5 });
    expect(await read('member', 'issue/picker?query=vowel')).toMatchObject({
      sections: [{ issues: [{ key: 'ABC-2' }] }],
    });
    expect(await read('member', '/rest/agile/1.0/board/1/sprint?state=active')).toMatchObject({
      values: [{ id: 2, state: 'active' }],
    });
    expect(
      await read('member', '/rest/agile/1.0/board/1/issue?jql=project+in+(ABC,DEF)&maxResults=1'),
    ).toMatchObject({ total: 29 });
    expect(await read('member', 'filter/search?expand=jql')).toMatchObject({
      total: 2,
      values: [{ name: 'Open bugs' }, { name: 'My own list' }],
    });
    expect(await read('lead', 'filter/search')).toMatchObject({ total: 1 });
    expect(await read('lead', 'project/ABC/role/10002')).toMatchObject({
      actors: [{ displayName: 'Ada Admin' }, { displayName: 'Lea Lead' }],
    });
  });
});
