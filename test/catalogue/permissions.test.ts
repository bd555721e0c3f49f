import { describe, expect, it } from 'vitest';
import type { Operation } from '../../src/catalogue/operation';
import { listOperations } from '../../src/catalogue/operations';
import { PERMISSIONS } from '../../src/catalogue/permission';
import { findPermission } from '../../local/jira/permission-keys';
import { FOR_EVERYONE } from '../../tools/catalogue/judgement/permission-rules';
import { shortId } from '../../tools/catalogue/judgement/roots';

const operations = listOperations();
const getOperation = (id: string): Operation => operations.find((operation) => operation.id === id)!;
const idsOf = (found: readonly Operation[]): string[] => found.map(({ id }) => id);
const SITE_ADMINS = ['ADMINISTER', 'SYSTEM_ADMIN'];
const asksAdmin = ({ permissions }: Operation): boolean =>
  permissions.some((key) => SITE_ADMINS.includes(key));

/** What the site has only with Jira Service Management, which the local Jira is not. */
const OF_SERVICE_MANAGEMENT = ['SERVICEDESK_AGENT'];

describe('permission keys', () => {
  it("are Jira's own", () => {
    const unknown = PERMISSIONS.filter(
      (key) => findPermission({ appPermissions: new Map() }, key) === undefined,
    );
    expect(unknown).toEqual(OF_SERVICE_MANAGEMENT);
    expect(new Set(PERMISSIONS).size).toBe(PERMISSIONS.length);
  });

  it('are each asked for by some operation, but for one that only a field asks for', () => {
    const asked = new Set(operations.flatMap(({ permissions }) => permissions));
    expect(PERMISSIONS.filter((key) => !asked.has(key))).toEqual(['MODIFY_REPORTER']);
  });

  it('stand sorted and once in each operation', () => {
    expect(
      operations.filter(({ permissions }) => permissions.join() !== [...new Set(permissions)].sort().join()),
    ).toEqual([]);
  });
});

describe('what touches a project', () => {
  const inside = operations.filter(({ locator }) => !['global', 'self', 'deny'].includes(locator.kind));

  it('asks for Browse projects, but for what is about the owner alone', () => {
    expect(idsOf(inside.filter(({ permissions }) => !permissions.includes('BROWSE_PROJECTS')))).toEqual([
      'POST /rest/api/3/permissions/check',
    ]);
  });

  // Jira asks a person for nothing more, and there is no permission for doing it in another's name.
  it.each([
    ['POST /rest/api/3/issue/{issueIdOrKey}/votes', "the app's own vote, one an issue whoever asks"],
    ['DELETE /rest/api/3/issue/{issueIdOrKey}/votes', "the app's own vote"],
    ['POST /rest/api/3/issue/{issueIdOrKey}/notify', 'mails about an issue; changes nothing in it'],
  ])('%s asks for nothing else: %s', (id) => {
    expect(getOperation(id).permissions).toEqual(['BROWSE_PROJECTS']);
  });

  it('and changes it asks for more everywhere else', () => {
    const changing = inside.filter(({ effect }) => effect !== 'read');
    expect(changing.length).toBeGreaterThan(90);
    expect(
      idsOf(changing.filter(({ permissions }) => permissions.every((key) => key === 'BROWSE_PROJECTS'))),
    ).toEqual([
      'POST /rest/api/3/issue/{issueIdOrKey}/notify',
      'DELETE /rest/api/3/issue/{issueIdOrKey}/votes',
      'POST /rest/api/3/issue/{issueIdOrKey}/votes',
    ]);
  });

  it('never asks for one of two admins where Jira is content with the project’s own', () => {
    const both = inside.filter(
      ({ permissions }) => permissions.includes('ADMINISTER') && permissions.includes('ADMINISTER_PROJECTS'),
    );
    expect(idsOf(both)).toEqual([
      // "Jira Administrator Global permission & Service desk administrator".
      'POST /rest/servicedeskapi/servicedesk/{serviceDeskId}/customer/invite',
    ]);
  });

  it.each([
    ['PUT /rest/agile/1.0/issue/rank', 'SCHEDULE_ISSUES'],
    ['PUT /rest/agile/1.0/epic/{epicIdOrKey}/rank', 'SCHEDULE_ISSUES'],
    ['POST /rest/agile/1.0/sprint/{sprintId}', 'MANAGE_SPRINTS_PERMISSION'],
    ['PUT /rest/agile/1.0/sprint/{sprintId}', 'MANAGE_SPRINTS_PERMISSION'],
    ['DELETE /rest/agile/1.0/sprint/{sprintId}', 'MANAGE_SPRINTS_PERMISSION'],
    ['POST /rest/agile/1.0/sprint/{sprintId}/swap', 'MANAGE_SPRINTS_PERMISSION'],
    ['POST /rest/agile/1.0/sprint/{sprintId}/issue', 'MANAGE_SPRINTS_PERMISSION'],
    ['POST /rest/agile/1.0/sprint/{sprintId}/issue', 'SCHEDULE_ISSUES'],
    ['POST /rest/agile/1.0/sprint/{sprintId}/issue', 'EDIT_ISSUES'],
    ['POST /rest/agile/1.0/backlog/issue', 'SCHEDULE_ISSUES'],
    ['POST /rest/agile/1.0/board/{boardId}/issue', 'TRANSITION_ISSUES'],
    ['DELETE /rest/agile/1.0/board/{boardId}', 'ADMINISTER_PROJECTS'],
    ['POST /rest/agile/1.0/epic/{epicIdOrKey}/issue', 'EDIT_ISSUES'],
    ['POST /rest/agile/1.0/epic/none/issue', 'EDIT_ISSUES'],
    ['PUT /rest/agile/1.0/issue/{issueIdOrKey}/estimation', 'EDIT_ISSUES'],
    ['POST /rest/api/3/version/{id}/relatedwork', 'RESOLVE_ISSUES'],
    ['POST /rest/api/3/issueLink', 'LINK_ISSUES'],
    ['POST /rest/api/3/issue/{issueIdOrKey}/watchers', 'MANAGE_WATCHERS'],
    ['POST /rest/api/3/issue/{issueIdOrKey}/worklog/move', 'DELETE_ALL_WORKLOGS'],
    ['POST /rest/api/3/bulk/issues/delete', 'DELETE_ISSUES'],
    ['POST /rest/api/3/bulk/issues/move', 'MOVE_ISSUES'],
    ['POST /rest/api/3/issue', 'CREATE_ISSUES'],
    ['POST /rest/servicedeskapi/request', 'CREATE_ISSUES'],
    ['POST /rest/servicedeskapi/request', 'SERVICEDESK_AGENT'],
    ['POST /rest/servicedeskapi/request/{issueIdOrKey}/comment', 'SERVICEDESK_AGENT'],
    ['GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/queue/{queueId}/issue', 'SERVICEDESK_AGENT'],
    ['GET /rest/api/3/issue/createmeta', 'CREATE_ISSUES'],
    ['GET /rest/api/3/issue/{issueIdOrKey}/votes', 'VIEW_VOTERS_AND_WATCHERS'],
  ])('%s asks for %s', (id, key) => {
    expect(getOperation(id).permissions).toContain(key);
  });

  it.each([
    'GET /rest/api/3/project/search',
    'GET /rest/api/3/issuetype/project',
    'GET /rest/api/3/statuses/byNames',
    'GET /rest/api/3/field/search',
    'GET /rest/api/3/priority/search',
    'GET /rest/api/3/project/{projectIdOrKey}/classification-config',
    'GET /rest/agile/1.0/board/{boardId}',
    'GET /rest/agile/1.0/sprint/{sprintId}/issue',
    'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}',
    // Whoever may browse the issue sees the same by issue/…; a mere customer of the portal may not.
    'GET /rest/servicedeskapi/request/{issueIdOrKey}',
    'GET /rest/servicedeskapi/request/{issueIdOrKey}/comment',
  ])('%s asks for no more than Browse projects', (id) => {
    expect(getOperation(id).permissions).toEqual(['BROWSE_PROJECTS']);
  });
});

describe('what touches nobody’s project', () => {
  it('asks for nothing', () => {
    const nobodys = operations.filter(({ locator }) => locator.kind === 'global' || locator.kind === 'self');
    expect(nobodys).toHaveLength(28);
    expect(idsOf(nobodys.filter(({ permissions }) => permissions.length > 0))).toEqual([]);
  });
});

describe('what cannot be tied to a project', () => {
  const denied = operations.filter(({ locator }) => locator.kind === 'deny');

  it('takes an admin of the site, or is for everyone, for a reason', () => {
    const others = denied.filter((operation) => !asksAdmin(operation));
    expect(others.map(({ id }) => shortId(id)).sort()).toEqual(Object.keys(FOR_EVERYONE).sort());
  });

  it('for everyone is only ever read, and asks for at most one permission, of the whole site', () => {
    const everyones = denied.filter(({ id }) => Object.hasOwn(FOR_EVERYONE, shortId(id)));
    expect(everyones.length).toBeLessThan(10);
    expect(everyones.filter(({ effect, beyondStanding }) => effect !== 'read' || beyondStanding)).toEqual([]);
    const asked = new Set(everyones.flatMap(({ permissions }) => permissions));
    expect([...asked]).toEqual(['USER_PICKER']);
  });
});
