import { describe, expect, it } from 'vitest';
import { kindOfParam, kindWhereChanged } from '../../../src/gateway/target/path-kinds';
import { openOperations, paramsOf, read, unreadPart } from './aimed-at';

/** Parameters that name nothing by themselves, and why. A parameter of a new operation is in neither list until somebody judged it. */
const PLAIN: Readonly<Record<string, string>> = {
  'avatar/{type}': 'a type of avatar',
  'board/{boardId}/quickfilter/{quickFilterId}': 'of the board',
  'issue/{issueIdOrKey}/comment/{id}': 'of the issue',
  'issue/{issueIdOrKey}/remotelink/{linkId}': 'of the issue',
  'issue/{issueIdOrKey}/worklog/{id}': 'of the issue',
  'issueLinkType/{issueLinkTypeId}': "the site's",
  'issuetypes/{issueTypeId}': "the site's, or the project's",
  'priority/{id}': "the site's",
  'project/type/{projectTypeKey}': "Jira's",
  'project/{projectIdOrKey}/features/{featureKey}': "Jira's",
  'project/{projectIdOrKey}/role/{id}': 'a role of the site',
  'properties/{propertyKey}': 'a key in what the path names',
  'request/{issueIdOrKey}/sla/{slaMetricId}': 'of the request',
  'requesttype/{requestTypeId}/property/{propertyKey}': 'a key in what the path names',
  'resolution/{id}': "the site's",
  'servicedesk/{serviceDeskId}/queue/{queueId}': 'of the service desk',
  'servicedesk/{serviceDeskId}/requesttype/{requestTypeId}': 'of the service desk',
  'statuscategory/{idOrKey}': "Jira's",
  'universal_avatar/view/type/{type}': 'a type of avatar',
  'version/{versionId}/relatedwork/{relatedWorkId}': 'of the version',
};

const NAMING: Readonly<Record<string, string>> = {
  '/board/{boardId}': 'board',
  '/rest/agile/1.0/backlog/{boardId}': 'board',
  '/epic/{epicId}': 'issue',
  '/epic/{epicIdOrKey}': 'issue',
  '/issue/{issueIdOrKey}': 'issue',
  '/request/{issueIdOrKey}': 'issue',
  '/request/{requestIdOrKey}': 'issue',
  '/sprint/{sprintId}': 'sprint',
  '/rest/api/3/comment/{commentId}': 'comment',
  '/rest/api/3/component/{id}': 'component',
  '/rest/api/3/issueLink/{linkId}': 'link',
  '/rest/api/3/version/{id}': 'version',
  '/rest/api/3/version/{versionId}': 'version',
  '/mergeto/{moveIssuesTo}': 'version',
  '/createmeta/{projectIdOrKey}': 'project',
  '/project/{projectIdOrKey}': 'project',
  '/project/{projectKeyOrId}': 'project',
  '/project/{projectId}': 'project',
  '/servicedesk/{serviceDeskId}': 'service-desk',
};

const places = [
  ...new Set(
    openOperations().flatMap(({ template }) =>
      paramsOf(template).map((param) => template.slice(0, template.indexOf(`{${param}}`) + param.length + 2)),
    ),
  ),
].sort();

const judged = (upTo: string): readonly string[] => [
  ...Object.entries(NAMING).flatMap(([end, kind]) => (upTo.endsWith(end) ? [kind] : [])),
  ...Object.keys(PLAIN).flatMap((end) => (upTo.endsWith(`/${end}`) ? ['plain'] : [])),
];

describe('parameters of paths', () => {
  it.each(places)('%s is judged once, and as it is read', (upTo) => {
    const param = paramsOf(upTo).at(-1)!;
    expect(judged(upTo)).toEqual([kindOfParam(upTo, param)]);
  });

  it('each reason stands for a parameter that there is', () => {
    const isUsed = (end: string): boolean => places.some((upTo) => upTo.endsWith(end));
    expect([...Object.keys(PLAIN), ...Object.keys(NAMING)].filter((end) => !isUsed(end))).toEqual([]);
  });

  it('an unknown parameter has no kind', () => {
    expect(kindOfParam('/rest/api/3/thing/{thingId}', 'thingId')).toBeUndefined();
    expect(kindOfParam('/rest/api/3/thing/{id}', 'id')).toBeUndefined();
    expect(kindOfParam('/rest/api/3/constructor/{constructor}', 'constructor')).toBeUndefined();
  });

  it('an operation with a parameter that nobody judged is not read', () => {
    expect(unreadPart(read('GET /rest/api/3/dashboard/{id}'))).toBe('path id');
  });

  it.each([
    ['GET /rest/api/3/issue/{issueIdOrKey}', 'issueIdOrKey', 'issue'],
    ['GET /rest/servicedeskapi/request/{requestIdOrKey}/feedback', 'requestIdOrKey', 'issue'],
    ['GET /rest/agile/1.0/epic/{epicIdOrKey}', 'epicIdOrKey', 'issue'],
    ['GET /rest/api/3/project/{projectIdOrKey}', 'projectIdOrKey', 'project'],
    ['GET /rest/agile/1.0/board/{boardId}', 'boardId', 'board'],
    ['GET /rest/agile/1.0/sprint/{sprintId}', 'sprintId', 'sprint'],
    ['GET /rest/api/3/version/{id}', 'id', 'version'],
    ['GET /rest/api/3/component/{id}', 'id', 'component'],
    ['GET /rest/api/3/issueLink/{linkId}', 'linkId', 'link'],
    ['GET /rest/api/3/comment/{commentId}/properties', 'commentId', 'comment'],
    ['GET /rest/servicedeskapi/servicedesk/{serviceDeskId}', 'serviceDeskId', 'service-desk'],
  ])('%s names what its path says', (id, param, kind) => {
    const names = read(id, { params: { [param]: 'MARK-7' } });
    expect(names).toMatchObject({ ok: true, value: { named: [{ kind, as: 'MARK-7' }] } });
  });

  it('several parameters name all of their things', () => {
    const names = read('GET /rest/agile/1.0/board/{boardId}/sprint/{sprintId}/issue', {
      params: { boardId: '3', sprintId: '9' },
    });
    expect(names).toMatchObject({
      value: {
        named: [
          { kind: 'board', as: '3' },
          { kind: 'sprint', as: '9' },
        ],
      },
    });
    const merged = read('PUT /rest/api/3/version/{id}/mergeto/{moveIssuesTo}', {
      params: { id: '1', moveIssuesTo: '2' },
    });
    expect(merged).toMatchObject({
      value: {
        named: [
          { kind: 'version', as: '1' },
          { kind: 'version', as: '2' },
        ],
      },
    });
  });

  const ENTRY = ['comment', 'worklog'] as const;
  it.each(ENTRY.flatMap((kind) => [['PUT', kind] as const, ['DELETE', kind] as const]))(
    'where it is changed, names more than where it is read: %s %s',
    (method, kind) => {
      const params = { issueIdOrKey: 'ABC-1', id: '7' };
      const path = `/rest/api/3/issue/{issueIdOrKey}/${kind}/{id}`;
      expect(read(`GET ${path}`, { params })).toMatchObject({ value: { named: [{ as: 'ABC-1' }] } });
      expect(read(`${method} ${path}`, { params, json: {} })).toMatchObject({
        value: {
          named: [
            { kind: 'issue', as: 'ABC-1' },
            { kind, as: '7' },
          ],
        },
      });
    },
  );

  it.each([
    ['/rest/api/3/issue/{issueIdOrKey}/remotelink/{linkId}', 'linkId'],
    ['/rest/api/3/issue/{issueIdOrKey}/comment/{id}', 'issueIdOrKey'],
    ['/rest/api/3/issue/{issueIdOrKey}/comment/{id}/x', 'id'],
    ['/rest/api/3/priority/{id}', 'id'],
  ])('names no more where it is changed: %s, %s', (template, param) => {
    expect(kindWhereChanged(template, param)).toBeUndefined();
  });

  it.each(['scoped-tokens.state', 'Scoped-Tokens.x', ' scoped-tokens.x'])(
    'a property of this app is not read: %s',
    (propertyKey) => {
      const id = 'PUT /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}';
      expect(unreadPart(read(id, { params: { propertyKey }, json: 1 }))).toBe('path propertyKey');
      expect(read(id, { params: { propertyKey: 'theirs' }, json: 1 }).ok).toBe(true);
    },
  );
});
