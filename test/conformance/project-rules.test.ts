/** What projects say for themselves, over HTTP: it bites on the next call of every token, and only ever narrows. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  ProjectEntries,
  ProjectRuleDeskView,
  ProjectRulesView,
  Reply,
  TokenOrder,
} from '../../src/console/contract';
import { dropProjectRules, plantUnreadableRules } from './support/plant';
import { expectRefusal } from './support/problem';
import { projectId } from './support/recipes-freeze';
import { SITE_WIDE, WIDE, WRITER } from './support/rules';
import { startSite, valueOf, type GatewayCall, type Site } from './support/site';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.restoreWithRoom();
  dropProjectRules(site);
  await site.switchOn(WIDE);
});

const ISSUE = '/rest/api/3/issue/ABC-2';
const COMMENT = '/rest/api/2/issue/ABC-2/comment';
const comment = (token: string): GatewayCall => ({ method: 'POST', json: { body: 'ruled' }, token });
const NO_RULES: ProjectRulesView = {
  tokensOn: true,
  readOnly: false,
  mayAsk: { kind: 'everyone' },
  lifetimeDaysMax: null,
  scopes: null,
  operations: { kind: 'any' },
};

const read = async (project = 'ABC', user = 'admin'): Promise<ProjectRuleDeskView> =>
  valueOf(await site.invoke('project-page', 'project-rule/read', { user, payload: undefined, project }));

const change = (
  revision: number,
  rules: Partial<ProjectRulesView>,
  { project = 'ABC', user = 'admin' } = {},
): Promise<Reply<ProjectRuleDeskView>> =>
  site.invoke('project-page', 'project-rule/change', {
    user,
    payload: { revision, rules: { ...NO_RULES, ...rules } },
    project,
  });

async function rule(rules: Partial<ProjectRulesView>, project = 'ABC'): Promise<ProjectRuleDeskView> {
  const { revision } = await read(project);
  return valueOf(await change(revision, rules, { project }));
}

describe('a rule of a project', () => {
  it('that it is only read stops changes there on the next call in a warm container, and reads pass', async () => {
    const { token } = await site.issueToken('member', WRITER);
    expect((await site.gateway(COMMENT, comment(token))).status).toBe(201);
    await rule({ readOnly: true });
    await site.forgetCalls();
    const problem = expectRefusal(await site.gateway(COMMENT, comment(token)), 'read-only');
    expect(problem).toMatchObject({ decidedBy: 'project-rule.readOnly' });
    expect(problem.detail).toContain('the admins of a project');
    expect(await site.jiraCalls()).toEqual([]);
    expect((await site.gateway(ISSUE, { token })).status).toBe(200);
    const self = JSON.parse((await site.gateway('/token/self', { token })).body) as object;
    expect(self).toMatchObject({ projectRules: [{ readOnly: true }] });
    await rule({});
    expect((await site.gateway(COMMENT, comment(token))).status).toBe(201);
  });

  it('that no token enters stops reads as well, and Jira hears nothing', async () => {
    const { token } = await site.issueToken('member', WRITER);
    await rule({ tokensOn: false });
    await site.forgetCalls();
    const problem = expectRefusal(await site.gateway(ISSUE, { token }), 'policy-narrowed');
    expect(problem).toMatchObject({ decidedBy: 'project-rule.tokensOn' });
    expect(await site.jiraCalls()).toEqual([]);
    const reads = (await site.kvsCalls()).filter(({ entities }) => entities.includes('project-rules'));
    expect(reads.map(({ path }) => path)).toEqual(['/api/v1/batch/get']);
  });

  it('names the scope that it has taken, and the operations that it leaves', async () => {
    const { token } = await site.issueToken('member', WRITER);
    await rule({ scopes: ['read:jira-work'] });
    const scope = expectRefusal(await site.gateway(COMMENT, comment(token)), 'policy-narrowed');
    expect(scope).toMatchObject({ decidedBy: 'project-rule.scopes' });
    expect(scope.detail).toContain('write:jira-work');
    expect((await site.gateway(ISSUE, { token })).status).toBe(200);
    await rule({ operations: { kind: 'only', ids: ['POST /rest/api/3/issue/{issueIdOrKey}/comment'] } });
    const other = expectRefusal(await site.gateway(ISSUE, { token }), 'operation-not-allowed');
    expect(other).toMatchObject({ decidedBy: 'project-rule.operations' });
    expect((await site.gateway(COMMENT, comment(token))).status).toBe(201);
  });

  it('that tokens live two days there ends older ones there, and nowhere else', async () => {
    const { token, view } = await site.issueToken('admin', SITE_WIDE);
    await rule({ lifetimeDaysMax: 2 });
    expect((await site.gateway(ISSUE, { token })).status).toBe(200);
    await site.clock({ now: Date.parse(view.issuedAt) + 2 * 86_400_000 });
    const problem = expectRefusal(await site.gateway(ISSUE, { token }), 'policy-narrowed');
    expect(problem).toMatchObject({ decidedBy: 'project-rule.lifetimeDaysMax' });
    expect((await site.gateway('/rest/api/3/issue/DEF-1', { token })).status).toBe(200);
  });
});

describe('a token for the whole site', () => {
  it('obeys it: what it lists and finds leaves the project out, and the rest is found', async () => {
    const { token } = await site.issueToken('admin', SITE_WIDE);
    const search = {
      method: 'POST',
      json: { jql: 'created > -9999d order by key', fields: ['project'], maxResults: 100 },
      token,
    };
    const found = async (): Promise<string> => (await site.gateway('/rest/api/3/search/jql', search)).body;
    const listed = async (): Promise<string> =>
      (await site.gateway('/rest/api/3/project/search', { token })).body;
    expect(await found()).toContain('"ABC-2"');
    await rule({ tokensOn: false });
    const [issues, projects] = [await found(), await listed()];
    expect(issues).not.toContain('"ABC-');
    expect(issues).toContain('"DEF-');
    expect(projects).not.toContain('"ABC"');
    for (const path of [ISSUE, '/rest/api/3/project/ABC', '/rest/api/3/project/ABC/versions'])
      expectRefusal(await site.gateway(path, { token }), 'policy-narrowed');
  });

  it('does not get around it by an id, a former key, a bulk fetch, a parent or a board', async () => {
    const { token } = await site.issueToken('admin', SITE_WIDE);
    const byKey = JSON.parse((await site.gateway(ISSUE, { token })).body) as { id: string };
    await rule({ readOnly: true });
    const put = (path: string, fields: object): Promise<unknown> =>
      site
        .gateway(path, { method: 'PUT', json: { fields }, token })
        .then((answer) => expectRefusal(answer, 'read-only'));
    await put(`/rest/api/3/issue/${byKey.id}`, { summary: 'never' });
    await put('/rest/api/3/issue/abc-2', { summary: 'never' });
    await put('/rest/api/3/issue/DEF-1', { parent: { key: 'ABC-2' } });
    const link = { type: { name: 'Relates' }, inwardIssue: { key: 'DEF-1' }, outwardIssue: { key: 'ABC-2' } };
    const linked = await site.gateway('/rest/api/3/issueLink', { method: 'POST', json: link, token });
    expectRefusal(linked, 'read-only');
    await rule({ tokensOn: false });
    const bulk = await site.gateway('/rest/api/3/issue/bulkfetch', {
      method: 'POST',
      json: { issueIdsOrKeys: [byKey.id, 'DEF-1'], fields: ['summary'] },
      token,
    });
    expect(bulk.body).not.toContain('"ABC-2"');
    const board = await site.gateway('/rest/agile/1.0/board/1/issue', { token });
    expect(board.body).not.toContain('"ABC-');
  });

  it('follows an issue that moves: into the project it is held, and out of it it is free', async () => {
    const { token } = await site.issueToken('admin', SITE_WIDE);
    await rule({ readOnly: true }, 'DEF');
    const edit = { method: 'PUT', json: { fields: { summary: 'moved' } }, token } as const;
    expect((await site.gateway('/rest/api/3/issue/ABC-7', edit)).status).toBe(204);
    await site.control('POST /issues/ABC-7', { project: 'DEF' });
    expectRefusal(await site.gateway('/rest/api/3/issue/ABC-7', edit), 'read-only');
    await rule({}, 'DEF');
    expect((await site.gateway('/rest/api/3/issue/ABC-7', edit)).status).toBe(204);
    await site.reset();
  });
});

describe('a token for two projects', () => {
  it('keeps what the other project allows, and its search drops the one that lets it in no more', async () => {
    const def = await projectId(site, 'DEF');
    const { token } = await site.issueToken('admin', { ...WRITER, projectIds: [def] });
    await rule({ tokensOn: false }, 'DEF');
    const found = await site.gateway('/rest/api/3/search/jql?jql=order%20by%20key&fields=project', { token });
    expect(found.body).toContain('"ABC-');
    expect(found.body).not.toContain('"DEF-');
    expect((await site.gateway(ISSUE, { token })).status).toBe(200);
    expectRefusal(await site.gateway('/rest/api/3/issue/DEF-1', { token }), 'policy-narrowed');
  });
});

describe('whoever asks for a token', () => {
  const ask = (user: string, order: Partial<TokenOrder>, project = 'ABC') =>
    site.invoke('project-page', 'token/issue', {
      user,
      payload: {
        name: 'asked',
        scopes: ['read:jira-work', 'write:jira-work'],
        effects: ['read', 'write'],
        ...order,
      },
      project,
    });

  it('is offered what the project leaves, and gets no more', async () => {
    await rule({ readOnly: true, lifetimeDaysMax: 5 });
    const offer = valueOf(
      await site.invoke('project-page', 'offer/read', { user: 'member', payload: undefined, project: 'ABC' }),
    );
    expect(offer).toMatchObject({
      effects: ['read'],
      projectRules: { readOnly: true, lifetimeDaysMax: 5 },
      administersProject: false,
    });
    expect(offer.lifetimeDaysMax.read).toBe(5);
    expect(await ask('member', {})).toMatchObject({ problems: [{ code: 'read-only' }] });
    expect(await ask('member', { effects: ['read'], days: 6 })).toMatchObject({
      problems: [{ path: 'days', code: 'lifetime-over-max' }],
    });
  });

  it('is judged by the rules of each project of the order', async () => {
    await rule({ tokensOn: false }, 'DEF');
    const projectIds = [await projectId(site, 'DEF')];
    expect(await ask('admin', { projectIds })).toMatchObject({
      problems: [{ path: 'projectIds.0', code: 'project-tokens-off' }],
    });
    await rule({ mayAsk: { kind: 'project-admins' } });
    expect(await ask('member', {})).toMatchObject({ problems: [{ code: 'may-not-ask' }] });
    expect(await ask('lead', {})).toMatchObject({ ok: true });
  });
});

describe('the rules of a project', () => {
  it('are for its admins and for Jira admins, and for nobody else', async () => {
    expect(await change(0, { readOnly: true }, { user: 'member' })).toMatchObject({
      refusal: { code: 'not-project-admin' },
    });
    const strange = await site.invoke('project-page', 'project-rule/read', {
      user: 'member',
      payload: undefined,
      project: 'ABC',
    });
    expect(strange).toMatchObject({ refusal: { code: 'not-project-admin' } });
    expect(await change(0, { readOnly: true }, { user: 'lead' })).toMatchObject({ ok: true });
  });

  it('are lost to nobody: of two who save at once one is told what the other has saved', async () => {
    const both = await Promise.all([
      change(0, { readOnly: true }, { user: 'lead' }),
      change(0, { tokensOn: false }, { user: 'admin' }),
    ]);
    const [won, lost] = both[0].ok ? both : [both[1], both[0]];
    expect(won).toMatchObject({ ok: true });
    expect(lost).toMatchObject({
      refusal: { code: 'project-rule-stale', newerRule: { rules: valueOf(won).rules } },
    });
    expect((await read()).rules).toEqual(valueOf(won).rules);
  });

  it('of two projects that are saved at once are both kept, each with its event', async () => {
    await Promise.all([
      change(0, { readOnly: true }, { project: 'ABC' }),
      change(0, { tokensOn: false }, { project: 'DEF' }),
    ]);
    const list = valueOf(
      await site.invoke('admin-page', 'project-rules/list', { user: 'admin', payload: undefined }),
    );
    expect(list.projects.map(({ project, rules }) => [project.key, rules.readOnly, rules.tokensOn])).toEqual([
      ['ABC', true, true],
      ['DEF', false, false],
    ]);
    const trail = await site.invokeRaw('admin-page', 'audit/search', {
      user: 'admin',
      payload: { type: 'project-rule.changed' },
    });
    expect(trail.body).toContain('"readOnly":true');
    expect(trail.body).toContain('"before"');
  });

  it('are made of what its admins find: operations of the site, and groups that Jira shows them', async () => {
    const choose = <Key extends 'project-rule/operations' | 'groups/search'>(
      key: Key,
      user: string,
      payload: ProjectEntries[Key]['payload'],
    ) => site.invoke('project-page', key, { user, payload, project: 'ABC' });
    const operations = valueOf(await choose('project-rule/operations', 'lead', { scopes: null }));
    expect(operations.map(({ id }) => id)).toContain('POST /rest/api/3/issue');
    const { groups } = valueOf(await choose('groups/search', 'lead', { text: 'operations' }));
    expect(groups.map(({ name }) => name)).toEqual(['operations-team']);
    const ids = groups.map(({ id }) => id);
    await rule({ mayAsk: { kind: 'groups', groupIds: ids } });
    expect(JSON.stringify(await site.dump())).not.toContain('operations-team');
    for (const strange of [
      await choose('project-rule/operations', 'member', { scopes: null }),
      await choose('groups/search', 'member', { text: 'operations' }),
    ])
      expect(strange).toMatchObject({ refusal: { code: 'not-project-admin' } });
    await site.fault({ target: 'jira', match: 'group/bulk', status: 403 });
    expect(valueOf(await choose('groups/search', 'lead', { text: 'none', ids }))).toEqual({ groups: [] });
  });

  it('that cannot be read deny everything: they are never taken for none', async () => {
    const { token } = await site.issueToken('member', WRITER);
    plantUnreadableRules(site);
    await site.forgetCalls();
    expectRefusal(await site.gateway(ISSUE, { token }), 'internal');
    expect(await site.jiraCalls()).toEqual([]);
    dropProjectRules(site);
  });
});
