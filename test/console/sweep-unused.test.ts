import { describe, expect, it } from 'vitest';
import { callCounts, newUsage } from '../../src/audit/usage';
import { formatUsage } from '../../src/audit/usage-record';
import { sweep } from '../../src/console/sweep/sweep';
import { resume } from '../../src/tokens/lifecycle';
import type { TokenRecord } from '../../src/tokens/record';
import { aPolicy, aRecord, DAY, OWNER } from '../support/builders';
import { consoleWorld, type ConsoleWorld } from '../support/console-world';
import { NOW } from '../support/fixed-times';

/** Issued 40 days ago; used so many days ago, or never. */
const old = (seed: number, change = {}) =>
  aRecord({ grant: { issuedAt: NOW - 40 * DAY, expiresAt: NOW + 40 * DAY }, ...change }, seed);

function worldOf(
  records: readonly TokenRecord[],
  { usedAt, idleDaysMax = 30 }: { usedAt?: number; idleDaysMax?: number | null } = {},
): ConsoleWorld {
  const world = consoleWorld({ records, policy: aPolicy({ idleDaysMax }) });
  for (const { locator, ownerId, grant } of records) {
    const usage = newUsage(locator, ownerId, grant.issuedAt);
    world.usages.usages.set(
      locator,
      formatUsage(usedAt === undefined ? usage : { ...usage, lastUsedAt: usedAt }),
    );
  }
  return world;
}
const use = ({ ports }: ConsoleWorld, { locator, ownerId, grant }: TokenRecord, at = NOW) =>
  ports.usages.add({
    locator,
    ownerId,
    issuedAt: grant.issuedAt,
    counts: callCounts({ at, client: 'curl', isLive: true }),
    mark: { container: 'one', seq: 1 },
  });
async function outcomeOf(world: ConsoleWorld, step = 'unused'): Promise<unknown> {
  const outcome = (await sweep(world.ports)).find((each) => each.step === step)!;
  return 'count' in outcome ? outcome.count : 'code' in outcome ? outcome.code : outcome.bug;
}
const stateOf = async ({ ports }: ConsoleWorld, { locator }: TokenRecord) => {
  const found = await ports.tokens.find(locator);
  return found.ok ? found.value : undefined;
};

describe('tokens that nobody uses', () => {
  it('are revoked by the app because unused, with one event each', async () => {
    const world = worldOf([old(1), old(2)]);
    expect(await outcomeOf(world)).toBe(2);
    expect(await stateOf(world, old(1))).toMatchObject({
      state: 'revoked',
      endedBy: 'app',
      endedBecause: 'unused',
      endedAt: NOW,
    });
    expect(world.storage.events).toMatchObject(
      [1, 2].map(() => ({ type: 'token.revoked', as: 'app', because: 'unused', actorId: 'app' })),
    );
    expect(await outcomeOf(world)).toBe(0);
    expect(world.storage.events).toHaveLength(2);
  });

  it.each<[string, ConsoleWorld]>([
    ['no rule says so', worldOf([old(1)], { idleDaysMax: null })],
    ['they were used within the days', worldOf([old(1)], { usedAt: NOW - 30 * DAY })],
    ['they are younger than the days', worldOf([old(1)], { idleDaysMax: 41 })],
    ['they were not valid yet', worldOf([old(1, { notBeforeAt: NOW - DAY })])],
    ['they are paused', worldOf([old(1, { state: 'paused' })])],
    ['they are revoked', worldOf([old(1, { state: 'revoked' })])],
    ['they have expired', worldOf([old(1, { grant: { issuedAt: NOW - 40 * DAY, expiresAt: NOW } })])],
  ])('stay where %s', async (_why, world) => {
    const before = JSON.stringify([...world.storage.stored.tokens]);
    expect(await outcomeOf(world)).toBe(0);
    expect(JSON.stringify([...world.storage.stored.tokens])).toBe(before);
    expect(world.storage.events).toEqual([]);
  });

  it('stay where nothing is known of their use', async () => {
    const world = worldOf([old(1)]);
    world.usages.usages.clear();
    expect(await outcomeOf(world)).toBe(0);
  });

  it.each([
    ['before they are listed', 'usages.unusedSince'],
    ['after they were listed', 'usages.find'],
    ['after they were judged', 'ledger.replaceUnused'],
  ])('stay where they are used %s', async (_when, call) => {
    const world = worldOf([old(1)]);
    world.journal.faultAt = (name) => {
      if (name === call) {
        world.journal.faultAt = () => undefined;
        void use(world, old(1));
      }
      return undefined;
    };
    expect(await outcomeOf(world)).toBe(0);
    expect(await stateOf(world, old(1))).toMatchObject({ state: 'active' });
    expect(world.storage.events).toEqual([]);
  });

  it('stay where a clock that ran ahead has gone back', async () => {
    const world = worldOf([old(1)], { usedAt: NOW + 5 * DAY });
    expect(await outcomeOf(world)).toBe(0);
    const young = worldOf([old(1)]);
    young.clock.advance(-20 * DAY);
    expect(await outcomeOf(young)).toBe(0);
  });

  it('are revoked once by two sweeps at once, with one event', async () => {
    const world = worldOf([old(1)]);
    await Promise.all([sweep(world.ports), sweep(world.ports)]);
    expect(world.storage.events.map(({ type }) => type)).toEqual(['token.revoked']);
  });

  it('are not those that were paused, until they are idle again after they are resumed', async () => {
    const away = resume(old(1, { state: 'paused', pause: { at: NOW - 39 * DAY, by: OWNER, as: 'owner' } }), {
      as: 'owner',
      at: NOW - DAY,
    });
    const world = worldOf([away.ok ? away.value : old(1)]);
    expect(await outcomeOf(world)).toBe(0);
    world.clock.advance(30 * DAY);
    expect(await outcomeOf(world)).toBe(1);
  });

  it('are as many a run as two pages hold, and the rest next time', async () => {
    const world = worldOf(Array.from({ length: 60 }, (_, seed) => old(seed + 1)));
    expect(await outcomeOf(world)).toBe(50);
    expect(world.journal.calls.filter((name) => name === 'usages.unusedSince')).toHaveLength(2);
    expect(await outcomeOf(world)).toBe(10);
    expect(world.positions.has('unused')).toBe(false);
  });

  it('have their turn behind more that ended already than one run looks at', async () => {
    const ended = Array.from({ length: 510 }, (_, seed) =>
      old(seed + 1, { state: 'revoked', grant: { issuedAt: NOW - 60 * DAY, expiresAt: NOW + DAY } }),
    );
    const world = worldOf([...ended, old(900)]);
    expect(await outcomeOf(world)).toBe(0);
    expect(world.journal.calls.filter((name) => name === 'usages.unusedSince')).toHaveLength(20);
    expect(world.positions.get('unused')).toMatchObject({ before: NOW - 30 * DAY });
    expect(await outcomeOf(world)).toBe(1);
  });

  it('one that cannot be revoked keeps none of the others, and has its turn again', async () => {
    const world = worldOf([old(1), old(2), old(3)]);
    let met = 0;
    world.journal.faultAt = (name) =>
      name === 'ledger.replaceUnused' && (met += 1) === 1 ? 'refuse' : undefined;
    expect(await outcomeOf(world)).toBe('UNREACHABLE');
    expect(world.storage.events).toHaveLength(2);
    expect(await outcomeOf(world)).toBe(1);
  });

  it('are looked for from the beginning where a stored place is no longer taken', async () => {
    const world = worldOf([old(1)]);
    world.positions.set('unused', { before: NOW, cursor: 'gone' });
    const { usages } = world.ports;
    const ports = {
      ...world.ports,
      usages: {
        ...usages,
        unusedSince: (query: Parameters<typeof usages.unusedSince>[0]) =>
          query.cursor === 'gone'
            ? Promise.resolve({
                ok: false,
                error: { reason: 'storage-unavailable', code: 'CURSOR' },
              } as const)
            : usages.unusedSince(query),
      },
    };
    expect(await sweep(ports)).toContainEqual({ step: 'unused', code: 'CURSOR' });
    expect(await sweep(ports)).toContainEqual({ step: 'unused', count: 1 });
  });
});

describe('a step of the sweep that fails', () => {
  it.each(['refuse', 'throw'] as const)('(%s) keeps none of the others from its turn', async (fault) => {
    const first = ['tokens.list', 'policies.read', 'census.read', 'usages.eraseTrafficBefore'];
    for (const call of first) {
      const world = worldOf([old(1)]);
      world.journal.faultAt = (name) => (name === call ? fault : undefined);
      const outcomes = await sweep(world.ports);
      expect(outcomes.map(({ step }) => step)).toEqual([
        'expired',
        'erased',
        'unused',
        'ownerLeft',
        'projectGone',
        'privacy',
        'notices',
        'census',
        'bulks',
        'traffic',
        'ordersLapsed',
        'ordersErased',
        'audit',
      ]);
      expect(outcomes.some((outcome) => 'count' in outcome)).toBe(true);
      expect(outcomes.some((outcome) => (fault === 'throw' ? 'bug' : 'code') in outcome)).toBe(true);
    }
  });
});

describe('what was counted of the site', () => {
  it('is erased after 31 days, and not on the last of them', async () => {
    const world = worldOf([]);
    for (const day of ['2026-09-10', '2026-09-11', '2026-10-12'])
      world.usages.traffic.set(`${day}.0`, { day, shard: 0, hours: [], marks: [], version: 1 });
    expect(await outcomeOf(world, 'traffic')).toBe(1);
    expect([...world.usages.traffic.keys()]).toEqual(['2026-09-11.0', '2026-10-12.0']);
    expect(world.journal.calls.filter((name) => name === 'usages.eraseTrafficBefore')).toHaveLength(1);
  });
});
