import { describe, expect, it } from 'vitest';
import { confineRequest } from '../../../src/gateway/confine/confine-request';
import type { ReadyRequest } from '../../../src/gateway/ready-request';
import type { Reach } from '../../../src/policy/grant';
import type { Standing } from '../../../src/policy/standing';
import type { Target } from '../../../src/policy/target';
import { aRequest, queryValue, type Asked } from '../../support/a-request';
import { ABC, IN_ABC, OWNER, SITE_WIDE, STRANGER, XYZ } from '../../support/builders';
import type { JiraScript } from '../../support/fake-jira';
import { NOW } from '../../support/fixed-times';
import { standingPorts } from '../../support/gateway-world';

const BOTH: Reach = { kind: 'projects', projects: [ABC, XYZ] };
const IN_REPLY: Target = { kind: 'in-reply' };
const SELF: Target = { kind: 'self' };
const seeing = (...ids: readonly string[]): Standing => ({
  kind: 'known',
  held: new Set(ids.map((id) => `BROWSE_PROJECTS project ${id}`)),
});

interface Case extends Asked {
  readonly reach?: Reach;
  readonly target?: Target;
  readonly standing?: Standing;
  readonly script?: JiraScript;
}
async function confined(
  line: string,
  {
    reach = IN_ABC,
    target = IN_REPLY,
    standing = seeing('10001', '10002'),
    script = {},
    ...asked
  }: Case = {},
) {
  const ports = standingPorts(script);
  const request = aRequest(line, asked);
  const one = await confineRequest({ request, findings: { target, standing } }, reach, ports, NOW);
  return { one: one.ok ? one.value : one.error, request, asked: ports.jira.asked() };
}
const sentOf = (one: object): ReadyRequest => (one as { readonly request: ReadyRequest }).request;
const jqlOf = (one: object): unknown => {
  const { query, body } = sentOf(one);
  return queryValue(query, 'jql') ?? (body?.json as Record<string, unknown> | undefined)?.['jql'];
};

const many = Array.from({ length: 202 }, (_, at) => ({ id: String(20_000 + at), key: `P${at}` }));

describe('JQL is bound to the projects that the owner may browse', () => {
  it.each<[string, string, Case, string]>([
    [
      'in the query',
      'GET /rest/api/3/search/jql',
      { query: { jql: ['a = b'] } },
      '(a = b) AND project in (10001)',
    ],
    [
      'in the body',
      'POST /rest/api/3/search/jql',
      { json: { jql: 'a = b', maxResults: 5 } },
      '(a = b) AND project in (10001)',
    ],
    ['where there is none', 'GET /rest/api/3/search/jql', {}, 'project in (10001)'],
    ['where it is null', 'POST /rest/api/3/search/jql', { json: { jql: null } }, 'project in (10001)'],
    ['where it is empty', 'GET /rest/api/3/search/jql', { query: { jql: [''] } }, 'project in (10001)'],
    [
      'in a count',
      'POST /rest/api/3/search/approximate-count',
      { json: { jql: 'a = b' } },
      '(a = b) AND project in (10001)',
    ],
    ['on a board', 'GET /rest/agile/1.0/board/7/issue', {}, 'project in (10001)'],
    [
      'in a sprint',
      'GET /rest/agile/1.0/sprint/7/issue',
      { query: { jql: ['a = b'] } },
      '(a = b) AND project in (10001)',
    ],
    [
      'in the old search',
      'POST /rest/api/3/search',
      { json: { jql: 'a = b' } },
      '(a = b) AND project in (10001)',
    ],
    ['in several', 'GET /rest/api/3/search/jql', { reach: BOTH }, 'project in (10001, 10002)'],
    [
      'in those of several that the owner sees',
      'GET /rest/api/3/search/jql',
      { reach: BOTH, standing: seeing('10002') },
      'project in (10002)',
    ],
    [
      'and its order stays outside',
      'GET /rest/api/3/search/jql',
      { query: { jql: ['a = b OR c = d ORDER BY key'] } },
      '(a = b OR c = d) AND project in (10001) ORDER BY key',
    ],
    [
      'and to what has no security level, where the owner sees none of it',
      'GET /rest/api/3/search/jql',
      { script: { secured: ['501'], lacking: ['BROWSE_PROJECTS issue 501'] } },
      'project in (10001) AND level is EMPTY',
    ],
  ])('%s', async (_what, line, given, jql) => {
    const { one } = await confined(line, given);
    expect(jqlOf(one)).toBe(jql);
    const { body } = sentOf(one);
    if (body) expect(body.text).toBe(JSON.stringify(body.json));
  });

  it('and keeps what else was asked', async () => {
    const { one } = await confined('POST /rest/api/3/search/jql', {
      json: { jql: 'a = b', maxResults: 5, fields: ['summary'] },
    });
    expect(sentOf(one).body?.json).toEqual({
      jql: '(a = b) AND project in (10001)',
      maxResults: 5,
      fields: ['summary', 'project'],
    });
  });

  it.each<[string, string, Case, object]>([
    [
      'a list',
      'POST /rest/api/3/search/jql',
      { json: { jql: ['a = b'] } },
      { code: 'jql-invalid', fault: 'not-text' },
    ],
    [
      'an object',
      'POST /rest/api/3/search/jql',
      { json: { jql: { toString: 'x' } } },
      { code: 'jql-invalid', fault: 'not-text' },
    ],
    [
      'a number',
      'POST /rest/api/3/search/jql',
      { json: { jql: 1 } },
      { code: 'jql-invalid', fault: 'not-text' },
    ],
    [
      'no JQL',
      'GET /rest/api/3/search/jql',
      { query: { jql: ['a = b) OR (c = d'] } },
      { code: 'jql-invalid', fault: 'unparsable' },
    ],
    [
      'for an owner who sees none of the projects',
      'GET /rest/api/3/search/jql',
      { standing: seeing('10002') },
      { code: 'owner-lost-permission', permission: 'BROWSE_PROJECTS' },
    ],
    [
      'where Jira does not tell which issues are secured',
      'GET /rest/api/3/search/jql',
      { script: { faults: { secured: { fault: 'timeout' } } } },
      { code: 'jira-error', fault: 'timeout' },
    ],
    [
      'where Jira limits the rate meanwhile',
      'GET /rest/api/3/search/jql',
      { script: { faults: { secured: { status: 429 } } } },
      { code: 'jira-rate-limited' },
    ],
  ])('and is not sent: %s', async (_what, line, given, refusal) => {
    expect((await confined(line, given)).one).toMatchObject(refusal);
  });

  it.each<[string, JiraScript, unknown]>([
    ['bound to nothing, where its owner sees all projects', {}, '(a = b)'],
    [
      'kept out of those that its owner does not see',
      { lacking: ['BROWSE_PROJECTS project 10002'] },
      '(a = b) AND project not in (10002)',
    ],
    [
      'bound to those that its owner sees, where these are few',
      { projects: many, lacking: many.slice(1).map(({ id }) => `BROWSE_PROJECTS project ${id}`) },
      '(a = b) AND project in (20000)',
    ],
    ['and not sent, where its owner sees none', { lacking: ['BROWSE_PROJECTS'] }, undefined],
    [
      'and not sent, where Jira does not tell which there are',
      { faults: { projects: { status: 403 } } },
      undefined,
    ],
  ])('and is, for a site-wide token, %s', async (_what, script, jql) => {
    const given = { reach: SITE_WIDE, query: { jql: ['a = b'] }, script };
    const { one } = await confined('GET /rest/api/3/search/jql', given);
    if (jql === undefined) expect(one).toMatchObject({ code: 'owner-lost-permission' });
    else expect(jqlOf(one)).toBe(jql);
  });

  it('but is left alone where the standing is not known: that is denied after it', async () => {
    const { one, request } = await confined('GET /rest/api/3/search/jql', { standing: { kind: 'inactive' } });
    expect(one).toEqual({ request, added: 'nothing' });
  });
});

describe('the project is asked for', () => {
  it.each([
    ['of one issue', 'GET /rest/api/3/issue/ABC-1', 'project'],
    ['of one issue on a board', 'GET /rest/agile/1.0/issue/ABC-1', 'project'],
    ['of issues that are searched', 'GET /rest/api/3/search/jql', 'project'],
    ['of issues on a board', 'GET /rest/agile/1.0/board/7/issue', 'project'],
    ['of no project', 'GET /rest/api/3/project/ABC', 'nothing'],
    ['of no list of projects', 'GET /rest/api/3/project', 'nothing'],
  ])('%s', async (_what, line, added) => {
    expect((await confined(line, { query: { fields: ['summary'] } })).one).toMatchObject({ added });
  });

  it.each([
    ['of one issue', 'GET /rest/api/3/issue/XYZ-1', { fields: ['summary'] }],
    ['of issues that are searched', 'GET /rest/api/3/search/jql', { jql: ['a = b'], fields: ['summary'] }],
  ])('site-wide as well: %s', async (_what, line, query) => {
    const { one } = await confined(line, { reach: SITE_WIDE, query });
    expect(one).toMatchObject({ added: 'project' });
    expect(queryValue(sentOf(one).query, 'fields')).toBe('summary,project');
  });

  it('of no number', async () => {
    expect(
      (await confined('POST /rest/api/3/search/approximate-count', { json: { jql: 'a = b' } })).one,
    ).toMatchObject({ added: 'nothing' });
  });
});

describe('who the caller is, is the owner', () => {
  it.each([
    ['/rest/api/3/myself', ['rest', 'api', '3', 'user']],
    ['/rest/api/2/myself', ['rest', 'api', '2', 'user']],
  ])('%s asks for them as a user', async (path, segments) => {
    const query = { expand: ['groups'], accountId: [STRANGER], foo: ['x'] };
    const { one } = await confined(`GET ${path}`, { target: SELF, query });
    expect(sentOf(one)).toMatchObject({
      segments,
      query: [
        ['accountId', [OWNER]],
        ['expand', ['groups']],
      ],
    });
  });

  it('and nothing else is', async () => {
    for (const path of ['mypreferences', 'mypreferences/locale'])
      expect((await confined(`GET /rest/api/3/${path}`, { target: SELF })).one).toEqual({
        code: 'target-unresolved',
        where: 'self',
      });
  });

  const CHECK = 'POST /rest/api/3/permissions/check';
  it.each<[string, object, unknown]>([
    ['without saying of whom', { globalPermissions: [] }, { globalPermissions: [], accountId: OWNER }],
    ['of themselves', { accountId: OWNER }, { accountId: OWNER }],
  ])('whose rights may be asked: %s', async (_what, json, expected) => {
    const { one } = await confined(CHECK, { json });
    expect(sentOf(one).body).toMatchObject({ json: expected, text: JSON.stringify(expected) });
  });

  it.each([
    [{ accountId: STRANGER }],
    [{ accountId: null }],
    [{ accountId: '' }],
    [{ accountId: [OWNER] }],
    [{ accountId: `${OWNER} ` }],
  ])('and nobody else’s may: %j', async (json) => {
    for (const reach of [IN_ABC, SITE_WIDE])
      expect((await confined(CHECK, { json, reach })).one).toEqual({
        code: 'target-unresolved',
        where: 'body',
        part: 'accountId',
      });
  });
});
