/** What a token must not find out, do or be told, however oddly it asks and whatever goes wrong meanwhile. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, expectRefusal } from './support/problem';
import { PROJECT_WIDE, SITE_WIDE, WIDE, WRITER } from './support/rules';
import { startSite, type GatewayCall, type Site } from './support/site';
import type { Answer } from './support/wire';

const ISSUE = '/rest/api/3/issue';
const SEARCH = '/rest/api/3/search/jql';

let site: Site;
let token: string;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.reset();
  await site.switchOn(WIDE);
  token = (await site.issueToken('member', WRITER)).token;
});

const read = (path: string): Promise<Answer> => site.gateway(path, { token });
const searching = (jql: string, by = token): GatewayCall => ({ token: by, method: 'POST', json: { jql } });
const search = (jql: string, by?: string): Promise<Answer> => site.gateway(SEARCH, searching(jql, by));

/** All that a caller can tell two answers apart by, but for ids of the request. */
const faceOf = ({ status, body }: Answer, ...names: readonly string[]): string =>
  names.reduce(
    (text, name) => text.replaceAll(name, '<named>'),
    `${status} ${body.replace(/urn:request:\w+/, '')}`,
  );

describe('a plain read is shown only where Jira’s own reply says that it is within reach', () => {
  it.each(['{"fields":{}}', '{}', '[]', '"text"', '{"id":"10130","fields":{"summary":"of DEF-1"}}'])(
    'an issue: %s',
    async (body) => {
      await read(`${ISSUE}/ABC-2`);
      await site.fault({ target: 'jira', match: `GET ${ISSUE}/ABC-2`, status: 200, body });
      expect(codeOf(await read(`${ISSUE}/ABC-2`))).not.toBe('jira 200');
    },
  );

  it('a project', async () => {
    await read('/rest/api/3/project/ABC');
    await site.fault({
      target: 'jira',
      match: 'GET /rest/api/3/project/ABC',
      status: 200,
      body: '{"name":"x"}',
    });
    expect(codeOf(await read('/rest/api/3/project/ABC'))).not.toBe('jira 200');
  });

  it.each(['', '?fields=summary', '?fields=-project', '?fields=*all,-project', '?fields=-description'])(
    'not where it was a moment ago: an issue that has just moved away, read with %j',
    async (query) => {
      expect((await read(`${ISSUE}/ABC-3/comment`)).status).toBe(200);
      await site.control('POST /issues/ABC-3', { project: 'DEF' });
      expectRefusal(await read(`${ISSUE}/ABC-3${query}`), 'project-outside');
    },
  );
});

describe('an issue that nobody may know of looks like one that is none', () => {
  it('another project’s by id, and an id that nobody has', async () => {
    const [foreign, absent] = [await read(`${ISSUE}/10130`), await read(`${ISSUE}/99999999`)];
    expect(faceOf(foreign)).toBe(faceOf(absent));
  });
});

/** That it is there may be known (SECURITY.md, known limits); what it is may not. */
describe('of an issue or project elsewhere nothing is told but that there is one', () => {
  it.each(['', '/comment', '/transitions'])('one behind a security level, read at %j', async (part) => {
    const hidden = await read(`${ISSUE}/ABC-13${part}`);
    expectRefusal(hidden, 'owner-lost-permission');
    expect(hidden.body).not.toContain('ABC-13');
  });

  it.each([
    'project = DEF',
    'key = DEF-9',
    'parent = DEF-1',
    'issue in linkedIssues(DEF-9)',
    'component = Docs',
    'key = ABC-13',
  ])('by a search: %s', async (jql) => {
    const found = await search(jql);
    expect(found.status).toBe(200);
    expect(found.body).toBe('{"issues":[],"isLast":true}');
  });
});

describe('what was not found out is refused, never left out of an answer that looks whole', () => {
  const failing = (status: number, after = 0): Promise<unknown> =>
    site.fault({ target: 'jira', match: 'permissions/check', status, after });

  it.each([500, 400, 403])('a search whose issues nobody can judge: %i', async (status) => {
    await search('key = ABC-3');
    await failing(status);
    expectRefusal(await search('labels = voice'), 'owner-standing-unknown');
  });

  it('a search whose owner is deactivated meanwhile', async () => {
    await search('key = ABC-3');
    await site.clock({ advanceMs: 59_000 });
    await site.control('POST /people/member', { active: false });
    expect(JSON.parse((await search('key = ABC-3')).body)).toMatchObject({ issues: [{ key: 'ABC-3' }] });
    await site.clock({ advanceMs: 1_000 });
    expectRefusal(await search('labels = voice'), 'owner-inactive');
  });

  it('the list of projects', async () => {
    await read(`${ISSUE}/ABC-2?fields=summary`);
    await failing(500, 1);
    const { body } = await read('/rest/api/3/project');
    expect(body).not.toBe('[]');
  });

  it.each([SEARCH, '/rest/api/3/search/approximate-count'])(
    'secured issues that the owner sees, at %s',
    async (path) => {
      const lead = (await site.issueToken('lead', PROJECT_WIDE)).token;
      await site.gateway(`${ISSUE}/ABC-2`, { token: lead });
      await failing(500);
      expectRefusal(await site.gateway(path, searching('key = ABC-13', lead)), 'owner-standing-unknown');
    },
  );
});

describe('a project key that was given to another project', () => {
  beforeEach(async () => {
    await read('/rest/api/3/project/ABC/versions');
    await site.control('POST /projects/ABC', { key: 'NEWK' });
    await site.control('POST /projects', { key: 'ABC', name: 'Another', like: 'DEF' });
  });

  it('gets no issue from a token of the first', async () => {
    const json = { fields: { project: { key: 'ABC' }, issuetype: { name: 'Task' }, summary: 'strayed' } };
    expectRefusal(await site.gateway(ISSUE, { token, method: 'POST', json }), 'project-outside');
  });

  it.each(['', '/versions', '/components', '/statuses'])('is not read either: %j', async (part) => {
    expectRefusal(await read(`/rest/api/3/project/ABC${part}`), 'project-outside');
  });

  it('and the token’s own project is there under its id', async () => {
    expect((await read('/rest/api/3/project/10000')).status).toBe(200);
  });
});

describe('a token of an admin who may not browse a project', () => {
  let admin: string;
  beforeEach(async () => {
    admin = (await site.issueToken('admin', SITE_WIDE)).token;
    await site.control('POST /people/admin/roles', { project: 'DEF', role: null });
  });

  it('reads none of its issues', async () => {
    expectRefusal(await site.gateway(`${ISSUE}/DEF-1`, { token: admin }), 'owner-lost-permission');
    expect(JSON.parse((await search('project in (ABC, DEF)', admin)).body)).not.toMatchObject({
      issues: expect.arrayContaining([
        expect.objectContaining({ key: expect.stringMatching(/^DEF-/) as string }),
      ]) as object,
    });
  });

  const told = async (jql: string, maxResults: number): Promise<string> => {
    const call: GatewayCall = {
      token: admin,
      method: 'POST',
      json: { jql, maxResults, fields: ['summary'] },
    };
    const older = await site.gateway('/rest/api/2/search', call);
    return `${(await site.gateway(SEARCH, call)).body} ${older.status} ${older.body}`.replace(
      /"maxResults":\d+,/,
      '',
    );
  };

  it.each([1, 50, 0])(
    'is not told by a total or a further page whether they match (%i a page)',
    async (maxResults) => {
      const matching = await told('project = DEF AND labels = words', maxResults);
      const none = await told('project = DEF AND labels = xyzzy', maxResults);
      expect(matching).toBe(none);
    },
  );
});

describe('a comment for administrators alone, and an owner who may edit every comment that they see', () => {
  const COMMENT = '/rest/api/2/issue/ABC-2/comment/10302';
  const grant = (permission: string): Promise<unknown> =>
    site.control('POST /projects/ABC/grants', {
      permission,
      to: { kind: 'role', role: 'Developers' },
      granted: true,
    });

  it.each([
    ['PUT', { body: 'overwritten' }],
    ['DELETE', undefined],
  ])('%s: who does not see it does not change it', async (method, json) => {
    await Promise.all([grant('EDIT_ALL_COMMENTS'), grant('DELETE_ALL_COMMENTS')]);
    const wide = (await site.issueToken('member', PROJECT_WIDE)).token;
    const call: GatewayCall = { token: wide, ...(json === undefined ? {} : { json }) };
    expect((await site.gateway(COMMENT, { token: wide })).status).toBe(404);
    expect((await site.gateway(COMMENT, { ...call, method })).status).toBeGreaterThanOrEqual(400);
  });
});

it('a read that leaves a mark is allowed to who may write, or refused for a reason that is true', async () => {
  const answer = await read(`${ISSUE}/ABC-2?updateHistory=true`);
  expect(answer.body).not.toContain('reaches beyond a project');
});
