import { describe, expect, it } from 'vitest';
import { ok } from '../../src/base/result';
import { sweep } from '../../src/console/sweep/sweep';
import { aRecord, DAY } from '../support/builders';
import { consoleWorld, type ConsoleWorld } from '../support/console-world';
import { NOW } from '../support/fixed-times';

/** Of active and of paused ones. */
const EXPIRY_PAGES = 2;
/** One page of the census that follows. */
const CENSUS_PAGES = 1;
/** All 86 tokens are on the one page that is looked at for projects. */
const PROJECT_PAGES = 1;
/** The round of account ids looks at all tokens once. */
const PRIVACY_PAGES = 1;
const longAgo = (seed: number, change = {}) =>
  aRecord({ grant: { issuedAt: NOW - 200 * DAY, expiresAt: NOW - 100 * DAY }, ...change }, seed);

/** How many the first step erased; its code where it failed. */
async function erasedBy(ports: ConsoleWorld['ports']): Promise<number | string> {
  const outcome = (await sweep(ports)).find(({ step }) => step === 'erased');
  if (outcome === undefined || 'bug' in outcome) throw new Error('the sweep broke');
  return 'count' in outcome ? outcome.count : outcome.code;
}

describe('the sweep', () => {
  const sweepOver = async (records: Parameters<typeof consoleWorld>[0]) => {
    const world = consoleWorld(records);
    return { world, erased: await erasedBy(world.ports) };
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
    const erasures = world.storage.events.filter(({ type }) => type === 'token.erased');
    expect(erasures.map(({ type, actorId }) => [type, actorId])).toEqual(
      Array.from({ length: 3 }, () => ['token.erased', 'app']),
    );
  });

  it('counts the 90 days of a revoked token from its revocation, whatever day was to be its last', async () => {
    const revoked = (seed: number, days: number) =>
      aRecord(
        {
          grant: { issuedAt: NOW - 100 * DAY, expiresAt: NOW + 200 * DAY },
          state: 'revoked',
          endedAt: NOW - days * DAY,
        },
        seed,
      );
    const { world, erased } = await sweepOver({ records: [revoked(1, 91), revoked(2, 90)] });
    expect(erased).toBe(1);
    expect([...world.storage.stored.tokens.keys()]).toEqual([revoked(2, 90).locator]);
  });

  it('is bounded: three pages of 20 of each state, and the rest next time', async () => {
    const records = [
      ...Array.from({ length: 65 }, (_, seed) => longAgo(seed + 1)),
      ...Array.from({ length: 21 }, (_, seed) => longAgo(seed + 101, { state: 'revoked' })),
    ];
    const { world, erased } = await sweepOver({ records });
    expect(erased).toBe(60 + 21);
    expect(world.journal.calls.filter((name) => name === 'tokens.list')).toHaveLength(
      EXPIRY_PAGES + 3 + 1 + 2 + 1 + CENSUS_PAGES + PROJECT_PAGES + PRIVACY_PAGES,
    );
    expect(await erasedBy(world.ports)).toBe(5);
    expect(await erasedBy(world.ports)).toBe(0);
  });

  it('is not stopped by a page of records that nobody can read', async () => {
    const world = consoleWorld({ records: [longAgo(1)] });
    const tokens: ConsoleWorld['ports']['tokens'] = {
      ...world.ports.tokens,
      list: (query, page) =>
        page.cursor === undefined
          ? Promise.resolve(ok({ records: [], cursor: 'past them' }))
          : world.ports.tokens.list(query, { ...page, cursor: undefined }),
    };
    expect(await erasedBy({ ...world.ports, tokens })).toBe(1);
    expect(world.storage.stored.tokens.size).toBe(0);
  });

  it('does not count what could not be erased', async () => {
    const world = consoleWorld({ records: [longAgo(1)] });
    world.journal.faultAt = (name) => (name === 'tokens.erase' ? 'refuse' : undefined);
    expect(await erasedBy(world.ports)).toBe('UNREACHABLE');
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
    expect(await erasedBy(world.ports)).toBe('UNREACHABLE');
    expect(world.storage.stored.tokens.size).toBe(1);
  });
});
