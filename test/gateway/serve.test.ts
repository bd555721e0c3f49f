import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/gateway/answer';
import { serve } from '../../src/gateway/serve';
import {
  ACCEPT,
  aPolicy,
  aProvenRecord,
  anEvent,
  DAY,
  SITE_WIDE,
  type EventChange,
  days,
} from '../support/builders';
import type { JiraScript } from '../support/fake-jira';
import { NOW } from '../support/fixed-times';
import { CLOUD_ID, gatewayWorld, type GatewayWorld, type WorldScript } from '../support/gateway-world';

const SITE = { grant: { reach: SITE_WIDE } };
const COMMENT_OF_ABC: JiraScript = {
  answers: {
    'POST /rest/api/3/comment/list': {
      values: [{ id: '1', self: 'https://x/rest/api/3/issue/501/comment/1' }],
    },
  },
};
const TEXT_FIELD: JiraScript = {
  answers: {
    'GET /rest/api/3/field': [
      {
        id: 'customfield_10014',
        schema: { type: 'string', custom: 'com.atlassian.jira.plugin.system.customfieldtypes:textfield' },
      },
    ],
  },
};

const ask = (world: GatewayWorld, change: EventChange = {}): Promise<Answer> =>
  serve(anEvent({ authorization: `Bearer ${world.token}`, ...change }), world.ports);
const codeOf = ({ body }: Answer): string =>
  (JSON.parse(body ?? '{}') as { type?: string }).type?.split('/').pop() ?? 'none';

describe('an allowed request reaches Jira in its canonical form', () => {
  it.each<[string, WorldScript, EventChange, object]>([
    [
      'an issue by key',
      {},
      { path: '/rest/api/3/issue/ABC-1' },
      { method: 'GET', path: '/rest/api/3/issue/ABC-1' },
    ],
    ['an issue by id', {}, { path: '/rest/api/3/issue/501' }, { path: '/rest/api/3/issue/501' }],
    ['an encoded path', {}, { path: '/rest/api/3/%69ssue/ABC%2D1/' }, { path: '/rest/api/3/issue/ABC-1' }],
    ['version 2', {}, { path: '/rest/api/2/issue/ABC-1' }, { path: '/rest/api/2/issue/ABC-1' }],
    ['the latest version', {}, { path: '/rest/api/latest/issue/ABC-1' }, { path: '/rest/api/2/issue/ABC-1' }],
    [
      'a site prefix',
      {},
      { path: `/ex/jira/${CLOUD_ID}/rest/api/3/issue/ABC-1` },
      { path: '/rest/api/3/issue/ABC-1' },
    ],
    [
      'a query',
      {},
      { query: { fields: ['summary', 'status'], expand: ['names', 'schema'] } },
      { path: '/rest/api/3/issue/ABC-1?expand=names%2Cschema&fields=summary%2Cstatus%2Cproject' },
    ],
    ['a project by key', {}, { path: '/rest/api/3/project/abc' }, { path: '/rest/api/3/project/abc' }],
    ['a project by id', {}, { path: '/rest/api/3/project/10001' }, { path: '/rest/api/3/project/10001' }],
    ['site metadata', {}, { path: '/rest/api/3/priority' }, { path: '/rest/api/3/priority' }],
    [
      'an edit',
      {},
      { method: 'PUT', body: '{ "fields" : {"summary":"x"} }' },
      { method: 'PUT', body: '{"fields":{"summary":"x"}}' },
    ],
    ['a deletion', {}, { method: 'DELETE' }, { method: 'DELETE', body: undefined }],
    [
      'a comment taken away in an edit, by a token that may delete',
      { jira: COMMENT_OF_ABC },
      { method: 'PUT', body: '{"update":{"comment":[{"remove":{"id":"1"}}]}}' },
      { method: 'PUT', body: '{"update":{"comment":[{"remove":{"id":"1"}}]}}' },
    ],
    [
      'a comment added in a transition, by a token that may not delete',
      { token: { grant: { effects: ['read', 'write'] } } },
      {
        method: 'POST',
        path: '/rest/api/3/issue/ABC-1/transitions',
        body: '{"transition":{"id":"31"},"update":{"comment":[{"add":{}}]}}',
      },
      { method: 'POST', path: '/rest/api/3/issue/ABC-1/transitions' },
    ],
    [
      'a custom field of text',
      { jira: TEXT_FIELD },
      { method: 'PUT', body: '{"fields":{"customfield_10014":"10130"}}' },
      { body: '{"fields":{"customfield_10014":"10130"}}' },
    ],
    [
      'a custom field of text, site-wide',
      { token: SITE, jira: TEXT_FIELD },
      { method: 'PUT', body: '{"fields":{"customfield_10014":"10130"}}' },
      { body: '{"fields":{"customfield_10014":"10130"}}' },
    ],
    [
      'a search among the components of its project',
      {},
      { path: '/rest/api/3/project/ABC/component', query: { query: ['x'] } },
      { path: '/rest/api/3/project/ABC/component?query=x' },
    ],
    [
      'anything, site-wide',
      { token: SITE },
      { path: '/rest/api/3/issue/XYZ-1' },
      { path: '/rest/api/3/issue/XYZ-1' },
    ],
    [
      'JQL, site-wide',
      { token: SITE },
      { path: '/rest/api/3/search/jql', query: { jql: 'a = b' } },
      { path: '/rest/api/3/search/jql?jql=%28a+%3D+b%29&fields=project' },
    ],
  ])('%s', async (_what, script, change, call) => {
    const world = gatewayWorld(script);
    expect((await ask(world, change)).statusCode).toBe(200);
    expect(world.jira.forwarded()).toMatchObject([call]);
  });

  it('with none of the caller’s credentials', async () => {
    const world = gatewayWorld();
    await ask(world, { headers: { Cookie: 'a=b', 'X-Forwarded-For': '1.2.3.4' } });
    expect(world.jira.forwarded()[0]?.headers).toEqual({ accept: ACCEPT });
  });

  it.each<[number, string, EventChange]>([
    [1, 'of one issue', {}],
    [1, 'of a project', { path: '/rest/api/3/project/ABC' }],
    [1, 'of what is in a project, by id', { path: '/rest/api/3/project/10001/statuses' }],
    // Whose a key is, Jira says each time.
    [2, 'of what is in a project, by key', { path: '/rest/api/3/project/ABC/statuses' }],
    [1, 'of site metadata', { path: '/rest/api/3/priority' }],
    [1, 'by JQL', { path: '/rest/api/3/search/jql', query: { jql: ['status = Done'] } }],
  ])('with %i to Jira where the owner was asked about lately: a read %s', async (calls, _what, change) => {
    const world = gatewayWorld();
    await ask(world, change);
    const before = world.jira.calls.length;
    world.clock.advance(59_999);
    expect((await ask(world, change)).statusCode).toBe(200);
    expect(world.jira.calls.length - before).toBe(calls);
    expect(world.jira.forwarded()).toHaveLength(2);
    world.clock.advance(1);
    await ask(world, change);
    expect(world.jira.calls.length - before).toBeGreaterThan(2 * calls);
  });
});

describe('Jira’s answer passes through', () => {
  it.each([
    [200, '{"a":1}'],
    [201, '{}'],
    [204, ''],
    [303, ''],
    [400, '{"errorMessages":["x"]}'],
    [403, '{}'],
    [404, '{}'],
    [409, '{}'],
    [501, '{}'],
  ])('with status %i', async (status, body) => {
    const world = gatewayWorld({ jira: { reply: { status, body } } });
    const answer = await ask(world, { path: '/rest/api/3/issue/ABC-1/comment' });
    expect([answer.statusCode, answer.body]).toEqual([status, body === '' ? undefined : body]);
  });

  it('with the headers of a list, and what is known of the token', async () => {
    const headers = {
      'content-type': 'application/json',
      'set-cookie': 'a=b',
      'x-ratelimit-remaining': '7',
      'x-aaccountid': 'somebody',
      server: 'AtlassianEdge',
    };
    const world = gatewayWorld({
      token: { grant: { scopes: ['read:jira-work'] } },
      jira: { reply: { headers } },
    });
    const answer = await ask(world, { path: '/rest/api/3/issue/ABC-1/comment' });
    expect(answer.headers).toMatchObject({
      'Content-Type': ['application/json'],
      'Cache-Control': ['no-store'],
      'X-Jira-RateLimit-Remaining': ['7'],
      'X-Token-Scopes': ['read:jira-work'],
      'Token-Expires': [new Date(NOW + 29 * DAY).toISOString()],
    });
    expect(Object.keys(answer.headers).map((name) => name.toLowerCase())).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/set-cookie|aaccountid|server/)]),
    );
  });
});

describe('the warning of a token that ends soon', () => {
  const HOUR = DAY / 24;
  it.each([
    ['more than 14 days', 14 * DAY + 1, undefined],
    ['14 days', 14 * DAY, ['14']],
    ['7 days and an hour', 7 * DAY + HOUR, ['8']],
    ['a day', DAY, ['1']],
    ['a moment', 1, ['1']],
  ])('before its end: %s', async (_what, leftMs, header) => {
    const world = gatewayWorld({ token: { grant: { expiresAt: NOW + leftMs } } });
    for (const path of ['/token/self', '/rest/api/3/issue/XYZ-1'])
      expect((await ask(world, { path })).headers['Token-Expires-Soon']).toEqual(header);
  });

  it('speaks of the end that today’s policy makes', async () => {
    const world = gatewayWorld({
      policy: aPolicy({ lifetimeDaysMax: days(4), lifetimeDaysDefault: days(1) }),
    });
    expect((await ask(world, { path: '/token/self' })).headers['Token-Expires-Soon']).toEqual(['3']);
  });

  it('is told to nobody whose token is not live', async () => {
    const world = gatewayWorld({ token: { grant: { expiresAt: NOW } } });
    expect((await ask(world)).headers['Token-Expires-Soon']).toBeUndefined();
  });
});

describe('GET /token/self', () => {
  it('tells what the token may do today, and asks neither Jira nor for a scope', async () => {
    const world = gatewayWorld({ policy: aPolicy({ readOnly: true, siteWideTokens: false }), token: SITE });
    const answer = await ask(world, { path: '/token/self' });
    expect(answer.statusCode).toBe(200);
    expect(JSON.parse(answer.body ?? '')).toMatchObject({ today: { effects: ['read'], reach: null } });
    expect(world.jira.calls).toEqual([]);
  });

  it('is refused where tokens are off', async () => {
    const world = gatewayWorld({ policy: aPolicy({ tokensOn: false }) });
    expect(codeOf(await ask(world, { path: '/token/self' }))).toBe('tokens-off');
  });

  it.each([
    ['POST', '/token/self', 404],
    ['GET', '/token/self/x', 404],
    ['GET', '/Token/self', 404],
  ])('is not %s %s', async (method, path, status) => {
    expect((await ask(gatewayWorld(), { method, path })).statusCode).toBe(status);
  });

  it('shows the token its name, and no refusal does', async () => {
    const { name, purpose } = aProvenRecord().record;
    const shown = gatewayWorld();
    const { body } = await ask(shown, { path: '/token/self' });
    expect(JSON.parse(body ?? '')).toMatchObject({ name });
    expect(body).not.toContain(purpose);
    expect(JSON.stringify([shown.lines, shown.storage.events])).not.toContain(name);

    const scripts: readonly WorldScript[] = [
      { policy: aPolicy({ tokensOn: false }) },
      { token: { state: 'revoked' } },
      { token: { state: 'paused' } },
      { token: { grant: { expiresAt: NOW } } },
    ];
    for (const script of scripts) {
      const world = gatewayWorld(script);
      const refused = await ask(world, { path: '/token/self' });
      expect(refused.statusCode).toBeGreaterThanOrEqual(400);
      expect(JSON.stringify([refused, world.lines, world.storage.events])).not.toContain(name);
    }
  });
});

describe('an answer of Jira that cannot be carried is a refusal', () => {
  it.each([
    ['jira-error', 504, { fault: 'timeout' as const }],
    ['jira-error', 502, { fault: 'unreachable' as const }],
    ['jira-error', 502, { fault: 'app-not-authorised' as const }],
    ['jira-error', 502, { status: 401 }],
    ['jira-error', 502, { status: 500 }],
    ['jira-error', 502, { status: 503 }],
    ['jira-rate-limited', 429, { status: 429, headers: { 'retry-after': '8' } }],
    ['body-unsupported', 502, { body: '', isText: false }],
    ['response-too-large', 502, { body: 'x'.repeat(4_800_000) }],
    ['response-too-large', 502, { body: '"'.repeat(2_400_000) }],
  ])('%s, status %i', async (code, status, reply) => {
    const world = gatewayWorld({ token: SITE, jira: { reply } });
    const answer = await ask(world);
    expect([codeOf(answer), answer.statusCode]).toEqual([code, status]);
  });

  it.each([
    ['GET', false],
    ['PUT', true],
    ['DELETE', true],
  ])('after %s: a change may have been made: %s', async (method, mayHaveBeenMade) => {
    const world = gatewayWorld({ token: SITE, jira: { reply: { fault: 'timeout' } } });
    const { body } = await ask(world, { method, body: '{}' });
    expect(body?.includes('may have taken effect')).toBe(mayHaveBeenMade);
  });
});
