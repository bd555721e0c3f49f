import { describe, expect, it } from 'vitest';
import { aim, type Aim } from '../../../src/gateway/target/aim';
import { bindQuery } from '../../../src/gateway/target/bind-query';
import type { Reach } from '../../../src/policy/grant';
import type { Target } from '../../../src/policy/target';
import { aRequest, queryValue, type Asked } from '../../support/a-request';
import { ABC, IN_ABC, SITE_WIDE, XYZ } from '../../support/builders';

const BOTH: Reach = { kind: 'projects', projects: [ABC, XYZ] };
const aimed = (line: string, reach: Reach, asked?: Asked): Aim => aim(aRequest(line, asked), reach);
const settledAt = (line: string, reach: Reach, asked?: Asked): Target | undefined => {
  const one = aimed(line, reach, asked);
  return one.kind === 'settled' ? one.target : undefined;
};
const modeOf = (line: string, reach: Reach, asked?: Asked) => {
  const one = aimed(line, reach, asked);
  return one.kind === 'named' ? one.mode : one.target.kind;
};

describe('the aim of a request', () => {
  it.each<[string, string, Reach, string, Asked?]>([
    ['a change of an issue is placed before', 'PUT /rest/api/3/issue/ABC-1', IN_ABC, 'place', { json: {} }],
    ['a read of an issue is placed by its reply', 'GET /rest/api/3/issue/ABC-1', IN_ABC, 'verify'],
    [
      'a read of an issue on a board is placed by its reply',
      'GET /rest/agile/1.0/issue/ABC-1',
      IN_ABC,
      'verify',
    ],
    ['a read of a project is placed by its reply', 'GET /rest/api/3/project/ABC', IN_ABC, 'verify'],
    [
      'a read of what is in an issue is placed before',
      'GET /rest/api/3/issue/ABC-1/comment',
      IN_ABC,
      'place',
    ],
    [
      'a read of what is in a project is placed before',
      'GET /rest/api/3/project/ABC/statuses',
      IN_ABC,
      'place',
    ],
    ['a search is confined', 'GET /rest/api/3/search/jql', IN_ABC, 'confine'],
    ['a list of projects is confined', 'GET /rest/api/3/project', IN_ABC, 'confine'],
    [
      'a count is confined by its JQL',
      'POST /rest/api/3/search/approximate-count',
      IN_ABC,
      'confine',
      { json: { jql: 'a = b' } },
    ],
    ['site metadata is settled', 'GET /rest/api/3/priority', IN_ABC, 'site-metadata'],
    ['the caller is settled', 'GET /rest/api/3/myself', IN_ABC, 'self'],
    ['what nobody judged is for nobody', 'GET /rest/api/3/announcementBanner', IN_ABC, 'unresolved'],
    ['what nobody judged is for site-wide tokens', 'GET /rest/api/3/announcementBanner', SITE_WIDE, 'site'],
    [
      'a change of an issue is placed before, site-wide too',
      'PUT /rest/api/3/issue/XYZ-1',
      SITE_WIDE,
      'place',
      { json: {} },
    ],
    ['a read that names nothing is confined, site-wide', 'GET /rest/api/3/component', SITE_WIDE, 'confine'],
  ])('%s', (...[, line, reach, expected, asked]) => {
    expect(modeOf(line, reach, asked)).toBe(expected);
  });

  it.each<[string, string, Asked, Target]>([
    [
      'an unknown parameter',
      'PUT /rest/api/3/issue/ABC-1',
      { query: { foo: ['1'] }, json: {} },
      { kind: 'unresolved', where: 'query', part: 'foo' },
    ],
    [
      'an unknown part of the body',
      'PUT /rest/api/3/issue/ABC-1',
      { json: { foo: 1 } },
      { kind: 'unresolved', where: 'body', part: 'foo' },
    ],
    [
      'the app’s own property',
      'PUT /rest/api/3/issue/ABC-1/properties/scoped-tokens.last-change',
      { json: {} },
      { kind: 'unresolved', where: 'path', part: 'propertyKey' },
    ],
    [
      'the app’s own property in another case',
      'DELETE /rest/api/3/issue/ABC-1/properties/Scoped-Tokens.last-change',
      {},
      { kind: 'unresolved', where: 'path', part: 'propertyKey' },
    ],
    [
      'the app’s own property in the body',
      'PUT /rest/api/3/issue/ABC-1',
      { json: { properties: [{ key: 'scoped-tokens.last-change', value: 1 }] } },
      { kind: 'unresolved', where: 'body', part: 'properties.0.key' },
    ],
  ])(
    'is for no token, site-wide or not, with %s: what was not read is not judged',
    (_what, line, asked, target) => {
      expect(settledAt(line, IN_ABC, asked)).toEqual(target);
      expect(settledAt(line, SITE_WIDE, asked)).toEqual(target);
    },
  );

  it('has the permissions of what is set beside those of its operation', () => {
    const { request } = aimed('PUT /rest/api/3/issue/ABC-1', IN_ABC, {
      json: { fields: { assignee: null, duedate: null } },
    });
    expect([...request.permissions].sort()).toEqual([
      'ASSIGN_ISSUES',
      'BROWSE_PROJECTS',
      'EDIT_ISSUES',
      'SCHEDULE_ISSUES',
    ]);
  });

  // It is a change as well: what it touches cannot be left to its reply.
  it.each([['GET /rest/api/3/issue/ABC-1'], ['GET /rest/agile/1.0/issue/ABC-1']])(
    'a read that leaves a mark is placed before: %s',
    (line) => {
      expect(modeOf(line, IN_ABC, { query: { updateHistory: ['true'] } })).toBe('place');
    },
  );
});

describe('a read that would answer for every project', () => {
  const bound = (line: string, reach: Reach, query?: Asked['query']) => {
    const one = bindQuery(aRequest(line, query ? { query } : {}), reach);
    return one.ok ? one.value.query : one.error;
  };

  it.each<[string, string, Reach, unknown]>([
    ['the token’s project by id', 'GET /rest/api/3/project/search', IN_ABC, [['id', ['10001']]]],
    ['all of the token’s projects', 'GET /rest/api/3/project/search', BOTH, [['id', ['10001', '10002']]]],
    ['the token’s only project', 'GET /rest/agile/1.0/board', IN_ABC, [['projectKeyOrId', ['10001']]]],
    [
      'its key, where that is asked for',
      'GET /rest/api/3/user/permission/search',
      IN_ABC,
      [['projectKey', ['ABC']]],
    ],
    ['nothing, site-wide', 'GET /rest/api/3/project/search', SITE_WIDE, []],
    ['nothing, where nothing is to be said', 'GET /rest/api/3/priority', IN_ABC, []],
  ])('is asked for %s', (_what, line, reach, query) => {
    expect(bound(line, reach)).toEqual(query);
  });

  it('must be told which, where it takes one and the token has several', () => {
    expect(bound('GET /rest/agile/1.0/board', BOTH)).toEqual({ param: 'projectKeyOrId' });
    expect(settledAt('GET /rest/agile/1.0/board', BOTH)).toEqual({
      kind: 'unresolved',
      where: 'query',
      part: 'projectKeyOrId',
    });
  });

  it.each<[string, Asked['query']]>([
    ['says its own', { keys: ['ABC'] }],
    ['says another, which is judged', { keys: ['XYZ'] }],
    ['says its own by id', { id: ['10001'] }],
  ])('is left as it is where it %s', (_what, query) => {
    const request = aRequest('GET /rest/api/3/project/search', { query: query ?? {} });
    expect(bindQuery(request, IN_ABC)).toEqual({ ok: true, value: request });
  });

  it('is bound where it says its own with nothing', () => {
    expect(
      queryValue(aRequest('GET /rest/api/3/project/search', { query: { keys: [''] } }).query, 'keys'),
    ).toBe('');
    expect(bound('GET /rest/api/3/project/search', IN_ABC, { keys: [''] })).toEqual([
      ['keys', ['']],
      ['id', ['10001']],
    ]);
    expect(settledAt('GET /rest/api/3/project/search', IN_ABC, { query: { keys: [''] } })).toMatchObject({
      kind: 'unresolved',
    });
  });
});
