import { describe, expect, it } from 'vitest';
import { actsOnApp } from '../../src/catalogue/acts-on-app';
import type { Effect, Operation } from '../../src/catalogue/operation';
import { listOperations, OPERATION_COUNT } from '../../src/catalogue/operations';

const operations = listOperations();
const count = (keep: (operation: Operation) => boolean): number => operations.filter(keep).length;
const startsWithAny =
  (...roots: string[]) =>
  ({ template }: Operation): boolean =>
    roots.some((root) => template.startsWith(root));
const effectOf = (id: string): Effect | undefined =>
  operations.find((operation) => operation.id === id)?.effect;

const SERVICE = ['/rest/servicedeskapi/'];
const PLATFORM = ['/rest/api/3/', '/rest/atlassian-connect/', '/rest/forge/', '/rest/internal/'];

describe('the catalogue', () => {
  // 620 of the platform less the four that the documents dropped in September 2026, 105 of software, 75 of service management.
  it('knows 796 operations: 616 platform, 105 software, 75 service management', () => {
    expect(OPERATION_COUNT).toBe(796);
    expect(count(startsWithAny(...PLATFORM))).toBe(616);
    expect(count(startsWithAny(...SERVICE))).toBe(75);
    expect(count((one) => !startsWithAny(...PLATFORM, ...SERVICE)(one))).toBe(105);
  });

  it('is sorted by template, then method, each operation once', () => {
    const keys = operations.map(({ template, method }) => `${template} ${method}`);
    expect(keys).toEqual([...new Set(keys)].sort());
  });

  it('holds 38 operations on the calling app itself, none of which a project-bound token reaches', () => {
    const own = operations.filter(actsOnApp);
    expect(own).toHaveLength(38);
    expect(new Set(own.map(({ locator }) => locator.kind))).toEqual(new Set(['deny']));
  });
});

describe('effects', () => {
  it('are not the method: 35 operations read by POST', () => {
    const reads = operations.filter(({ method, effect }) => method === 'POST' && effect === 'read');
    expect(reads).toHaveLength(35);
    expect(reads.map(({ id }) => id)).toContain('POST /rest/api/3/search/jql');
    expect(reads.map(({ id }) => id)).toContain('POST /rest/servicedeskapi/request/validate');
  });

  it('of GET are read, also where the scope says manage', () => {
    expect(operations.filter(({ method, effect }) => method === 'GET' && effect !== 'read')).toEqual([]);
    expect(operations.filter(({ method, effect }) => method === 'PUT' && effect === 'read')).toEqual([]);
  });

  it('of DELETE are delete', () => {
    expect(operations.filter(({ method, effect }) => method === 'DELETE' && effect !== 'delete')).toEqual([]);
  });

  it.each([
    'POST /rest/api/3/bulk/issues/delete',
    'POST /rest/api/3/issue/archive',
    'PUT /rest/api/3/issue/archive',
    'PUT /rest/api/3/issue/unarchive',
    'POST /rest/api/3/project/{projectIdOrKey}/archive',
    'POST /rest/api/3/project/{projectIdOrKey}/delete',
    'POST /rest/api/3/field/{id}/trash',
    'POST /rest/api/3/field/{fieldId}/context/{contextId}/issuetype/remove',
    'POST /rest/api/3/field/{fieldId}/context/{contextId}/project/remove',
    'POST /rest/api/3/fieldconfigurationscheme/{id}/mapping/delete',
    'POST /rest/api/3/issuetypescreenscheme/{issueTypeScreenSchemeId}/mapping/remove',
    'PUT /rest/api/3/version/{id}/mergeto/{moveIssuesTo}',
    'POST /rest/api/3/version/{id}/removeAndSwap',
    'PUT /rest/api/3/plans/plan/{planId}/archive',
    'PUT /rest/api/3/plans/plan/{planId}/trash',
    'POST /rest/api/3/task/{taskId}/cancel',
    'PUT /rest/api/3/workflow/rule/config/delete',
    'POST /rest/api/3/redact',
  ])('of %s is delete, in disguise', (id) => {
    expect(effectOf(id)).toBe('delete');
  });

  it.each([
    ['PUT /rest/api/3/issues/archive/export', 'manage'],
    ['GET /rest/api/3/field/search/trashed', 'read'],
    ['GET /rest/api/3/worklog/deleted', 'read'],
    ['POST /rest/agile/1.0/sprint/{sprintId}/swap', 'write'],
  ])('of %s, which only sounds like a delete, is %s', (id, effect) => {
    expect(effectOf(id)).toBe(effect);
  });

  it('are manage or delete wherever a changing operation asks for a manage: scope or an admin', () => {
    const admins = ['ADMINISTER', 'ADMINISTER_PROJECTS', 'SYSTEM_ADMIN'];
    // What cannot be tied to a project takes an admin whatever it does: there the permission tells nothing of the effect.
    const configuring = operations.filter(
      ({ effect, classic, permissions, locator }) =>
        effect === 'write' &&
        (classic?.some((scope) => scope.startsWith('manage:')) === true ||
          (locator.kind !== 'deny' && permissions.some((key) => admins.includes(key)))),
    );
    expect(configuring.map(({ id }) => id)).toEqual([]);
  });
});

describe('bodies', () => {
  it.each([
    ['POST /rest/api/3/issue/{issueIdOrKey}/attachments', 'multipart'],
    ['POST /rest/servicedeskapi/servicedesk/{serviceDeskId}/attachTemporaryFile', 'multipart'],
    ['POST /rest/api/3/issuetype/{id}/avatar2', 'binary'],
    ['POST /rest/api/3/project/{projectIdOrKey}/avatar2', 'binary'],
    ['POST /rest/api/3/universal_avatar/type/{type}/owner/{entityId}', 'binary'],
    ['PUT /rest/api/3/filter/{id}/columns', 'multipart'],
    ['PUT /rest/api/3/settings/columns', 'multipart'],
    ['PUT /rest/api/3/user/columns', 'multipart'],
    ['PUT /rest/api/3/mypreferences', 'text'],
    ['PUT /rest/api/3/plans/plan/{planId}', 'json-patch'],
    ['PUT /rest/api/3/plans/plan/{planId}/team/atlassian/{atlassianTeamId}', 'json-patch'],
    ['PUT /rest/api/3/plans/plan/{planId}/team/planonly/{planOnlyTeamId}', 'json-patch'],
  ])('of %s is %s', (id, body) => {
    expect(operations.find((operation) => operation.id === id)?.body).toBe(body);
  });

  it('are none or JSON everywhere else', () => {
    expect(count(({ body }) => body !== 'none' && body !== 'json')).toBe(12);
  });

  it('travel with ten DELETEs', () => {
    expect(count(({ method, body }) => method === 'DELETE' && body !== 'none')).toBe(10);
  });
});
