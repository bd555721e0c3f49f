import { describe, expect, it } from 'vitest';
import type { Usage } from '../../src/audit/usage';
import type { UsageStore } from '../../src/audit/usage-store';
import type { Answer } from '../../src/gateway/answer';
import { serve } from '../../src/gateway/serve';
import { aProvenRecord, anEvent, OWNER, SITE_WIDE, tokenOf, type EventChange } from '../support/builders';
import { NOW } from '../support/fixed-times';
import type { JiraOutcome } from '../support/fake-jira';
import { CLOUD_ID, gatewayWorld, type GatewayWorld } from '../support/gateway-world';
import { failing } from '../support/journal';
import { valueIn } from '../support/memory-usages';

const { locator } = aProvenRecord().record;
const ISSUE = 'GET /rest/api/3/issue/{issueIdOrKey}';
const CHANGE: EventChange = { method: 'PUT', body: '{"fields":{"summary":"x"}}' };
const DENIED: EventChange = { path: '/rest/api/3/issue/XYZ-1' };

const ask = (world: GatewayWorld, change: EventChange = {}): Promise<Answer> =>
  serve(anEvent({ authorization: `Bearer ${world.token}`, ...change }), world.ports);
const usageIn = async ({ usages }: GatewayWorld): Promise<Usage | undefined> =>
  valueIn(await usages.store.find([locator])).get(locator);
const writesOf = ({ usages }: GatewayWorld): readonly string[] =>
  usages.journal.calls.filter((name) => name !== 'usages.find');

describe('a call', () => {
  it('is counted with its operation, its time and the family of its client', async () => {
    const world = gatewayWorld();
    await ask(world, { headers: { 'USER-agent': ['python-requests/2.31.0 ada@example.com'] } });
    expect(await usageIn(world)).toMatchObject({
      ownerId: OWNER,
      lastUsedAt: NOW,
      lastClient: 'python-requests 2.31.0',
      days: [{ day: '2026-10-12', calls: 1, denied: 0 }],
      operations: [{ operation: ISSUE, calls: 1 }],
      refusals: [],
    });
    expect(JSON.stringify([...world.usages.usages.values()])).not.toContain('ada');
  });

  it.each([
    ['the token’s own', { path: '/token/self' }, 0],
    ['of nothing that the catalogue has', { path: '/rest/api/3/nothing' }, 1],
    ['denied before Jira', DENIED, 1],
    ['denied by its effect', { method: 'DELETE' }, 1],
  ])('%s is counted once', async (_what, change, denied) => {
    const world = gatewayWorld({ token: { grant: { effects: ['read'] } } });
    await ask(world, change);
    expect(await usageIn(world)).toMatchObject({ days: [{ calls: 1, denied }], lastUsedAt: NOW });
  });

  it('is written while Jira is asked, not after', async () => {
    const world = gatewayWorld();
    const order: string[] = [];
    const { usages, jira } = world.ports;
    await serve(anEvent({ authorization: `Bearer ${world.token}` }), {
      ...world.ports,
      usages: { ...usages, add: (delta) => (order.push('count'), usages.add(delta)) },
      jira: { send: (sent) => (order.push(sent.path.split('?')[0]!), jira.send(sent)) },
    });
    // Everything that decides comes before it, everything about the reply behind.
    const begun = order.indexOf('count');
    expect(order.slice(begun, begun + 2)).toEqual(['count', '/rest/api/3/issue/ABC-1']);
    expect(order.lastIndexOf('/rest/api/3/issue/ABC-1')).toBe(begun + 1);
  });

  it.each([
    ['allowed', {}],
    ['denied', DENIED],
  ])('leaves nothing running when it is answered: %s', async (_what, change) => {
    const world = gatewayWorld();
    const { usages } = world.ports;
    const running = new Set<unknown>();
    const slow: UsageStore = {
      ...usages,
      add: async (delta) => {
        running.add(delta);
        for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
        running.delete(delta);
        return usages.add(delta);
      },
    };
    await serve(anEvent({ authorization: `Bearer ${world.token}`, ...change }), {
      ...world.ports,
      usages: slow,
    });
    expect(running.size).toBe(0);
    expect(await usageIn(world)).toBeDefined();
  });

  it('whose reply may not be shown is a denial', async () => {
    const self = 'https://x.atlassian.net/rest/api/3/issue/509';
    const body = JSON.stringify({ self, id: '509', key: 'XYZ-9', fields: { project: { id: '10002' } } });
    const world = gatewayWorld({ jira: { reply: { body } } });
    expect((await ask(world, { path: '/rest/api/3/issue/ABC-9' })).statusCode).toBe(403);
    expect(await usageIn(world)).toMatchObject({
      days: [{ calls: 1, denied: 1 }],
      lastDeniedAt: NOW,
      refusals: [{ code: 'project-outside', calls: 1 }],
    });
  });

  it.each<[string, JiraOutcome]>([
    ['does not answer', { fault: 'timeout' }],
    ['fails', { status: 500 }],
    ['breaks', 'throw'],
  ])('that was let through is no denial, where Jira then %s', async (_what, reply) => {
    const world = gatewayWorld({ token: { grant: { reach: SITE_WIDE } }, jira: { reply } });
    await ask(world, { method: 'DELETE' });
    expect(await usageIn(world)).toMatchObject({ days: [{ calls: 1, denied: 0 }], refusals: [] });
  });

  it('whose trace could not be written is a denial', async () => {
    const world = gatewayWorld();
    world.journal.faultAt = failing('refuse', 'audit.append');
    await ask(world, CHANGE);
    expect(await usageIn(world)).toMatchObject({
      days: [{ calls: 1, denied: 1 }],
      refusals: [{ code: 'storage-unavailable' }],
    });
  });

  it.each([
    ['revoked', { state: 'revoked' }, 'token-revoked'],
    ['expired', { grant: { expiresAt: NOW - 1 } }, 'token-expired'],
  ] as const)(
    'with a %s token tells that somebody still holds it, and is no use',
    async (_what, token, code) => {
      const world = gatewayWorld({ token });
      await ask(world, { headers: { 'User-Agent': ['curl/8.4.0'] } });
      const usage = await usageIn(world);
      expect(usage).toMatchObject({ lastDeadCallAt: NOW, lastClient: 'curl 8.4.0', refusals: [{ code }] });
      expect(usage?.lastUsedAt).toBeUndefined();
    },
  );
});

describe('callers without a proven token', () => {
  const others = aProvenRecord({}, 8);
  it.each([
    ['no token', { authorization: '' }],
    ['junk', { authorization: 'Bearer junk' }],
    ['an unknown token', { authorization: `Bearer ${tokenOf(others)}` }],
    [
      'a wrong secret',
      { authorization: `Bearer ${tokenOf({ record: aProvenRecord().record, secret: others.secret })}` },
    ],
    ['a request that cannot be read', { path: '/rest/../x' }],
  ])('cause no write and no memory: %s', async (_what, change) => {
    const world = gatewayWorld();
    await ask(world, change);
    expect(world.usages.journal.calls).toEqual([]);
    world.clock.advance(120_000);
    await ask(world);
    const [today] = valueIn(await world.usages.store.findTraffic(['2026-10-12']));
    expect(today?.hours).toEqual([{ hour: 9, calls: 1, denied: 0 }]);
  });
});

describe('a hundred calls within a minute', () => {
  it('cost one usage write and one traffic write', async () => {
    const world = gatewayWorld();
    for (let count = 0; count < 100; count += 1) await ask(world);
    expect(writesOf(world)).toEqual(['usages.add', 'usages.addTraffic']);
    world.clock.advance(60_000);
    await ask(world);
    expect(await usageIn(world)).toMatchObject({ days: [{ calls: 101, denied: 0 }] });
  });
});

describe('counting that fails', () => {
  const cases = [
    ['an allowed read', {}],
    ['a change', CHANGE],
    ['a denial', DENIED],
    ['the token’s own', { path: '/token/self' }],
  ] as const;
  const rows = cases.flatMap(([what, change]) =>
    (['usages.add', 'usages.addTraffic'] as const).flatMap((name) =>
      (['refuse', 'throw'] as const).map((fault) => [what, fault, name, change] as const),
    ),
  );

  it.each(rows)(
    'changes no answer, and no call is lost: %s (%s at %s)',
    async (_what, fault, name, change) => {
      const [well, ill] = [gatewayWorld(), gatewayWorld()];
      ill.usages.journal.faultAt = failing(fault, name);
      expect(await ask(ill, change)).toEqual(await ask(well, change));
      const code = fault === 'refuse' ? 'UNREACHABLE' : 'BUG';
      expect(ill.lines).toMatchObject([{ usageCode: code }]);
      expect(well.lines[0]?.usageCode).toBeUndefined();

      ill.usages.journal.faultAt = () => undefined;
      for (const later of [60_000, 1]) {
        ill.clock.advance(later);
        await ask(ill, change);
      }
      const calls = (await usageIn(ill))?.days[0]?.calls;
      const [today] = valueIn(await ill.usages.store.findTraffic(['2026-10-12']));
      // What went well waits for its next minute; what failed is caught up with the call after.
      expect([calls, today?.hours[0]?.calls]).toEqual(name === 'usages.add' ? [3, 2] : [2, 3]);
    },
  );

  it('by a bug of the tally itself changes no answer', async () => {
    const well = gatewayWorld();
    for (const change of [{}, DENIED]) {
      const world = gatewayWorld();
      const breaks = (): never => {
        throw new TypeError('a bug');
      };
      world.ports.tally.noteCall = breaks;
      expect((await ask(world, change)).statusCode).toBe((await ask(well, change)).statusCode);
      expect(world.bugs.length).toBeGreaterThan(0);
    }
  });
});

it('two installations in one container never mix', async () => {
  const [one, two] = [gatewayWorld(), gatewayWorld()];
  const twoPorts = {
    ...two.ports,
    tally: one.ports.tally,
    site: { cloudId: CLOUD_ID, installation: 'another' },
  };
  const event = anEvent({ authorization: `Bearer ${one.token}` });
  for (let count = 0; count < 5; count += 1) await serve(event, one.ports);
  for (let count = 0; count < 3; count += 1) await serve(event, twoPorts);
  two.clock.advance(60_000);
  await serve(event, twoPorts);
  expect(await usageIn(one)).toMatchObject({ days: [{ calls: 1 }] });
  expect(await usageIn(two)).toMatchObject({ days: [{ calls: 4 }] });
});
