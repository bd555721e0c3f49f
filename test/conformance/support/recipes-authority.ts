import { everyEffect, SITE_WIDE, WIDE, WRITER } from './rules';
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
    code: 'admin-power-missing',
    cause: 'the token was issued without it',
    decidedBy: 'token.admin',
    arrange: async (site) => ['/admin/v1/tokens', { token: await adminToken(site) }],
  },
  {
    code: 'admin-power-missing',
    cause: 'an admin allows no token to administer tokens',
    decidedBy: 'policy.adminTokens',
    arrange: async (site) => {
      await site.switchOn(WIDE);
      const { token } = await site.issueToken('admin', { ...SITE_WIDE, admin: ['tokens:read'] });
      await site.changeRules({ adminTokens: false });
      return ['/admin/v1/tokens', { token }];
    },
  },
  {
    code: 'no-such-token',
    cause: 'an admin token asks for one that does not exist',
    jira: 'questions',
    arrange: async (site) => {
      await site.switchOn(WIDE);
      const { token } = await site.issueToken('admin', { ...SITE_WIDE, admin: ['tokens:read'] });
      return ['/admin/v1/tokens/nobody', { token }];
    },
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
    scopes: ['redact:issue:jira'],
    arrange: async (site) => ['/rest/api/3/redact/status/1', { token: await adminToken(site) }],
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
    code: 'operation-not-allowed',
    cause: 'the token was issued for others',
    decidedBy: 'token.operations',
    arrange: async (site) => {
      await site.switchOn(WIDE);
      const operations = { kind: 'only', ids: ['GET /rest/api/3/issue/{issueIdOrKey}'] } as const;
      const { token } = await site.issueToken('member', { ...WRITER, operations });
      return [COMMENT, { ...comment, token }];
    },
  },
  {
    code: 'operation-not-allowed',
    cause: 'an admin took it off the list after issue',
    decidedBy: 'policy.operations',
    arrange: async (site) => {
      const operations = { kind: 'only', ids: ['GET /rest/api/3/issue/{issueIdOrKey}'] } as const;
      return [COMMENT, { ...comment, token: await after(() => site.changeRules({ operations }))(site) }];
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
  ...[
    ['screens are passed by', '?overrideScreenSecurity=true'],
    ['a closed issue is edited', '?overrideEditableFlag=TRUE'],
    ['nobody is told of it', '?notifyUsers=false'],
    ['nobody is told of it, put in other words', '?notifyUsers=0'],
  ].map(([what = '', query = '']): Recipe => ({
    code: 'read-only',
    cause: `a write that manages: ${what}`,
    decidedBy: 'token.effects',
    tells: /manage/,
    arrange: async (site) => {
      const json = { fields: { summary: 'never' } };
      return [READ_ISSUE + query, { method: 'PUT', json, token: (await memberToken(site)).token }];
    },
  })),
  {
    code: 'read-only',
    cause: 'a read that leaves a mark, for a token that reads',
    decidedBy: 'token.effects',
    arrange: async (site) => {
      await site.switchOn(WIDE);
      const { token } = await site.issueToken('member', { ...WRITER, effects: ['read'] });
      return [`${READ_ISSUE}?updateHistory=true`, { token }];
    },
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
];
