/** Freezing over HTTP: it bites on the next call, thaws by the clock, and nothing passes that is frozen. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Freezing } from '../../src/console/contract';
import { plantUnreadableFreeze } from './support/plant';
import { expectRefusal } from './support/problem';
import { ofKind, projectId } from './support/recipes-freeze';
import { SITE_WIDE, WIDE, WRITER } from './support/rules';
import { FREEZE_REASON, startSite, valueOf, type GatewayCall, type Site } from './support/site';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.restoreWithRoom();
  await site.thawAll();
  await site.switchOn(WIDE);
});

const ISSUE = '/rest/api/3/issue/ABC-2';
const COMMENT = '/rest/api/2/issue/ABC-2/comment';
const comment = (token: string): GatewayCall => ({ method: 'POST', json: { body: 'thawed' }, token });
const KINDS: readonly Freezing['of']['kind'][] = ['site', 'project', 'person', 'token'];
const at = (ms: number): string => new Date(ms).toISOString();
const now = async (): Promise<number> => Date.parse((await site.issueToken('member', WRITER)).view.issuedAt);

describe.each(KINDS)('a freeze of the %s', (kind) => {
  it('of writes stops changes on the next call in a warm container, lets reads pass, and thaws by hand', async () => {
    const { token, view } = await site.issueToken('member', WRITER);
    expect((await site.gateway(COMMENT, comment(token))).status).toBe(201);
    const id = await site.freeze(await ofKind(site, kind, view), 'writes');
    await site.forgetCalls();
    const problem = expectRefusal(await site.gateway(COMMENT, comment(token)), 'frozen');
    expect(problem.detail).toContain('nothing may be changed');
    expect(await site.jiraCalls()).toEqual([]);
    expect((await site.gateway(ISSUE, { token })).status).toBe(200);
    valueOf(await site.invoke('admin-page', 'freeze/thaw', { user: 'admin', payload: { id } }));
    expect((await site.gateway(COMMENT, comment(token))).status).toBe(201);
  });

  it('of all stops reads too, Jira hears nothing, /token/self tells why, and it thaws by the clock alone', async () => {
    const { token, view } = await site.issueToken('member', WRITER);
    expect((await site.gateway(ISSUE, { token })).status).toBe(200);
    const until = Date.parse(view.issuedAt) + 3_600_000;
    await site.freeze(await ofKind(site, kind, view), 'all', at(until));
    await site.forgetCalls();
    const answer = await site.gateway(ISSUE, { token });
    expect(expectRefusal(answer, 'frozen').detail).toContain(at(until));
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(3_500);
    expect(await site.jiraCalls()).toEqual([]);
    const self = await site.gateway('/token/self', { token });
    expect(JSON.parse(self.body)).toMatchObject({ frozen: [{ scope: kind, what: 'all', until: at(until) }] });
    await site.forgetCalls();
    await site.clock({ now: until });
    expect((await site.gateway(ISSUE, { token })).status).toBe(200);
    const calls = (await site.kvsCalls()).filter(({ entities }) => entities.includes('freeze'));
    expect(calls.map(({ path }) => path)).toEqual(['/api/v1/batch/get']);
  });
});

describe('a frozen project', () => {
  it('is left out of what a token of the whole site finds and lists, and the rest is found', async () => {
    const { token } = await site.issueToken('admin', SITE_WIDE);
    const search = {
      method: 'POST',
      json: { jql: 'created > -9999d order by key', fields: ['project'], maxResults: 100 },
      token,
    };
    const keysFound = async (): Promise<string> =>
      (await site.gateway('/rest/api/3/search/jql', search)).body;
    const listed = async (): Promise<string> =>
      (await site.gateway('/rest/api/3/project/search', { token })).body;
    expect(await keysFound()).toContain('"ABC-2"');
    expect(await listed()).toContain('"ABC"');
    await site.freeze({ kind: 'project', projectId: await projectId(site, 'ABC') }, 'all');
    const [found, projects] = [await keysFound(), await listed()];
    expect(found).not.toContain('"ABC-');
    expect(found).toContain('"DEF-');
    expect(projects).not.toContain('"ABC"');
    expect(projects).toContain('"DEF"');
    expectRefusal(await site.gateway('/rest/api/3/project/ABC', { token }), 'frozen');
    expectRefusal(await site.gateway('/rest/api/3/project/ABC/versions', { token }), 'frozen');
  });

  it('for writes alone is found as ever', async () => {
    const { token } = await site.issueToken('admin', SITE_WIDE);
    await site.freeze({ kind: 'project', projectId: await projectId(site, 'ABC') }, 'writes');
    const answer = await site.gateway('/rest/api/3/search/jql?jql=project%3DABC&fields=project', { token });
    expect(answer.body).toContain('"ABC-');
  });

  it('stops nothing elsewhere', async () => {
    const { token } = await site.issueToken('member', WRITER);
    await site.freeze({ kind: 'project', projectId: await projectId(site, 'DEF') }, 'all');
    expect((await site.gateway(COMMENT, comment(token))).status).toBe(201);
  });
});

describe('what is said of a freeze', () => {
  it('is its reason to admins and to whom it hits, and to nobody else', async () => {
    const { token, view } = await site.issueToken('member', WRITER);
    await site.freeze({ kind: 'token', locator: view.locator }, 'all');
    const answers = [await site.gateway(ISSUE, { token }), await site.gateway('/token/self', { token })];
    const list = await site.invokeRaw('project-page', 'token/list', {
      user: 'member',
      payload: {},
      project: 'ABC',
    });
    expect(list.body).toContain(FREEZE_REASON);
    const others = await site.invokeRaw('project-page', 'token/list', {
      user: 'lead',
      payload: {},
      project: 'ABC',
    });
    const trail = await site.invokeRaw('admin-page', 'audit/search', { user: 'admin', payload: {} });
    expect(trail.body).toContain('freeze.added');
    const told = [
      ...answers.map(({ body }) => body),
      others.body,
      trail.body,
      JSON.stringify(await site.logs()),
    ];
    for (const text of told) expect(text).not.toContain('Zebediah');
  });

  it('is only for Jira admins to read and to change', async () => {
    for (const [key, payload] of [
      ['freeze/read', {}],
      ['freeze/add', { of: { kind: 'site' }, what: 'all', reason: 'no' }],
      ['freeze/thaw', { id: 'x' }],
    ] as const) {
      const { body } = await site.invokeRaw('admin-page', key, { user: 'member', payload });
      expect(JSON.parse(body)).toMatchObject({ ok: false, refusal: { code: 'not-jira-admin' } });
    }
  });
});

describe('admins who freeze at once', () => {
  it('lose none of their freezes', async () => {
    const { view } = await site.issueToken('member', WRITER);
    const orders = await Promise.all(KINDS.map((kind) => ofKind(site, kind, view)));
    await Promise.all(orders.map((of) => site.freeze(of, 'writes')));
    const read = valueOf(
      await site.invoke('admin-page', 'freeze/read', { user: 'admin', payload: undefined }),
    );
    expect(read.entries.map(({ of }) => of.kind).sort()).toEqual([...KINDS].sort());
  });

  it('and thaw at once thaw what they meant, once', async () => {
    const ids = [await site.freeze({ kind: 'site' }, 'all'), await site.freeze({ kind: 'site' }, 'writes')];
    const thaw = (id: string) => site.invoke('admin-page', 'freeze/thaw', { user: 'admin', payload: { id } });
    await Promise.all([thaw(ids[0]!), thaw(ids[0]!), site.freeze({ kind: 'site' }, 'writes')]);
    const read = valueOf(
      await site.invoke('admin-page', 'freeze/read', { user: 'admin', payload: undefined }),
    );
    expect(read.entries.map(({ what }) => what)).toEqual(['writes', 'writes']);
    expect(read.entries.map(({ id }) => id)).not.toContain(ids[0]);
  });
});

describe('a freeze is refused', () => {
  const add = (payload: Freezing) => site.invoke('admin-page', 'freeze/add', { user: 'admin', payload });
  it.each<[string, Freezing['of'], object]>([
    [
      'of a token that is none',
      { kind: 'token', locator: 'x'.repeat(16) },
      { refusal: { code: 'token-unknown' } },
    ],
    [
      'of a project that is none',
      { kind: 'project', projectId: '99999' },
      { refusal: { code: 'project-not-visible' } },
    ],
  ])('%s', async (_what, of, reply) => {
    expect(await add({ of, what: 'all', reason: 'why' })).toMatchObject({ ok: false, ...reply });
  });

  it('that would be over already', async () => {
    const until = at((await now()) - 1_000);
    expect(await add({ of: { kind: 'site' }, what: 'all', reason: 'why', until })).toMatchObject({
      problems: [{ path: 'until', code: 'not-in-future' }],
    });
  });

  it('without a reason', async () => {
    expect(await add({ of: { kind: 'site' }, what: 'all', reason: ' ' })).toMatchObject({
      problems: [{ path: 'reason' }],
    });
  });
});

describe('where it cannot be told what is frozen', () => {
  it('storage that fails refuses everything by name', async () => {
    const { token } = await site.issueToken('member', WRITER);
    await site.gateway(ISSUE, { token });
    await site.fault({ target: 'kvs', match: 'batch/get', status: 503 });
    await site.forgetCalls();
    expectRefusal(await site.gateway(ISSUE, { token }), 'storage-unavailable');
    expect(await site.jiraCalls()).toEqual([]);
  });

  it('an unreadable record denies everything: it is never taken for nothing frozen', async () => {
    const { token } = await site.issueToken('member', WRITER);
    plantUnreadableFreeze(site);
    await site.forgetCalls();
    expectRefusal(await site.gateway(ISSUE, { token }), 'internal');
    expectRefusal(await site.gateway('/token/self', { token }), 'internal');
    expect(await site.jiraCalls()).toEqual([]);
    await site.reset();
  });
});
