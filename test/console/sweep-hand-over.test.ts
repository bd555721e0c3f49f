/** Bots' tokens of an owner who left, under the policy to hand them over. */
import { describe, expect, it } from 'vitest';
import { hearOfAccount } from '../../src/console/sweep/hear-of-account';
import { sweep } from '../../src/console/sweep/sweep';
import { startCensus } from '../../src/tokens/census';
import { parseTokenRecord, type TokenRecord } from '../../src/tokens/record';
import { ADMIN, aPolicy, aRecord, STRANGER } from '../support/builders';
import { consoleWorld, type ConsoleWorld } from '../support/console-world';
import { NOW } from '../support/fixed-times';

const of = (seed: number, change: Partial<TokenRecord>) => aRecord({ ownerId: 'gone', ...change }, seed);
const BACKED = { service: { backupId: STRANGER } };

function worldOf(records: readonly TokenRecord[], left: readonly string[] = ['gone']): ConsoleWorld {
  const world = consoleWorld({ records, policy: aPolicy({ ownerLeft: 'hand-over' }), people: { left } });
  world.storage.stored.census = {
    finished: { countedAt: NOW, tally: startCensus(NOW).tally, owners: 2, leavers: ['gone'] },
  };
  return world;
}
const outcomeOf = async (world: ConsoleWorld) =>
  (await sweep(world.ports)).find(({ step }) => step === 'ownerLeft');
const recordsIn = ({ storage }: ConsoleWorld) =>
  [...storage.stored.tokens.values()].map((stored) => {
    const { ownerId, state, pause } = parseTokenRecord(stored)!;
    return [ownerId, state, pause?.because];
  });
const typesIn = ({ storage }: ConsoleWorld) => storage.events.map(({ type }) => type);

describe('when an owner left', () => {
  it('bots’ tokens go to their backups, and all others are paused; a second sweep does nothing', async () => {
    const world = worldOf([
      of(1, BACKED),
      of(2, { ...BACKED, state: 'paused', pause: { at: NOW, by: 'gone', as: 'owner' } }),
      of(3, { service: {} }),
      of(4, {}),
    ]);
    expect(await outcomeOf(world)).toMatchObject({ count: 4 });
    const after = [
      [STRANGER, 'paused', 'handed-over'],
      [STRANGER, 'paused', 'handed-over'],
      ['gone', 'paused', 'owner-left'],
      ['gone', 'paused', 'owner-left'],
    ];
    expect(recordsIn(world)).toEqual(after);
    expect(typesIn(world).sort()).toEqual([
      ...['token.handed-over', 'token.handed-over', 'token.paused', 'token.paused'],
    ]);
    expect(world.storage.events.find(({ type }) => type === 'token.handed-over')).toMatchObject({
      ...{ from: 'gone', to: STRANGER, as: 'app', because: 'owner-left', actorId: 'app' },
    });
    expect(await outcomeOf(world)).toMatchObject({ count: 0 });
    expect(recordsIn(world)).toEqual(after);
    expect(world.storage.events).toHaveLength(4);
  });

  it('two sweeps at once hand a token over once, with one event', async () => {
    const world = worldOf([of(1, BACKED)]);
    await Promise.all([sweep(world.ports), sweep(world.ports)]);
    expect(typesIn(world)).toEqual(['token.handed-over']);
  });

  it('Jira’s word of it does the same at once', async () => {
    const world = worldOf([of(1, BACKED)]);
    expect(await hearOfAccount('gone', world.ports)).toEqual({ ok: true, value: 1 });
    expect(await hearOfAccount('gone', world.ports)).toEqual({ ok: true, value: 0 });
    expect(recordsIn(world)).toEqual([[STRANGER, 'paused', 'handed-over']]);
  });

  it('a backup who left as well gets nothing: the token is paused', async () => {
    const world = worldOf([of(1, BACKED)], ['gone', STRANGER]);
    await sweep(world.ports);
    expect(recordsIn(world)).toEqual([['gone', 'paused', 'owner-left']]);
  });

  it('nothing happens while Jira does not say whether the backup is there', async () => {
    const world = worldOf([of(1, BACKED)]);
    let asked = 0;
    world.journal.faultAt = (name) => {
      if (name === 'people.findLeavers') asked += 1;
      return name === 'people.findLeavers' && asked > 1 ? 'refuse' : undefined;
    };
    expect(await outcomeOf(world)).toMatchObject({ code: 'JIRA_UNANSWERED' });
    expect(recordsIn(world)).toEqual([['gone', 'active', undefined]]);
  });

  it('what an admin paused is handed over and stays the admin’s to resume', async () => {
    const pause = { at: NOW, by: ADMIN, as: 'admin', because: 'suspicious' } as const;
    const world = worldOf([of(1, { ...BACKED, state: 'paused', pause })]);
    await sweep(world.ports);
    expect(recordsIn(world)).toEqual([[STRANGER, 'paused', 'suspicious']]);
  });
});
