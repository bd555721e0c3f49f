import { describe, expect, it } from 'vitest';
import { findOrigins } from '../../../src/gateway/target/find-origins';
import type { Named, NamedKind } from '../../../src/gateway/target/named';
import { fakeJira, type JiraOutcome, type JiraScript } from '../../support/fake-jira';

const find = async (named: readonly Named[], script: JiraScript) => {
  const jira = fakeJira(script);
  const found = await findOrigins(named, jira);
  return { jira, found: found.ok ? found.value : found.error };
};
const one = (kind: NamedKind, as = '7'): readonly Named[] => [{ kind, as }];
const inProjects = (...projects: readonly string[]) => ({ projects, issues: [] });
const inIssues = (...issues: readonly string[]) => ({ projects: [], issues });
const boards = (isLast: boolean, ...ids: readonly string[]) => ({
  isLast,
  values: ids.map((id) => ({ id })),
});

const VERSION = 'GET /rest/api/3/version/7';
const COMPONENT = 'GET /rest/api/3/component/7';
const DESK = 'GET /rest/servicedeskapi/servicedesk/7';
const LINK = 'GET /rest/api/3/issueLink/7';
const BOARD = 'GET /rest/agile/1.0/board/7/project?maxResults=50';
const SPRINT = 'GET /rest/agile/1.0/sprint/7';
const SPRINTS_BOARD = 'GET /rest/agile/1.0/board/5/project?maxResults=50';
const COMMENTS = 'POST /rest/api/3/comment/list';
const WORKLOGS = 'POST /rest/api/3/worklog/list';
const commentAt = (self: string, id = '7', more: object = {}) => ({ values: [{ id, self, ...more }] });
const worklogOf = (issueId: string, more: object = {}) => [{ id: '7', issueId, ...more }];
const address = (issue: string, id = '7') =>
  `https://x.atlassian.net/rest/api/3/issue/${issue}/comment/${id}`;

describe('Jira says where it belongs:', () => {
  it.each<[string, NamedKind, Readonly<Record<string, unknown>>, unknown]>([
    ['a version', 'version', { [VERSION]: { projectId: 10001 } }, inProjects('10001')],
    ['a component', 'component', { [COMPONENT]: { project: 'ABC', projectId: 10001 } }, inProjects('10001')],
    ['a service desk', 'service-desk', { [DESK]: { projectId: '10001' } }, inProjects('10001')],
    [
      'a link, to both its issues',
      'link',
      { [LINK]: { inwardIssue: { id: '501' }, outwardIssue: { id: '502' } } },
      inIssues('501', '502'),
    ],
    ['a board of one project', 'board', { [BOARD]: boards(true, '10001') }, inProjects('10001')],
    [
      'a board of several, to all of them',
      'board',
      { [BOARD]: boards(true, '10001', '10002') },
      inProjects('10001', '10002'),
    ],
    [
      'a sprint, to those of its board',
      'sprint',
      { [SPRINT]: { originBoardId: 5 }, [SPRINTS_BOARD]: boards(true, '10001') },
      inProjects('10001'),
    ],
    ['a comment, to its issue', 'comment', { [COMMENTS]: commentAt(address('501')) }, inIssues('501')],
    ['a work log, to its issue', 'worklog', { [WORKLOGS]: worklogOf('501') }, inIssues('501')],
    [
      'a comment for all, to its issue',
      'comment',
      { [COMMENTS]: commentAt(address('501'), '7', { visibility: null }) },
      inIssues('501'),
    ],
    [
      'a work log for all, to its issue',
      'worklog',
      { [WORKLOGS]: worklogOf('501', { visibility: null }) },
      inIssues('501'),
    ],
  ])('%s', async (_what, kind, answers, origins) => {
    expect((await find(one(kind), { answers })).found).toEqual(origins);
  });

  it.each<[string, NamedKind, Readonly<Record<string, unknown>>]>([
    ['a board without any project is nobody’s', 'board', { [BOARD]: boards(true) }],
    ['a board of more projects than are shown', 'board', { [BOARD]: boards(false, '10001') }],
    ['a sprint whose board is not shown', 'sprint', { [SPRINT]: { originBoardId: 5 } }],
    [
      'a sprint whose board has no project',
      'sprint',
      { [SPRINT]: { originBoardId: 5 }, [SPRINTS_BOARD]: boards(true) },
    ],
    [
      'a comment whose address names no issue',
      'comment',
      { [COMMENTS]: commentAt('https://x/rest/api/3/comment/7') },
    ],
    [
      'a comment whose address ends elsewhere',
      'comment',
      { [COMMENTS]: commentAt(`${address('501')}/properties`) },
    ],
    [
      'a comment in place of which Jira tells of another',
      'comment',
      { [COMMENTS]: commentAt(address('501', '8'), '8') },
    ],
    [
      'a comment for a role alone',
      'comment',
      { [COMMENTS]: commentAt(address('501'), '7', { visibility: { type: 'role', value: 'Admins' } }) },
    ],
    [
      'a work log for a group alone',
      'worklog',
      { [WORKLOGS]: worklogOf('501', { visibility: { type: 'group', value: 'x' } }) },
    ],
    [
      'a work log restricted in a form that nobody knows',
      'worklog',
      { [WORKLOGS]: worklogOf('501', { visibility: 'x' }) },
    ],
    ['a comment of which Jira tells nothing', 'comment', { [COMMENTS]: { values: [] } }],
    [
      'a work log in place of which Jira tells of another',
      'worklog',
      { [WORKLOGS]: [{ id: '8', issueId: '501' }] },
    ],
    ['a work log of which Jira tells nothing', 'worklog', { [WORKLOGS]: [] }],
    ...(
      ['version', 'component', 'service-desk', 'link', 'board', 'sprint', 'comment', 'worklog'] as const
    ).map((kind): [string, NamedKind, Readonly<Record<string, unknown>>] => [
      `a ${kind} that Jira does not show`,
      kind,
      {},
    ]),
  ])('nobody knows: %s', async (_what, kind, answers) => {
    expect((await find(one(kind), { answers })).found).toBeUndefined();
  });
});

describe('what Jira does not answer is not guessed', () => {
  const KINDS = [
    'version',
    'component',
    'service-desk',
    'link',
    'board',
    'sprint',
    'comment',
    'worklog',
  ] as const;
  const OUTCOMES: readonly (readonly [string, JiraOutcome, unknown])[] = [
    ['silence', { fault: 'timeout' }, { code: 'jira-error', fault: 'timeout' }],
    ['a failure', { status: 500 }, { code: 'jira-error', fault: 'server-error' }],
    ['401', { status: 401 }, { code: 'jira-error', fault: 'app-not-authorised' }],
    ['429', { status: 429 }, { code: 'jira-rate-limited' }],
    ['no JSON', { body: '<html>' }, { code: 'jira-error', fault: 'unexpected-reply' }],
    ['an empty object', { body: '{}' }, { code: 'jira-error', fault: 'unexpected-reply' }],
    ['null', { body: 'null' }, { code: 'jira-error', fault: 'unexpected-reply' }],
    ['403', { status: 403 }, undefined],
  ];
  it.each(
    KINDS.flatMap((kind) => OUTCOMES.map(([what, outcome, expected]) => ({ kind, what, outcome, expected }))),
  )('$kind: $what', async ({ kind, outcome, expected }) => {
    const { found } = await find(one(kind), { faults: { other: outcome } });
    if (expected === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(expected as object);
  });
});

describe('several things', () => {
  it('are all asked about, each once, and joined', async () => {
    const named: readonly Named[] = [
      ...one('version'),
      ...one('version'),
      ...one('board'),
      ...one('comment'),
      ...one('comment', '8'),
    ];
    const { found, jira } = await find(named, {
      answers: {
        [VERSION]: { projectId: 10001 },
        [BOARD]: boards(true, '10001', '10002'),
        [COMMENTS]: {
          values: [
            { id: '7', self: address('501') },
            { id: '8', self: address('501', '8') },
          ],
        },
      },
    });
    expect(found).toEqual({ projects: ['10001', '10002'], issues: ['501'] });
    expect(jira.calls.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
      [VERSION, BOARD, COMMENTS].sort(),
    );
  });

  it('are not placed where one of them is not', async () => {
    const named = [...one('version'), ...one('component')];
    expect((await find(named, { answers: { [VERSION]: { projectId: 10001 } } })).found).toBeUndefined();
  });

  it('are not placed where Jira does not show one comment of them', async () => {
    const named = [...one('comment'), ...one('comment', '8')];
    expect((await find(named, { answers: { [COMMENTS]: commentAt(address('501')) } })).found).toBeUndefined();
  });

  it('up to twenty are asked about one by one', async () => {
    const ids = Array.from({ length: 20 }, (_, at) => String(at));
    const answers = Object.fromEntries(
      ids.map((id) => [`GET /rest/api/3/version/${id}`, { projectId: 10001 }]),
    );
    const { found, jira } = await find(
      ids.map((as): Named => ({ kind: 'version', as })),
      { answers },
    );
    expect(found).toEqual(inProjects('10001'));
    expect(jira.calls).toHaveLength(20);
  });

  it.each(['comment', 'worklog'] as const)('up to a thousand are asked about at once: %s', async (kind) => {
    const ids = Array.from({ length: 1_000 }, (_, at) => String(at + 1));
    const answers = {
      [COMMENTS]: { values: ids.map((id) => ({ id, self: address('501', id) })) },
      [WORKLOGS]: ids.map((id) => ({ id, issueId: '501' })),
    };
    const { found, jira } = await find(
      ids.map((as): Named => ({ kind, as })),
      { answers },
    );
    expect(found).toEqual(inIssues('501'));
    expect(jira.calls.map(({ body }) => JSON.parse(body ?? '') as unknown)).toEqual([
      { ids: ids.map(Number) },
    ]);
  });

  it('beyond twenty questions are placed by nobody, and none is asked', async () => {
    const named = Array.from({ length: 21 }, (_, at): Named => ({ kind: 'version', as: String(at) }));
    const { found, jira } = await find(named, {});
    expect(found).toBeUndefined();
    expect(jira.calls).toEqual([]);
  });

  it('beyond a thousand comments or work logs are placed by nobody', async () => {
    for (const kind of ['comment', 'worklog'] as const) {
      const { found, jira } = await find(
        Array.from({ length: 1_001 }, (_, at): Named => ({ kind, as: String(at) })),
        {},
      );
      expect(found).toBeUndefined();
      expect(jira.calls).toEqual([]);
    }
  });

  it('that are issues and projects are somebody else’s to place', async () => {
    const { found, jira } = await find([...one('issue'), ...one('project')], {});
    expect(found).toEqual({ projects: [], issues: [] });
    expect(jira.calls).toEqual([]);
  });
});
