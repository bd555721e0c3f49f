/** A project is deleted in Jira: what its tokens do from then on, and when their records say so. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeOf } from './support/problem';
import { projectId } from './support/recipes-freeze';
import { SITE_WIDE, WIDE, WRITER } from './support/rules';
import { startSite, valueOf, type Site } from './support/site';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.reset();
  await site.switchOn(WIDE);
});

const READ = '/rest/api/3/project/ABC';
const call = async (token: string, path = READ): Promise<string> =>
  codeOf(await site.gateway(path, { token }));
const sweep = () => site.control('POST /run/sweep');
const remove = (key: string) => site.control(`DELETE /projects/${key}`);
const tell = (id: string) =>
  site.control('POST /events', { eventType: 'avi:jira:deleted:project', project: { id, key: 'ABC' } });
async function endings(): Promise<readonly unknown[]> {
  const { entities } = await site.dump();
  return entities
    .filter(({ entity }) => entity === 'audit')
    .map(({ value }) => (value as { event: { type: string; because?: string } }).event)
    .filter(({ type }) => type === 'token.revoked')
    .map(({ because }) => because);
}

describe('tokens of a project that was deleted', () => {
  it('open nothing, and end with Jira’s event, which may come twice', async () => {
    const id = await projectId(site, 'ABC');
    const { token } = await site.issueToken('member', WRITER);
    expect(await call(token)).toBe('jira 200');
    await remove('ABC');
    expect(await call(token)).not.toContain('jira 200');
    const heard = { delivered: [{ trigger: 'jira-projects', outcome: 'returned' }] };
    for (let times = 0; times < 2; times += 1) expect(await tell(id)).toEqual(heard);
    expect(await call(token)).toBe('token-revoked');
    expect(await endings()).toEqual(['project-gone']);
  });

  it('end without the event, once a sweep has missed the project for three days', async () => {
    const { token } = await site.issueToken('member', { ...WRITER, days: 30 });
    await remove('ABC');
    await sweep();
    await site.clock({ advanceDays: 2 });
    await sweep();
    expect(await endings()).toEqual([]);
    await site.clock({ advanceDays: 1 });
    for (let run = 0; run < 2; run += 1) await sweep();
    expect(await call(token)).toBe('token-revoked');
    expect(await endings()).toEqual(['project-gone']);
  });

  it('stay while they have another, and their detail says what is missing', async () => {
    const [abc, def] = [await projectId(site, 'ABC'), await projectId(site, 'DEF')];
    const { token, view } = await site.issueToken('admin', { ...WRITER, projectIds: [def] });
    await remove('ABC');
    await tell(abc);
    expect(await call(token, '/rest/api/3/project/DEF')).toBe('jira 200');
    expect(await endings()).toEqual([]);
    const detail = valueOf(
      await site.invoke('admin-page', 'token/read', { user: 'admin', payload: { locator: view.locator } }),
    );
    expect(detail.projectsMissing).toEqual(['ABC']);
  });

  it('stay where the event is not true', async () => {
    const { token } = await site.issueToken('member', WRITER);
    await tell(await projectId(site, 'ABC'));
    expect(await call(token)).toBe('jira 200');
  });

  it.each(['before', 'after'] as const)(
    'end once, whichever call of the event’s the process dies %s',
    async (die) => {
      const id = await projectId(site, 'ABC');
      await site.issueToken('member', WRITER);
      await remove('ABC');
      for (const target of ['kvs', 'jira'] as const)
        for (let after = 0; after < 5; after += 1) {
          await site.fault({ target, die, after, times: 1 });
          await tell(id);
          await site.clearFaults();
        }
      await tell(id);
      expect(await endings()).toEqual(['project-gone']);
    },
  );

  it.each([[{}], [{ id: '' }], [{ id: '1/../2' }], [{ id: 1.5 }], [{ id: {} }]])(
    'of another form the event is logged by a code, and no more: %j',
    async (project) => {
      await site.control('POST /events', { eventType: 'avi:jira:deleted:project', project });
      const logged = (await site.logs()).map(({ message }) => message).join('\n');
      expect(logged).toContain('EVENT_UNREADABLE');
    },
  );
});

describe('the rules of a project that was deleted', () => {
  it('hold tokens for the whole site where Jira’s event was lost, until a Jira admin removes them', async () => {
    await site.switchOn({ ...WIDE, siteWideTokens: true });
    const { token } = await site.issueToken('admin', SITE_WIDE);
    const id = await projectId(site, 'ABC');
    const rules = { tokensOn: false, readOnly: false, mayAsk: { kind: 'everyone' } } as const;
    const draft = { ...rules, lifetimeDaysMax: null, scopes: null, operations: { kind: 'any' } } as const;
    valueOf(
      await site.invoke('project-page', 'project-rule/change', {
        user: 'admin',
        project: 'ABC',
        payload: { revision: 0, rules: draft },
      }),
    );
    await remove('ABC');
    const configuration = () => call(token, '/rest/api/3/role');
    expect(await configuration()).toBe('policy-narrowed');
    const drop = (user: string) =>
      site.invoke('admin-page', 'project-rule/drop', { user, payload: { projectId: id } });
    expect(await drop('lead')).toMatchObject({ refusal: { code: 'not-jira-admin' } });
    expect(valueOf(await drop('admin')).projects).toEqual([]);
    expect(await configuration()).toBe('jira 200');
  });
});
