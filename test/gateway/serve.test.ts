import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/gateway/answer';
import { serve } from '../../src/gateway/serve';
import {
  aPolicy,
  aProvenRecord,
  anEvent,
  DAY,
  IN_ABC,
  SITE_WIDE,
  tokenOf,
  type EventChange,
} from '../support/builders';
import { EXPIRED, EXPIRING, NOW } from '../support/fixed-times';
import { gatewayWorld, type GatewayWorld, type WorldScript } from '../support/gateway-world';
import { CLOUD_ID } from '../support/gateway-world';

const SITE = { grant: { reach: SITE_WIDE } };

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
      { path: '/rest/api/3/issue/ABC-1?fields=summary&fields=status&expand=names%2Cschema' },
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
      'anything, site-wide',
      { token: SITE },
      { path: '/rest/api/3/issue/XYZ-1' },
      { path: '/rest/api/3/issue/XYZ-1' },
    ],
    [
      'JQL, site-wide',
      { token: SITE },
      { path: '/rest/api/3/search/jql', query: { jql: 'a = b' } },
      { path: '/rest/api/3/search/jql?jql=a+%3D+b' },
    ],
  ])('%s', async (_what, script, change, call) => {
    const world = gatewayWorld(script);
    expect((await ask(world, change)).statusCode).toBe(200);
    expect(world.jira.forwarded()).toMatchObject([call]);
  });

  it('with none of the caller’s credentials', async () => {
    const world = gatewayWorld();
    await ask(world, { headers: { Cookie: 'a=b', 'X-Forwarded-For': '1.2.3.4' } });
    expect(world.jira.forwarded()[0]?.headers).toEqual({ accept: 'application/json' });
  });

  it('with a site-wide token and no question before', async () => {
    const world = gatewayWorld({ token: SITE });
    await ask(world);
    expect(world.jira.calls).toHaveLength(1);
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
    const answer = await ask(world);
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
    const answer = await ask(world);
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

  // DEFECT: tokens/record.ts says of the name "never logged, audited or put into an answer"; describeToken puts it into one.
  it.fails('keeps the owner’s words to the pages', async () => {
    const world = gatewayWorld();
    expect((await ask(world, { path: '/token/self' })).body).not.toContain(aProvenRecord().record.name);
  });
});

interface RefusedCase {
  readonly code: string;
  readonly what: string;
  readonly script?: WorldScript;
  readonly change?: EventChange;
  readonly status: number;
  /** How many questions Jira is asked before; never more than one, and nothing is forwarded. */
  readonly questions?: number;
}

const READ_ONLY = { token: { grant: { effects: ['read'] } } } as const;

/** Every refusal that happens before anything is forwarded, by name. */
const REFUSED: readonly RefusedCase[] = [
  { code: 'token-missing', what: 'no header', change: { authorization: undefined as never }, status: 401 },
  { code: 'token-invalid', what: 'junk', change: { authorization: 'Bearer junk' }, status: 401 },
  {
    code: 'token-expired',
    what: 'past its day',
    script: { token: { grant: { expiresAt: EXPIRED } } },
    status: 401,
  },
  {
    code: 'token-expired',
    what: 'at its very end',
    script: { token: { grant: { expiresAt: NOW } } },
    status: 401,
  },
  { code: 'token-revoked', what: 'revoked', script: { token: { state: 'revoked' } }, status: 401 },
  { code: 'token-paused', what: 'paused', script: { token: { state: 'paused' } }, status: 401 },
  { code: 'not-yet-valid', what: 'early', script: { token: { notBeforeAt: EXPIRING } }, status: 401 },
  { code: 'tokens-off', what: 'switched off', script: { policy: aPolicy({ tokensOn: false }) }, status: 403 },
  { code: 'tokens-off', what: 'a fresh installation', script: { policy: undefined }, status: 403 },
  {
    code: 'request-malformed',
    what: 'a dot segment',
    change: { path: '/rest/api/3/project/ABC/../XYZ' },
    status: 400,
  },
  {
    code: 'request-malformed',
    what: 'an ambiguous parameter',
    script: { token: SITE },
    change: { path: '/rest/api/3/search/jql', query: { nextPageToken: ['a', 'b'] } },
    status: 400,
  },
  {
    code: 'jql-invalid',
    what: 'JQL split at its commas',
    script: { token: SITE },
    change: { path: '/rest/api/3/search/jql', query: { jql: ['key in (A-1', 'A-2)'] } },
    status: 400,
  },
  {
    code: 'body-too-large',
    what: 'too much',
    change: { method: 'PUT', body: 'x'.repeat(4_500_001) },
    status: 413,
  },
  { code: 'body-unsupported', what: 'no JSON', change: { method: 'PUT', body: 'x' }, status: 415 },
  { code: 'operation-unknown', what: 'no such path', change: { path: '/rest/api/3/nothing' }, status: 404 },
  { code: 'operation-unknown', what: 'the root', change: { path: '' }, status: 404 },
  {
    code: 'operation-unknown',
    what: 'outside REST',
    change: { path: '/secure/admin/ViewApplicationProperties.jspa' },
    status: 404,
  },
  {
    code: 'operation-unknown',
    what: 'another site',
    change: { path: '/ex/jira/00000000-0000-0000-0000-000000000000/rest/api/3/issue/ABC-1' },
    status: 404,
  },
  {
    code: 'operation-unknown',
    what: 'closed to apps',
    script: { token: SITE },
    change: { method: 'GET', path: '/rest/atlassian-connect/1/app/module/dynamic' },
    status: 404,
  },
  {
    code: 'operation-unknown',
    what: 'our own webhooks',
    script: { token: SITE },
    change: { method: 'POST', path: '/rest/api/3/webhook', body: '{}' },
    status: 404,
  },
  {
    code: 'scope-missing',
    what: 'not granted',
    script: { token: { grant: { scopes: ['read:jira-user'] } } },
    status: 403,
  },
  {
    code: 'read-only',
    what: 'not among the effects',
    script: READ_ONLY,
    change: { method: 'DELETE' },
    status: 403,
  },
  {
    code: 'read-only',
    what: 'a read-only site',
    script: { policy: aPolicy({ readOnly: true }) },
    change: { method: 'DELETE' },
    status: 403,
  },
  {
    code: 'policy-narrowed',
    what: 'a scope taken back',
    script: { policy: aPolicy({ scopes: ['read:jira-user'] }) },
    status: 403,
  },
  {
    code: 'policy-narrowed',
    what: 'site-wide no more',
    script: { token: SITE, policy: aPolicy({ siteWideTokens: false }) },
    status: 403,
  },
  {
    code: 'policy-narrowed',
    what: 'a shorter life',
    script: {
      policy: aPolicy({
        lifetimeDaysMax: { read: 1, write: 1, delete: 1, manage: 1 },
        lifetimeDaysDefault: { read: 1, write: 1, delete: 1, manage: 1 },
      }),
    },
    status: 403,
  },
  {
    code: 'project-outside',
    what: 'a foreign key',
    change: { path: '/rest/api/3/issue/XYZ-1' },
    status: 403,
  },
  {
    code: 'project-outside',
    what: 'a foreign id',
    change: { path: '/rest/api/3/issue/502' },
    status: 403,
    questions: 1,
  },
  {
    code: 'project-outside',
    what: 'an id that nobody has',
    change: { path: '/rest/api/3/issue/404' },
    status: 403,
    questions: 1,
  },
  {
    code: 'project-outside',
    what: 'an issue that moved away',
    change: { path: '/rest/api/3/issue/ABC-9' },
    status: 403,
    questions: 1,
  },
  {
    code: 'project-outside',
    what: 'a foreign project',
    change: { path: '/rest/api/3/project/XYZ' },
    status: 403,
  },
  {
    code: 'target-unresolved',
    what: 'JQL',
    change: { path: '/rest/api/3/search/jql', query: { jql: 'project = ABC' } },
    status: 403,
  },
  {
    code: 'target-unresolved',
    what: 'a new issue',
    change: { method: 'POST', path: '/rest/api/3/issue', body: '{"fields":{"project":{"key":"ABC"}}}' },
    status: 403,
  },
  {
    code: 'target-unresolved',
    what: 'another parent',
    change: { method: 'PUT', body: '{"fields":{"parent":{"key":"XYZ-1"}}}' },
    status: 403,
  },
  {
    code: 'target-unresolved',
    what: 'no such issue',
    change: { path: '/rest/api/3/issue/ABC-404' },
    status: 404,
    questions: 1,
  },
  {
    code: 'jira-error',
    what: 'Jira silent at the question',
    script: { jira: { question: { fault: 'timeout' } } },
    status: 504,
    questions: 1,
  },
  {
    code: 'jira-rate-limited',
    what: '429 at the question',
    script: { jira: { question: { status: 429 } } },
    status: 429,
    questions: 1,
  },
];

describe('a refused request never reaches Jira', () => {
  it.each(REFUSED)('$code: $what', async ({ code, script, change = {}, status, questions = 0 }) => {
    const world = gatewayWorld(script);
    const { authorization, ...rest } = { authorization: `Bearer ${world.token}`, ...change };
    const event = anEvent({ ...rest, ...(authorization ? { authorization } : {}) });
    const answer = await serve(event, world.ports);
    expect([codeOf(answer), answer.statusCode]).toEqual([code, status]);
    expect(world.jira.forwarded()).toEqual([]);
    expect(world.jira.calls).toHaveLength(questions);
    expect(world.lines).toMatchObject([{ refusal: code, status }]);
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

describe('a 401 for a token that is not proven', () => {
  const others = aProvenRecord({}, 8);
  it('is one answer, to the byte, for malformed, forged, unknown and wrong', async () => {
    const { token } = gatewayWorld();
    const wrong = tokenOf({ record: aProvenRecord().record, secret: others.secret });
    const unknown = tokenOf(others);
    const forged = `${unknown.slice(0, -18)}${'0'.repeat(18)}`;
    const answers = await Promise.all(
      [
        'Bearer x',
        `Bearer ${forged}`,
        `Bearer ${token.slice(0, -1)}~`,
        `Bearer ${unknown}`,
        `Bearer ${wrong}`,
      ].map((authorization) => ask(gatewayWorld(), { authorization })),
    );
    expect(answers[0]?.statusCode).toBe(401);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });
});

describe('the trail', () => {
  const typesOf = ({ storage }: GatewayWorld) => storage.events.map(({ type }) => type);

  it.each(['PUT', 'DELETE'])('has a change before Jira is called: %s', async (method) => {
    const world = gatewayWorld({ token: SITE });
    await ask(world, { method, body: '{}' });
    expect(world.journal.calls.slice(-2)).toEqual(['audit.append', 'jira.send']);
    expect(world.storage.events).toMatchObject([
      { type: 'request.allowed', locator: aProvenRecord().record.locator },
    ]);
  });

  it('has no reads', async () => {
    const world = gatewayWorld();
    await ask(world);
    expect(typesOf(world)).toEqual([]);
  });

  it('has a proven token’s denial once a minute, and again for another operation', async () => {
    const world = gatewayWorld();
    for (let call = 0; call < 3; call += 1) await ask(world, { path: '/rest/api/3/issue/XYZ-1' });
    expect(typesOf(world)).toEqual(['request.denied']);
    await ask(world, { path: '/rest/api/3/project/XYZ' });
    expect(typesOf(world)).toHaveLength(2);
    world.clock.advance(60_000);
    await ask(world, { path: '/rest/api/3/issue/XYZ-1' });
    expect(typesOf(world)).toHaveLength(3);
  });

  it('has what a revoked token tried, by its secret', async () => {
    const world = gatewayWorld({ token: { state: 'revoked' } });
    await ask(world);
    expect(world.storage.events).toMatchObject([{ type: 'request.denied', refusal: 'token-revoked' }]);
  });

  it.each([
    ['junk', () => 'Bearer junk'],
    [
      'a forgery',
      () =>
        `Bearer ${tokenOf(aProvenRecord({}, 8), { current: '1', keys: new Map([['1', new Uint8Array(32)]]) })}`,
    ],
    ['an unknown token', () => `Bearer ${tokenOf(aProvenRecord({}, 8))}`],
    [
      'a wrong secret',
      () => `Bearer ${tokenOf({ record: aProvenRecord().record, secret: aProvenRecord({}, 8).secret })}`,
    ],
  ])('has nothing of %s: strangers cause no write', async (_what, authorization) => {
    const world = gatewayWorld();
    await ask(world, { authorization: authorization() });
    expect(typesOf(world)).toEqual([]);
    expect(world.lines[0]?.locator).toBeUndefined();
  });

  // DEFECT: every refusal is recorded as request.denied, also Jira's failure after a change was let through.
  it.fails('does not call denied what was let through', async () => {
    const world = gatewayWorld({ token: SITE, jira: { reply: { fault: 'timeout' } } });
    await ask(world, { method: 'DELETE' });
    expect(typesOf(world)).toEqual(['request.allowed']);
  });
});

describe('a project-bound token', () => {
  // DEFECT: a project named by key is judged by the key that the token was issued with. Jira frees the key of a deleted project, and
  // whoever is given it next is open to the old token ("the id is the identity", policy/grant.ts).
  it.fails('is not open to another project that was given its project’s key', async () => {
    const world = gatewayWorld({ jira: { reply: { body: '{"id":"10777","key":"ABC"}' } } });
    expect((await ask(world, { path: '/rest/api/3/project/ABC' })).statusCode).toBe(403);
  });

  it.each([
    ['/rest/api/3/issue/XYZ-1'],
    ['/rest/api/3/issue/xyz-1'],
    ['/rest/api/2/issue/XYZ-1/comment'],
    ['/rest/agile/1.0/issue/XYZ-1'],
    ['/rest/api/3/project/10002'],
    ['/rest/api/3/project/xyz/statuses'],
    [`/ex/jira/${CLOUD_ID}/rest/api/3/issue/XYZ-1`],
  ])('asks Jira nothing about another project: %s', async (path) => {
    const world = gatewayWorld({ token: { grant: { reach: IN_ABC } } });
    expect(codeOf(await ask(world, { path }))).toBe('project-outside');
    expect(world.jira.calls).toEqual([]);
  });
});
