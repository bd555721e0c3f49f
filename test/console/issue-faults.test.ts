import { describe, expect, it } from 'vitest';
import { issueToken } from '../../src/console/issue-token';
import { ok } from '../../src/base/result';
import { sweep } from '../../src/console/sweep';
import { revokeOwnToken } from '../../src/console/revoke-token';
import { aRecord, DAY } from '../support/builders';
import { aMember, consoleWorld, standingsOf, type ConsoleWorld } from '../support/console-world';
import { NOW } from '../support/fixed-times';
import type { Fault } from '../support/journal';

const ORDER = {
  name: 'n',
  purpose: '',
  scopes: ['read:jira-work'],
  effects: ['read'],
  operations: { kind: 'any' },
  reach: 'project',
} as const;
const standings = standingsOf({});
const longAgo = (seed: number, change = {}) =>
  aRecord({ grant: { issuedAt: NOW - 200 * DAY, expiresAt: NOW - 100 * DAY }, ...change }, seed);

const ACTIONS: Readonly<
  Record<string, { open: () => ConsoleWorld; act: (world: ConsoleWorld) => Promise<{ ok: boolean }> }>
> = {
  issue: { open: () => consoleWorld(), act: ({ ports }) => issueToken(ORDER, { actor: aMember, standings, ports }) },
  revoke: {
    open: () => consoleWorld({ records: [aRecord()] }),
    act: ({ ports }) => revokeOwnToken({ locator: aRecord().locator }, aMember, ports),
  },
  sweep: {
    open: () => consoleWorld({ records: [longAgo(1), longAgo(2, { state: 'revoked' }), aRecord({}, 3)] }),
    act: ({ ports }) => sweep(ports),
  },
};

/** How many port calls the action makes when nothing fails. */
async function countCalls(name: string): Promise<number> {
  const { open, act } = ACTIONS[name]!;
  const world = open();
  if (!(await act(world)).ok) throw new Error(`${name} fails by itself`);
  return world.journal.calls.length;
}

const FAULTS: readonly Fault[] = ['refuse', 'throw'];
const TABLE = (
  await Promise.all(
    Object.keys(ACTIONS).map(async (name) => {
      const calls = await countCalls(name);
      return Array.from({ length: calls }, (_, index) =>
        FAULTS.map((fault) => ({ name, fault, place: index + 1 })),
      );
    }),
  )
).flat(2);

describe('a failure at any storage call', () => {
  it.each(TABLE)(
    '$name, call $place, $fault: is no success, and doing it again is',
    async ({ name, fault, place }) => {
      const { open, act } = ACTIONS[name]!;
      const world = open();
      world.journal.faultAt = (_call, at) => (at === place ? fault : undefined);
      const outcome = await act(world).catch(() => ({ ok: false }));
      expect(outcome.ok).toBe(false);
      world.journal.faultAt = () => undefined;
      expect((await act(world)).ok).toBe(true);
    },
  );

  it.each(TABLE.filter(({ name }) => name === 'issue'))(
    'issue, call $place, $fault: leaves no token',
    async ({ fault, place }) => {
      const world = consoleWorld();
      world.journal.faultAt = (_call, at) => (at === place ? fault : undefined);
      const outcome = await issueToken(ORDER, { actor: aMember, standings, ports: world.ports }).catch(() => undefined);
      expect(outcome?.ok ?? false).toBe(false);
      expect([world.storage.stored.tokens.size, world.storage.events.length]).toEqual([0, 0]);
    },
  );

  it('makes more than a call or two, so that this table means something', () => {
    expect(TABLE.filter(({ name }) => name === 'issue').length).toBeGreaterThanOrEqual(2 * 4);
  });
});

describe('the sweep', () => {
  const sweepOver = async (records: Parameters<typeof consoleWorld>[0]) => {
    const world = consoleWorld(records);
    const erased = await sweep(world.ports);
    return { world, erased: erased.ok ? erased.value : erased.error };
  };

  it('erases what ended 90 days ago, in whatever state, and nothing younger', async () => {
    const edge = aRecord({ grant: { expiresAt: NOW - 90 * DAY } }, 4);
    const records = [
      longAgo(1),
      longAgo(2, { state: 'revoked' }),
      longAgo(3, { state: 'paused' }),
      edge,
      aRecord({}, 5),
    ];
    const { world, erased } = await sweepOver({ records });
    expect(erased).toBe(3);
    expect([...world.storage.stored.tokens.keys()].sort()).toEqual(
      [edge.locator, records[4]!.locator].sort(),
    );
    expect(world.storage.events.map(({ type, actorId }) => [type, actorId])).toEqual(
      Array.from({ length: 3 }, () => ['token.erased', 'app']),
    );
  });

  it('is bounded: three pages of 20 of each state, and the rest next time', async () => {
    const records = [
      ...Array.from({ length: 65 }, (_, seed) => longAgo(seed + 1)),
      ...Array.from({ length: 21 }, (_, seed) => longAgo(seed + 101, { state: 'revoked' })),
    ];
    const { world, erased } = await sweepOver({ records });
    expect(erased).toBe(60 + 21);
    expect(world.journal.calls.filter((name) => name === 'tokens.list')).toHaveLength(3 + 1 + 2);
    expect(await sweep(world.ports)).toEqual({ ok: true, value: 5 });
    expect(await sweep(world.ports)).toEqual({ ok: true, value: 0 });
  });

  it('is not stopped by a page of records that nobody can read', async () => {
    const world = consoleWorld({ records: [longAgo(1)] });
    const tokens: ConsoleWorld['ports']['tokens'] = {
      ...world.ports.tokens,
      list: (query, page) =>
        page.cursor === undefined
          ? Promise.resolve(ok({ records: [], cursor: '[]' }))
          : world.ports.tokens.list(query, page),
    };
    expect(await sweep({ ...world.ports, tokens })).toEqual({ ok: true, value: 1 });
    expect(world.storage.stored.tokens.size).toBe(0);
  });

  it('does not count what could not be erased', async () => {
    const world = consoleWorld({ records: [longAgo(1)] });
    world.journal.faultAt = (name) => (name === 'tokens.erase' ? 'refuse' : undefined);
    expect((await sweep(world.ports)).ok).toBe(false);
    expect(world.storage.stored.tokens.size).toBe(1);
  });

  it('run twice at once does no harm', async () => {
    const world = consoleWorld({ records: [longAgo(1), aRecord({}, 2)] });
    await Promise.all([sweep(world.ports), sweep(world.ports)]);
    expect([...world.storage.stored.tokens.keys()]).toEqual([aRecord({}, 2).locator]);
  });

  it('erases nothing that could not be told of', async () => {
    const world = consoleWorld({ records: [longAgo(1)] });
    world.journal.faultAt = (name) => (name === 'audit.append' ? 'refuse' : undefined);
    expect((await sweep(world.ports)).ok).toBe(false);
    expect(world.storage.stored.tokens.size).toBe(1);
  });
});
