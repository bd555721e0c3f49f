import { describe, expect, it } from 'vitest';
import { json, openPlatform, type PlatformCall } from '../support/forge-platform';

const { standings } = await import('../../src/forge/standings');
const may = (key: string, havePermission: unknown) => json({ permissions: { [key]: { havePermission } } });
const ABC = { id: '10001', key: 'ABC', name: 'Alpha' };
const isPermissions = ({ path }: PlatformCall) => path.includes('/mypermissions');

describe('whether a person is a Jira admin', () => {
  it.each([
    ['Jira says so', () => may('ADMINISTER', true), { ok: true, value: true }],
    ['Jira says no', () => may('ADMINISTER', false), { ok: true, value: false }],
    ['Jira tells of another permission only', () => may('BROWSE_PROJECTS', true), { ok: true, value: false }],
    ['Jira says "true" in words', () => may('ADMINISTER', 'true'), { ok: false, error: 'unknown' }],
    ['Jira refuses', () => json({}, 403), { ok: false, error: 'unknown' }],
    ['Jira fails', () => json({}, 500), { ok: false, error: 'unknown' }],
    ['Jira answers no JSON', () => new Response('<html>'), { ok: false, error: 'unknown' }],
    ['Jira breaks', () => Promise.reject(new Error('x')), { ok: false, error: 'unknown' }],
  ])('where %s', async (_what, answer, known) => {
    const calls = openPlatform(answer);
    expect(await standings.isJiraAdmin()).toEqual(known);
    expect(calls).toMatchObject([
      { provider: 'user', path: '/rest/api/3/mypermissions?permissions=ADMINISTER' },
    ]);
  });
});

describe('a project', () => {
  const find = (permissions: () => Response, project: () => Response, id = ABC.id) => {
    const calls = openPlatform((call) => (isPermissions(call) ? permissions() : project()));
    return standings.findProject(id).then((found) => ({ found, calls }));
  };

  it('that the person may browse is found, by id and key alone', async () => {
    const { found, calls } = await find(
      () => may('BROWSE_PROJECTS', true),
      () => json(ABC),
    );
    expect(found).toEqual({ ok: true, value: { id: '10001', key: 'ABC' } });
    expect(calls.map(({ provider }) => provider)).toEqual(['user', 'user']);
  });

  it.each([[''], ['ABC'], ['10001 '], ['../10001'], ['10001?x'], ['-1'], ['1'.repeat(20)], ['١٢'], ['1\n']])(
    'with the id %j is not asked about',
    async (id) => {
      const { found, calls } = await find(
        () => may('BROWSE_PROJECTS', true),
        () => json(ABC),
        id,
      );
      expect([found, calls]).toEqual([{ ok: true, value: undefined }, []]);
    },
  );

  it.each([
    [
      'they may not browse',
      () => may('BROWSE_PROJECTS', false),
      () => json(ABC),
      { ok: true, value: undefined },
    ],
    ['there is none', () => json({}, 404), () => json({}, 404), { ok: true, value: undefined }],
    [
      'the project is forbidden',
      () => may('BROWSE_PROJECTS', true),
      () => json({}, 403),
      { ok: true, value: undefined },
    ],
    [
      'another one is answered',
      () => may('BROWSE_PROJECTS', true),
      () => json({ ...ABC, id: '10002' }),
      { ok: false, error: 'unknown' },
    ],
    ['Jira fails', () => may('BROWSE_PROJECTS', true), () => json({}, 500), { ok: false, error: 'unknown' }],
    ['the permission cannot be told', () => json({}, 500), () => json(ABC), { ok: false, error: 'unknown' }],
  ])('is not found where %s', async (_what, permissions, project, known) => {
    expect((await find(permissions, project)).found).toEqual(known);
  });
});

describe('what a person may do in a project', () => {
  const rights = (...held: readonly string[]) =>
    json({ permissions: Object.fromEntries(held.map((key) => [key, { havePermission: true }])) });

  it('is told for each permission that is asked about, and for no other', async () => {
    const calls = openPlatform(() => rights('CREATE_ISSUES', 'ADMINISTER'));
    expect(await standings.findRights(ABC.id, ['CREATE_ISSUES', 'EDIT_ISSUES'])).toEqual({
      ok: true,
      value: new Map([
        ['CREATE_ISSUES', true],
        ['EDIT_ISSUES', false],
      ]),
    });
    expect(calls).toMatchObject([
      {
        provider: 'user',
        path: '/rest/api/3/mypermissions?projectId=10001&permissions=CREATE_ISSUES%2CEDIT_ISSUES',
      },
    ]);
  });

  it.each([['ABC'], ['10001&permissions=ADMINISTER'], ['']])(
    'in a project named %j is not asked about',
    async (id) => {
      const calls = openPlatform(() => rights('CREATE_ISSUES'));
      expect([await standings.findRights(id, ['CREATE_ISSUES']), calls]).toEqual([
        { ok: false, error: 'unknown' },
        [],
      ]);
    },
  );

  it('is nothing where Jira knows no such project, or shows them none', async () => {
    openPlatform(() => json({ errorMessages: ['none'] }, 404));
    expect(await standings.findRights(ABC.id, ['CREATE_ISSUES'])).toEqual({
      ok: true,
      value: new Map([['CREATE_ISSUES', false]]),
    });
  });

  it.each<[string, () => Response | Promise<Response>]>([
    ['refuses', () => json({}, 403)],
    ['fails', () => json({}, 500)],
    ['answers in another form', () => json({ permissions: [] })],
    ['breaks', () => Promise.reject(new Error('x'))],
  ])('is unknown where Jira %s', async (_what, answer) => {
    openPlatform(answer);
    expect(await standings.findRights(ABC.id, ['CREATE_ISSUES'])).toEqual({ ok: false, error: 'unknown' });
  });
});

describe('projects to choose from', () => {
  it('are asked of Jira as the person, 20 at most, by key; what was typed stays one value', async () => {
    const calls = openPlatform(() => json({ values: [{ ...ABC, style: 'classic' }], isLast: true }));
    expect(await standings.searchProjects('a&maxResults=999 ü')).toEqual({ ok: true, value: [ABC] });
    expect(calls).toHaveLength(1);
    const [path = '', query] = calls[0]!.path.split('?');
    expect([calls[0]!.provider, path]).toEqual(['user', '/rest/api/3/project/search']);
    expect(Object.fromEntries(new URLSearchParams(query))).toEqual({
      query: 'a&maxResults=999 ü',
      orderBy: 'key',
      maxResults: '20',
      action: 'browse',
    });
  });

  it.each<[string, () => Response | Promise<Response>]>([
    ['refuses', () => json({}, 403)],
    ['fails', () => json({ values: [] }, 500)],
    ['answers in another form', () => json({ values: [{ id: 1 }] })],
    ['breaks', () => Promise.reject(new Error('x'))],
  ])('are unknown where Jira %s', async (_what, answer) => {
    openPlatform(answer);
    expect(await standings.searchProjects('')).toEqual({ ok: false, error: 'unknown' });
  });
});

describe('groups to choose from', () => {
  const OPS = { groupId: 'g1', name: 'operations-team' };
  const KEPT = { groupId: 'g2', name: 'night-shift' };
  const wish = { text: 'oper&x', ids: [KEPT.groupId, 'gone'] };
  const isBulk = ({ path }: PlatformCall) => path.includes('/group/bulk');
  const answers = (picked: () => Response, named: () => Response) =>
    openPlatform((call) => (isBulk(call) ? named() : picked()));
  const found = () => json({ groups: [OPS] });

  it('are asked of Jira as the person, with those that are chosen already, each once', async () => {
    const calls = answers(found, () => json({ values: [KEPT, OPS] }));
    const groups = [KEPT, OPS].map(({ groupId: id, name }) => ({ id, name }));
    expect(await standings.searchGroups(wish)).toEqual({ ok: true, value: groups });
    expect(calls.map(({ provider, path }) => [provider, path]).sort()).toEqual([
      ['user', '/rest/api/3/group/bulk?groupId=g2&groupId=gone'],
      ['user', '/rest/api/3/groups/picker?query=oper%26x&maxResults=20'],
    ]);
  });

  it('are not asked for by id where none is chosen', async () => {
    const calls = answers(found, () => json({ values: [] }));
    await standings.searchGroups({ text: '', ids: [] });
    expect(calls.filter(isBulk)).toEqual([]);
  });

  it('that are chosen have no name for whoever may not browse groups', async () => {
    answers(
      () => json({ groups: [] }),
      () => json({ errorMessages: ['Not for you.'] }, 403),
    );
    expect(await standings.searchGroups(wish)).toEqual({ ok: true, value: [] });
  });

  it.each<[string, () => Response, () => Response]>([
    ['refuses the search', () => json({}, 403), () => json({ values: [] })],
    ['fails at the search', () => json({}, 500), () => json({ values: [] })],
    ['fails at those that are chosen', found, () => json({}, 500)],
    ['answers in another form', found, () => json({ values: [{ id: 'g2' }] })],
  ])('are unknown where Jira %s', async (_what, picked, named) => {
    answers(picked, named);
    expect(await standings.searchGroups(wish)).toEqual({ ok: false, error: 'unknown' });
  });
});
