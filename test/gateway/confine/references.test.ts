import { describe, expect, it } from 'vitest';
import { referencesOf, type Reference } from '../../../src/gateway/confine/references';

const issue = (as: string): Reference => ({ kind: 'issue', as });
const project = (as: string): Reference => ({ kind: 'project', as });
const SITE = 'https://x.atlassian.net';
const change = (field: string, from: unknown, to: unknown, texts: object = {}) => ({
  field,
  fieldtype: 'jira',
  from,
  to,
  ...texts,
});

describe('an object of a reply names', () => {
  it.each<[string, object, readonly Reference[]]>([
    ['nothing', { name: 'x', id: '501' }, []],
    ['an issue by its address', { self: `${SITE}/rest/api/3/issue/501` }, [issue('501')]],
    [
      'the issue that its address goes through',
      { self: `${SITE}/rest/api/2/issue/501/comment/7?x=1` },
      [issue('501')],
    ],
    ['an issue by key in its address', { self: `${SITE}/rest/api/3/issue/ABC-1/watchers` }, [issue('ABC-1')]],
    ['an issue on a board', { self: `${SITE}/rest/agile/1.0/issue/501` }, [issue('501')]],
    ['an epic', { self: `${SITE}/rest/agile/1.0/epic/501` }, [issue('501')]],
    ['a request', { _links: { self: `${SITE}/rest/servicedeskapi/request/501/comment/7` } }, [issue('501')]],
    ['a project by its address', { self: `${SITE}/rest/api/3/project/10001` }, [project('10001')]],
    [
      'a project that its address goes through',
      { self: `${SITE}/rest/api/3/project/ABC/role/7` },
      [project('ABC')],
    ],
    ['no project, but a type of projects', { self: `${SITE}/rest/api/3/project/type/software` }, []],
    ['no project, but a search', { self: `${SITE}/rest/api/3/project/search?startAt=0` }, []],
    ['nothing in somebody’s address', { self: `${SITE}/rest/api/3/user?accountId=5b` }, []],
    ['nothing in an address that is none', { self: 7, _links: 'x' }, []],
    ['an issue by id beside its key', { id: '501', key: 'ABC-1' }, [issue('501')]],
    ['an issue by its number beside its key', { id: 501, key: 'abc-1', name: 'x' }, [issue('501')]],
    ['no issue by a key that is none', { id: '501', key: 'toString' }, []],
    [
      'an issue by issueId and issueKey',
      { issueId: '501', issueKey: 'ABC-1' },
      [issue('501'), issue('ABC-1')],
    ],
    ['a project by projectId', { projectId: 10001, name: '1.0' }, [project('10001')]],
    ['a project in a row of its own', { id: 10001, key: 'ABC' }, [project('10001')]],
    ['no project in an object with more to say', { id: 10001, key: 'ABC', name: 'x' }, []],
    [
      'a role or group alone that may see it',
      { visibility: { type: 'role', value: 'Admins' } },
      [{ kind: 'restricted' }],
    ],
    ['nothing in a visibility that restricts nothing', { visibility: {} }, []],
    ['nothing in a visibility that is text', { visibility: 'public' }, []],
    [
      'all that it names at once',
      { self: `${SITE}/rest/api/3/issue/501/comment/7`, issueId: '502', projectId: '3' },
      [issue('501'), issue('502'), project('3')],
    ],
  ])('%s', (_what, object, references) => {
    expect(referencesOf(object as Readonly<Record<string, unknown>>)).toEqual(references);
  });

  it.each<[string, object, readonly Reference[]]>([
    [
      'a link that was made',
      change('Link', null, 'XYZ-1', { toString: 'This issue blocks XYZ-1' }),
      [issue('XYZ-1')],
    ],
    [
      'a link that was taken away',
      change('Link', 'XYZ-1', null, { fromString: 'This issue blocks XYZ-1' }),
      [issue('XYZ-1')],
    ],
    ['a parent by id', change('Parent', '501', '502'), [issue('501'), issue('502')]],
    [
      'a parent by key alone',
      change('Parent', null, null, { fromString: 'ABC-1', toString: 'XYZ-1' }),
      [issue('ABC-1'), issue('XYZ-1')],
    ],
    ['an epic', change('Epic Link', '', '502'), [issue('502')]],
    ['a child', change('Epic Child', null, '502'), [issue('502')]],
    ['a parent of a team-managed project', change('IssueParentAssociation', '502', ''), [issue('502')]],
    [
      'the project it came from and went to',
      change('project', '10002', '10001'),
      [project('10002'), project('10001')],
    ],
    [
      'the projects of the keys it had and got, for it answers to them itself',
      change('Key', null, null, { fromString: 'XYZ-1', toString: 'ABC-1' }),
      [project('XYZ'), project('ABC')],
    ],
    ['nothing else', change('status', '1', '3', { fromString: 'XYZ-1' }), []],
    ['nothing where it is no change', { field: 'Link', to: 'XYZ-1' }, []],
    ['nothing where its text is every object’s own', change('Link', null, null), []],
  ])('in the history of an issue: %s', (_what, item, references) => {
    expect(referencesOf(item as Readonly<Record<string, unknown>>)).toEqual(references);
  });
});
