import { describe, expect, it } from 'vitest';
import { callCounts, denialCounts, joinCounts, newUsage, type UsageCounts } from '../../src/audit/usage';
import { formatUsage } from '../../src/audit/usage-record';
import { revokeAnyTokens } from '../../src/console/revoke-token';
import { searchTokens } from '../../src/console/search-tokens';
import type { TokenWish } from '../../src/console/token-filter';
import type { TokenListKey } from '../../src/console/contract';
import type { TokenRecord } from '../../src/tokens/record';
import {
  aPolicy,
  aRecord,
  DAY,
  OWNER,
  SITE_WIDE,
  STRANGER,
  XYZ,
  type RecordChange,
} from '../support/builders';
import { anAdmin, consoleWorld, type ConsoleWorld } from '../support/console-world';
import { NOW } from '../support/fixed-times';

const wish = (change: Partial<TokenWish> = {}): TokenWish => ({
  list: 'all',
  issued: {},
  expires: {},
  ...change,
});
const called = (at: number, operation = 'GET /rest/api/3/field'): UsageCounts =>
  callCounts({ at, client: 'curl 8', operation, isLive: true });
const denied = (at: number): UsageCounts =>
  joinCounts(called(at), denialCounts({ at, refusal: 'read-only' }));

interface Known {
  readonly record: TokenRecord;
  readonly counts?: UsageCounts;
}

/** One token a line, each with what is special about it; the seed is its place. */
const SITE: readonly Known[] = (
  [
    [{}, called(NOW - DAY, 'DELETE /rest/api/3/issue/{issueIdOrKey}')],
    [{ grant: { expiresAt: NOW + 5 * DAY, effects: ['read'] } }, denied(NOW - DAY)],
    [{ state: 'revoked', endedAt: NOW }, denied(NOW - 8 * DAY)],
    [{ grant: { expiresAt: NOW - 1 } }, denied(NOW - 2 * DAY)],
    [{ state: 'paused' }],
    [{ grant: { reach: SITE_WIDE, effects: ['read'] } }, called(NOW)],
    [{ grant: { issuedAt: NOW - 40 * DAY, effects: ['read', 'write'] } }],
    [{ grant: { issuedAt: NOW - 50 * DAY, effects: ['read', 'write'] } }, called(NOW - 45 * DAY)],
    [{ ownerId: STRANGER, name: 'Nightly of Zoë' }],
    [{ ownerId: 'left', grant: { effects: ['read'] } }],
    [{ ownerId: 'left', state: 'revoked' }],
    [{ name: 'ÉTUDE', grant: { scopes: ['read:jira-user'], effects: ['read'] } }],
    [
      {
        grant: {
          reach: { kind: 'projects', projects: [XYZ, { id: '10001', key: 'ABC' }] },
          effects: ['read'],
        },
      },
    ],
    [{ grant: { effects: ['read', 'write'] } }, called(NOW)],
    [{ grant: { effects: ['read', 'write'] } }, called(NOW, 'PUT /rest/api/3/issue/{issueIdOrKey}')],
    [{ grant: { effects: ['manage'], issuedAt: NOW - 31 * DAY } }, called(NOW - 1)],
  ] as const satisfies readonly (readonly [RecordChange, UsageCounts?])[]
).map(([change, counts], at) => ({
  record: aRecord({ name: `token ${at + 1}`, ...change }, at + 1),
  ...(counts === undefined ? {} : { counts }),
}));

function worldOf(known: readonly Known[]): ConsoleWorld {
  const world = consoleWorld({ records: known.map(({ record }) => record) });
  for (const { record, counts } of known)
    world.usages.usages.set(
      record.locator,
      formatUsage({ ...newUsage(record.locator, record.ownerId, record.grant.issuedAt), ...counts }),
    );
  const tally = { active: 0, paused: 0, siteWide: 0, mayChange: 0, mayDelete: 0, expiring: 0 };
  world.storage.stored.census = { finished: { countedAt: NOW, tally, owners: 3, leavers: ['gone', 'left'] } };
  return world;
}

const placesIn = (known: readonly Known[], locators: readonly string[]): readonly number[] =>
  locators.map((locator) => known.findIndex(({ record }) => record.locator === locator) + 1);

interface Pages {
  readonly locators: readonly string[];
  readonly pages: number;
  readonly callsMax: number;
}

/** Every page to the end. Between two pages, `meanwhile`. */
async function pagesOf(
  world: ConsoleWorld,
  asked: TokenWish,
  limit: number,
  meanwhile: (shown: readonly string[]) => Promise<unknown> = () => Promise.resolve(),
): Promise<Pages> {
  const locators: string[] = [];
  let cursor: string | undefined;
  let callsMax = 0;
  for (let pages = 1; ; pages += 1) {
    const before = world.journal.calls.length;
    const page = await searchTokens(asked, { limit, cursor }, world.ports);
    if (!page.ok) throw new Error(JSON.stringify(page.error));
    callsMax = Math.max(callsMax, world.journal.calls.length - before);
    expect(page.value.tokens.length).toBeLessThanOrEqual(limit);
    const shown = page.value.tokens.map(({ locator }) => locator);
    locators.push(...shown);
    cursor = page.value.cursor;
    if (cursor === undefined) return { locators, pages, callsMax };
    if (pages > 2_000) throw new Error('there is no end to this list');
    await meanwhile(shown);
  }
}

const LISTS: readonly (readonly [TokenListKey, readonly number[]])[] = [
  ['all', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]],
  ['active', [1, 2, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16]],
  ['expiring', [2]],
  ['can-delete', [1, 9]],
  ['site-wide', [6]],
  ['unused', [7, 8]],
  ['owner-left', [10]],
  ['denied', [2, 4]],
  // 1 deletes and never wrote or managed; 8 and 14 may write and have read alone; 16 may manage and has read alone.
  ['broader-than-used', [1, 8, 14, 16]],
  ['revoked', [3, 11]],
];
const FILTERS: readonly (readonly [Partial<TokenWish>, readonly number[]])[] = [
  [{ ownerId: STRANGER }, [9]],
  [{ ownerId: 'nobody' }, []],
  [{ projectId: 'site' }, [6]],
  [{ projectId: XYZ.id }, [13]],
  [{ name: 'étude' }, [12]],
  [{ name: 'NIGHTLY OF ZOE\u0308' }, [9]],
  [{ name: 'token 1' }, [1, 10, 11, 13, 14, 15, 16]],
  [{ locator: SITE[4]!.record.locator }, [5]],
  [{ locator: 'no locator' }, []],
  [{ state: 'active' }, [1, 2, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16]],
  [{ state: 'paused' }, [5]],
  [{ state: 'revoked' }, [3, 11]],
  [{ state: 'expired' }, [4]],
  [{ scope: 'read:jira-user' }, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]],
  [{ scope: 'write:jira-work' }, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16]],
  [{ effect: 'manage' }, [1, 3, 4, 5, 9, 11, 16]],
  [{ issued: { to: NOW - 40 * DAY } }, [7, 8]],
  [{ issued: { from: NOW - 49 * DAY, to: NOW - 31 * DAY } }, [7, 16]],
  [{ expires: { to: NOW + 5 * DAY } }, [2, 4]],
  [{ expires: { from: NOW - 1, to: NOW - 1 } }, [4]],
  [{ issued: { from: NOW, to: NOW - 1 } }, []],
  [{ used: { to: NOW - 2 * DAY } }, [3, 4, 8]],
  [{ used: { from: NOW - DAY, to: NOW - DAY } }, [1, 2]],
  [{ used: { from: NOW + 1 } }, []],
];

describe('a search for tokens', () => {
  it.each(LISTS)('finds the list %s', async (list, places) => {
    const found = await pagesOf(worldOf(SITE), wish({ list }), 100);
    expect([...placesIn(SITE, found.locators)].sort((one, other) => one - other)).toEqual(places);
  });

  it.each(FILTERS)('finds by %j', async (filter, places) => {
    const found = await pagesOf(worldOf(SITE), wish(filter), 100);
    expect([...placesIn(SITE, found.locators)].sort((one, other) => one - other)).toEqual(places);
  });

  it.each(LISTS)(
    'joins the list %s with every filter: what is in both, and nothing else',
    async (list, ofList) => {
      const world = worldOf(SITE);
      for (const [filter, ofFilter] of FILTERS) {
        const found = placesIn(SITE, (await pagesOf(world, wish({ ...filter, list }), 7)).locators);
        expect(
          [...found].sort((one, other) => one - other),
          JSON.stringify(filter),
        ).toEqual(ofList.filter((place) => ofFilter.includes(place)));
      }
    },
  );

  it.each([
    ['expiring', [2]],
    ['denied', [2, 4]],
    ['unused', [8, 7]],
  ] as const)('shows the list %s in its own order', async (list, places) => {
    expect(placesIn(SITE, (await pagesOf(worldOf(SITE), wish({ list }), 100)).locators)).toEqual(places);
  });

  it.each(LISTS.map(([list]) => list))(
    'gives each token of the list %s exactly once, for every limit',
    async (list) => {
      const whole = (await pagesOf(worldOf(SITE), wish({ list }), 100)).locators;
      for (let limit = 1; limit <= SITE.length + 1; limit += 1)
        expect((await pagesOf(worldOf(SITE), wish({ list }), limit)).locators).toEqual(whole);
    },
  );

  it('tells what today’s policy makes of each, and its use', async () => {
    const world = consoleWorld({
      records: [SITE[1]!.record, SITE[6]!.record],
      policy: aPolicy({ siteWideTokens: false }),
    });
    const page = await searchTokens(wish(), { limit: 2 }, world.ports);
    expect(page).toMatchObject({
      value: { tokens: [{ use: { calls7d: 0, denied7d: 0 } }, { use: { calls7d: 0 } }] },
    });
    const off = consoleWorld({ records: [SITE[0]!.record], policy: aPolicy({ tokensOn: false }) });
    expect(await searchTokens(wish(), { limit: 1 }, off.ports)).toMatchObject({
      value: { tokens: [{ stoppedBy: 'tokensOn', state: 'active' }] },
    });
  });

  it('shows no digest', async () => {
    const page = await searchTokens(wish(), { limit: 100 }, worldOf(SITE).ports);
    for (const { record } of SITE) expect(JSON.stringify(page)).not.toContain(record.digest);
  });
});

const MANY: readonly Known[] = Array.from({ length: 1_010 }, (_, at) => {
  const grant = {
    issuedAt: NOW - 40 * DAY + at * 60_000,
    expiresAt: NOW + (1 + (at % 13)) * DAY + at,
    effects: at % 2 === 0 ? (['read', 'delete'] as const) : (['read'] as const),
    ...(at % 3 === 0 ? { reach: SITE_WIDE } : {}),
  };
  const state = at % 10 === 9 ? 'revoked' : 'active';
  const ownerId = at % 50 === 0 ? 'left' : at % 7 === 0 ? STRANGER : OWNER;
  const record = aRecord({ grant, state, ownerId, name: `n${at}` }, at + 1);
  return at % 4 === 0 ? { record, counts: denied(NOW - 1_000 - at) } : { record };
});

/** Three pages beneath, each of at most two calls (an index of use and the records), use to filter by, policy, census, use to show. */
const CALLS_MAX = 3 * 2 + 3 + 3;

describe('a search among more than a thousand tokens', () => {
  const world = worldOf(MANY);

  it.each([
    ...LISTS.map(([list]): Partial<TokenWish> => ({ list })),
    { ownerId: STRANGER },
    { projectId: 'site', state: 'active' } as const,
    { name: 'n1' },
    { name: 'n1009' },
    { scope: 'no:such:scope' },
    { list: 'active', effect: 'delete', ownerId: 'left' } as const,
    { issued: { from: NOW - 40 * DAY, to: NOW - 40 * DAY + 999_999 } },
  ])('for %j: each exactly once, and as many calls for a page however many there are', async (asked) => {
    const found = await pagesOf(world, wish(asked), 37);
    expect(new Set(found.locators).size).toBe(found.locators.length);
    const whole = await pagesOf(world, wish(asked), 100);
    expect(found.locators).toEqual(whole.locators);
    expect(Math.max(found.callsMax, whole.callsMax)).toBeLessThanOrEqual(CALLS_MAX);
  });

  it('leaves out none of those behind tokens that are revoked page by page', async () => {
    const open = worldOf(MANY.slice(0, 260));
    const living = MANY.slice(0, 260).filter(({ record }) => record.state === 'active');
    const found = await pagesOf(open, wish({ list: 'active' }), 25, (shown) =>
      revokeAnyTokens({ locators: shown, because: 'unused' }, anAdmin, open.ports),
    );
    expect([...found.locators].sort()).toEqual(living.map(({ record }) => record.locator as string).sort());
  });

  it('leaves out none of those behind tokens that expire while the pages are read', async () => {
    const soon = MANY.slice(0, 130).map(({ record }, at) => ({
      record: {
        ...record,
        state: 'active' as const,
        grant: { ...record.grant, expiresAt: NOW + (at + 1) * 1_000 },
      },
    }));
    const open = worldOf(soon);
    const found = await pagesOf(open, wish({ list: 'active' }), 10, () => {
      open.clock.advance(10_000);
      return Promise.resolve();
    });
    expect(found.locators).toEqual(soon.map(({ record }) => record.locator));
  });

  it('asks the list beneath the same question for every page, for its cursor is good for that alone', async () => {
    const asked: string[] = [];
    const { tokens } = world.ports;
    const list: typeof tokens.list = (query, page) => {
      asked.push(JSON.stringify(query));
      return tokens.list(query, page);
    };
    const open = { ...world, ports: { ...world.ports, tokens: { ...tokens, list } } };
    await pagesOf(open, wish({ list: 'expiring' }), 100, () => {
      world.clock.advance(60_000);
      return Promise.resolve();
    });
    expect(asked.length).toBeGreaterThan(3);
    expect(new Set(asked).size).toBe(1);
  });
});
