import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Locator, Operation } from '../../src/catalogue/operation';
import { listOperations } from '../../src/catalogue/operations';
import { isParameter, segmentsOf } from './overlaps';

/**
 * What a token can reach, and what its owner must hold for it, is written down twice: by the generator, and in lists that a person has
 * read line by line. Who changes a list says why in tools/catalogue/judgement.
 */
const reviewed = (name: string): string[] =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

const operations = listOperations();
const withKind = (...kinds: Locator['kind'][]): Operation[] =>
  operations.filter(({ locator }) => kinds.includes(locator.kind));

const describeReach = ({ locator, effect, id, namesMore, permissions }: Operation): string =>
  [locator.kind, effect, id, ...(namesMore ? ['names-more'] : []), permissions.join(',')].join(' ');

/** The other kinds: where the place is named, what it does, what it takes. */
const describePlace = ({ locator, effect, id, permissions }: Operation): string => {
  const param = 'param' in locator ? locator.param : undefined;
  return [param ?? '-', effect, id, permissions.join(',')].join(' ').trimEnd();
};

describe('what a project-bound token may read of the whole site', () => {
  const global = withKind('global');

  it('is the reviewed list', () => {
    expect(global.map(({ id }) => id)).toEqual(reviewed('global-operations.txt'));
  });

  it('is only ever read, and names no project in query or body', () => {
    expect(global.filter(({ effect, namesMore }) => effect !== 'read' || namesMore)).toEqual([]);
  });

  it.each([
    [
      'lists that hold names of projects, or names made of them',
      /\/(project\/search|project|\w+scheme|\w+schemes|screens|workflow\/search|workflows\/search|dashboard|filter\/search)$/,
    ],
    ['people, groups and e-mail addresses', /\/(user|users|group|groups|groupuserpicker|organization)(\/|$)/],
    [
      'words out of issues',
      /^\/rest\/api\/3\/(label|search|jql|issue|worklog|comment|attachment\/\{id\}|auditing)(\/|$)/,
    ],
    ['what tells by its answer whether a project exists', /\/(projectvalidate|jql|mypermissions)(\/|$)/],
    [
      'single fields, statuses and issue types, which may be a team-managed project’s own (their whole lists are filtered)',
      /\/(field|status|issuetype)\/|\/statuses(\/|$)/,
    ],
  ])('holds none of the %s', (_what, template) => {
    expect(operations.some((operation) => template.test(operation.template))).toBe(true);
    expect(global.filter((operation) => template.test(operation.template)).map(({ id }) => id)).toEqual([]);
  });
});

describe('what a project-bound token may do in its project', () => {
  const inside = withKind('project', 'issue');

  it('is the reviewed list', () => {
    expect(inside.map(describeReach)).toEqual(reviewed('path-operations.txt'));
  });

  it('is named by a parameter of the path that only a project or an issue fits', () => {
    for (const { id, template, locator } of inside) {
      const param = 'param' in locator ? (locator.param ?? '') : '';
      expect(segmentsOf(template).filter(isParameter)[0], id).toBe(`{${param}}`);
      expect(param, id).toMatch(
        locator.kind === 'issue' ? /^(issue|request)IdOrKey$/ : /^project(Id|IdOrKey|KeyOrId)$/,
      );
    }
  });

  it.each([
    'DELETE /rest/api/3/project/{projectIdOrKey}',
    'POST /rest/api/3/project/{projectIdOrKey}/delete',
    'POST /rest/api/3/project/{projectIdOrKey}/archive',
    'POST /rest/api/3/project/{projectIdOrKey}/restore',
    'PUT /rest/api/3/project/{projectKeyOrId}/permissionscheme',
    'GET /rest/api/3/project/{projectKeyOrId}/notificationscheme',
    'POST /rest/servicedeskapi/request/{issueIdOrKey}/approval/{approvalId}',
    // Their last id is looked up by itself: the path's project or issue does not hold it.
    'GET /rest/servicedeskapi/request/{issueIdOrKey}/approval/{approvalId}',
    'GET /rest/servicedeskapi/request/{issueIdOrKey}/attachment/{attachmentId}',
    'GET /rest/servicedeskapi/request/{issueIdOrKey}/attachment/{attachmentId}/thumbnail',
    'GET /rest/api/3/issue/{issueIdOrKey}/worklog/{worklogId}/properties',
    'GET /rest/api/3/issue/{issueIdOrKey}/worklog/{worklogId}/properties/{propertyKey}',
    'PUT /rest/api/3/issue/{issueIdOrKey}/worklog/{worklogId}/properties/{propertyKey}',
    'DELETE /rest/api/3/issue/{issueIdOrKey}/worklog/{worklogId}/properties/{propertyKey}',
    'DELETE /rest/api/3/project/{projectIdOrKey}/avatar/{id}',
    'PUT /rest/api/3/issue/properties/{propertyKey}',
    'POST /rest/api/3/issue/archive',
    'GET /rest/api/3/attachment/content/{id}',
    'GET /rest/api/3/project/search',
  ])('is not %s', (id) => {
    const found = operations.find((operation) => operation.id === id);
    expect(found).toBeDefined();
    expect(inside).not.toContain(found);
  });

  it('is never a kind of project taken for a project', () => {
    expect(inside.filter(({ template }) => template.includes('/project/type'))).toEqual([]);
  });

  it('asks at least for Browse projects', () => {
    expect(inside.filter(({ permissions }) => !permissions.includes('BROWSE_PROJECTS'))).toEqual([]);
  });

  it('asks for "all", never for "own": what the owner made, Jira takes for the app\'s', () => {
    const keyOf = (id: string): readonly string[] | undefined =>
      operations.find((operation) => operation.id === id)?.permissions;
    expect(keyOf('PUT /rest/api/3/issue/{issueIdOrKey}/comment/{id}')).toContain('EDIT_ALL_COMMENTS');
    expect(keyOf('DELETE /rest/api/3/issue/{issueIdOrKey}/comment/{id}')).toContain('DELETE_ALL_COMMENTS');
    expect(keyOf('PUT /rest/api/3/issue/{issueIdOrKey}/worklog/{id}')).toContain('EDIT_ALL_WORKLOGS');
    expect(operations.filter(({ permissions }) => permissions.some((key) => key.includes('_OWN_')))).toEqual(
      [],
    );
  });
});

describe('what a token may do where Jira or the reply tells the project', () => {
  it.each(['resolve', 'query', 'body', 'jql', 'respfilter'] as const)(
    'by %s is the reviewed list',
    (kind) => {
      expect(withKind(kind).map(describePlace)).toEqual(reviewed(`${kind}-operations.txt`));
    },
  );

  it.each(['jql', 'respfilter', 'query'] as const)('by %s is only ever read', (kind) => {
    expect(withKind(kind).filter(({ effect }) => effect !== 'read')).toEqual([]);
  });

  it.each([
    // To each scheme they list all its projects, not only those asked for.
    'GET /rest/api/3/fieldconfigurationscheme/project',
    'GET /rest/api/3/issuetypescheme/project',
    'GET /rest/api/3/issuetypescreenscheme/project',
    // Pages of Confluence.
    'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/knowledgebase/article',
    // The comment is looked up by itself.
    'GET /rest/servicedeskapi/request/{issueIdOrKey}/comment/{commentId}/attachment',
  ])('is not %s', (id) => {
    expect(operations.find((operation) => operation.id === id)?.locator.kind).toBe('deny');
  });

  it.each([
    // A board that refers to the project may be another project's, and epics may be of any project of the filter.
    ['GET /rest/agile/1.0/board', 'respfilter'],
    ['GET /rest/agile/1.0/board/{boardId}/epic', 'respfilter'],
  ])('%s is bounded by its reply alone', (id, kind) => {
    expect(operations.find((operation) => operation.id === id)?.locator.kind).toBe(kind);
  });
});

describe('what is beyond anyone’s standing', () => {
  const beyond = operations.filter(({ beyondStanding }) => beyondStanding);

  it('is the reviewed list', () => {
    expect(beyond.map(({ id }) => id)).toEqual(reviewed('beyond-standing-operations.txt'));
  });

  it('is never what a project-bound token reaches', () => {
    expect(new Set(beyond.map(({ locator }) => locator.kind))).toEqual(new Set(['deny']));
  });

  it('is everything that finds attachments, expressions, pickers and changes by JQL', () => {
    const ids =
      /\/(attachment\/(\{|content|thumbnail)|expression\/eval|issue\/(picker|archive$)|worklog\/(updated|deleted)|label|redact$)/;
    const found = operations.filter(
      ({ template, method, locator }) =>
        ids.test(template) &&
        locator.kind === 'deny' &&
        `${method} ${template}` !== 'PUT /rest/api/3/issue/archive',
    );
    expect(found.filter(({ beyondStanding }) => !beyondStanding).map(({ id }) => id)).toEqual([]);
    expect(found.length).toBeGreaterThan(12);
  });

  it.each([
    'POST /rest/api/3/project',
    'DELETE /rest/api/3/project/{projectIdOrKey}',
    'PUT /rest/api/3/workflowscheme/{id}',
    'GET /rest/api/3/users/search',
    'DELETE /rest/api/3/filter/{id}',
    'GET /rest/api/3/auditing/record',
    'GET /rest/api/3/plans/plan',
    'GET /rest/api/3/task/{taskId}',
  ])('is not %s, which Jira’s own administration does whatever one may browse', (id) => {
    expect(operations.find((operation) => operation.id === id)?.beyondStanding).toBe(false);
  });
});

describe('what no app may call', () => {
  it('is denied to a project-bound token whatever its path says', () => {
    const closed = operations.filter(
      ({ classic, granular }) => classic === undefined && granular === undefined,
    );
    expect(new Set(closed.map(({ locator }) => locator.kind))).toEqual(new Set(['deny']));
  });
});
