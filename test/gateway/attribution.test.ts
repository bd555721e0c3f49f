import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/gateway/answer';
import { serve } from '../../src/gateway/serve';
import {
  ABC,
  aPolicy,
  anEvent,
  aProvenRecord,
  OWNER,
  SITE_WIDE,
  type EventChange,
} from '../support/builders';
import type { JiraOutcome, JiraScript } from '../support/fake-jira';
import { gatewayWorld, type GatewayWorld } from '../support/gateway-world';

const EDIT: EventChange = { method: 'PUT', body: '{"fields":{"summary":"x"}}' };
const CREATE = { method: 'POST', path: '/rest/api/3/issue' };
const KEY = 'scoped-tokens.last-change';
const attributing = (jira: JiraScript = {}): GatewayWorld =>
  gatewayWorld({ policy: aPolicy({ attributeInJira: true }), jira });
const ask = (world: GatewayWorld, change: EventChange): Promise<Answer> =>
  serve(anEvent({ authorization: `Bearer ${world.token}`, ...change }), world.ports);
const codeOf = ({ body }: Answer): string =>
  (JSON.parse(body ?? '{}') as { type?: string }).type?.split('/').pop() ?? 'none';
const noted = (world: GatewayWorld) =>
  world.jira
    .questions('attribution')
    .map(({ path, body }) => ({ path, json: JSON.parse(body ?? '') as unknown }));
const attribution = (operation: string) => ({
  token: aProvenRecord().record.locator,
  owner: OWNER,
  operation,
  requestId: expect.stringMatching(/^\w{20}$/) as string,
  at: '2026-10-12T09:00:00.000Z',
});
const EDITED = attribution('PUT /rest/api/3/issue/{issueIdOrKey}');

describe('where the policy asks for it, a changed issue bears who changed it', () => {
  it('one by its own property, before the change', async () => {
    const world = attributing();
    expect((await ask(world, EDIT)).statusCode).toBe(200);
    expect(noted(world)).toEqual([{ path: `/rest/api/3/issue/501/properties/${KEY}`, json: EDITED }]);
    expect(world.jira.calls.at(-1)).toMatchObject({ method: 'PUT', path: '/rest/api/3/issue/ABC-1' });
    expect(world.jira.calls.at(-2)?.path).toContain(KEY);
  });

  // One call for several is a task of Jira's, which may end after the change.
  it('several one by one', async () => {
    const world = attributing();
    const body = '{"fields":{"parent":{"key":"ABC-2"}}}';
    expect((await ask(world, { ...EDIT, body })).statusCode).toBe(200);
    expect(noted(world)).toEqual(
      ['501', '511'].map((id) => ({ path: `/rest/api/3/issue/${id}/properties/${KEY}`, json: EDITED })),
    );
  });

  it.each([
    [20, 20],
    [21, 1],
  ])('%i of them by %i calls: many are a task of Jira’s', async (count, calls) => {
    const issues = Array.from({ length: count }, (_, at) => ({
      id: `${700 + at}`,
      key: `ABC-${70 + at}`,
      project: ABC,
    }));
    const world = attributing({ issues });
    const body = JSON.stringify({ issues: issues.map(({ key }) => key) });
    expect(
      (await ask(world, { method: 'POST', path: '/rest/agile/1.0/backlog/issue', body })).statusCode,
    ).toBe(200);
    expect(noted(world)).toHaveLength(calls);
    if (calls > 1) return;
    const value = attribution('POST /rest/agile/1.0/backlog/issue');
    const filter = { entityIds: issues.map(({ id }) => Number(id)) };
    expect(noted(world)).toEqual([{ path: `/rest/api/3/issue/properties/${KEY}`, json: { value, filter } }]);
  });

  it('a new one from the start, beside the properties it is given', async () => {
    const world = attributing();
    const theirs = { key: 'x', value: 1 };
    const body = JSON.stringify({ fields: { project: { key: 'ABC' } }, properties: [theirs] });
    expect((await ask(world, { ...CREATE, body })).statusCode).toBe(200);
    expect(noted(world)).toEqual([]);
    expect(JSON.parse(world.jira.forwarded()[0]?.body ?? '')).toEqual({
      fields: { project: { key: 'ABC' } },
      properties: [theirs, { key: KEY, value: attribution('POST /rest/api/3/issue') }],
    });
  });

  it('each of several new ones', async () => {
    const world = attributing();
    const one = { fields: { project: { id: '10001' } } };
    const answer = await ask(world, {
      method: 'POST',
      path: '/rest/api/3/issue/bulk',
      body: JSON.stringify({ issueUpdates: [one, one] }),
    });
    expect(answer.statusCode).toBe(200);
    const value = attribution('POST /rest/api/3/issue/bulk');
    const sent = { ...one, properties: [{ key: KEY, value }] };
    expect(JSON.parse(world.jira.forwarded()[0]?.body ?? '')).toEqual({ issueUpdates: [sent, sent] });
  });

  it.each<[string, EventChange]>([
    ['what is deleted', { method: 'DELETE' }],
    [
      'what is deleted in bulk',
      { method: 'POST', path: '/rest/api/3/bulk/issues/delete', body: '{"selectedIssueIdsOrKeys":["501"]}' },
    ],
    ['what is read', {}],
    ['what is no issue', { method: 'PUT', path: '/rest/api/3/project/ABC/properties/x', body: '1' }],
  ])('but not %s', async (_what, change) => {
    const world = attributing();
    expect((await ask(world, change)).statusCode).toBe(200);
    expect(noted(world)).toEqual([]);
    expect(world.jira.forwarded()).toHaveLength(1);
    expect(JSON.stringify(world.jira.forwarded())).not.toContain(KEY);
  });

  it('and where it does not, none does', async () => {
    const world = gatewayWorld();
    await ask(world, EDIT);
    await ask(world, { ...CREATE, body: '{"fields":{"project":{"key":"ABC"}}}' });
    expect(JSON.stringify(world.jira.calls)).not.toContain(KEY);
    expect(world.jira.forwarded()).toHaveLength(2);
  });
});

describe('what cannot be attributed is not changed', () => {
  it.each<[string, JiraOutcome, string]>([
    ['refuses it', { status: 400 }, 'jira-error'],
    ['forbids it', { status: 403 }, 'jira-error'],
    ['knows no such issue', { status: 404 }, 'jira-error'],
    ['fails', { status: 500 }, 'jira-error'],
    ['is silent', { fault: 'timeout' }, 'jira-error'],
    ['refuses the app', { status: 401 }, 'jira-error'],
    ['limits the rate', { status: 429 }, 'jira-rate-limited'],
  ])('where Jira %s', async (_what, outcome, code) => {
    const world = attributing({ faults: { attribution: outcome } });
    const answer = await ask(world, EDIT);
    expect(codeOf(answer)).toBe(code);
    expect(answer.body).not.toContain('may have taken effect');
    expect(world.jira.forwarded()).toEqual([]);
  });

  it.each([200, 201, 303])('but a task, or status %i, will do', async (status) => {
    const world = attributing({ faults: { attribution: { status } } });
    expect((await ask(world, EDIT)).statusCode).toBe(200);
  });

  it('and nothing is noted of what is denied', async () => {
    const world = attributing({ lacking: ['EDIT_ISSUES'] });
    expect(codeOf(await ask(world, EDIT))).toBe('owner-lost-permission');
    expect(noted(world)).toEqual([]);
  });
});

describe('no token writes its own attribution', () => {
  const forged = JSON.stringify({ [KEY]: 1 });
  it.each<[string, EventChange]>([
    ['as a property', { method: 'PUT', path: `/rest/api/3/issue/ABC-1/properties/${KEY}`, body: '1' }],
    [
      'as a property in another case',
      { method: 'PUT', path: '/rest/api/3/issue/ABC-1/properties/SCOPED-tokens.last-change', body: '1' },
    ],
    [
      'as a property with white space',
      { method: 'PUT', path: `/rest/api/3/issue/ABC-1/properties/%20${KEY}`, body: '1' },
    ],
    ['by deleting it', { method: 'DELETE', path: `/rest/api/3/issue/ABC-1/properties/${KEY}` }],
    ['in an edit', { ...EDIT, body: JSON.stringify({ properties: [{ key: KEY, value: 1 }] }) }],
    [
      'in a new issue',
      {
        ...CREATE,
        body: JSON.stringify({ fields: { project: { key: 'ABC' } }, properties: [{ key: KEY, value: 1 }] }),
      },
    ],
    [
      'in bulk',
      {
        method: 'POST',
        path: '/rest/api/3/issue/properties',
        body: `{"entitiesIds":[501],"properties":${forged}}`,
      },
    ],
    [
      'in bulk, each by itself',
      {
        method: 'POST',
        path: '/rest/api/3/issue/properties/multi',
        body: `{"issues":[{"issueID":501,"properties":${forged}}]}`,
      },
    ],
    [
      'by the issues that match',
      {
        method: 'PUT',
        path: `/rest/api/3/issue/properties/${KEY}`,
        body: '{"value":1,"filter":{"entityIds":[501]}}',
      },
    ],
  ])('%s, site-wide or not', async (_what, change) => {
    for (const token of [{}, { grant: { reach: SITE_WIDE } }]) {
      const world = gatewayWorld({ token });
      expect(codeOf(await ask(world, change))).toBe('target-unresolved');
      expect(world.jira.forwarded()).toEqual([]);
    }
  });
});
