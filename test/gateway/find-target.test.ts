import { describe, expect, it } from 'vitest';
import { findTarget } from '../../src/gateway/find-target';
import type { Reach } from '../../src/policy/grant';
import type { Target } from '../../src/policy/target';
import { aRequest, type Asked } from '../support/a-request';
import { ABC, IN_ABC, SITE_WIDE, XYZ } from '../support/builders';
import type { JiraOutcome, JiraScript } from '../support/fake-jira';
import { NOW } from '../support/fixed-times';
import { standingPorts } from '../support/gateway-world';

const BOTH: Reach = { kind: 'projects', projects: [ABC, XYZ] };
const EDIT = 'PUT /rest/api/3/issue/';
const places = (projects: readonly string[], ...issues: (readonly [string, string])[]): Target => ({
  kind: 'places',
  projects,
  issues: issues.map(([id, projectId]) => ({ id, projectId })),
});
const unresolved = (where: 'path' | 'query' | 'body' | 'deny', part?: string): Target => ({
  kind: 'unresolved',
  where,
  part,
});

async function find(line: string, reach: Reach, asked: Asked = {}, script: JiraScript = {}) {
  const ports = standingPorts(script);
  const found = await findTarget(aRequest(line, asked), reach, ports, NOW);
  return { found, jira: ports.jira, target: found.ok ? found.value.findings.target : found.error };
}

describe('the target, without any question to Jira,', () => {
  it.each<[string, string, Target, Asked?]>([
    ['is a project with foreign letters', 'GET /rest/api/3/project/xyz', { kind: 'outside' }],
    ['is a project with a foreign id', 'GET /rest/api/3/project/10002/statuses', { kind: 'outside' }],
    ['is its own id with a zero before it', 'GET /rest/api/3/project/010001', { kind: 'outside' }],
    ['is a key with foreign letters', 'GET /rest/api/3/issue/XYZ-1', { kind: 'outside' }],
    ['is a key with foreign letters, changed', 'PUT /rest/api/3/issue/XYZ-1', { kind: 'outside' }],
    ['is a key whose letters only begin alike', 'GET /rest/api/3/issue/ABCD-1', { kind: 'outside' }],
    ['is a key that can be none', 'GET /rest/api/3/issue/ABC-1x', { kind: 'absent-issue' }],
    ['is an id of 20 digits', 'GET /rest/api/3/issue/12345678901234567890', { kind: 'absent-issue' }],
    ['is a signed id', 'GET /rest/api/3/issue/-501', { kind: 'absent-issue' }],
    ['is a key with a space', 'GET /rest/api/3/issue/ABC-1 ', { kind: 'absent-issue' }],
    ['is a key beyond ASCII digits', 'GET /rest/api/3/issue/ABC-١', { kind: 'absent-issue' }],
    [
      'is its own issue beside a foreign parent',
      `${EDIT}ABC-1`,
      { kind: 'outside' },
      { json: { fields: { parent: { key: 'XYZ-1' } } } },
    ],
    [
      'is unresolved where components are asked of another source',
      'GET /rest/api/3/project/ABC/component',
      unresolved('query', 'componentSource'),
      { query: { componentSource: ['compass'] } },
    ],
    [
      'is unresolved where the query names more than the path',
      `${EDIT}ABC-1`,
      unresolved('query', 'projectId'),
      { query: { projectId: ['10001'] }, json: {} },
    ],
    [
      'is unresolved where an edit sets what is not known',
      `${EDIT}ABC-1`,
      unresolved('body', 'fields.attachment'),
      { json: { fields: { attachment: [] } } },
    ],
    ['is unresolved where nobody has judged it', 'GET /rest/api/3/announcementBanner', unresolved('deny')],
    [
      'is unresolved where an app’s own property is written',
      `${EDIT}ABC-1/properties/scoped-tokens.last-change`,
      unresolved('path', 'propertyKey'),
      { json: {} },
    ],
  ])('%s', async (_what, line, target, asked) => {
    const { jira, target: found } = await find(line.replace('ABC-1 ', 'ABC-1%20'), IN_ABC, asked);
    expect(found).toEqual(target);
    expect(jira.calls).toEqual([]);
  });
});

describe('the target, with a question about its owner alone,', () => {
  it.each<[string, string, Reach, Target]>([
    ['is site metadata', 'GET /rest/api/3/priority', IN_ABC, { kind: 'site-metadata' }],
    ['is the owner', 'GET /rest/api/3/myself', IN_ABC, { kind: 'self' }],
    ['shows in the reply, for one issue', 'GET /rest/api/3/issue/ABC-1', IN_ABC, { kind: 'in-reply' }],
    ['shows in the reply, for one project', 'GET /rest/api/3/project/abc', IN_ABC, { kind: 'in-reply' }],
    [
      'shows in the reply, for a search',
      'GET /rest/api/3/search/jql',
      IN_ABC,
      { kind: 'in-reply', beside: [] },
    ],
    ['shows in the reply, for the list of projects', 'GET /rest/api/3/project', IN_ABC, { kind: 'in-reply' }],
    ['is anything, site-wide', 'GET /rest/api/3/announcementBanner', SITE_WIDE, { kind: 'site' }],
  ])('%s', async (_what, line, reach, target) => {
    const { jira, target: found } = await find(line, reach);
    expect(found).toEqual(target);
    for (const kind of jira.asked()) expect(['user', 'check']).toContain(kind);
    expect(jira.forwarded()).toEqual([]);
  });
});

describe('the target, as Jira says,', () => {
  it.each<[string, string, Reach, Target, Asked?]>([
    ['of a key of the token’s project', `${EDIT}ABC-1`, IN_ABC, places([], ['501', ABC.id])],
    ['of a key in small letters', `${EDIT}abc-1`, IN_ABC, places([], ['501', ABC.id])],
    ['of an id', `${EDIT}501`, IN_ABC, places([], ['501', ABC.id])],
    ['of an id of another project', `${EDIT}502`, IN_ABC, places([], ['502', XYZ.id])],
    ['of an issue that moved away', `${EDIT}ABC-9`, IN_ABC, places([], ['509', XYZ.id])],
    ['of a key of the second project', `${EDIT}xyz-1`, BOTH, places([], ['502', XYZ.id])],
    ['of any key, site-wide', `${EDIT}XYZ-1`, SITE_WIDE, places([], ['502', XYZ.id])],
    ['of a key that nobody has', `${EDIT}ABC-404`, IN_ABC, { kind: 'absent-issue' }],
    ['of an id that nobody has, which looks like a foreign one', `${EDIT}404`, IN_ABC, { kind: 'outside' }],
    ['of a project by key', 'GET /rest/api/3/project/abc/statuses', IN_ABC, places([ABC.id])],
    ['of a project by id', 'GET /rest/api/3/project/10001/statuses', IN_ABC, places([ABC.id])],
    [
      'of all that an edit names',
      `${EDIT}ABC-1`,
      IN_ABC,
      places([], ['501', ABC.id], ['511', ABC.id]),
      { json: { fields: { summary: 'x', parent: { key: 'ABC-2' } } } },
    ],
    [
      'of a parent by the id of a foreign issue',
      `${EDIT}ABC-1`,
      IN_ABC,
      places([], ['501', ABC.id], ['502', XYZ.id]),
      { json: { fields: { parent: { id: '502' } } } },
    ],
    [
      'of a new issue',
      'POST /rest/api/3/issue',
      IN_ABC,
      places([ABC.id]),
      { json: { fields: { project: { key: 'ABC' }, summary: 'x' } } },
    ],
    [
      'of an issue that goes with its subtasks',
      'DELETE /rest/api/3/issue/ABC-1',
      IN_ABC,
      places([], ['501', ABC.id], ['511', ABC.id]),
      { query: { deleteSubtasks: ['true'] } },
    ],
    [
      'of an issue that goes without them',
      'DELETE /rest/api/3/issue/ABC-1',
      IN_ABC,
      places([], ['501', ABC.id]),
      { query: { deleteSubtasks: ['false'] } },
    ],
  ])('%s', async (...[, line, reach, target, asked]) => {
    const { jira, target: found } = await find(line, reach, asked);
    expect(found).toEqual(target);
    expect(jira.forwarded()).toEqual([]);
  });

  it('costs one question for one issue, however it is named', async () => {
    const { jira } = await find(`${EDIT}ABC-1`, IN_ABC);
    expect(jira.questions('issue')).toEqual([
      {
        method: 'GET',
        path: '/rest/api/3/issue/ABC-1?fields=project',
        headers: { accept: 'application/json' },
        body: undefined,
      },
    ]);
  });

  it.each<[string, JiraOutcome, object]>([
    [
      'does not answer',
      { fault: 'timeout' },
      { code: 'jira-error', fault: 'timeout', outcomeUnknown: false },
    ],
    ['cannot be reached', { fault: 'unreachable' }, { code: 'jira-error', fault: 'unreachable' }],
    ['refuses the app', { fault: 'app-not-authorised' }, { code: 'jira-error', fault: 'app-not-authorised' }],
    [
      'asks to slow down',
      { status: 429, headers: { 'retry-after': '9' } },
      { code: 'jira-rate-limited', retryAfter: '9' },
    ],
    [
      'refuses the app in a reply',
      { status: 401, body: '' },
      { code: 'jira-error', fault: 'app-not-authorised' },
    ],
    [
      'fails',
      { status: 503, body: '' },
      { code: 'jira-error', fault: 'server-error', outcomeUnknown: false },
    ],
    ['forbids', { status: 403, body: '{}' }, { kind: 'absent-issue' }],
    ['answers no JSON', { body: '<html>' }, { code: 'jira-error', fault: 'unexpected-reply' }],
    ['answers bytes', { body: '', isText: false }, { code: 'jira-error', fault: 'unexpected-reply' }],
    [
      'names no project',
      { body: '{"id":"501","key":"ABC-1","fields":{}}' },
      { code: 'jira-error', fault: 'unexpected-reply' },
    ],
    [
      'gives a number for an id',
      { body: '{"id":"501","key":"ABC-1","fields":{"project":{"id":10001,"key":"ABC"}}}' },
      { code: 'jira-error', fault: 'unexpected-reply' },
    ],
    ['redirects', { status: 302, body: '' }, { code: 'jira-error', fault: 'unexpected-reply' }],
  ])('is not guessed where Jira %s', async (_what, outcome, expected) => {
    const { target } = await find(`${EDIT}ABC-1`, IN_ABC, {}, { faults: { issue: outcome } });
    expect(target).toMatchObject(expected);
  });
});
