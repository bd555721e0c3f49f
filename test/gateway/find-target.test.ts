import { describe, expect, it } from 'vitest';
import { findTarget, type Aimed } from '../../src/gateway/find-target';
import type { Jira } from '../../src/gateway/jira';
import type { Reach } from '../../src/policy/grant';
import { ABC, anOperation, IN_ABC, SITE_WIDE, XYZ } from '../support/builders';
import { fakeJira, type JiraOutcome } from '../support/fake-jira';
import { ISSUES } from '../support/gateway-world';
import { unusable } from '../support/unusable';

const GET_ISSUE = 'GET /rest/api/3/issue/{issueIdOrKey}';
const BOTH: Reach = { kind: 'projects', projects: [ABC, XYZ] };

const aimed = (
  id: string,
  params: Readonly<Record<string, string>> = {},
  more: Partial<Aimed> = {},
): Aimed => ({
  operation: anOperation(id),
  params: new Map(Object.entries(params)),
  query: [],
  body: undefined,
  ...more,
});
const anIssue = (issueIdOrKey: string): Aimed => aimed(GET_ISSUE, { issueIdOrKey });

describe('the target, without a question to Jira,', () => {
  it.each([
    ['of a site-wide token is not looked for', anIssue('XYZ-1'), SITE_WIDE, { kind: 'any' }],
    ['is site metadata', aimed('GET /rest/api/3/priority'), IN_ABC, { kind: 'site-metadata' }],
    [
      'is the project in the path',
      aimed('GET /rest/api/3/project/{projectIdOrKey}', { projectIdOrKey: 'xyz' }),
      IN_ABC,
      { kind: 'project', named: 'xyz' },
    ],
    ['is a key with foreign letters', anIssue('XYZ-1'), IN_ABC, { kind: 'foreign-key' }],
    ['is a key whose letters only begin alike', anIssue('ABCD-1'), IN_ABC, { kind: 'foreign-key' }],
    ['is a key that can be none', anIssue('ABC-1x'), IN_ABC, { kind: 'absent-issue' }],
    ['is an id of 20 digits', anIssue('12345678901234567890'), IN_ABC, { kind: 'absent-issue' }],
    ['is a signed id', anIssue('-501'), IN_ABC, { kind: 'absent-issue' }],
    ['is a key with a space', anIssue('ABC-1 '), IN_ABC, { kind: 'absent-issue' }],
    ['is a key with a line break', anIssue('ABC-1\n'), IN_ABC, { kind: 'absent-issue' }],
    ['is a key beyond ASCII digits', anIssue('ABC-١'), IN_ABC, { kind: 'absent-issue' }],
    [
      'is unresolved where a parameter is missing',
      aimed(GET_ISSUE),
      IN_ABC,
      { kind: 'unresolved', where: 'deny' },
    ],
    [
      'is unresolved where a project’s parameter is missing',
      aimed('GET /rest/api/3/project/{projectIdOrKey}'),
      IN_ABC,
      { kind: 'unresolved', where: 'deny' },
    ],
    [
      'is unresolved where a list of components is asked of another source',
      aimed(
        'GET /rest/api/3/project/{projectIdOrKey}/component',
        { projectIdOrKey: 'ABC' },
        { query: [['componentSource', ['compass']]] },
      ),
      IN_ABC,
      { kind: 'unresolved', where: 'body' },
    ],
    [
      'is the project where its components are searched',
      aimed(
        'GET /rest/api/3/project/{projectIdOrKey}/component',
        { projectIdOrKey: 'ABC' },
        {
          query: [
            ['query', ['x']],
            ['orderBy', ['name']],
          ],
        },
      ),
      IN_ABC,
      { kind: 'project', named: 'ABC' },
    ],
    [
      'is unresolved in JQL',
      aimed('GET /rest/api/3/search/jql'),
      IN_ABC,
      { kind: 'unresolved', where: 'jql' },
    ],
    [
      'is unresolved in a body',
      aimed('POST /rest/api/3/issue'),
      IN_ABC,
      { kind: 'unresolved', where: 'body' },
    ],
    [
      'is unresolved in a query',
      aimed('GET /rest/api/3/component'),
      IN_ABC,
      { kind: 'unresolved', where: 'query' },
    ],
    [
      'is unresolved in a reply',
      aimed('GET /rest/api/3/project'),
      IN_ABC,
      { kind: 'unresolved', where: 'respfilter' },
    ],
    [
      'is unresolved by id',
      aimed('GET /rest/agile/1.0/board/{boardId}'),
      IN_ABC,
      { kind: 'unresolved', where: 'resolve' },
    ],
    [
      'is unresolved for the caller',
      aimed('GET /rest/api/3/myself'),
      IN_ABC,
      { kind: 'unresolved', where: 'self' },
    ],
    [
      'is unresolved where nobody has judged it',
      aimed('GET /rest/api/3/announcementBanner'),
      IN_ABC,
      { kind: 'unresolved', where: 'deny' },
    ],
    [
      'is unresolved where the query names more than the path',
      aimed(
        'PUT /rest/api/3/issue/{issueIdOrKey}',
        { issueIdOrKey: 'ABC-1' },
        { query: [['projectId', ['1']]] },
      ),
      IN_ABC,
      { kind: 'unresolved', where: 'body' },
    ],
  ] as const)('%s', async (_what, request, reach, target) => {
    expect(await findTarget(request, reach, unusable<Jira>('jira'))).toEqual({ ok: true, value: target });
  });
});

describe('the target, as Jira says,', () => {
  const jira = () => fakeJira({ issues: { ...ISSUES, 'xyz-1': XYZ } });

  it.each([
    ['a key of the token’s project', 'ABC-1', IN_ABC, { kind: 'issue', project: ABC }],
    ['a key in small letters', 'abc-1', IN_ABC, { kind: 'issue', project: ABC }],
    ['an id', '501', IN_ABC, { kind: 'issue', project: ABC }],
    ['an id of another project', '502', IN_ABC, { kind: 'issue', project: XYZ }],
    ['an issue that moved away', 'ABC-9', IN_ABC, { kind: 'issue', project: XYZ }],
    ['a key of the second project', 'xyz-1', BOTH, { kind: 'issue', project: XYZ }],
    ['a key that nobody has', 'ABC-404', IN_ABC, { kind: 'absent-issue' }],
    ['an id that nobody has looks like a foreign one', '404', IN_ABC, { kind: 'foreign-key' }],
  ] as const)('of %s', async (_what, named, reach, target) => {
    const asked = jira();
    expect(await findTarget(anIssue(named), reach, asked)).toEqual({ ok: true, value: target });
    expect(asked.calls).toEqual([
      {
        method: 'GET',
        path: `/rest/api/3/issue/${named}?fields=project`,
        headers: { accept: 'application/json' },
      },
    ]);
  });

  it.each<[string, JiraOutcome, object]>([
    ['does not answer', { fault: 'timeout' }, { code: 'jira-error', fault: 'timeout' }],
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
      { code: 'jira-error', fault: 'app-not-authorised', outcomeUnknown: false },
    ],
    [
      'fails',
      { status: 503, body: '' },
      { code: 'jira-error', fault: 'server-error', outcomeUnknown: false },
    ],
    ['forbids', { status: 403, body: '{}' }, { code: 'jira-error' }],
    ['answers no JSON', { body: '<html>' }, { code: 'jira-error', fault: 'unexpected-reply' }],
    ['answers bytes', { body: '', isText: false }, { code: 'jira-error', fault: 'unexpected-reply' }],
    ['names no project', { body: '{"fields":{}}' }, { code: 'jira-error', fault: 'unexpected-reply' }],
    [
      'gives a number for an id',
      { body: '{"fields":{"project":{"id":10001,"key":"ABC"}}}' },
      { code: 'jira-error' },
    ],
    ['redirects', { status: 302, body: '' }, { code: 'jira-error' }],
  ])('is not guessed where Jira %s', async (_what, question, refusal) => {
    const found = await findTarget(anIssue('ABC-1'), IN_ABC, fakeJira({ question }));
    expect(found.ok ? found.value : found.error).toMatchObject(refusal);
  });
});
