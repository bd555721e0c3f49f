import { describe, expect, it } from 'vitest';
import { namesOf } from '../../../src/gateway/target/names-of';
import { aimedAt, openOperations, read, readBodyOf, unreadPart } from './aimed-at';

const asked = (id: string, name: string, ...values: readonly string[]): string =>
  unreadPart(read(id, { query: [[name, values]] }));

describe('parameters of the query', () => {
  const READ = 'GET /rest/api/3/issue/{issueIdOrKey}';

  it.each([['fields'], ['expand'], ['properties'], ['_'], ['updateHistory'], ['unheardOf']])(
    'of a read by path, %s passes: its reply is confined',
    (name) => {
      expect(asked(READ, name, 'XYZ-1')).toBe('read');
    },
  );

  it.each(
    [
      'jql',
      'JQL',
      'currentJQL',
      'projectId',
      'projectIds',
      'projectKey',
      'projectKeys',
      'projectKeyOrId',
      'project',
    ]
      .concat(['issueId', 'issueKey', 'issueIdsOrKeys', 'boardId', 'sprintId', 'versionId', 'componentId'])
      .concat([
        'filterId',
        'serviceDeskId',
        'commentId',
        'entityId',
        'expression',
        'id',
        'ids',
        'keys',
        'projectUuid',
      ])
      .map((name) => [name]),
  )('of a read by path, %s is not read', (name) => {
    expect(asked(READ, name, '1')).toBe(`query ${name}`);
    expect(asked('GET /rest/api/3/priority', name, '1')).toBe(`query ${name}`);
  });

  it.each([
    ['a write by path', 'DELETE /rest/api/3/issue/{issueIdOrKey}'],
    ['a read of a resolved thing', 'GET /rest/api/3/version/{id}'],
    ['a search', 'GET /rest/api/3/search/jql'],
    ['a read by path with a shape', 'GET /rest/api/3/project/{projectIdOrKey}/component'],
    ['a filtered list', 'GET /rest/api/3/project'],
  ])('of %s, an unknown one is not read', (_what, id) => {
    expect(asked(id, 'unheardOf', '1')).toBe('query unheardOf');
    expect(asked(id, 'constructor', '1')).toBe('query constructor');
    expect(asked(id, '__proto__', '1')).toBe('query __proto__');
    expect(asked(id, 'expand', 'x')).toBe('read');
  });

  it.each([
    ['GET /rest/agile/1.0/board', 'includePrivate'],
    ['GET /rest/agile/1.0/board', 'negateLocationFiltering'],
    ['GET /rest/agile/1.0/board', 'projectLocation'],
    ['GET /rest/agile/1.0/board', 'accountIdLocation'],
    ['GET /rest/agile/1.0/board', 'filterId'],
    ['GET /rest/api/3/issuesecurityschemes/project', 'issueSecuritySchemeId'],
    ['GET /rest/api/3/notificationscheme/project', 'notificationSchemeId'],
    ['GET /rest/api/3/mypermissions', 'projectUuid'],
    ['GET /rest/api/3/mypermissions', 'projectConfigurationUuid'],
    ['GET /rest/api/3/project/{projectIdOrKey}/components', 'componentSource'],
  ])('%s: ?%s, which may lead beyond the projects asked for, is not read', (id, name) => {
    expect(asked(id, name, 'true')).toBe(`query ${name}`);
  });

  it('a name that may not be repeated is not repeated', () => {
    expect(asked('DELETE /rest/api/3/issue/{issueIdOrKey}', '<b>', '1')).toBe('query -');
  });

  it.each(
    openOperations().flatMap(({ id, arrayParams, listParams }) =>
      [...arrayParams, ...listParams].map((name) => [id, name] as const),
    ),
  )('%s: ?%s takes several values, and is known', (id, name) => {
    const refused = ['issueSecuritySchemeId', 'notificationSchemeId'];
    const names = namesOf(aimedAt(id, { query: [[name, ['1', '2']]] }));
    const isKnown = names.ok || names.error.where !== 'query' || names.error.part !== name;
    expect(isKnown).toBe(!refused.includes(name));
  });
});

describe('a request that names nothing where its operation looks', () => {
  it.each(
    openOperations()
      .filter(({ locator }) => locator.kind === 'body')
      .map(({ id }) => id),
  )('%s is not read without a body, or with an empty one', (id) => {
    expect(read(id)).toMatchObject({ ok: false, error: { where: 'body' } });
    expect(read(id, { json: {} }).ok).toBe(false);
    expect(read(id, { json: null }).ok).toBe(false);
  });

  it('says where it should have', () => {
    expect(
      unreadPart(read('POST /rest/api/3/bulk/issues/delete', { json: { selectedIssueIdsOrKeys: [] } })),
    ).toBe('body selectedIssueIdsOrKeys');
    expect(unreadPart(read('GET /rest/servicedeskapi/request'))).toBe('query serviceDeskId');
    expect(read('GET /rest/servicedeskapi/request', { query: [['serviceDeskId', ['3']]] }).ok).toBe(true);
  });

  it('a custom field alone does not say where an issue is created', () => {
    expect(read('POST /rest/api/3/issue', { json: { fields: { customfield_1: 'OWN-1' } } }).ok).toBe(false);
  });
});

describe('bodies', () => {
  it('of a project or issue in the path pass, whatever they hold', () => {
    const json = { body: { issue: 'XYZ-1' }, visibility: {}, constructor: 1 };
    expect(read('POST /rest/api/3/issue/{issueIdOrKey}/comment', { json }).ok).toBe(true);
    expect(read('PUT /rest/api/3/project/{projectIdOrKey}/properties/{propertyKey}', { json }).ok).toBe(true);
  });

  it('where none is expected are not read', () => {
    expect(unreadPart(read('GET /rest/api/3/version/{id}', { json: {} }))).toBe('body -');
    expect(unreadPart(read('GET /rest/api/3/priority', { json: {} }))).toBe('body -');
    expect(unreadPart(read('DELETE /rest/api/3/component/{id}', { json: {} }))).toBe('body -');
    const beyondItsPath = 'GET /rest/api/3/project/{projectIdOrKey}/component';
    expect(unreadPart(read(beyondItsPath, { json: {} }))).toBe('body -');
  });

  it.each([
    ['POST /rest/servicedeskapi/request', 'raiseOnBehalfOf'],
    ['POST /rest/servicedeskapi/request', 'form'],
    ['POST /rest/servicedeskapi/request/{issueIdOrKey}/attachment', 'temporaryAttachmentIds'],
    ['PUT /rest/api/3/project/{projectIdOrKey}', 'key'],
    ['PUT /rest/api/3/project/{projectIdOrKey}', 'releasedProjectKeys'],
    ['PUT /rest/api/3/project/{projectIdOrKey}', 'permissionScheme'],
    ['PUT /rest/api/3/project/{projectIdOrKey}', 'notificationScheme'],
    ['PUT /rest/api/3/project/{projectIdOrKey}', 'issueSecurityScheme'],
    ['POST /rest/api/3/jql/match', 'jqls'],
  ])('%s does not read %s', (id, key) => {
    expect(unreadPart(readBodyOf(id, { [key]: ['1'] }))).toBe(`body ${key}`);
  });

  it.each([
    ['https://x.atlassian.net/rest/api/3/version/12', '12'],
    ['https://api.atlassian.com/ex/jira/0a-1/rest/api/2/version/12', '12'],
    ['http://localhost:8080/rest/api/~ver~/version/12', '12'],
    ['/rest/api/3/version/12', '12'],
    ['https://x/rest/api/3/version/12/version/13', undefined],
    ['https://x/rest/api/3/version/12?x=/version/13', undefined],
    ['https://x/rest/api/3/version/12#/version/13', undefined],
    ['https://x/rest/api/3/version/12/', undefined],
    ['https://x/rest/api/3/version/%31', undefined],
    ['https://x/rest/api/3/project/12', undefined],
    ['12', undefined],
    ['', undefined],
  ])('the address %s names version %s', (after, id) => {
    const names = readBodyOf('POST /rest/api/3/version/{id}/move', { after });
    expect(names.ok ? names.value.named.at(-1) : undefined).toEqual(
      id === undefined ? undefined : { kind: 'version', as: id },
    );
  });
});
