import { PROJECT_WIDE, SITE_WIDE, WIDE } from './rules';
import type { Recipe } from './recipes';
import { memberToken, READ_ISSUE } from './recipes-token';
import type { GatewayCall, Site } from './site';

type Call = Omit<GatewayCall, 'token'>;
type Issued = (site: Site) => Promise<string>;

const byMember: Issued = async (site) => (await memberToken(site)).token;
/** Every scope and effect, bound to ABC. */
const byWide: Issued = async (site) => {
  await site.switchOn(WIDE);
  return (await site.issueToken('member', PROJECT_WIDE)).token;
};
const bySite: Issued = async (site) => {
  await site.switchOn(WIDE);
  return (await site.issueToken('admin', SITE_WIDE)).token;
};

const refused =
  (code: string, issued: Issued, more: Partial<Recipe> = {}) =>
  (cause: string, path: string, call: Call = {}, further: Partial<Recipe> = {}): Recipe => ({
    code,
    cause,
    status: 403,
    decidedBy: 'token.projects',
    arrange: async (site) => [path, { ...call, token: await issued(site) }],
    ...more,
    ...further,
  });

/** By its letters alone. */
const elsewhere = refused('project-outside', byMember);
/** After a question to Jira. */
const placed = refused('project-outside', byWide, { jira: 'questions' });
/** After the read itself, of whose reply nothing is shown. */
const shown = refused('project-outside', byWide, { jira: 'operation' });
const unresolved = refused('target-unresolved', byWide);
const beyond = refused('target-unresolved', bySite);

const post = (json: unknown): Call => ({ method: 'POST', json });
const put = (json: unknown): Call => ({ method: 'PUT', json });
const fields = (more: object, project: object = { key: 'ABC' }): object => ({
  fields: { project, issuetype: { name: 'Task' }, summary: 'never', ...more },
});

const ISSUE = '/rest/api/3/issue';
/** DEF-1, a comment, a version, a board and a sprint that are not of ABC. */
const DEF = { issue: '10130', comment: 10310, version: 10603, board: 2 } as const;

const OUTSIDE: readonly Recipe[] = [
  elsewhere('another project by key', '/rest/api/3/project/DEF'),
  elsewhere('another project by id', '/rest/api/3/project/10001'),
  elsewhere('a project that is none', '/rest/api/3/project/XYZ'),
  elsewhere('an issue of another project by key', `${ISSUE}/DEF-1`),
  shown('an issue that moved away, by its old key', `${ISSUE}/ABC-9`),
  shown('an issue of another project by id', `${ISSUE}/10140`),
  shown('an id that nobody has', `${ISSUE}/99999999`),
  placed('parts of an issue that moved away, by its old key', `${ISSUE}/ABC-9/transitions`),
  placed('parts of an issue of another project by id', `${ISSUE}/10140/comment`),
  placed('parts of an issue that nobody has', `${ISSUE}/99999999/comment`),
  placed('a change of an issue that moved away', `${ISSUE}/ABC-9`, put({ fields: { summary: 'never' } })),
  elsewhere('an issue to be created elsewhere', ISSUE, post(fields({}, { key: 'DEF' }))),
  elsewhere('an issue to be created elsewhere by id', ISSUE, post(fields({}, { id: '10001' }))),
  elsewhere(
    'one of several to be created elsewhere',
    `${ISSUE}/bulk`,
    post({
      issueUpdates: [fields({}), fields({}, { key: 'DEF' })],
    }),
  ),
  elsewhere('a parent elsewhere', READ_ISSUE, put({ fields: { parent: { key: 'DEF-1' } } })),
  placed('a parent elsewhere by id', READ_ISSUE, put({ fields: { parent: { id: DEF.issue } } })),
  placed('a parent elsewhere by its old key', READ_ISSUE, put({ fields: { parent: { key: 'ABC-9' } } })),
  elsewhere(
    'a parent elsewhere under update',
    READ_ISSUE,
    put({ update: { parent: [{ set: { key: 'DEF-1' } }] } }),
  ),
  elsewhere(
    'a link to another project',
    '/rest/api/3/issueLink',
    post({
      type: { name: 'Relates' },
      inwardIssue: { key: 'ABC-2' },
      outwardIssue: { key: 'DEF-3' },
    }),
  ),
  elsewhere(
    'a link within an edit',
    READ_ISSUE,
    put({
      update: { issuelinks: [{ add: { type: { name: 'Relates' }, outwardIssue: { key: 'DEF-3' } } }] },
    }),
  ),
  placed(
    'another issue’s comment within an edit',
    READ_ISSUE,
    put({
      update: { comment: [{ edit: { id: String(DEF.comment), body: 'never' } }] },
    }),
  ),
  placed('an epic link in a custom field', READ_ISSUE, put({ fields: { customfield_10014: DEF.issue } })),
  placed(
    'a bulk fetch with one of them',
    `${ISSUE}/bulkfetch`,
    post({ issueIdsOrKeys: ['ABC-2', DEF.issue] }),
  ),
  placed(
    'an issue that moved away among many',
    `${ISSUE}/bulkfetch`,
    post({ issueIdsOrKeys: ['ABC-2', 'ABC-9'] }),
  ),
  placed('another project’s version by id', `/rest/api/3/version/${DEF.version}`),
  placed('another project’s board', `/rest/agile/1.0/board/${DEF.board}`),
  placed(
    'a board that shows another project’s issues as well',
    '/rest/agile/1.0/board/1',
    {},
    {
      arrange: async (site) => {
        await site.control('POST /boards/1', { projects: ['ABC', 'DEF'] });
        return ['/rest/agile/1.0/board/1', { token: await byWide(site) }];
      },
      undo: (site) => site.control('POST /boards/1', { projects: ['ABC'] }),
    },
  ),
  placed(
    'a search to be reconciled with another project’s issue',
    '/rest/api/3/search/jql',
    post({
      jql: 'labels = voice',
      reconcileIssues: [Number(DEF.issue)],
    }),
  ),
  refused('project-outside', byWide)(
    'a move to another project',
    '/rest/api/3/bulk/issues/move',
    post({
      targetToSourcesMapping: { 'DEF,10002': { issueIdsOrKeys: ['ABC-2'], inferFieldDefaults: true } },
    }),
  ),
];

export const TARGET_RECIPES: readonly Recipe[] = [
  ...OUTSIDE,
  unresolved('a field that is not known', READ_ISSUE, put({ fields: { votes: 1 } }), {
    tells: /Look at: fields\.votes\./,
  }),
  unresolved('a verb that takes things along', READ_ISSUE, put({ update: { labels: [{ copy: {} }] } }), {
    tells: /Look at: update\.labels\.0\.copy\./,
  }),
  unresolved(
    'a part of a body that is not known',
    '/rest/api/3/issueLink',
    post({ also: { key: 'DEF-1' } }),
    {
      tells: /Look at: also\./,
    },
  ),
  unresolved('a body in place of an object', READ_ISSUE, put(['fields'])),
  unresolved('a body that names nothing', '/rest/api/3/issueLink', post({ type: { name: 'Relates' } })),
  unresolved(
    'the app’s own property',
    `${READ_ISSUE}/properties/scoped-tokens.last-change`,
    put({ token: 'mine' }),
    {
      tells: /Look at: propertyKey\./,
    },
  ),
  unresolved(
    'the app’s own property along with a new issue',
    ISSUE,
    post({
      ...fields({}),
      properties: [{ key: 'Scoped-Tokens.last-change', value: 1 }],
    }),
  ),
  unresolved(
    'a parameter that is not known to be harmless',
    '/rest/agile/1.0/board?filterId=1',
    {},
    {
      tells: /Look at: filterId\./,
    },
  ),
  unresolved(
    'JQL in the address of a search by POST',
    '/rest/api/3/search/jql?jql=x',
    post({ jql: 'labels = voice' }),
    {
      tells: /Look at: jql\./,
    },
  ),
  unresolved(
    'what another person may do',
    '/rest/api/3/permissions/check',
    post({
      accountId: '712020:0a1f0e51-0000-4000-8000-00000000ad01',
      globalPermissions: ['ADMINISTER'],
    }),
    { jira: 'questions', tells: /Look at: accountId\./ },
  ),
  unresolved('configuration of the site', '/rest/api/3/issueLinkType', post({ name: 'never' }), {
    tells: /reaches beyond a project/,
  }),
  beyond(
    'an operation beyond anyone’s standing',
    '/rest/api/3/dashboard',
    {},
    { tells: /No token may use it/ },
  ),
  beyond(
    'the same by an admin: attachments by id',
    '/rest/api/3/attachment/10000',
    {},
    { tells: /No token may use it/ },
  ),
  unresolved(
    'an issue of the token’s own project that is none',
    `${ISSUE}/ABC-9999/comment`,
    {},
    {
      status: 404,
      jira: 'questions',
    },
  ),
  unresolved('an issue name that is none', `${ISSUE}/nonsense`, {}, { status: 404 }),
  unresolved(
    'one of several issues that is none',
    `${ISSUE}/bulkfetch`,
    post({ issueIdsOrKeys: ['ABC-2', 'ABC-9999'] }),
    {
      status: 404,
      jira: 'questions',
    },
  ),
];
