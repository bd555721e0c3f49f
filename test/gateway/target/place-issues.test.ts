import { describe, expect, it } from 'vitest';
import { keyOf, Known } from '../../../src/gateway/known';
import { askPlaces, placeIssues } from '../../../src/gateway/target/place-issues';
import { placeProjects } from '../../../src/gateway/target/place-projects';
import { placeSubtasks } from '../../../src/gateway/target/place-subtasks';
import { aRequest } from '../../support/a-request';
import { ABC, XYZ } from '../../support/builders';
import type { FakeIssue, JiraOutcome, JiraScript } from '../../support/fake-jira';
import { NOW } from '../../support/fixed-times';
import { INSTALLATION, ISSUES, standingPorts } from '../../support/gateway-world';

const inAbc = (count: number): readonly FakeIssue[] =>
  Array.from({ length: count }, (_, at) => ({
    id: String(20_000 + at),
    key: `ABC-${1_000 + at}`,
    project: ABC,
  }));
const place = async (named: readonly string[], script: JiraScript = {}) => {
  const ports = standingPorts(script);
  const placed = await placeIssues(named, ports, NOW);
  return { jira: ports.jira, placed: placed.ok ? placed.value : placed.error };
};
const OURS = { id: '501', projectId: ABC.id };
const THEIRS = { id: '509', projectId: XYZ.id };

describe('issues are where Jira says', () => {
  it.each<[string, readonly string[], readonly string[], unknown]>([
    ['none, without a question', [], [], []],
    ['one by key', ['ABC-1'], ['issue'], [OURS]],
    ['one by key in small letters', ['abc-1'], ['issue'], [OURS]],
    ['one by id', ['501'], ['issue'], [OURS]],
    ['one that was named twice', ['ABC-1', 'ABC-1'], ['issue'], [OURS]],
    ['one that moved, by its old key', ['ABC-9'], ['issue'], [THEIRS]],
    ['several, in one question', ['ABC-1', '509'], ['bulkfetch'], [OURS, THEIRS]],
    [
      'several, one of them by its old key, which is asked by itself',
      ['ABC-1', 'ABC-9'],
      ['bulkfetch', 'issue'],
      [OURS, THEIRS],
    ],
    ['several, in small letters', ['abc-1', 'xyz-9'], ['bulkfetch'], [OURS, THEIRS]],
    ['one that is nowhere', ['ABC-404'], ['issue'], 'absent-issue'],
    ['an id with a zero before it, which Jira may read as another', ['0501'], ['issue'], 'absent-issue'],
    ['several, one of them nowhere', ['ABC-1', 'ABC-404'], ['bulkfetch', 'issue'], 'absent-issue'],
    ['several, one of them an id that is nowhere', ['ABC-1', '404'], ['bulkfetch'], 'absent-issue'],
  ])('%s', async (_what, named, questions, expected) => {
    const { jira, placed } = await place(named);
    expect(placed).toEqual(expected);
    expect(jira.asked()).toEqual(questions);
  });

  it('where Jira answers an id with another issue, it is absent', async () => {
    const body = JSON.stringify({ id: '502', key: 'ABC-1', fields: { project: ABC } });
    expect((await place(['501'], { faults: { issue: { body } } })).placed).toBe('absent-issue');
  });

  it('where Jira answers many with issues that nobody named, those count for nothing', async () => {
    const body = JSON.stringify({ issues: [{ id: '1', key: 'ABC-77', fields: { project: ABC } }] });
    expect((await place(['501', '502'], { faults: { bulkfetch: { body } } })).placed).toBe('absent-issue');
  });

  it.each([
    [100, 1],
    [101, 2],
    [1_000, 10],
  ])('%i of them in %i questions of a hundred at most', async (count, questions) => {
    const issues = inAbc(count);
    const { jira, placed } = await place(
      issues.map(({ key }) => key),
      { issues },
    );
    expect(placed).toEqual(issues.map(({ id }) => ({ id, projectId: ABC.id })));
    expect(jira.questions('bulkfetch')).toHaveLength(questions);
    for (const { body } of jira.questions('bulkfetch')) {
      const asked = JSON.parse(body ?? '') as { issueIdsOrKeys: string[]; fields: string[] };
      expect(asked.issueIdsOrKeys.length).toBeLessThanOrEqual(100);
      expect(asked.fields).toEqual(['project']);
    }
  });

  it('more than a thousand are placed by nobody', async () => {
    const issues = inAbc(1_001);
    const { jira, placed } = await place(
      issues.map(({ id }) => id),
      { issues },
    );
    expect(placed).toBe('outside');
    expect(jira.calls).toEqual([]);
    const asked = await askPlaces(
      issues.map(({ id }) => id),
      standingPorts(),
      NOW,
    );
    expect(asked).toEqual({ ok: false, error: { code: 'response-too-large' } });
  });

  it('old keys beyond twenty are taken for absent', async () => {
    const moved = inAbc(21).map((issue, at) => ({ ...issue, formerly: [`OLD-${at}`] }));
    const names = (count: number) => moved.slice(0, count).map(({ formerly }) => formerly[0] ?? '');
    expect((await place(names(20), { issues: moved })).placed).toHaveLength(20);
    const { jira, placed } = await place(names(21), { issues: moved });
    expect(placed).toBe('absent-issue');
    expect(jira.questions('issue')).toHaveLength(20);
  });

  const FAULTS: readonly (readonly [string, JiraOutcome, object])[] = [
    ['silent', { fault: 'timeout' }, { code: 'jira-error', fault: 'timeout', outcomeUnknown: false }],
    ['failing', { status: 500 }, { code: 'jira-error', fault: 'server-error', outcomeUnknown: false }],
    ['limiting the rate', { status: 429 }, { code: 'jira-rate-limited' }],
    ['answering no JSON', { body: 'x' }, { code: 'jira-error', fault: 'unexpected-reply' }],
    [
      'answering something else',
      { body: '{"issues":[{"id":501}]}' },
      { code: 'jira-error', fault: 'unexpected-reply' },
    ],
  ];
  it.each(FAULTS)('are not guessed with Jira %s', async (_what, outcome, refusal) => {
    expect((await place(['ABC-1'], { faults: { issue: outcome } })).placed).toMatchObject(refusal);
    expect((await place(['ABC-1', '502'], { faults: { bulkfetch: outcome } })).placed).toMatchObject(refusal);
    expect((await place(['ABC-1', 'ABC-9'], { faults: { issue: outcome } })).placed).toMatchObject(refusal);
  });

  it.each([403, 404])('are absent where Jira answers %i', async (status) => {
    const faults = { issue: { status }, bulkfetch: { status } };
    expect((await place(['ABC-1'], { faults })).placed).toBe('absent-issue');
    expect((await place(['501', '502'], { faults })).placed).toBe('absent-issue');
  });

  it('and their ids are remembered by their keys as a hint, for one installation', async () => {
    const { known, ...ports } = standingPorts();
    await placeIssues(['abc-1', '511'], { ...ports, known }, NOW);
    expect(known.issueIds.recall(keyOf(INSTALLATION, 'ABC-1'), NOW)).toBe('501');
    expect(known.issueIds.recall(keyOf(INSTALLATION, '511'), NOW)).toBeUndefined();
    expect(known.issueIds.recall(keyOf('another', 'ABC-1'), NOW)).toBeUndefined();
  });

  it('and are asked about each time: what a request names is never remembered', async () => {
    const ports = standingPorts();
    await placeIssues(['ABC-1'], ports, NOW);
    ports.jira.become({ issues: [{ id: '501', key: 'XYZ-77', project: XYZ, formerly: ['ABC-1'] }] });
    expect(await placeIssues(['ABC-1'], ports, NOW)).toEqual({
      ok: true,
      value: [{ id: '501', projectId: XYZ.id }],
    });
  });
});

describe('a project', () => {
  const placeOf = async (
    named: readonly string[],
    script: JiraScript = {},
    known = new Known(),
    at = NOW,
  ) => {
    const ports = standingPorts(script, known);
    const placed = await placeProjects(named, ports, at);
    return { asked: ports.jira.asked(), placed: placed.ok ? placed.value : placed.error };
  };

  it.each<[string, readonly string[], readonly string[], unknown]>([
    ['by id is that id, without a question', ['10001', '10009'], [], ['10001', '10009']],
    ['by key is whose the key is today', ['ABC'], ['project'], ['10001']],
    ['by key in small letters', ['abc'], ['project'], ['10001']],
    ['by id and key is one', ['10001', 'ABC'], ['project'], ['10001']],
    ['that nobody has leaves all of them unplaced', ['ABC', 'NIL'], ['project', 'project'], undefined],
  ])('%s', async (_what, named, questions, expected) => {
    expect(await placeOf(named)).toEqual({ asked: questions, placed: expected });
  });

  it.each([['10001x'], ['x10001'], ['1 0001']])('is no id with anything beside it: %s', async (named) => {
    expect(await placeOf([named])).toEqual({ asked: ['project'], placed: undefined });
  });

  it('is asked for by its key each time: another may have it by now', async () => {
    const known = new Known();
    await placeOf(['ABC'], {}, known);
    const renamed = { projects: [{ id: '10777', key: 'ABC' }] };
    expect(await placeOf(['abc'], renamed, known)).toEqual({ asked: ['project'], placed: ['10777'] });
  });

  it('is remembered by its key as a hint alone, for one installation', async () => {
    const known = new Known();
    await placeOf(['abc'], {}, known);
    expect(known.projects.recall(keyOf(INSTALLATION, 'ABC'), NOW)).toBe('10001');
    expect(known.projects.recall(keyOf('another', 'ABC'), NOW)).toBeUndefined();
  });

  it('that nobody has is not remembered', async () => {
    const known = new Known();
    expect((await placeOf(['ABC'], { projects: [] }, known)).placed).toBeUndefined();
    expect(known.projects.recall(keyOf(INSTALLATION, 'ABC'), NOW)).toBeUndefined();
  });

  it.each<[string, JiraOutcome, unknown]>([
    ['403', { status: 403 }, undefined],
    ['404', { status: 404 }, undefined],
    ['an id that is a number', { body: '{"id":10001,"key":"ABC"}' }, { fault: 'unexpected-reply' }],
    ['no JSON', { body: 'x' }, { fault: 'unexpected-reply' }],
    ['a failure', { status: 502 }, { fault: 'server-error' }],
    ['silence', { fault: 'timeout' }, { fault: 'timeout' }],
  ])('is not guessed after %s', async (_what, outcome, expected) => {
    const { placed } = await placeOf(['ABC'], { faults: { project: outcome } });
    if (expected === undefined) expect(placed).toBeUndefined();
    else expect(placed).toMatchObject(expected as object);
  });
});

describe('subtasks that go with their parent', () => {
  const DELETE = 'DELETE /rest/api/3/issue/ABC-1';
  const parent = { projects: [], issues: [OURS] };
  const placed = async (value: string, script: JiraScript = {}) => {
    const ports = standingPorts(script);
    const request = aRequest(DELETE, { query: { deleteSubtasks: [value] } });
    const whole = await placeSubtasks(request, parent, ports, NOW);
    return { asked: ports.jira.asked(), whole: whole.ok ? whole.value : whole.error };
  };

  it.each([
    ['true', ['subtasks', 'issue'], ['501', '511']],
    ['', ['subtasks', 'issue'], ['501', '511']],
    ['false', [], ['501']],
  ])('are judged with it: deleteSubtasks=%s', async (value, questions, ids) => {
    const { asked, whole } = await placed(value);
    expect(asked).toEqual(questions);
    expect(whole).toMatchObject({ issues: ids.map((id) => ({ id })) });
  });

  it('are not placed where there are more than a thousand', async () => {
    const fields = { subtasks: inAbc(1_001).map(({ id }) => ({ id })) };
    const faults = { subtasks: { body: JSON.stringify({ id: '501', fields }) } };
    expect((await placed('true', { faults })).whole).toBe('outside');
  });

  it.each(['POST /rest/api/3/bulk/issues/delete', 'POST /rest/api/3/bulk/issues/move'])(
    'are judged with all of them: %s',
    async (operation) => {
      const ports = standingPorts();
      const several = { projects: [], issues: [OURS, { id: '511', projectId: OURS.projectId }] };
      const whole = await placeSubtasks(aRequest(operation), several, ports, NOW);
      expect(ports.jira.asked()[0]).toBe('bulkfetch');
      expect(whole).toMatchObject({
        ok: true,
        value: { issues: [{ id: '501' }, { id: '511' }, { id: '511' }] },
      });
      const lost = { projects: [], issues: [OURS, { id: '599', projectId: OURS.projectId }] };
      expect(await placeSubtasks(aRequest(operation), lost, ports, NOW)).toMatchObject({
        value: 'absent-issue',
      });
    },
  );

  it.each<[string, JiraScript, unknown]>([
    ['Jira does not show the parent', { faults: { subtasks: { status: 404 } } }, 'absent-issue'],
    ['one of them is nowhere', { faults: { issue: { status: 404 } } }, 'absent-issue'],
    [
      'Jira answers something else',
      { faults: { subtasks: { body: '{"fields":{}}' } } },
      { fault: 'unexpected-reply' },
    ],
    ['Jira is silent', { faults: { subtasks: { fault: 'timeout' } } }, { fault: 'timeout' }],
    ['Jira is silent about one of them', { faults: { issue: { fault: 'timeout' } } }, { fault: 'timeout' }],
  ])('are not left out where %s', async (_what, script, expected) => {
    const { whole } = await placed('true', { issues: ISSUES, ...script });
    if (typeof expected === 'string') expect(whole).toBe(expected);
    else expect(whole).toMatchObject(expected as object);
  });
});
