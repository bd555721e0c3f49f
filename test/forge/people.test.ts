import { describe, expect, it } from 'vitest';
import { json, openPlatform, type PlatformCall } from '../support/forge-platform';

const { people } = await import('../../src/forge/people');
const UNKNOWN = { ok: false, error: 'unknown' };
const idsIn = ({ path }: PlatformCall) => new URLSearchParams(path.split('?')[1]).getAll('accountId');
const account = (accountId: string, active = true) => ({ accountId, active, displayName: 'Zebediah' });

describe('who left', () => {
  it('are those who are deactivated, and those whom Jira does not know', async () => {
    const calls = openPlatform(() => json({ values: [account('here'), account('off', false)] }));
    expect(await people.findLeavers(['here', 'off', 'gone'])).toEqual({ ok: true, value: ['off', 'gone'] });
    expect(calls).toMatchObject([{ provider: 'app', method: 'GET' }]);
    expect(calls[0]!.path).toBe(
      '/rest/api/3/user/bulk?maxResults=100&accountId=here&accountId=off&accountId=gone',
    );
  });

  it('is asked for a hundred at a time, and each is asked about once', async () => {
    const calls = openPlatform((call) => json({ values: idsIn(call).map((id) => account(id)) }));
    const ids = Array.from({ length: 1_234 }, (_, at) => `712020:${at}`);
    expect(await people.findLeavers(ids)).toEqual({ ok: true, value: [] });
    expect(calls).toHaveLength(13);
    expect(calls.every((call) => idsIn(call).length <= 100)).toBe(true);
    expect(calls.flatMap(idsIn)).toEqual(ids);
  });

  it('is nobody, without a question, of nobody', async () => {
    const calls = openPlatform();
    expect([await people.findLeavers([]), calls]).toEqual([{ ok: true, value: [] }, []]);
  });

  it('cannot be made to ask another question by an account id', async () => {
    const calls = openPlatform(() => json({ values: [] }));
    await people.findLeavers(['a&accountId=b', '../x?y']);
    expect(idsIn(calls[0]!)).toEqual(['a&accountId=b', '../x?y']);
    expect(calls[0]!.path.split('?')[0]).toBe('/rest/api/3/user/bulk');
  });

  it.each<[string, () => Response | Promise<Response>]>([
    ['refuses', () => json({ values: [] }, 403)],
    ['fails', () => json({ values: [] }, 500)],
    ['answers in another form', () => json({ values: [{ accountId: 'a' }] })],
    ['answers no JSON', () => new Response('<html>')],
    ['breaks', () => Promise.reject(new Error('x'))],
  ])('is unknown where Jira %s: nobody is said to have left', async (_what, answer) => {
    openPlatform(answer);
    expect(await people.findLeavers(['a'])).toEqual(UNKNOWN);
  });

  it('is unknown where one of several questions fails', async () => {
    openPlatform((call) => (idsIn(call).includes('150') ? json({}, 500) : json({ values: [] })));
    expect(await people.findLeavers(Array.from({ length: 200 }, (_, at) => String(at)))).toEqual(UNKNOWN);
  });
});

describe('what an owner may do', () => {
  const ask = async (
    person: () => Response | Promise<Response>,
    rights: () => Response | Promise<Response>,
    id = '10001',
  ) => {
    const calls = openPlatform(({ path }) => (path.includes('/permissions/check') ? rights() : person()));
    return { found: await people.findRights('a b', id, ['EDIT_ISSUES', 'ADD_COMMENTS']), calls };
  };
  const here = () => json(account('a b'));
  const granted = (projects: readonly number[]) => () =>
    json({
      globalPermissions: [],
      projectPermissions: [{ permission: 'EDIT_ISSUES', projects, issues: [] }],
    });

  it('is told permission by permission, asked as the app', async () => {
    const { found, calls } = await ask(here, granted([10_001]));
    expect(found).toEqual({
      ok: true,
      value: new Map([
        ['EDIT_ISSUES', true],
        ['ADD_COMMENTS', false],
      ]),
    });
    expect(calls.map(({ provider, method, path }) => [provider, method, path]).sort()).toEqual([
      ['app', 'GET', '/rest/api/3/user?accountId=a%20b'],
      ['app', 'POST', '/rest/api/3/permissions/check'],
    ]);
    expect(JSON.parse(calls.find(({ method }) => method === 'POST')?.body ?? '')).toEqual({
      accountId: 'a b',
      globalPermissions: [],
      projectPermissions: [{ permissions: ['EDIT_ISSUES', 'ADD_COMMENTS'], projects: [10_001], issues: [] }],
    });
  });

  it('is nothing where it was granted in another project', async () => {
    const { found } = await ask(here, granted([10_002]));
    expect(found.ok && [...(found.value?.values() ?? [])]).toEqual([false, false]);
  });

  it.each<[string, () => Response]>([
    ['is deactivated', () => json(account('a b', false))],
    ['is not known', () => json({}, 404)],
    ['is hidden from the app', () => json({}, 403)],
  ])('is nothing that can be told where the account %s', async (_what, person) => {
    expect((await ask(person, granted([10_001]))).found).toEqual({ ok: true, value: undefined });
  });

  it.each<[string, () => Response | Promise<Response>, () => Response | Promise<Response>]>([
    ['fails to find the person', () => json({}, 500), granted([10_001])],
    ['breaks', () => Promise.reject(new Error('x')), granted([10_001])],
    ['refuses the question', here, () => json({}, 403)],
    ['answers in another form', here, () => json({ projectPermissions: {} })],
  ])('is unknown where Jira %s', async (_what, person, rights) => {
    expect((await ask(person, rights)).found).toEqual(UNKNOWN);
  });

  it('is not asked for where the project has no number', async () => {
    const { found, calls } = await ask(here, granted([1]), 'ABC');
    expect([found, calls]).toEqual([UNKNOWN, []]);
  });
});
