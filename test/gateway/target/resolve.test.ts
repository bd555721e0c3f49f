import { describe, expect, it } from 'vitest';
import { resolve } from '../../../src/gateway/target/resolve';
import { typeCustomValues } from '../../../src/gateway/target/type-custom-values';
import type { Named, NamedKind } from '../../../src/gateway/target/named';
import type { Reach } from '../../../src/policy/grant';
import { ABC, IN_ABC, SITE_WIDE, XYZ } from '../../support/builders';
import type { JiraOutcome, JiraScript } from '../../support/fake-jira';
import { NOW } from '../../support/fixed-times';
import { standingPorts } from '../../support/gateway-world';

const named = (...names: (readonly [NamedKind, string])[]): readonly Named[] =>
  names.map(([kind, as]) => ({ kind, as }));
const resolved = async (names: readonly Named[], reach: Reach = IN_ABC, script: JiraScript = {}) => {
  const ports = standingPorts(script);
  const found = await resolve(names, reach, ports, NOW);
  return { asked: ports.jira.asked(), found: found.ok ? found.value : found.error };
};
const OURS = { id: '501', projectId: ABC.id };
const COMMENT: JiraScript = {
  answers: {
    'POST /rest/api/3/comment/list': {
      values: [{ id: '7', self: 'https://x/rest/api/3/issue/501/comment/7' }],
    },
  },
};
const LINK: JiraScript = {
  answers: { 'GET /rest/api/3/issueLink/7': { inwardIssue: { id: '501' }, outwardIssue: { id: '502' } } },
};

describe('all that is named', () => {
  it.each<[string, readonly Named[], Reach, JiraScript, unknown]>([
    ['is nothing where nothing is', [], IN_ABC, {}, { projects: [], issues: [] }],
    [
      'is each in its project',
      named(['issue', 'ABC-1'], ['project', 'ABC']),
      IN_ABC,
      {},
      { projects: ['10001'], issues: [OURS] },
    ],
    ['is the issue of a comment', named(['comment', '7']), IN_ABC, COMMENT, { projects: [], issues: [OURS] }],
    [
      'is both issues of a link, wherever they are',
      named(['link', '7']),
      IN_ABC,
      LINK,
      { projects: [], issues: [OURS, { id: '502', projectId: XYZ.id }] },
    ],
    ['is outside where one thing is', named(['issue', 'ABC-1'], ['issue', 'XYZ-1']), IN_ABC, {}, 'outside'],
    [
      'is outside where one thing is shown to nobody',
      named(['issue', 'ABC-1'], ['version', '7']),
      IN_ABC,
      {},
      'outside',
    ],
    ['is outside where a project is nobody’s', named(['project', 'NIL']), SITE_WIDE, {}, 'outside'],
    [
      'is outside where a comment’s issue is shown to nobody',
      named(['comment', '7']),
      IN_ABC,
      { ...COMMENT, issues: [] },
      'outside',
    ],
    ['is absent where a key is', named(['issue', 'ABC-404']), IN_ABC, {}, 'absent-issue'],
    ['is outside where an id is nobody’s: ids tell nothing', named(['issue', '404']), IN_ABC, {}, 'outside'],
    [
      'is outside where an id among keys is nobody’s',
      named(['issue', 'ABC-1'], ['issue', '404']),
      IN_ABC,
      {},
      'outside',
    ],
  ])('%s', async (...[, names, reach, script, expected]) => {
    expect((await resolved(names, reach, script)).found).toEqual(expected);
  });

  it('is outside where it is more than a thousand issues, named or found', async () => {
    const ids = Array.from({ length: 1_001 }, (_, at) => String(30_000 + at));
    expect((await resolved(ids.map((as): Named => ({ kind: 'issue', as })))).found).toBe('outside');
    const entries = {
      'POST /rest/api/3/comment/list': {
        values: ids.slice(1).map((id, at) => ({
          id: String(at),
          self: `https://x/rest/api/3/issue/${id}/comment/${at}`,
        })),
      },
      'POST /rest/api/3/worklog/list': [{ id: '7', issueId: ids[0] }],
    };
    const comments = ids.slice(1).map((_, at): Named => ({ kind: 'comment', as: String(at) }));
    const { found } = await resolved([...comments, ...named(['worklog', '7'])], IN_ABC, { answers: entries });
    expect(found).toBe('outside');
  });

  it('is absent where a key is, whatever ids stand beside it', async () => {
    const answers = { 'GET /rest/api/3/version/7': { projectId: 10001 } };
    const names = named(['issue', 'ABC-404'], ['version', '7']);
    expect((await resolved(names, IN_ABC, { answers })).found).toBe('absent-issue');
  });

  it('is asked nothing about where one name tells enough', async () => {
    expect((await resolved(named(['issue', 'ABC-1'], ['project', 'XYZ'], ['version', '7']))).asked).toEqual(
      [],
    );
  });

  it.each<[string, readonly Named[], JiraScript]>([
    ['an issue', named(['issue', 'ABC-1']), { faults: { issue: { fault: 'timeout' } } }],
    ['a project', named(['project', 'ABC']), { faults: { project: { fault: 'timeout' } } }],
    ['a version', named(['version', '7']), { faults: { other: { fault: 'timeout' } } }],
    ['a comment’s issue', named(['comment', '7']), { ...COMMENT, faults: { issue: { fault: 'timeout' } } }],
  ])('is not guessed where Jira is silent about %s', async (_what, names, script) => {
    expect((await resolved(names, IN_ABC, script)).found).toMatchObject({
      code: 'jira-error',
      fault: 'timeout',
    });
  });
});

const JIRA = 'com.atlassian.jira.plugin.system.customfieldtypes:';
const SOFTWARE = 'com.pyxis.greenhopper.jira:';
const typed = async (custom: string | undefined, value: unknown, script: JiraScript = {}) => {
  const field = { id: 'customfield_1', schema: custom === undefined ? undefined : { type: 'any', custom } };
  const ports = standingPorts({
    answers: { 'GET /rest/api/3/field': [{ id: 'summary' }, field] },
    ...script,
  });
  const one = await typeCustomValues([{ kind: 'custom-value', field: 'customfield_1', value }], ports, NOW);
  return one.ok ? one.value : one.error;
};
const names = (...all: (readonly [NamedKind, string])[]) => ({ named: named(...all), permissions: [] });
/** Whoever puts an issue into a sprint or takes it out schedules it. */
const scheduled = { permissions: ['SCHEDULE_ISSUES'] };
const UNTYPED = { part: 'customfield_1' };

describe('the value of a custom field names, by the type of its field,', () => {
  it.each<[string, string, unknown, unknown]>([
    ['nothing: text', `${JIRA}textfield`, 'XYZ-1', names()],
    ['nothing: a number', `${JIRA}float`, 502, names()],
    ['nothing: an option of the field', `${JIRA}select`, { id: '10130' }, names()],
    ['nothing: a version of the issue’s own project', `${JIRA}multiversion`, [{ id: '7' }], names()],
    ['an epic by key', `${SOFTWARE}gh-epic-link`, 'XYZ-1', names(['issue', 'XYZ-1'])],
    ['an epic by id', `${SOFTWARE}gh-epic-link`, 502, names(['issue', '502'])],
    ['no epic any more', `${SOFTWARE}gh-epic-link`, null, names()],
    ['a sprint', `${SOFTWARE}gh-sprint`, 7, { ...names(['sprint', '7']), ...scheduled }],
    ['no sprint any more', `${SOFTWARE}gh-sprint`, null, { ...names(), ...scheduled }],
    ['a project by id', `${JIRA}project`, { id: '10002' }, names(['project', '10002'])],
    ['a project by key', `${JIRA}project`, { key: 'XYZ' }, names(['project', 'XYZ'])],
    [
      'a project by both, for nobody says which counts',
      `${JIRA}project`,
      { id: '10001', key: 'XYZ' },
      names(['project', '10001'], ['project', 'XYZ']),
    ],
    ['who knows: sprints in a list', `${SOFTWARE}gh-sprint`, [7], UNTYPED],
    ['who knows: an epic in an object', `${SOFTWARE}gh-epic-link`, { key: 'XYZ-1' }, UNTYPED],
    ['who knows: an epic as half a number', `${SOFTWARE}gh-epic-link`, 1.5, UNTYPED],
    ['who knows: a project by name', `${JIRA}project`, { name: 'XYZ' }, UNTYPED],
    ['who knows: a project by its key and a name', `${JIRA}project`, { key: 'ABC', name: 'XYZ' }, UNTYPED],
    ['who knows: a project in text', `${JIRA}project`, 'XYZ', UNTYPED],
    ['who knows: a project of nothing', `${JIRA}project`, {}, UNTYPED],
    ['who knows: a type that nobody judged', 'com.atlassian.jpo:jpo-custom-field-parent', 'XYZ-1', UNTYPED],
    ['who knows: a type that only ends like one', `x.${JIRA}textfield`, 'x', UNTYPED],
  ])('%s', async (_what, custom, value, expected) => {
    expect(await typed(custom, value)).toEqual(expected);
  });

  it.each<[string, JiraScript]>([
    ['is no custom one', {}],
    ['is none', { answers: { 'GET /rest/api/3/field': [] } }],
    ['is shown to nobody', { faults: { field: { status: 403 } } }],
  ])('who knows, where the field %s', async (_what, script) => {
    expect(await typed(undefined, 'x', script)).toEqual(UNTYPED);
    expect(await typed(undefined, null, script)).toEqual(UNTYPED);
  });

  it.each<[string, JiraOutcome]>([
    ['is silent', { fault: 'timeout' }],
    ['answers no list', { body: '{}' }],
    ['fails', { status: 500 }],
  ])('and is not guessed where Jira %s', async (_what, outcome) => {
    expect(await typed(`${JIRA}textfield`, 'x', { faults: { field: outcome } })).toMatchObject({
      code: 'jira-error',
    });
  });

  it('as it was told within the last minute, by this site', async () => {
    const ports = standingPorts({
      answers: {
        'GET /rest/api/3/field': [
          { id: 'customfield_1', schema: { type: 'any', custom: `${JIRA}textfield` } },
        ],
      },
    });
    const ask = (at: number, installation = ports.installation) =>
      typeCustomValues(
        [{ kind: 'custom-value', field: 'customfield_1', value: 'x' }],
        { ...ports, installation },
        at,
      );
    await ask(NOW);
    await ask(NOW + 59_999);
    expect(ports.jira.asked()).toEqual(['field']);
    await ask(NOW + 60_000);
    expect(ports.jira.asked()).toEqual(['field', 'field']);
    await ask(NOW, 'another');
    expect(ports.jira.asked()).toHaveLength(3);
  });

  it('without a question where there is none', async () => {
    const ports = standingPorts();
    expect(await typeCustomValues([], ports, NOW)).toEqual({ ok: true, value: names() });
    expect(ports.jira.calls).toEqual([]);
  });
});
