import { describe, expect, it } from 'vitest';
import { sweep } from '../../src/console/sweep/sweep';
import { aRecord, DAY, OWNER } from '../support/builders';
import { consoleWorld, type ConsoleWorld } from '../support/console-world';
import { NOW } from '../support/fixed-times';
import { failing } from '../support/journal';

const HOUR = 3_600_000;
const ending = (at: number, seed: number, change = {}) =>
  aRecord({ grant: { expiresAt: at }, ...change }, seed);

async function outcomeOf({ ports }: ConsoleWorld): Promise<unknown> {
  const outcome = (await sweep(ports)).find(({ step }) => step === 'expired')!;
  return 'count' in outcome ? outcome.count : 'code' in outcome ? outcome.code : outcome.bug;
}
const expired = ({ storage }: ConsoleWorld) => storage.events.filter(({ type }) => type === 'token.expired');
const locatorsOf = (world: ConsoleWorld) =>
  expired(world).map((event) => ('locator' in event ? event.locator : undefined));

describe('a token whose last day is over', () => {
  it('is told to the trail once, as of that moment, by the app, active or paused', async () => {
    const records = [
      ending(NOW + HOUR, 1),
      ending(NOW + HOUR, 2, { state: 'paused' }),
      ending(NOW + 2 * DAY, 3),
    ];
    const world = consoleWorld({ records });
    expect(await outcomeOf(world)).toBe(0);
    world.clock.advance(2 * HOUR);
    expect(await outcomeOf(world)).toBe(2);
    expect(expired(world)).toMatchObject([
      { locator: records[0]!.locator, ownerId: OWNER, at: NOW + HOUR, actorId: 'app' },
      { locator: records[1]!.locator, ownerId: OWNER, at: NOW + HOUR, actorId: 'app' },
    ]);
    world.clock.advance(HOUR);
    expect(await outcomeOf(world)).toBe(0);
  });

  it('is not one that was revoked, never became active, was replaced, or got more days meanwhile', async () => {
    const over = NOW - HOUR;
    const replaced = { successor: aRecord({}, 9).locator, retiresAt: over };
    const world = consoleWorld({
      records: [
        ending(over, 1, { state: 'revoked', endedAt: over }),
        ending(over, 2, { state: 'dormant' }),
        ending(over, 3, replaced),
      ],
    });
    const more = ending(over, 4);
    const { tokens } = world.ports;
    // The index still has the day before.
    const lagging = {
      ...tokens,
      list: (...asked: Parameters<typeof tokens.list>) =>
        asked[0].by === 'state' && asked[0].state === 'active' && asked[0].ends.to === NOW - 60_000
          ? Promise.resolve({ ok: true, value: { records: [more] } } as const)
          : tokens.list(...asked),
      findMany: () => Promise.resolve({ ok: true, value: [ending(NOW + DAY, 4)] } as const),
    };
    expect(await outcomeOf({ ...world, ports: { ...world.ports, tokens: lagging } })).toBe(0);
    expect(await outcomeOf(world)).toBe(0);
    expect(expired(world)).toEqual([]);
  });

  it('waits for the next run where there are too many, and none is left out', async () => {
    const records = Array.from({ length: 305 }, (_, seed) => ending(NOW - HOUR, seed + 1));
    const world = consoleWorld({ records });
    expect(await outcomeOf(world)).toBe(300);
    world.clock.advance(HOUR);
    expect(await outcomeOf(world)).toBe(5);
    expect(new Set(locatorsOf(world)).size).toBe(305);
  });

  it.each(['tokens.list', 'tokens.findMany', 'audit.put', 'sweepPositions.read', 'sweepPositions.save'])(
    'is told of in the end, and as one event, where %s failed at first',
    async (call) => {
      const world = consoleWorld({ records: [ending(NOW - HOUR, 1)] });
      world.journal.faultAt = failing('refuse', call);
      expect(await outcomeOf(world)).toBe('UNREACHABLE');
      world.journal.faultAt = () => undefined;
      await outcomeOf(world);
      expect(locatorsOf(world)).toEqual([aRecord({}, 1).locator]);
    },
  );

  it('is told of in the end where a walk stopped at a cursor that is no longer taken', async () => {
    const records = Array.from({ length: 305 }, (_, seed) => ending(NOW - HOUR, seed + 1));
    const world = consoleWorld({ records });
    await outcomeOf(world);
    world.journal.faultAt = failing('refuse', 'tokens.list');
    await outcomeOf(world);
    world.journal.faultAt = () => undefined;
    for (let runs = 0; runs < 3; runs += 1) await outcomeOf(world);
    expect(new Set(locatorsOf(world)).size).toBe(305);
    expect(expired(world)).toHaveLength(305);
  });
});
