import { describe, expect, it } from 'vitest';
import type { Reach } from '../../src/policy/grant';
import { serve } from '../../src/gateway/serve';
import { anEvent, aProvenRecord, IN_ABC, SITE_WIDE, tokenOf, type EventChange } from '../support/builders';
import type { JiraScript } from '../support/fake-jira';
import { gatewayWorld } from '../support/gateway-world';

/** What an attack on the gateway tried and got, before it was closed: each row is refused now, and Jira hears of none. */
const EDIT = { method: 'PUT', path: '/rest/api/3/issue/ABC-1' };
const TRANSITION = { method: 'POST', path: '/rest/api/3/issue/ABC-1/transitions' };
const TOKEN = tokenOf(aProvenRecord());

/** A token that may read and write, and not delete. */
async function attack(change: EventChange, reach: Reach, jira: JiraScript = {}) {
  const world = gatewayWorld({ token: { grant: { effects: ['read', 'write'], reach } }, jira });
  const answer = await serve(anEvent({ authorization: `Bearer ${world.token}`, ...change }), world.ports);
  const { type, decidedBy } = JSON.parse(answer.body ?? '{}') as { type?: string; decidedBy?: string };
  return { world, told: [type?.split('/').pop(), answer.statusCode, decidedBy] };
}

const fieldOf = (custom: string): JiraScript => ({
  answers: { 'GET /rest/api/3/field': [{ id: 'customfield_10014', schema: { type: 'any', custom } }] },
});
const EPIC_LINK = fieldOf('com.pyxis.greenhopper.jira:gh-epic-link');
const UNHEARD_OF = fieldOf('com.example.app:anything');
const OUTSIDE = ['project-outside', 403, 'token.projects'];
const UNRESOLVED = ['target-unresolved', 403, 'token.projects'];

describe('a token bound to a project cannot name another project’s issue', () => {
  const ways: readonly (readonly [string, unknown])[] = [
    ['in text by id', { fields: { customfield_10014: '502' } }],
    ['as a number', { fields: { customfield_10014: 502 } }],
    ['by key', { fields: { customfield_10014: 'XYZ-1' } }],
    ['by key in small letters', { fields: { customfield_10014: 'xyz-1' } }],
    ['by the key it had in this project', { fields: { customfield_10014: 'ABC-9' } }],
    ['among the changes', { update: { customfield_10014: [{ set: '502' }] } }],
    ['beside what is its own', { fields: { summary: 'x', customfield_10014: '502' } }],
  ];
  it.each(ways)('in a field of epics: %s', async (_what, json) => {
    for (const change of [EDIT, TRANSITION]) {
      const { world, told } = await attack({ ...change, body: JSON.stringify(json) }, IN_ABC, EPIC_LINK);
      expect(told).toEqual(OUTSIDE);
      expect(world.jira.forwarded()).toEqual([]);
    }
  });

  it.each([
    ...ways,
    ['as an option by id', { fields: { customfield_10014: { id: '502' } } }],
    ['as an option by key', { fields: { customfield_10014: { key: 'XYZ-1' } } }],
    ['among options', { fields: { customfield_10014: [{ value: 'red' }, { id: '502' }] } }],
    ['within a list', { fields: { customfield_10014: ['red', 'XYZ-1'] } }],
    ['deep inside', { fields: { customfield_10014: [{ a: { b: [['XYZ-1']] } }] } }],
    ['by its address', { fields: { customfield_10014: 'https://site.example/browse/XYZ-1' } }],
    ['with white space around it', { fields: { customfield_10014: ' XYZ-1\n' } }],
  ] as const)('in a field whose type nobody has judged: %s', async (_what, json) => {
    for (const change of [EDIT, TRANSITION]) {
      const { world, told } = await attack({ ...change, body: JSON.stringify(json) }, IN_ABC, UNHEARD_OF);
      expect(told).toEqual(UNRESOLVED);
      expect(world.jira.asked()).toEqual(['field']);
      expect(world.jira.forwarded()).toEqual([]);
    }
  });

  it.each([
    ['by emptying a field that Jira does not know', { fields: { customfield_10014: null } }],
    ['in a field that Jira does not know', { fields: { customfield_10014: 'XYZ-1' } }],
  ])('%s', async (_what, json) => {
    const { world, told } = await attack({ ...EDIT, body: JSON.stringify(json) }, IN_ABC);
    expect(told).toEqual(UNRESOLVED);
    expect(world.jira.forwarded()).toEqual([]);
  });

  it.each<[string, EventChange, readonly unknown[]]>([
    ['as its parent by id', { ...EDIT, body: '{"fields":{"parent":{"id":"502"}}}' }, OUTSIDE],
    ['as its parent by key', { ...EDIT, body: '{"fields":{"parent":{"key":"XYZ-1"}}}' }, OUTSIDE],
    [
      'as its parent by an own key and a foreign id',
      { ...EDIT, body: '{"fields":{"parent":{"key":"ABC-2","id":"502"}}}' },
      OUTSIDE,
    ],
    ['as its new parent', { ...EDIT, body: '{"update":{"parent":[{"set":{"id":"502"}}]}}' }, OUTSIDE],
    [
      'in a link',
      {
        ...EDIT,
        body: '{"update":{"issuelinks":[{"add":{"type":{"name":"Blocks"},"outwardIssue":{"key":"XYZ-1"}}}]}}',
      },
      OUTSIDE,
    ],
    ['in a field of another case', { ...EDIT, body: '{"fields":{"Parent":{"key":"ABC-2"}}}' }, UNRESOLVED],
    [
      'in links as a field',
      { ...EDIT, body: '{"fields":{"issuelinks":[{"add":{}}]}}' },
      ['read-only', 403, 'token.effects'],
    ],
    ['in subtasks as a field', { ...EDIT, body: '{"fields":{"subtasks":[]}}' }, UNRESOLVED],
    [
      'in a comment that is another issue’s',
      { ...EDIT, body: '{"update":{"comment":[{"edit":{"id":"7","body":"x"}}]}}' },
      OUTSIDE,
    ],
    ['in an unknown part of the body', { ...EDIT, body: '{"issueIdsOrKeys":["XYZ-1"]}' }, UNRESOLVED],
    ['in a part of another case', { ...EDIT, body: '{"Fields":{"parent":{"key":"XYZ-1"}}}' }, UNRESOLVED],
    ['under __proto__', { ...EDIT, body: '{"__proto__":{"fields":{"parent":{"key":"XYZ-1"}}}}' }, UNRESOLVED],
    ['in a bare list', { ...EDIT, body: '["XYZ-1"]' }, UNRESOLVED],
    ['in a bare text', { ...EDIT, body: '"XYZ-1"' }, UNRESOLVED],
    ['by moving it', { ...EDIT, body: '{"fields":{"project":{"key":"XYZ"}}}' }, OUTSIDE],
    ['in the query', { ...EDIT, body: '{}', query: { projectId: ['10002'] } }, UNRESOLVED],
    ['in the query without a name', { ...EDIT, body: '{}', query: { '': ['XYZ-1'] } }, UNRESOLVED],
    ['in the query in another case', { ...EDIT, body: '{}', query: { Expand: ['x'] } }, UNRESOLVED],
    [
      'in a link of its own',
      {
        method: 'POST',
        path: '/rest/api/3/issueLink',
        body: '{"type":{"name":"Blocks"},"inwardIssue":{"key":"ABC-1"},"outwardIssue":{"id":"502"}}',
      },
      OUTSIDE,
    ],
    [
      'among its own, in bulk',
      { method: 'POST', path: '/rest/api/3/issue/bulkfetch', body: '{"issueIdsOrKeys":["501","502"]}' },
      OUTSIDE,
    ],
    [
      'as where to move a worklog',
      { method: 'POST', path: '/rest/api/3/issue/ABC-1/worklog/move', body: '{"issueIdOrKey":"502"}' },
      OUTSIDE,
    ],
    [
      'beside its search',
      { path: '/rest/api/3/search/jql', query: { jql: ['status = Done'], reconcileIssues: ['502'] } },
      OUTSIDE,
    ],
  ])('%s', async (_what, change, expected) => {
    const { world, told } = await attack(change, IN_ABC, {
      answers: {
        'POST /rest/api/3/comment/list': {
          values: [{ id: '7', self: 'https://x/rest/api/3/issue/502/comment/7' }],
        },
      },
    });
    expect(told).toEqual(expected);
    expect(world.jira.forwarded()).toEqual([]);
  });

  it.each([[{ fields: { comment: [{ add: {} }] } }], [{ fields: { worklog: {} } }]])(
    'nor use a list of changes for a value: %j',
    async (json) => {
      const { told } = await attack({ ...EDIT, body: JSON.stringify(json) }, IN_ABC);
      // A list in place of the old one would delete: that is judged before the target is looked for.
      expect(told).toEqual(['read-only', 403, 'token.effects']);
    },
  );
});

describe('a token that may write, and not delete, cannot take away from within', () => {
  const removal = (part: string): string =>
    JSON.stringify({ update: { [part]: [{ add: {} }, { remove: { id: '10000' } }] } });
  const asked = (parts: readonly string[]) =>
    parts.flatMap((part) => [EDIT, TRANSITION].map(({ method, path }) => [part, method, path] as const));

  it.each(asked(['comment', 'worklog', 'attachment', 'issuelinks']))(
    'site-wide: %s, by %s %s',
    async (part, method, path) => {
      const { world, told } = await attack({ method, path, body: removal(part) }, SITE_WIDE);
      expect(told).toEqual(['read-only', 403, 'token.effects']);
      expect(world.jira.calls).toEqual([]);
      expect(world.storage.events).toMatchObject([{ type: 'request.denied', refusal: 'read-only' }]);
    },
  );

  it.each(asked(['comment', 'worklog', 'attachment', 'issuelinks']))(
    'in its project: %s, by %s %s',
    async (part, method, path) => {
      const { world, told } = await attack({ method, path, body: removal(part) }, IN_ABC);
      expect(told).toEqual(['read-only', 403, 'token.effects']);
      expect(world.jira.calls).toEqual([]);
    },
  );
});

describe('a token in a URL', () => {
  it.each<[string, EventChange]>([
    ['path', { path: `/rest/api/3/issue/${TOKEN}` }],
    ['query', { query: { expand: [TOKEN] } }],
    ['JQL', { path: '/rest/api/3/search/jql', query: { jql: [`text ~ "${TOKEN}"`] } }],
  ])('is not sent on, logged or kept: %s', async (_where, change) => {
    const { world, told } = await attack(change, SITE_WIDE);
    expect(told.slice(0, 2)).toEqual(['request-malformed', 400]);
    expect(world.jira.calls).toEqual([]);
    expect(JSON.stringify([world.lines, world.storage.events])).not.toContain(TOKEN);
  });
});
