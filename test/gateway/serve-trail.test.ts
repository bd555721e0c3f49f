import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/gateway/answer';
import { serve } from '../../src/gateway/serve';
import {
  aPolicy,
  aProvenRecord,
  anEvent,
  IN_ABC,
  SITE_WIDE,
  tokenOf,
  type EventChange,
} from '../support/builders';
import { CLOUD_ID, gatewayWorld, type GatewayWorld } from '../support/gateway-world';
import { failing } from '../support/journal';
import type { JiraOutcome } from '../support/fake-jira';

const SITE = { grant: { reach: SITE_WIDE } };

const ask = (world: GatewayWorld, change: EventChange = {}): Promise<Answer> =>
  serve(anEvent({ authorization: `Bearer ${world.token}`, ...change }), world.ports);
const codeOf = ({ body }: Answer): string =>
  (JSON.parse(body ?? '{}') as { type?: string }).type?.split('/').pop() ?? 'none';

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

  const codesOf = ({ storage }: GatewayWorld) =>
    storage.events.map((event) => ('refusal' in event ? event.refusal : event.type));

  it('has a proven token’s denial once a minute for each code, whatever operations it tries', async () => {
    const world = gatewayWorld();
    for (const path of ['issue/XYZ-1', 'issue/XYZ-1', 'project/XYZ', 'issue/XYZ-1/comment', 'project/10002'])
      expect(codeOf(await ask(world, { path: `/rest/api/3/${path}` }))).toBe('project-outside');
    expect(world.storage.events).toMatchObject([
      {
        type: 'request.denied',
        operation: 'GET /rest/api/3/issue/{issueIdOrKey}',
        refusal: 'project-outside',
      },
    ]);
    await ask(world, { path: '/rest/api/3/nothing' });
    expect(codesOf(world)).toEqual(['project-outside', 'operation-unknown']);
    world.clock.advance(60_000);
    await ask(world, { path: '/rest/api/3/issue/XYZ-1' });
    expect(codesOf(world)).toEqual(['project-outside', 'operation-unknown', 'project-outside']);
    expect(world.lines).toHaveLength(7);
  });

  it('has the denials of each token and each installation by themselves', async () => {
    const one = gatewayWorld();
    const denials = one.ports.denials;
    const denied = { path: '/rest/api/3/issue/XYZ-1' };
    await ask(one, denied);
    const elsewhere = gatewayWorld();
    await serve(anEvent({ authorization: `Bearer ${elsewhere.token}`, ...denied }), {
      ...elsewhere.ports,
      denials,
      site: { cloudId: CLOUD_ID, installation: 'another' },
    });
    const other = gatewayWorld({ token: { locator: aProvenRecord({}, 8).record.locator } });
    await serve(anEvent({ authorization: `Bearer ${other.token}`, ...denied }), { ...other.ports, denials });
    expect([one, elsewhere, other].map(typesOf)).toEqual(Array.from({ length: 3 }, () => ['request.denied']));
  });

  it('has a denial that could not be written at the next try', async () => {
    const world = gatewayWorld();
    world.journal.faultAt = failing('refuse', 'audit.append');
    await ask(world, { path: '/rest/api/3/issue/XYZ-1' });
    expect(typesOf(world)).toEqual([]);
    world.journal.faultAt = () => undefined;
    await ask(world, { path: '/rest/api/3/issue/XYZ-1' });
    await ask(world, { path: '/rest/api/3/issue/XYZ-1' });
    expect(typesOf(world)).toEqual(['request.denied']);
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

  it.each<[string, JiraOutcome]>([
    ['does not answer', { fault: 'timeout' }],
    ['fails', { status: 500 }],
    ['asks to slow down', { status: 429 }],
    ['answers a file', { body: '', isText: false }],
    ['breaks', 'throw'],
  ])('does not call denied what was let through, where Jira then %s', async (_what, reply) => {
    const world = gatewayWorld({ token: SITE, jira: { reply } });
    const { statusCode } = await ask(world, { method: 'DELETE' });
    expect(typesOf(world)).toEqual(['request.allowed']);
    expect(world.lines).toMatchObject([{ status: statusCode }]);

    const read = gatewayWorld({ token: SITE, jira: { reply } });
    await ask(read, { method: 'GET' });
    expect(typesOf(read)).toEqual([]);
  });
});

describe('a change that could not be attributed', () => {
  it.each<[string, JiraOutcome]>([
    ['refuses it', { status: 400 }],
    ['is silent', { fault: 'timeout' }],
    ['limits the rate', { status: 429 }],
  ])('has its trace and is no denial, where Jira %s', async (_what, attribution) => {
    const world = gatewayWorld({
      policy: aPolicy({ attributeInJira: true }),
      jira: { faults: { attribution } },
    });
    const { statusCode } = await ask(world, { method: 'PUT', body: '{"fields":{"summary":"x"}}' });
    expect(statusCode).toBeGreaterThanOrEqual(400);
    expect(world.storage.events.map(({ type }) => type)).toEqual(['request.allowed']);
    expect(world.lines).toMatchObject([{ status: statusCode }]);
    expect(world.jira.forwarded()).toEqual([]);
  });
});

describe('a project-bound token', () => {
  const replyOf = (json: unknown) => ({ jira: { reply: { body: JSON.stringify(json) } } });

  it('names no project that has its key now: the reply says which project it is', async () => {
    const self = 'https://x.atlassian.net/rest/api/3/project/10777';
    const world = gatewayWorld(replyOf({ self, id: '10777', key: 'ABC', description: 'confidential' }));
    const answer = await ask(world, { path: '/rest/api/3/project/ABC' });
    expect(codeOf(answer)).toBe('project-outside');
    expect(answer.body).not.toContain('confidential');
  });

  it('names no issue of another project that has its key now: the reply says which project it is in', async () => {
    const self = 'https://x.atlassian.net/rest/api/3/issue/601';
    const fields = { project: { id: '10777', key: 'ABC' }, summary: 'confidential' };
    const world = gatewayWorld(replyOf({ self, id: '601', key: 'ABC-1', fields }));
    const answer = await ask(world, { path: '/rest/api/3/issue/ABC-1' });
    expect(codeOf(answer)).toBe('project-outside');
    expect(answer.body).not.toContain('confidential');
  });

  it('changes no issue of another project that has its key now', async () => {
    const project = { id: '10777', key: 'ABC' };
    const world = gatewayWorld({
      jira: { issues: [{ id: '601', key: 'ABC-1', project }], projects: [project] },
    });
    const change = { method: 'PUT', body: '{"fields":{"summary":"x"}}' };
    expect(codeOf(await ask(world, change))).toBe('project-outside');
    expect(world.jira.forwarded()).toEqual([]);
  });

  it('changes nothing by the key of a project that another has now', async () => {
    const projects = [{ id: '10777', key: 'ABC' }];
    const world = gatewayWorld({ jira: { projects } });
    const change = { method: 'PUT', path: '/rest/api/3/project/ABC', body: '{"name":"x"}' };
    expect(codeOf(await ask(world, change))).toBe('project-outside');
    expect(world.jira.forwarded()).toEqual([]);
  });

  it('has a read that may not be shown among its denials', async () => {
    const self = 'https://x.atlassian.net/rest/api/3/issue/509';
    const world = gatewayWorld(
      replyOf({ self, id: '509', key: 'XYZ-9', fields: { project: { id: '10002' } } }),
    );
    expect(codeOf(await ask(world, { path: '/rest/api/3/issue/ABC-9' }))).toBe('project-outside');
    expect(world.jira.forwarded()).toHaveLength(1);
    expect(world.storage.events).toMatchObject([
      {
        type: 'request.denied',
        refusal: 'project-outside',
        operation: 'GET /rest/api/3/issue/{issueIdOrKey}',
      },
    ]);
    expect(world.lines).toMatchObject([{ status: 403, refusal: 'project-outside' }]);
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
