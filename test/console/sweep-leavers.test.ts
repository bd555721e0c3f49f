import { describe, expect, it } from 'vitest';
import { readOverview } from '../../src/console/read-overview';
import { hearOfAccount } from '../../src/console/sweep/hear-of-account';
import { sweep } from '../../src/console/sweep/sweep';
import type { OwnerLeft } from '../../src/policy/rules';
import { startCensus } from '../../src/tokens/census';
import type { TokenRecord } from '../../src/tokens/record';
import { aPolicy, aRecord, OWNER } from '../support/builders';
import { consoleWorld, type ConsoleWorld } from '../support/console-world';
import { EXPIRED, NOW } from '../support/fixed-times';

const of = (ownerId: string, seed: number, change = {}) => aRecord({ ownerId, ...change }, seed);

/** The last census held `counted` for gone; Jira, asked now, says so of `left`. */
function worldOf(
  records: readonly TokenRecord[],
  said: { ownerLeft: OwnerLeft; left?: readonly string[]; counted?: readonly string[]; owners?: number },
): ConsoleWorld {
  const { ownerLeft, left = ['gone'], counted = left, owners = 1_000 } = said;
  const world = consoleWorld({ records, policy: aPolicy({ ownerLeft }), people: { left } });
  world.storage.stored.census = {
    finished: { countedAt: NOW, tally: startCensus(NOW).tally, owners, leavers: counted },
  };
  return world;
}
async function outcomeOf(world: ConsoleWorld): Promise<unknown> {
  const outcome = (await sweep(world.ports)).find(({ step }) => step === 'ownerLeft')!;
  return 'count' in outcome ? outcome.count : 'code' in outcome ? outcome.code : outcome.bug;
}
const statesIn = ({ storage }: ConsoleWorld): readonly unknown[] =>
  [...storage.stored.tokens.values()].map((stored) => (stored as { state: string }).state);
const asked = ({ journal }: ConsoleWorld) => journal.calls.filter((name) => name === 'people.findLeavers');

describe('tokens of an owner who left', () => {
  const records = [of('gone', 1), of('gone', 2, { state: 'paused' }), of(OWNER, 3)];

  it.each<[OwnerLeft, readonly string[], readonly string[]]>([
    ['keep', ['active', 'paused', 'active'], []],
    ['pause', ['paused', 'paused', 'active'], ['token.paused']],
    ['revoke', ['revoked', 'revoked', 'active'], ['token.revoked', 'token.revoked']],
  ])('are treated as the policy says: %s', async (ownerLeft, states, events) => {
    const world = worldOf(records, { ownerLeft });
    expect(await outcomeOf(world)).toBe(events.length);
    expect(statesIn(world)).toEqual(states);
    expect(world.storage.events).toMatchObject(
      events.map((type) => ({ type, as: 'app', because: 'owner-left', actorId: 'app', ownerId: 'gone' })),
    );
    expect(await outcomeOf(world)).toBe(0);
    expect(world.storage.events).toHaveLength(events.length);
  });

  it('stay where the account has come back since the census', async () => {
    const world = worldOf(records, { ownerLeft: 'revoke', left: [], counted: ['gone'] });
    expect(await outcomeOf(world)).toBe(0);
    expect(statesIn(world)).toEqual(['active', 'paused', 'active']);
  });

  it('stay where Jira does not say whether the account is still gone', async () => {
    const world = worldOf(records, { ownerLeft: 'revoke' });
    world.journal.faultAt = (name) => (name === 'people.findLeavers' ? 'refuse' : undefined);
    expect(await outcomeOf(world)).toBe('JIRA_UNANSWERED');
    expect(statesIn(world)).toEqual(['active', 'paused', 'active']);
  });

  it('that have ended are left as they ended', async () => {
    const ended = [of('gone', 1, { state: 'revoked' }), of('gone', 2, { grant: { expiresAt: EXPIRED } })];
    const world = worldOf(ended, { ownerLeft: 'revoke' });
    expect(await outcomeOf(world)).toBe(0);
    expect(world.storage.events.map(({ type }) => type)).toEqual(['token.expired']);
  });

  it('are ended once by two sweeps at once, with one event', async () => {
    const world = worldOf([of('gone', 1)], { ownerLeft: 'pause' });
    await Promise.all([sweep(world.ports), sweep(world.ports)]);
    expect(world.storage.events.map(({ type }) => type)).toEqual(['token.paused']);
  });

  it('are not looked at before a first census', async () => {
    const world = worldOf(records, { ownerLeft: 'revoke' });
    world.storage.stored.census = undefined;
    expect(await outcomeOf(world)).toBe(0);
    // The census itself asks.
    expect(asked(world)).toHaveLength(1);
  });

  it('are looked at for a hundred owners a run, and the others have their turn next', async () => {
    const left = Array.from({ length: 105 }, (_, at) => `left-${String(at).padStart(3, '0')}`);
    const world = worldOf([of('left-104', 1)], { ownerLeft: 'pause', left });
    expect(await outcomeOf(world)).toBe(0);
    expect(asked(world)).toHaveLength(10 + 1);
    expect(world.positions.get('leavers')?.cursor).toBe('left-099');
    world.storage.stored.census = {
      finished: { countedAt: NOW, tally: startCensus(NOW).tally, owners: 1_000, leavers: left },
    };
    expect(await outcomeOf(world)).toBe(1);
    expect(world.positions.has('leavers')).toBe(false);
  });

  it('are twenty of each state of an owner a run', async () => {
    const many = Array.from({ length: 25 }, (_, seed) => of('gone', seed + 1));
    const world = worldOf(many, { ownerLeft: 'pause' });
    expect(await outcomeOf(world)).toBe(20);
    expect(await outcomeOf(world)).toBe(5);
  });

  describe('of whom too many seem to have left at once', () => {
    const gone = (count: number) => Array.from({ length: count }, (_, at) => `gone-${at}`);

    it.each([
      [10, 10, true],
      [11, 12, false],
      [11, 54, false],
      [11, 55, true],
      [499, 2_495, true],
      [500, 4_000, false],
    ])('(%i of %i) end: %s, by the sweep and by an event', async (count, owners, ends) => {
      const left = gone(count);
      for (const act of [
        (world: ConsoleWorld) => sweep(world.ports),
        (world: ConsoleWorld) => hearOfAccount('gone-0', world.ports),
      ]) {
        const world = worldOf([of('gone-0', 1)], { ownerLeft: 'revoke', left, owners });
        await act(world);
        expect(statesIn(world)).toEqual([ends ? 'revoked' : 'active']);
      }
    });

    it('stay, and the overview says so where the policy would end them', async () => {
      const left = gone(12);
      const records = left.map((owner, seed) => of(owner, seed + 1));
      const world = worldOf(records, { ownerLeft: 'revoke', left, owners: 12 });
      for (let run = 0; run < 2; run += 1) await sweep(world.ports);
      expect(statesIn(world)).toEqual(Array(12).fill('active'));
      const overview = await readOverview(world.ports);
      expect(overview.ok && overview.value.leaversHeld).toBe(true);
      const others = worldOf(records, { ownerLeft: 'keep', left, owners: 12 });
      const kept = await readOverview(others.ports);
      expect(kept.ok && kept.value.leaversHeld).toBeUndefined();
    });
  });
});
