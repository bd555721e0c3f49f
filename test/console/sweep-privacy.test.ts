import { describe, expect, it } from 'vitest';
import { sweep } from '../../src/console/sweep/sweep';
import { auditEvent } from '../../src/audit/event';
import { CLOSED_ACCOUNT } from '../../src/policy/account';
import { EMPTY_BOOK, NO_RULES } from '../../src/policy/project-rules';
import type { Policy } from '../../src/policy/policy';
import type { TokenRecord } from '../../src/tokens/record';
import { ABC, ADMIN, anOrder, aPolicy, aRecord, DAY, OWNER } from '../support/builders';
import { consoleWorld, type ConsoleWorld } from '../support/console-world';
import { NOW } from '../support/fixed-times';
import { failing } from '../support/journal';
import { seededRandom } from '../support/random';

const GONE = '712020:gone';
const BACKUP = '712020:backup';

async function outcomeOf(world: ConsoleWorld): Promise<unknown> {
  const outcome = (await sweep(world.ports)).find(({ step }) => step === 'privacy')!;
  return 'count' in outcome ? outcome.count : 'code' in outcome ? outcome.code : outcome.bug;
}
const recordsIn = ({ storage }: ConsoleWorld) => JSON.stringify([...storage.stored.tokens.values()]);
const allIn = ({ storage }: ConsoleWorld) =>
  JSON.stringify([
    [...storage.stored.tokens.values(), ...storage.stored.orders.values(), ...storage.events],
    [storage.stored.policy, storage.stored.freeze, storage.stored.ruleBook],
  ]);
const statesIn = ({ storage }: ConsoleWorld): readonly unknown[] =>
  [...storage.stored.tokens.values()].map((stored) => (stored as { state: string }).state);

function worldOf(records: readonly TokenRecord[], policy: Partial<Policy['rules']> = {}): ConsoleWorld {
  const rules = aPolicy().rules;
  const world = consoleWorld({
    records,
    policy: { ...aPolicy(), changedBy: GONE, rules: { ...rules, ...policy } },
    people: { left: [GONE] },
    orders: [
      anOrder({ ownerId: GONE, placedBy: GONE, state: 'withdrawn', endedAt: NOW }, 1),
      anOrder({ ownerId: GONE, placedBy: GONE }, 2),
    ],
    ruleBook: {
      ...{ ...EMPTY_BOOK, revision: 1 },
      projects: [{ project: ABC, revision: 1, changedAt: NOW, changedBy: GONE, rules: NO_RULES }],
    },
  });
  world.storage.stored.freeze = {
    ...{ revision: 1, changedAt: NOW },
    entries: [
      { id: 'one', of: { kind: 'person', accountId: GONE }, what: 'all', reason: '', at: NOW, by: GONE },
    ],
  };
  const { locator } = aRecord({}, 1);
  world.storage.events.push(
    auditEvent({ type: 'token.erased', locator, ownerId: GONE }, GONE, { at: NOW, random: seededRandom(9) }),
  );
  return world;
}

const theirs = (seed: number, change: Partial<TokenRecord> = {}) =>
  aRecord({ ownerId: GONE, issuerId: GONE, ...change }, seed);

describe('the account ids that are stored', () => {
  it('are reported once each, and not again within seven days', async () => {
    const world = worldOf([theirs(1), aRecord({}, 2), aRecord({ service: { backupId: BACKUP } }, 3)]);
    expect(await outcomeOf(world)).toBe(0);
    expect(world.privacy.reported.toSorted()).toEqual([GONE, OWNER, BACKUP].toSorted());
    world.clock.advance(7 * DAY - 1);
    await outcomeOf(world);
    expect(world.privacy.reported).toHaveLength(3);
    world.clock.advance(1);
    await outcomeOf(world);
    expect(world.privacy.reported).toHaveLength(6);
  });

  it('are reported a part a run where there are many, and the next run goes on', async () => {
    const world = consoleWorld({ records: Array.from({ length: 501 }, (_, seed) => aRecord({}, seed + 1)) });
    await outcomeOf(world);
    expect(world.privacy.stored.round).toMatchObject({ place: { list: 'tokens' } });
    await outcomeOf(world);
    expect(world.privacy.stored.round).toEqual({ begunAt: NOW });
  });

  it.each(['accountReports.findClosed', 'people.findLeavers'])(
    'wait for the next run where %s fails: none is held for closed, none is passed over',
    async (call) => {
      const world = worldOf([theirs(1)]);
      world.privacy.closed.add(GONE);
      world.journal.faultAt = failing('refuse', call);
      expect(await outcomeOf(world)).toBe(
        call === 'people.findLeavers' ? 'JIRA_UNANSWERED' : 'PRIVACY_UNANSWERED',
      );
      expect(statesIn(world)).toEqual(['active']);
      world.journal.faultAt = () => undefined;
      await outcomeOf(world);
      expect(statesIn(world)).toEqual(['revoked']);
    },
  );
});

describe('an account that Atlassian says is closed', () => {
  const records = () => [
    theirs(1),
    theirs(2, { state: 'paused', pause: { at: NOW, by: GONE, as: 'owner' } }),
    theirs(3, { state: 'revoked', endedAt: NOW, endedBy: GONE, endedAs: 'owner' }),
    aRecord({ issuerId: GONE, service: { backupId: GONE } }, 4),
  ];

  it('loses its tokens, and its id stands nowhere any more but in an order that is open', async () => {
    const world = worldOf(records());
    world.privacy.closed.add(GONE);
    // Four tokens, an order, three settings, and the event that told of it.
    expect(await outcomeOf(world)).toBe(9);
    expect(statesIn(world)).toEqual(['revoked', 'revoked', 'revoked', 'active']);
    expect(world.storage.events).toContainEqual(
      expect.objectContaining({
        ...{ type: 'token.revoked', because: 'owner-left', as: 'app' },
        ...{ ownerId: CLOSED_ACCOUNT, actorId: 'app' },
      }),
    );
    expect(recordsIn(world)).not.toContain(GONE);
    expect(allIn(world).split(GONE)).toHaveLength(3);
    // The open order lapses; the round after that finds it.
    world.clock.advance(15 * DAY);
    await sweep(world.ports);
    await sweep(world.ports);
    world.clock.advance(7 * DAY);
    await sweep(world.ports);
    expect(allIn(world)).not.toContain(GONE);
  });

  it('leaves what others own as it was: living, with its powers, without that backup', async () => {
    const world = worldOf(records());
    world.privacy.closed.add(GONE);
    await outcomeOf(world);
    const before = records()[3]!;
    const found = await world.ports.tokens.find(before.locator);
    expect(found).toEqual({
      ok: true,
      value: { ...before, issuerId: CLOSED_ACCOUNT, service: {}, version: before.version + 1 },
    });
  });

  it('hands a bot’s token to its backup where the policy says so', async () => {
    const world = worldOf([theirs(1, { service: { backupId: BACKUP } })], { ownerLeft: 'hand-over' });
    world.privacy.closed.add(GONE);
    await outcomeOf(world);
    const found = await world.ports.tokens.find(theirs(1).locator);
    expect(found).toMatchObject({ value: { ownerId: BACKUP, state: 'paused' } });
  });

  it('is left alone while Jira shows it as active', async () => {
    const world = consoleWorld({ records: [theirs(1)] });
    world.privacy.closed.add(GONE);
    expect(await outcomeOf(world)).toBe(0);
    expect(statesIn(world)).toEqual(['active']);
  });

  it('is forgotten once where two sweeps run at once', async () => {
    const world = worldOf(records());
    world.privacy.closed.add(GONE);
    await Promise.all([sweep(world.ports), sweep(world.ports)]);
    expect(world.storage.events.filter(({ type }) => type === 'token.revoked')).toHaveLength(2);
    expect(recordsIn(world)).not.toContain(GONE);
  });

  it('is forgotten by a later run where one died at any call', async () => {
    const calls = async () => {
      const world = worldOf(records());
      world.privacy.closed.add(GONE);
      await sweep(world.ports);
      return world.journal.calls.length;
    };
    const count = await calls();
    for (let died = 1; died <= count; died += 1) {
      const world = worldOf(records());
      world.privacy.closed.add(GONE);
      world.journal.faultAt = (_name, place) => (place === died ? 'throw' : undefined);
      await sweep(world.ports);
      world.journal.faultAt = () => undefined;
      // Whatever the first run left out has its turn in this round or in the next one.
      for (let again = 0; again < 3; again += 1) {
        world.clock.advance(7 * DAY);
        await sweep(world.ports);
      }
      expect([died, allIn(world).includes(GONE)]).toEqual([died, false]);
      const revoked = world.storage.events.filter(({ type }) => type === 'token.revoked');
      expect([died, revoked.length]).toEqual([died, 2]);
    }
  });
});

describe('the trail', () => {
  const old = (days: number, seed: number) =>
    auditEvent({ type: 'token.erased', locator: aRecord({}, seed).locator, ownerId: OWNER }, ADMIN, {
      at: NOW - days * DAY,
      random: seededRandom(seed),
    });

  it('is erased 400 days after what it tells of, no sooner', async () => {
    const world = consoleWorld();
    world.storage.events.push(old(401, 1), old(400, 2), old(1, 3));
    await sweep(world.ports);
    expect(world.storage.events.map(({ at }) => at)).toEqual([NOW - 400 * DAY, NOW - DAY]);
  });

  it('is erased a thousand events a run, the oldest first', async () => {
    const world = consoleWorld();
    world.storage.events.push(...Array.from({ length: 1_050 }, (_, seed) => old(500 + seed, seed + 1)));
    await sweep(world.ports);
    expect(world.storage.events).toHaveLength(50);
    expect(Math.min(...world.storage.events.map(({ at }) => at))).toBe(NOW - 549 * DAY);
    await sweep(world.ports);
    expect(world.storage.events).toHaveLength(0);
  });
});
