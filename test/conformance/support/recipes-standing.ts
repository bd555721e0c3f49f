import { ACCOUNT_IDS } from '../../../local/jira/seed/demo-site';
import { PROJECT_WIDE, WIDE, WRITER } from './rules';
import type { Arranged, Recipe } from './recipes';
import { memberToken, READ_ISSUE } from './recipes-token';
import type { FaultRequest, GatewayCall, Site } from './site';

const COMMENT = '/rest/api/2/issue/ABC-2/comment';
const comment: GatewayCall = { method: 'POST', json: { body: 'denied' } };
const SEARCH = '/rest/api/3/search/jql';
const search: GatewayCall = { method: 'POST', json: { jql: 'labels = voice' } };
const edit = (fields: object): GatewayCall => ({ method: 'PUT', json: { fields } });

/** Longer than anything that a warm container was told is believed. */
const passTime = (site: Site): Promise<unknown> => site.clock({ advanceMs: 60_000 });
const role = (site: Site, name: string | null): Promise<unknown> =>
  site.control('POST /people/member/roles', { project: 'ABC', role: name });
const grant = (site: Site, permission: string, granted: boolean): Promise<unknown> =>
  site.control('POST /projects/ABC/grants', {
    permission,
    to: { kind: 'role', role: 'Developers' },
    granted,
  });

/** A token that worked a moment ago, whose owner has lost the permission since. */
const lost = (
  permission: string,
  cause: string,
  [path, call = {}]: Arranged,
  more: Partial<Recipe> = {},
): Recipe => ({
  code: 'owner-lost-permission',
  cause,
  decidedBy: 'owner.standing',
  tells: new RegExp(`lacks ${permission} here`),
  jira: 'questions',
  arrange: async (site) => {
    const { token } = await memberToken(site);
    await site.gateway(READ_ISSUE, { token });
    await grant(site, permission, false);
    await passTime(site);
    return [path, { ...call, token }];
  },
  undo: (site) => grant(site, permission, true),
  ...more,
});

/** What the member never may, with a token that may do everything. */
const beyond = (permission: string, cause: string, [path, call = {}]: Arranged): Recipe => ({
  code: 'owner-lost-permission',
  cause,
  decidedBy: 'owner.standing',
  tells: new RegExp(`lacks ${permission} here`),
  jira: 'questions',
  arrange: async (site) => {
    await site.switchOn(WIDE);
    return [path, { ...call, token: (await site.issueToken('member', PROJECT_WIDE)).token }];
  },
});

const unknown = (
  cause: string,
  tells: RegExp,
  fault: FaultRequest | undefined,
  [path, call = {}]: Arranged,
): Recipe => ({
  code: 'owner-standing-unknown',
  cause,
  status: 503,
  decidedBy: 'owner.standing',
  tells,
  jira: 'questions',
  arrange: async (site) => {
    const { token } = await memberToken(site);
    await site.coldStart();
    await (fault ? site.fault(fault) : site.setSwitches({ 'jira.appMayCheckOthers': false }));
    return [path, { ...call, token }];
  },
});

const ASK_ADMIN = /A Jira admin must give the app’s own account the global permission Administer Jira/;
const AGAIN = /Try again/;
const check = (plan: object): FaultRequest => ({ target: 'jira', match: 'permissions/check', ...plan });
const who = (plan: object): FaultRequest => ({ target: 'jira', match: 'user?accountId', ...plan });
const NO_ANSWER = { timeout: true, timeoutMs: 5 };

const inactive = (
  cause: string,
  owner: string,
  end: (site: Site) => Promise<unknown>,
  more: Partial<Recipe> = {},
): Recipe => ({
  code: 'owner-inactive',
  cause,
  decidedBy: 'owner.standing',
  jira: 'questions',
  arrange: async (site) => {
    await site.switchOn(WIDE);
    const { token } = await site.issueToken(owner, WRITER);
    await end(site);
    await passTime(site);
    return [READ_ISSUE, { token }];
  },
  ...more,
});
const active = (site: Site, is: boolean): Promise<unknown> =>
  site.control('POST /people/lead', { active: is });

/** The policy lets only Jira admins' tokens work, after the token was issued. */
const useless = (cause: string, [path, call = {}]: Arranged): Recipe => ({
  code: 'owner-may-not-use',
  cause,
  decidedBy: 'policy.mayUse',
  tells: /add the owner to a group/,
  jira: 'questions',
  arrange: async (site) => {
    const { token } = await memberToken(site);
    await site.changeRules({ mayUse: { kind: 'jira-admins' } });
    return [path, { ...call, token }];
  },
});

export const STANDING_RECIPES: readonly Recipe[] = [
  useless('the policy lets only Jira admins use tokens, at a change', [COMMENT, comment]),
  useless('the policy lets only Jira admins use tokens, at /token/self', ['/token/self']),
  lost('BROWSE_PROJECTS', 'the owner left the project, asked for an issue', [READ_ISSUE], {
    arrange: async (site) => {
      const { token } = await memberToken(site);
      await role(site, null);
      await passTime(site);
      return [READ_ISSUE, { token }];
    },
    undo: (site) => role(site, 'Developers'),
    jira: 'operation',
  }),
  lost('BROWSE_PROJECTS', 'the project is hidden from its developers, asked to search', [SEARCH, search]),
  lost(
    'BROWSE_PROJECTS',
    'the project is hidden from its developers, asked for itself',
    ['/rest/api/3/project/ABC'],
    {
      jira: 'operation',
    },
  ),
  lost('ADD_COMMENTS', 'the owner may comment no more', [COMMENT, comment]),
  lost('EDIT_ISSUES', 'the owner may edit no more', [READ_ISSUE, edit({ summary: 'never' })]),
  lost('ASSIGN_ISSUES', 'the owner may edit and not assign', [READ_ISSUE, edit({ assignee: null })]),
  lost('SCHEDULE_ISSUES', 'the owner may edit and not schedule', [
    READ_ISSUE,
    edit({ duedate: '2030-01-01' }),
  ]),
  lost('CREATE_ISSUES', 'the owner may create nothing', [
    '/rest/api/3/issue',
    {
      method: 'POST',
      json: { fields: { project: { key: 'ABC' }, issuetype: { name: 'Task' }, summary: 'never' } },
    },
  ]),
  lost('TRANSITION_ISSUES', 'the owner may transition nothing', [
    `${READ_ISSUE}/transitions`,
    { method: 'POST', json: { transition: { id: '21' } } },
  ]),
  lost('LINK_ISSUES', 'the owner may link nothing', [
    '/rest/api/3/issueLink',
    {
      method: 'POST',
      json: { type: { name: 'Relates' }, inwardIssue: { key: 'ABC-2' }, outwardIssue: { key: 'ABC-3' } },
    },
  ]),
  beyond('BROWSE_PROJECTS', 'an issue behind a security level that the app sees and the owner does not', [
    '/rest/api/3/issue/ABC-13/comment',
  ]),
  beyond('DELETE_ISSUES', 'a deletion by who may not delete', [READ_ISSUE, { method: 'DELETE' }]),
  beyond('MODIFY_REPORTER', 'another reporter by who may not choose one', [
    READ_ISSUE,
    edit({ reporter: { accountId: ACCOUNT_IDS.lead } }),
  ]),
  beyond('SET_ISSUE_SECURITY', 'a security level by who may not set one', [
    READ_ISSUE,
    edit({ security: null }),
  ]),
  beyond('ADMINISTER_PROJECTS', 'a silent change by who administers nothing', [
    `${READ_ISSUE}?notifyUsers=false`,
    edit({ summary: 'never' }),
  ]),
  beyond('ADMINISTER', 'a screen passed by for who administers nothing', [
    `${READ_ISSUE}?overrideScreenSecurity=true`,
    edit({ summary: 'never' }),
  ]),
  beyond('ADMINISTER_PROJECTS', 'a version by who does not administer the project', [
    '/rest/api/3/version',
    { method: 'POST', json: { projectId: 10000, name: 'never' } },
  ]),

  unknown('the app may not ask about others, at a plain read', ASK_ADMIN, undefined, [READ_ISSUE]),
  unknown('the app may not ask about others, at a search', ASK_ADMIN, undefined, [SEARCH, search]),
  unknown('the app may not ask about others, at a change', ASK_ADMIN, undefined, [COMMENT, comment]),
  unknown('the app’s scope for the question is missing', ASK_ADMIN, check({ status: 401 }), [
    COMMENT,
    comment,
  ]),
  unknown('Jira fails at the question', AGAIN, check({ status: 500 }), [READ_ISSUE]),
  unknown('Jira is silent at the question', AGAIN, check(NO_ANSWER), [COMMENT, comment]),
  unknown('Jira answers the question with nonsense', AGAIN, check({ status: 200, body: '{"x":1}' }), [
    SEARCH,
    search,
  ]),
  unknown('Jira takes the question for a wrong one', AGAIN, check({ status: 400 }), [COMMENT, comment]),
  unknown('Jira fails at the question who the owner is', AGAIN, who({ status: 500 }), [READ_ISSUE]),
  unknown('Jira is silent at the question who the owner is', AGAIN, who(NO_ANSWER), ['/rest/api/3/field']),

  inactive('the owner was deactivated', 'lead', (site) => active(site, false), {
    undo: (site) => active(site, true),
  }),
  inactive('the owner was deactivated, asked for site metadata', 'lead', (site) => active(site, false), {
    arrange: async (site) => {
      await site.switchOn(WIDE);
      const { token } = await site.issueToken('lead', WRITER);
      await active(site, false);
      await passTime(site);
      return ['/rest/api/3/field', { token }];
    },
    undo: (site) => active(site, true),
  }),
  inactive('the owner’s account was deleted', 'leaver', (site) => site.control('DELETE /people/leaver')),
];
