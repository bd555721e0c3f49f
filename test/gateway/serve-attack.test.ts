import { describe, expect, it } from 'vitest';
import type { Reach } from '../../src/policy/grant';
import { serve } from '../../src/gateway/serve';
import { anEvent, aProvenRecord, IN_ABC, SITE_WIDE, tokenOf, type EventChange } from '../support/builders';
import { gatewayWorld } from '../support/gateway-world';

/** What an attack on the gateway tried and got, before it was closed: each row is refused now, and Jira hears of none. */
const EDIT = { method: 'PUT', path: '/rest/api/3/issue/ABC-1' };
const TRANSITION = { method: 'POST', path: '/rest/api/3/issue/ABC-1/transitions' };
const TOKEN = tokenOf(aProvenRecord());

/** A token that may read and write, and not delete. */
async function attack(change: EventChange, reach: Reach) {
  const world = gatewayWorld({ token: { grant: { effects: ['read', 'write'], reach } } });
  const answer = await serve(anEvent({ authorization: `Bearer ${world.token}`, ...change }), world.ports);
  const { type, decidedBy } = JSON.parse(answer.body ?? '{}') as { type?: string; decidedBy?: string };
  return { world, told: [type?.split('/').pop(), answer.statusCode, decidedBy] };
}

describe('a token bound to a project cannot name another project’s issue', () => {
  it.each([
    ['in text by id', { fields: { customfield_10014: '10130' } }],
    ['as a number', { fields: { customfield_10014: 10130 } }],
    ['as an option by id', { fields: { customfield_10014: { id: '10130' } } }],
    ['among options', { fields: { customfield_10014: [{ value: 'red' }, { id: '10130' }] } }],
    ['by key', { fields: { customfield_10014: 'XYZ-1' } }],
    ['by emptying the field that names it', { fields: { customfield_10014: null } }],
    ['among the changes', { update: { customfield_10014: [{ set: '10130' }] } }],
    ['beside what is its own', { fields: { summary: 'x', customfield_10014: '10130' } }],
    ['as its parent', { fields: { parent: { id: '502' } } }],
  ])('in a custom field or parent: %s', async (_what, json) => {
    for (const change of [EDIT, TRANSITION]) {
      const { world, told } = await attack({ ...change, body: JSON.stringify(json) }, IN_ABC);
      expect(told).toEqual(['target-unresolved', 403, 'token.projects']);
      expect(world.jira.calls).toEqual([]);
    }
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
