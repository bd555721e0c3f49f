import { everyEffect, PROJECT_WIDE, SITE_WIDE, WIDE, WRITER } from './rules';
import type { Recipe } from './recipes';
import { adminToken, memberToken, READ_ISSUE } from './recipes-token';
import type { GatewayCall, Site } from './site';

const COMMENT = '/rest/api/2/issue/ABC-2/comment';
const comment: Omit<GatewayCall, 'token'> = { method: 'POST', json: { body: 'denied' } };

/** The member's token for ABC, and what an admin does once it is issued. */
const after =
  (change: (site: Site) => Promise<unknown>) =>
  async (site: Site): Promise<string> => {
    const { token } = await memberToken(site);
    await change(site);
    return token;
  };

/** The member's token for ABC against something else. */
const elsewhere = (cause: string, path: string, more: Partial<Recipe> = {}): Recipe => ({
  code: 'project-outside',
  cause,
  decidedBy: 'token.projects',
  arrange: async (site) => [path, { token: (await memberToken(site)).token }],
  ...more,
});

const unresolved = (cause: string, path: string, call: Omit<GatewayCall, 'token'> = {}): Recipe => ({
  code: 'target-unresolved',
  cause,
  status: 403,
  decidedBy: 'token.projects',
  arrange: async (site) => [path, { ...call, token: (await memberToken(site)).token }],
});

const PERMISSIONS_CHECK = '/rest/api/3/permissions/check';

export const AUTHORITY_RECIPES: readonly Recipe[] = [
  {
    code: 'tokens-off',
    cause: 'an admin switched tokens off',
    decidedBy: 'policy.tokensOn',
    arrange: async (site) => [
      READ_ISSUE,
      { token: await after(() => site.changeRules({ tokensOn: false }))(site) },
    ],
  },
  {
    code: 'tokens-off',
    cause: 'an admin switched tokens off, asked at /token/self',
    decidedBy: 'policy.tokensOn',
    arrange: async (site) => [
      '/token/self',
      { token: await after(() => site.changeRules({ tokensOn: false }))(site) },
    ],
  },
  {
    code: 'scope-missing',
    cause: 'the token was issued without it',
    decidedBy: 'token.scopes',
    scopes: ['write:jira-work'],
    arrange: async (site) => {
      await site.switchOn(WIDE);
      const { token } = await site.issueToken('member', { ...WRITER, scopes: ['read:jira-work'] });
      return [COMMENT, { ...comment, token }];
    },
  },
  {
    code: 'scope-missing',
    cause: 'the app itself has it not',
    decidedBy: 'app.scopes',
    scopes: ['read:permission:jira'],
    arrange: async (site) => [PERMISSIONS_CHECK, { method: 'POST', json: {}, token: await adminToken(site) }],
  },
  {
    code: 'scope-missing',
    cause: 'the token has it not, and the policy would not give it',
    decidedBy: 'policy.scopes',
    scopes: ['write:jira-work'],
    arrange: async (site) => {
      await site.switchOn({ ...WIDE, scopes: ['read:jira-work'] });
      const { token } = await site.issueToken('member', { ...WRITER, scopes: ['read:jira-work'] });
      return [COMMENT, { ...comment, token }];
    },
  },
  {
    code: 'read-only',
    cause: 'a write whose body deletes',
    decidedBy: 'token.effects',
    arrange: async (site) => {
      const json = { update: { comment: [{ remove: { id: '10300' } }] } };
      return [READ_ISSUE, { method: 'PUT', json, token: (await memberToken(site)).token }];
    },
  },
  {
    code: 'read-only',
    cause: 'the token was issued to read',
    decidedBy: 'token.effects',
    arrange: async (site) => {
      await site.switchOn(WIDE);
      const { token } = await site.issueToken('member', { ...WRITER, effects: ['read'] });
      return [COMMENT, { ...comment, token }];
    },
  },
  {
    code: 'read-only',
    cause: 'it may write, and the operation deletes',
    decidedBy: 'token.effects',
    arrange: async (site) => [READ_ISSUE, { method: 'DELETE', token: (await memberToken(site)).token }],
  },
  {
    code: 'read-only',
    cause: 'the policy became read-only',
    decidedBy: 'policy.readOnly',
    arrange: async (site) => [
      COMMENT,
      { ...comment, token: await after(() => site.changeRules({ readOnly: true }))(site) },
    ],
  },
  {
    code: 'policy-narrowed',
    cause: 'the scope was taken off the list',
    decidedBy: 'policy.scopes',
    arrange: async (site) => [
      READ_ISSUE,
      { token: await after(() => site.changeRules({ scopes: ['write:jira-work'] }))(site) },
    ],
  },
  {
    code: 'policy-narrowed',
    cause: 'tokens of no project were taken back',
    decidedBy: 'policy.siteWideTokens',
    arrange: async (site) => {
      await site.switchOn(WIDE);
      const { token } = await site.issueToken('admin', SITE_WIDE);
      await site.changeRules({ siteWideTokens: false });
      return [READ_ISSUE, { token }];
    },
  },
  {
    code: 'policy-narrowed',
    cause: 'the lifetime was lowered below the token’s age',
    decidedBy: 'policy.lifetimeDaysMax',
    arrange: async (site) => {
      const { token } = await memberToken(site);
      await site.clock({ advanceDays: 8 });
      await site.changeRules({ lifetimeDaysMax: everyEffect(7), lifetimeDaysDefault: everyEffect(7) });
      return [READ_ISSUE, { token }];
    },
  },
  elsewhere('another project by key', '/rest/api/3/project/DEF'),
  elsewhere('another project by id', '/rest/api/3/project/10001'),
  elsewhere('a project that is none', '/rest/api/3/project/XYZ'),
  elsewhere('an issue of another project by key', '/rest/api/3/issue/DEF-1'),
  elsewhere('an issue that moved away, by its old key', '/rest/api/3/issue/ABC-9', { jira: 'resolve' }),
  elsewhere('an issue of another project by id', '/rest/api/3/issue/10140', { jira: 'resolve' }),
  elsewhere('an id that nobody has', '/rest/api/3/issue/99999999', { jira: 'resolve' }),
  unresolved('a search', '/rest/api/3/search/jql', { method: 'POST', json: { jql: 'project = ABC' } }),
  unresolved('an issue to be created', '/rest/api/3/issue', {
    method: 'POST',
    json: { fields: { project: { key: 'ABC' } } },
  }),
  unresolved('a change that names another issue', READ_ISSUE, {
    method: 'PUT',
    json: { fields: { parent: { key: 'DEF-1' } } },
  }),
  {
    code: 'target-unresolved',
    cause: 'an operation whose reply spans projects, for a token with every power in one',
    status: 403,
    arrange: async (site) => {
      await site.switchOn(WIDE);
      return ['/rest/api/3/project', { token: (await site.issueToken('member', PROJECT_WIDE)).token }];
    },
  },
  {
    code: 'target-unresolved',
    cause: 'an issue of the token’s own project that is none',
    status: 404,
    jira: 'resolve',
    arrange: async (site) => ['/rest/api/3/issue/ABC-9999', { token: (await memberToken(site)).token }],
  },
  {
    code: 'target-unresolved',
    cause: 'an issue name that is none',
    status: 404,
    arrange: async (site) => ['/rest/api/3/issue/nonsense', { token: (await memberToken(site)).token }],
  },
];
