import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/gateway/answer';
import { serve } from '../../src/gateway/serve';
import { aProvenRecord, anEvent, IN_ABC, SITE_WIDE, tokenOf, type EventChange } from '../support/builders';
import { CLOUD_ID, gatewayWorld, type GatewayWorld } from '../support/gateway-world';

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
