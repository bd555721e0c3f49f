/** The whole way of a token, under every combination of the platform's undocumented behaviours that a gateway meets. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, expectRefusal } from './support/problem';
import { combinations, GATEWAY_SWITCHES, nameOf } from './support/switch-settings';
import { SITE_WIDE, WIDE, WRITER } from './support/rules';
import { startSite, valueOf, type GatewayCall, type Site, type Switches } from './support/site';
import type { Answer } from './support/wire';

let site: Site;
beforeAll(async () => {
  site = await startSite();
  await site.switchOn(WIDE);
});
afterAll(() => site.close());

const ISSUE = '/rest/api/3/issue/ABC-2';

/** Step → what must come of it: a status of Jira's, or a refusal's code. */
type Step = readonly [path: string, expected: string, call?: GatewayCall];

async function wrongSteps(steps: readonly Step[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const [path, expected, call] of steps) {
    const found = codeOf(await site.gateway(path, call));
    if (found !== expected) wrong.push(`${call?.method ?? 'GET'} ${path}: ${found} instead of ${expected}`);
  }
  return wrong;
}

const basic = (token: string): readonly string[] => [
  'authorization',
  `basic ${Buffer.from(`max@example.com:${token}`).toString('base64')}`,
];

const SEARCH = '/rest/api/3/search/jql';
const searching = (jql: string): Omit<GatewayCall, 'token'> => ({
  method: 'POST',
  json: { jql, fields: ['summary'] },
});
const WITH_COMMA = encodeURIComponent('project in (ABC, DEF)');

const happy = (token: string, admin: string): readonly Step[] => [
  ['/token/self', 'jira 200', { token }],
  ['/rest/api/3/serverInfo', 'jira 200', { token }],
  ['/rest/api/3/field', 'jira 200', { headers: basic(token) }],
  ['/rest/api/3/project/ABC?expand=lead,issueTypes', 'jira 200', { token }],
  [`${ISSUE}?fields=summary,status&expand=renderedFields,names`, 'jira 200', { token }],
  [`${ISSUE}/comment?maxResults=1&orderBy=-created`, 'jira 200', { token }],
  ['/rest/api/2/issue/ABC-2/comment', 'jira 201', { token, method: 'POST', json: { body: 'one, two' } }],
  [`${SEARCH}?jql=labels=voice&fields=summary,status&maxResults=2`, 'jira 200', { token }],
  ['/rest/api/2/search', 'jira 200', { token, ...searching('summary ~ "a, b" ORDER BY key, summary') }],
  [SEARCH, 'jira 200', { token: admin, ...searching('project in (ABC, DEF)') }],
  [`${SEARCH}?jql=project=ABC&fields=summary,status&maxResults=2`, 'jira 200', { token: admin }],
];

const refused = (token: string, admin: string): readonly Step[] => [
  ['/rest/api/3/serverInfo', 'token-missing', { headers: ['X-Forwarded-For', '10.0.0.1'] }],
  ['/rest/api/3/serverInfo', 'token-invalid', { token: `${token}x` }],
  ['/rest/api/3/project/DEF', 'project-outside', { token }],
  ['/rest/api/3/issue/DEF-1', 'project-outside', { token }],
  ['/rest/api/3/issue/ABC-9', 'project-outside', { token }],
  ['/rest/api/3/issue/ABC-13', 'owner-lost-permission', { token }],
  [SEARCH, 'jql-invalid', { token, ...searching('project = ABC) OR (project = DEF') }],
  [
    '/rest/api/3/issue',
    'project-outside',
    { token, method: 'POST', json: { fields: { project: { key: 'DEF' } } } },
  ],
  [
    `${ISSUE}?notifyUsers=false`,
    'read-only',
    { token, method: 'PUT', json: { fields: { summary: 'never' } } },
  ],
  [ISSUE, 'read-only', { token, method: 'DELETE' }],
  [`${ISSUE}/../DEF-1`, 'request-malformed', { token }],
  [ISSUE, 'request-malformed', { token, headers: ['x-http-method-override', 'DELETE'] }],
  [
    ISSUE,
    'request-malformed',
    { headers: ['Authorization', `Bearer ${token}`, 'authorization', `Bearer ${admin}`] },
  ],
  [`${ISSUE}?jwt=a,b`, 'request-malformed', { token }],
  [`${ISSUE}/comment`, 'body-unsupported', { token, method: 'POST', body: '{' }],
];

/** Keys of the issues that a search answers. */
const keysIn = ({ body }: Answer): readonly string[] =>
  (JSON.parse(body) as { issues: readonly { key: string }[] }).issues.map(({ key }) => key);

/** A search for two projects' issues, by GET: whole and confined, or refused with the way out; and by POST, always confined. */
async function expectConfined(token: string, split: boolean): Promise<void> {
  const inAddress = await site.gateway(`${SEARCH}?jql=${WITH_COMMA}&fields=summary`, { token });
  if (split) expect(expectRefusal(inAddress, 'jql-invalid').detail).toContain('POST /rest/api/3/search/jql');
  const inBody = await site.gateway(SEARCH, { token, ...searching('project in (ABC, DEF)') });
  for (const answer of split ? [inBody] : [inAddress, inBody]) {
    const keys = keysIn(answer);
    expect(keys.length).toBeGreaterThan(20);
    expect(keys.filter((key) => !key.startsWith('ABC-') || key === 'ABC-13')).toEqual([]);
  }
}

describe.each(combinations(GATEWAY_SWITCHES).map((switches) => [nameOf(switches), switches] as const))(
  '%s',
  (_, switches: Switches) => {
    it('a token is issued, reads, writes, searches its project alone, is refused what it lacks, and is over when revoked', async () => {
      await site.setSwitches(switches);
      const { token, view } = await site.issueToken('member', WRITER);
      const admin = await site.issueToken('admin', SITE_WIDE);
      expect(await wrongSteps([...happy(token, admin.token), ...refused(token, admin.token)])).toEqual([]);
      await expectConfined(token, switches['queryValues'] === 'comma-split');
      valueOf(await site.revoke('member', view.locator));
      expect(await wrongSteps([[ISSUE, 'token-revoked', { token }]])).toEqual([]);
    });
  },
);

describe('where the platform splits values at commas', () => {
  let admin: string;
  beforeAll(async () => {
    await site.resetSwitches();
    await site.setSwitches({ queryValues: 'comma-split' });
    admin = (await site.issueToken('admin', SITE_WIDE)).token;
  });

  const fieldsOf = (body: string): readonly string[] =>
    Object.keys((JSON.parse(body) as { fields: object }).fields).sort();

  it('JQL with a comma is refused by name, never searched in part', async () => {
    await site.forgetCalls();
    const jql = encodeURIComponent('project in (ABC, DEF)');
    for (const path of ['/rest/api/3/search/jql', '/rest/api/2/search'])
      expect(codeOf(await site.gateway(`${path}?jql=${jql}`, { token: admin }))).toBe('jql-invalid');
    expect(await site.jiraCalls()).toEqual([]);
  });

  it('JQL without a comma is searched', async () => {
    const answer = await site.gateway('/rest/api/3/search/jql?jql=project%20%3D%20ABC', { token: admin });
    expect(answer.status).toBe(200);
  });

  it('a list of fields arrives whole', async () => {
    const { body } = await site.gateway(`${ISSUE}?fields=summary,status`, { token: admin });
    expect(fieldsOf(body)).toEqual(['status', 'summary']);
  });

  it('a list of expansions arrives whole', async () => {
    const { body } = await site.gateway(`${ISSUE}?fields=summary&expand=renderedFields,names`, {
      token: admin,
    });
    // `renderedFields` was asked for and is never shown: Jira renders it for the app.
    expect(JSON.parse(body)).toMatchObject({ names: {} });
  });

  it('a single value with a comma that takes no list is refused by its name', async () => {
    const path = `${ISSUE}/comment?orderBy=created,-created`;
    expect(codeOf(await site.gateway(path, { token: admin }))).toBe('request-malformed');
  });
});
