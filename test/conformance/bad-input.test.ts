/** Requests that no careful client sends. Each is refused by name, Jira hears nothing, and nothing is thrown. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { badRequests, type BadRequest } from './support/bad-requests';
import { deliver } from './support/deliver';
import { codeOf, expectRefusal } from './support/problem';
import { SITE_WIDE, WIDE, WRITER } from './support/rules';
import { startSite, type Site, type Switches } from './support/site';
import { nameOf, ONE_AT_A_TIME } from './support/switch-settings';

let site: Site;
let token: string;
let member: string;
beforeAll(async () => {
  site = await startSite();
  await site.switchOn(WIDE);
  token = (await site.issueToken('admin', SITE_WIDE)).token;
  member = (await site.issueToken('member', WRITER)).token;
});
afterAll(() => site.close());

const expectedOf = ({ code, codeWhenDecoded }: BadRequest, switches: Switches): string =>
  switches['userPath'] === 'decoded' ? (codeWhenDecoded ?? code) : code;

/** What was not as expected, told in the corpus' words. */
async function wrongAnswers(corpus: readonly BadRequest[], switches: Switches): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const request of corpus) {
    const found = codeOf(await site.gateway(request.path, request.call));
    const expected = expectedOf(request, switches);
    if (found !== expected) wrong.push(`${request.what}: ${found} instead of ${expected}`);
  }
  return wrong;
}

/** The one entry that is another path's honest spelling where the platform decodes. */
const passesDecoded = ({ codeWhenDecoded }: BadRequest): boolean =>
  codeWhenDecoded?.startsWith('jira') === true;

describe.each(ONE_AT_A_TIME.map((switches) => [nameOf(switches), switches] as const))(
  '%s',
  (_, switches: Switches) => {
    it('every bad request is refused by name and Jira hears of none', async () => {
      await site.setSwitches(switches);
      const isPlain = Object.values(switches).filter((position) => position !== 'raw').length <= 1;
      const corpus = badRequests(token).filter((request) => !request.heavy || isPlain);
      const decoded = switches['userPath'] === 'decoded';
      await site.forgetCalls();
      expect(
        await wrongAnswers(
          corpus.filter((request) => !(decoded && passesDecoded(request))),
          switches,
        ),
      ).toEqual([]);
      expect(await site.jiraCalls()).toEqual([]);
      if (decoded) expect(await wrongAnswers(corpus.filter(passesDecoded), switches)).toEqual([]);
      await site.resetSwitches();
    });
  },
);

it('beyond 5 MB, where the platform refuses before the app, Jira hears nothing either', async () => {
  await site.setSwitches({ oversizeRequest: 'reject' });
  await site.forgetCalls();
  const big = badRequests(token).find(({ what }) => what === 'body: more than 5 MB')!;
  expect(codeOf(await site.gateway(big.path, big.call))).toBe('bare 413');
  expect(await site.jiraCalls()).toEqual([]);
  await site.resetSwitches();
});

it('HEAD is refused in its head', async () => {
  const { status, headers, body } = await site.gateway('/rest/api/3/field', { token, method: 'HEAD' });
  expect({ status, type: headers['content-type'], body }).toEqual({
    status: 400,
    type: 'application/problem+json',
    body: '',
  });
});

describe.each(['raw', 'decoded'])('userPath=%s: what is judged is what is sent', (userPath) => {
  it('a project-bound token reaches no other project by any spelling of its path', async () => {
    await site.setSwitches({ userPath });
    await site.forgetCalls();
    const spellings = [
      '/rest/api/3/project/ABC%2F..%2FDEF',
      '/rest/api/3/project/ABC%252F..%252FDEF',
      '/rest/api/3/project/ABC%2F%2E%2E%2FDEF',
      '/rest/api/3/project/%44EF',
      '/rest/api/3/project/%2544EF',
      '/rest/api/3/project/DEF%20',
      '/rest/api/3/project/DEF?projectIdOrKey=ABC',
      '/rest/api/3/project/DEF/',
      '/rest/api/3/issue/%44EF-1',
      '/rest/api/3/issue/def-1',
      '/rest/api/3/issue/DEF-1?issueIdOrKey=ABC-2',
      '/rest/api/3/issue/ABC-2%20OR%20DEF-1',
      '/rest/api/3/issue/ABC-2,DEF-1',
    ];
    for (const path of spellings) {
      const code = codeOf(await site.gateway(path, { token: member }));
      expect([path, code]).toEqual([
        path,
        expect.stringMatching(/^(project-outside|request-malformed|target-unresolved)$/),
      ]);
    }
    expect((await site.jiraCalls()).map(({ path }) => path)).toEqual([]);
    await site.resetSwitches();
  });
});

describe('a search by any spelling finds nothing of another project', () => {
  const DEF = 'project = DEF';
  it.each([
    DEF,
    `(${DEF})`,
    `project = ABC OR ${DEF}`,
    `project = ABC) OR (${DEF}`,
    `${DEF} ORDER BY key) OR (key is not EMPTY`,
    `NOT project = ABC`,
    `not (project = ABC) or not (project = DEF)`,
    `! project = ABC`,
    `project in (ABC, DEF)`,
    `project in ("ABC", 'DEF', 10001)`,
    `"project" = "DEF"`,
    `project != ABC ORDER BY project`,
    `key in (DEF-1, DEF-2)`,
    `id = 10130`,
    `issue in linkedIssues(ABC-2)`,
    `parent = DEF-1`,
    `key is not EMPTY`,
    `summary ~ "x" OR ${DEF} // comment`,
    `summary ~ "\\" OR ${DEF} OR summary ~ "\\"`,
    `summary ~ "a\" OR ${DEF} OR summary ~ \"b"`,
    `summary ~ 'a" OR ${DEF} OR summary ~ "b'`,
    `project = ABC\nOR\n${DEF}`,
    `project = ABC\u2028OR ${DEF}`,
    `project = ABC \uFF09 OR \uFF08 ${DEF}`,
    `project = ABC\u0000 OR ${DEF}`,
    `project\u00a0=\u00a0DEF`,
    `order by key`,
    ``,
    ` `,
  ])('%j', async (jql) => {
    const json = { jql, fields: ['project'], maxResults: 100 };
    for (const path of ['/rest/api/3/search/jql', '/rest/api/2/search']) {
      const answer = await site.gateway(path, { token: member, method: 'POST', json });
      expect(codeOf(answer)).toMatch(/^(jql-invalid|jira (200|400))$/);
      expect(answer.body.replace(jql, '')).not.toMatch(/"key":"(?!ABC)[A-Z]+-?/);
    }
  });
});

describe('what may be odd and is no attack never becomes a failure of the app', () => {
  it.each([
    ['a parameter called __proto__', '/rest/api/3/field?__proto__=1&constructor=2&toString=3', []],
    [
      'headers called like members of Object',
      '/rest/api/3/field',
      ['__proto__', '1', 'constructor', '2', 'hasOwnProperty', '3'],
    ],
    ['an empty query', '/rest/api/3/field?', []],
    ['a query of separators', '/rest/api/3/field?&&==&', []],
    ['a slash at the end', '/rest/api/3/field/', []],
    ['a broken escape in the query', '/rest/api/3/field?a=%zz&b=%c0%ae', []],
    ['an empty Accept', '/rest/api/3/field', ['Accept', '']],
    ['a Cookie', '/rest/api/3/field', ['Cookie', 'JSESSIONID=1; atlassian.xsrf.token=2']],
    [
      'a Host that is repeated in Forwarded',
      '/rest/api/3/field',
      ['Forwarded', 'host=evil.example', 'X-Forwarded-Host', 'evil.example'],
    ],
  ])('%s', async (_, path, headers) => {
    expect((await site.gateway(path, { token, headers })).status).toBe(200);
  });

  it('a body that begins with a byte order mark', async () => {
    const call = { token, method: 'POST', body: '\uFEFF{"body":"marked"}' };
    expect((await site.gateway('/rest/api/2/issue/ABC-2/comment', call)).status).toBe(201);
  });

  it('GET with the body {} that jira-connector sends', async () => {
    expect((await site.gateway('/rest/api/2/field', { token, json: {} })).status).toBe(200);
  });
});

it('a custom field nested to any depth is refused by name or passes, and is never `internal`', async () => {
  for (let depth = 2_500; depth < 12_000; depth = Math.ceil(depth * 1.05)) {
    const body = `{"fields":{"customfield_10001":${'['.repeat(depth)}${']'.repeat(depth)}}}`;
    const answer = await site.gateway('/rest/api/3/issue/ABC-2', { token: member, method: 'PUT', body });
    expect(codeOf(answer)).toMatch(/^(body-unsupported|target-unresolved)$/);
  }
});

it('four megabytes of one escaped text are valid JSON and pass', async () => {
  const description = '"'.repeat(2_200_000);
  const call = { token: member, method: 'PUT', json: { fields: { description } } };
  expect(codeOf(await site.gateway('/rest/api/2/issue/ABC-12', call))).toBe('bare 204');
});

// From here on node's server would refuse first, or the platform would have to do what no page describes: events go straight to the
// deployed handler.
describe('delivered straight to the handler', () => {
  const event = (change: object): object => ({
    method: 'GET',
    headers: { authorization: [`Bearer ${token}`] },
    userPath: '/rest/api/3/field',
    queryParameters: {},
    body: '',
    ...change,
  });

  it('the event that the others are made from is answered', async () => {
    expect((await deliver(site, event({}))).status).toBe(200);
  });

  it.each<readonly [string, unknown, string]>([
    ['a method in lower case', event({ method: 'get' }), 'request-malformed'],
    ['an empty method', event({ method: '' }), 'request-malformed'],
    ['no method', event({ method: undefined }), 'request-malformed'],
    ['a method with a tail', event({ method: 'GET ' }), 'request-malformed'],
    ['nothing', undefined, 'request-malformed'],
    ['null', null, 'request-malformed'],
    ['a string', 'GET /', 'request-malformed'],
    ['a list', [], 'request-malformed'],
    ['numbers for headers', event({ headers: { a: 1 } }), 'request-malformed'],
    ['null headers', event({ headers: null }), 'request-malformed'],
    ['a number for a path', event({ userPath: 3 }), 'request-malformed'],
    ['a path without its slash', event({ userPath: 'rest/api/3/field' }), 'request-malformed'],
    ['a NUL in the path', event({ userPath: '/rest/api/3/field\0' }), 'request-malformed'],
    [
      'half a surrogate pair in the path',
      event({ userPath: '/rest/api/3/issue/\ud800' }),
      'request-malformed',
    ],
    [
      'half a surrogate pair in the query',
      event({ queryParameters: { jql: ['\udfff'] } }),
      'request-malformed',
    ],
    ['null query parameters', event({ queryParameters: null }), 'request-malformed'],
    ['objects for query values', event({ queryParameters: { a: [{}] } }), 'request-malformed'],
    ['a number for a body', event({ body: 7 }), 'request-malformed'],
    ['NUL in Accept', event({ headers: { accept: ['a\0b'], authorization: ['x'] } }), 'request-malformed'],
    [
      'CR LF in Accept',
      event({ headers: { accept: ['a\r\nb: c'], authorization: ['x'] } }),
      'request-malformed',
    ],
    [
      'Authorization under two spellings',
      event({ headers: { authorization: ['Bearer x'], Authorization: ['Bearer y'] } }),
      'request-malformed',
    ],
    ['Authorization as an empty list', event({ headers: { authorization: [] } }), 'token-missing'],
    ['no headers', event({ headers: undefined }), 'token-missing'],
    ['no path', event({ userPath: undefined, headers: {} }), 'token-missing'],
  ])('%s is refused by name', async (_, delivered, code) => {
    await site.forgetCalls();
    expectRefusal(await deliver(site, delivered), code);
    expect(await site.jiraCalls()).toEqual([]);
  });

  it('NUL in Authorization is no token', async () => {
    const delivered = event({ headers: { authorization: [`Bearer ${token}\0`] } });
    expectRefusal(await deliver(site, delivered), 'token-invalid');
  });
});
