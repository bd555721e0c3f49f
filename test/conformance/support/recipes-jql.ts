import type { Recipe } from './recipes';
import { adminToken, memberToken } from './recipes-token';
import type { GatewayCall, Site } from './site';

const SEARCH = '/rest/api/3/search/jql';
const WITH_JQL = `${SEARCH}?jql=`;
const COMMA = encodeURIComponent('project in (ABC, DEF)');

const invalid = (
  cause: string,
  path: string,
  call: Omit<GatewayCall, 'token'>,
  more: Partial<Recipe> = {},
): Recipe => ({
  code: 'jql-invalid',
  cause,
  jira: 'questions',
  arrange: async (site) => [path, { ...call, token: (await memberToken(site)).token }],
  ...more,
});

const posted = (cause: string, jql: unknown, tells: RegExp): Recipe =>
  invalid(cause, SEARCH, { method: 'POST', json: { jql } }, { tells });

const underSplit = async (site: Site, token: string): Promise<string> => {
  await site.setSwitches({ queryValues: 'comma-split' });
  return token;
};
const SEND_BY_POST = /POST \/rest\/api\/3\/search\/jql/;

/** What is not read beyond doubt is not searched for. */
export const JQL_RECIPES: readonly Recipe[] = [
  {
    code: 'jql-invalid',
    cause: 'two jql parameters',
    tells: SEND_BY_POST,
    arrange: async (site) => [
      `${WITH_JQL}project=ABC&jql=project=DEF`,
      { token: (await memberToken(site)).token },
    ],
  },
  {
    code: 'jql-invalid',
    cause: 'JQL with a comma where the platform splits values at commas',
    tells: SEND_BY_POST,
    arrange: async (site) => [
      WITH_JQL + COMMA,
      { token: await underSplit(site, (await memberToken(site)).token) },
    ],
  },
  {
    code: 'jql-invalid',
    cause: 'the same, for a token that is bound to no project',
    tells: SEND_BY_POST,
    arrange: async (site) => [WITH_JQL + COMMA, { token: await underSplit(site, await adminToken(site)) }],
  },
  posted('no JQL', 'project = = ABC', /grammar.* Line 1, column 11\./),
  posted('a parenthesis that ends the confinement', 'summary ~ a) OR (project = DEF', /grammar/),
  posted('a parenthesis that is never closed', '(project = ABC', /grammar/),
  posted('half a quotation', 'summary ~ "a', /grammar|outside quotes/),
  posted('a comment, which JQL has not', 'project = ABC -- AND x', /grammar|outside quotes/),
  posted('an emoji outside quotes', 'summary ~ 🚀', /outside quotes/),
  posted('a no-break space', 'project = ABC\u00a0OR project = DEF', /outside quotes/),
  posted('a control character', 'summary ~ "a\u0007"', /control character/),
  posted('longer than is read', `summary ~ "${'x'.repeat(17_000)}"`, /longer/),
  posted('deeper than is read', `${'('.repeat(70)}key = ABC-2${')'.repeat(70)}`, /deeper/),
  posted('a number', 5, /must be text/),
  posted('a list', ['project = ABC'], /must be text/),
  posted('an object', { toString: 'project = ABC' }, /must be text/),
  invalid('no JQL in the address', `${WITH_JQL}project%20%3D`, {}),
  invalid(
    'no JQL for the issues of a board',
    '/rest/agile/1.0/board/1/issue?jql=a%20b%20c',
    {},
    {
      arrange: async (site) => [
        '/rest/agile/1.0/board/1/issue?jql=a%20b%20c',
        { token: await boardToken(site) },
      ],
    },
  ),
];

async function boardToken(site: Site): Promise<string> {
  await memberToken(site);
  const scopes = ['read:board-scope:jira-software', 'read:issue-details:jira', 'read:jira-work'];
  return (await site.issueToken('member', { scopes })).token;
}
