/** Every storage call of every use case fails, one at a time. */
import { describe, expect, it } from 'vitest';
import { addFreeze, readFreeze, thawFreeze } from '../../src/console/change-freeze';
import { changePolicy } from '../../src/console/change-policy';
import type { OrderForm } from '../../src/console/issue-token';
import { issueToken } from '../../src/console/issue-token';
import { listOwnTokens } from '../../src/console/list-tokens';
import { listOrderOperations, listRuleOperations } from '../../src/console/operation-choices';
import { previewPolicy } from '../../src/console/preview-policy';
import { readOffer } from '../../src/console/read-offer';
import { readOverview } from '../../src/console/read-overview';
import { readAnyToken, readOwnToken } from '../../src/console/read-token';
import { refuseStore, type Outcome } from '../../src/console/refusal';
import { fail, ok, type Result } from '../../src/base/result';
import type { StoreFailure } from '../../src/base/store-failure';
import { revokeAnyTokens, revokeOwnToken } from '../../src/console/revoke-token';
import { retireOwnToken, rotateOwnToken } from '../../src/console/rotate-token';
import { searchTokens } from '../../src/console/search-tokens';
import { sweep } from '../../src/console/sweep/sweep';
import { takeCensus } from '../../src/console/take-census';
import { newUsage } from '../../src/audit/usage';
import { formatUsage } from '../../src/audit/usage-record';
import { formatTokenRecord } from '../../src/tokens/record';
import { aFreeze, aPolicy, aRecord, DAY, rules } from '../support/builders';
import { aMember, anAdmin, consoleWorld, standingsOf, type ConsoleWorld } from '../support/console-world';
import { NOW } from '../support/fixed-times';

const ORDER: OrderForm = {
  name: 'n',
  purpose: '',
  scopes: ['read:jira-work'],
  effects: ['read'],
  operations: { kind: 'any' },
  reach: 'project',
};
const standings = standingsOf({});
const RECORD = aRecord();
const longAgo = (seed: number, change = {}) =>
  aRecord({ grant: { issuedAt: NOW - 200 * DAY, expiresAt: NOW - 100 * DAY }, ...change }, seed);

/** One token that was denied, one that is idle, one whose owner left. */
function busy(): ConsoleWorld {
  const records = [
    RECORD,
    aRecord({ grant: { issuedAt: NOW - 40 * DAY } }, 2),
    aRecord({ ownerId: 'left' }, 3),
  ];
  const world = consoleWorld({ records, people: { left: ['left'] } });
  for (const { locator, ownerId, grant } of records)
    world.usages.usages.set(
      locator,
      formatUsage({ ...newUsage(locator, ownerId, grant.issuedAt), lastDeniedAt: NOW - 1 }),
    );
  world.storage.stored.census = {
    finished: {
      countedAt: NOW - DAY,
      tally: { active: 3, paused: 0, siteWide: 0, mayChange: 3, mayDelete: 3, expiring: 0 },
      owners: 2,
      leavers: ['left'],
    },
  };
  return world;
}

/** What the schedule does is told to nobody; its failures are those of storage. */
async function toldOf(done: Promise<Result<unknown, StoreFailure>>): Promise<Outcome<unknown>> {
  const result = await done;
  return result.ok ? result : refuseStore(result.error);
}

/** Its steps do not keep each other from their turn: the first failure is told. */
async function sweptAll(ports: ConsoleWorld['ports']): Promise<Result<unknown, StoreFailure>> {
  const failed = (await sweep(ports)).find((outcome) => 'code' in outcome);
  return failed ? fail({ reason: 'storage-unavailable', code: failed.code }) : ok(undefined);
}

interface Action {
  readonly open: () => ConsoleWorld;
  readonly act: (world: ConsoleWorld) => Promise<Outcome<unknown>>;
  /** Calls that may be refused without harm to the outcome: each of a name, or one of them (`usages.find 2`). */
  readonly without?: readonly string[];
  readonly changes?: boolean;
}

const search = (list: 'active' | 'unused' | 'denied' | 'owner-left' | 'broader-than-used'): Action => ({
  open: busy,
  act: ({ ports }) => searchTokens({ list, issued: {}, expires: {} }, { limit: 5 }, ports),
  // The last look at use is for the lines alone.
  without: [list === 'broader-than-used' ? 'usages.find 2' : 'usages.find 1'],
});

const ACTIONS: Readonly<Record<string, Action>> = {
  issue: {
    open: () => consoleWorld(),
    act: ({ ports }) => issueToken(ORDER, { actor: aMember, standings, ports }),
    without: ['usages.start'],
    changes: true,
  },
  revoke: {
    open: () => consoleWorld({ records: [RECORD] }),
    act: ({ ports }) => revokeOwnToken({ locator: RECORD.locator }, aMember, ports),
    changes: true,
  },
  rotate: {
    open: () => consoleWorld({ records: [RECORD] }),
    act: ({ ports }) => rotateOwnToken({ locator: RECORD.locator, overlapHours: 1 }, aMember, ports),
    without: ['usages.start'],
    changes: true,
  },
  'early finish': {
    open: () =>
      consoleWorld({ records: [aRecord({ successor: aRecord({}, 2).locator, retiresAt: NOW + DAY })] }),
    act: ({ ports }) => retireOwnToken({ locator: RECORD.locator }, aMember, ports),
    changes: true,
  },
  sweep: {
    open: () => {
      const world = busy();
      world.storage.stored.policy = aPolicy({ idleDaysMax: 30, ownerLeft: 'revoke' });
      for (const record of [longAgo(4), longAgo(5, { state: 'revoked' })])
        world.storage.stored.tokens.set(record.locator, formatTokenRecord(record));
      return world;
    },
    act: ({ ports }) => toldOf(sweptAll(ports)),
    // The census alone does without Jira.
    without: ['people.findLeavers 2'],
    changes: true,
  },
  census: { open: busy, act: ({ ports }) => toldOf(takeCensus(ports)), without: ['people.findLeavers'] },
  'change of the policy': {
    open: () => consoleWorld(),
    act: async ({ ports, storage }) => {
      const { revision } = storage.stored.policy as { revision: number };
      return changePolicy({ revision, rules: rules() }, anAdmin, ports);
    },
    changes: true,
  },
  freeze: {
    open: () => consoleWorld({ records: [RECORD] }),
    act: ({ ports }) =>
      addFreeze(
        { of: { kind: 'token', locator: RECORD.locator }, what: 'all', reason: 'why' },
        anAdmin,
        standings,
        ports,
      ),
    changes: true,
  },
  thaw: {
    open: () => {
      const world = consoleWorld();
      world.storage.stored.freeze = aFreeze({ id: 'one' });
      return world;
    },
    act: ({ ports }) => thawFreeze({ id: 'one' }, anAdmin, ports),
    changes: true,
  },
  'what is frozen': { open: busy, act: ({ ports }) => readFreeze(ports) },
  preview: {
    open: busy,
    act: ({ ports }) => previewPolicy({ rules: rules({ readOnly: true }) }, ports),
    without: ['usages.find'],
  },
  'operations for a token': { open: busy, act: ({ ports }) => listOrderOperations(ORDER, aMember, ports) },
  'operations for a rule': {
    open: busy,
    act: ({ ports }) => listRuleOperations({ scopes: null }, { actor: aMember, standings }, ports),
  },
  'preview of what the sweep would do': {
    open: busy,
    act: ({ ports }) => previewPolicy({ rules: rules({ idleDaysMax: 30, ownerLeft: 'revoke' }) }, ports),
    without: ['usages.find', 'census.read'],
  },
  offer: { open: busy, act: ({ ports }) => readOffer(aMember, standings, ports) },
  overview: {
    open: busy,
    act: ({ ports }) => readOverview(ports),
    // Each part stands for itself, but for the policy; a list that cannot read it is left out like any other.
    without: [
      ...[2, 3, 4, 5, 6].map((again) => `policies.read ${again}`),
      'audit.page',
      'freezes.read',
      ...[2, 3, 4, 5, 6].map((again) => `freezes.read ${again}`),
      'tokens.list',
      'tokens.findMany',
      'usages.find',
      'usages.findTraffic',
      'usages.unusedSince',
      'usages.deniedSince',
      'census.read',
      'census.save',
      'people.findLeavers',
    ],
  },
  'own list': {
    open: busy,
    act: ({ ports }) => listOwnTokens({ limit: 5 }, aMember, ports),
    without: ['usages.find'],
  },
  'own token': {
    open: busy,
    act: ({ ports }) => readOwnToken({ locator: RECORD.locator }, aMember, ports),
    without: ['usages.find', 'people.findRights', 'projects.findMissing', 'spent.find'],
  },
  'any token': {
    open: busy,
    act: ({ ports }) => readAnyToken({ locator: RECORD.locator }, ports),
    without: ['usages.find', 'people.findRights', 'projects.findMissing', 'spent.find'],
  },
  'active tokens': search('active'),
  'unused tokens': search('unused'),
  'denied tokens': search('denied'),
  'tokens of leavers': search('owner-left'),
  'broad tokens': search('broader-than-used'),
};

/** The port calls of an action when nothing fails. */
async function callsOf(name: string): Promise<readonly string[]> {
  const { open, act } = ACTIONS[name]!;
  const world = open();
  if (!(await act(world)).ok) throw new Error(`${name} fails by itself`);
  return world.journal.calls;
}

const TABLE = (
  await Promise.all(
    Object.keys(ACTIONS).map(async (name) =>
      (await callsOf(name)).map((call, index, calls) => ({
        name,
        call,
        place: index + 1,
        again: calls.slice(0, index + 1).filter((other) => other === call).length,
      })),
    ),
  )
).flat();
const isNeeded = ({ name, call, again }: (typeof TABLE)[number]): boolean =>
  ![call, `${call} ${again}`].some((one) => (ACTIONS[name]!.without ?? []).includes(one));

const codeOf = (outcome: Outcome<unknown>): string | undefined => {
  if (outcome.ok) return undefined;
  const { error } = outcome;
  return 'refusal' in error ? error.refusal.code : 'problems';
};

describe('where storage refuses one call', () => {
  it.each(TABLE.filter(isNeeded))(
    '$name, call $place ($call): says so, and doing it again works',
    async (row) => {
      const { open, act } = ACTIONS[row.name]!;
      const world = open();
      world.journal.faultAt = (_call, at) => (at === row.place ? 'refuse' : undefined);
      expect(codeOf(await act(world))).toMatch(/^(storage-unavailable|standing-unknown)$/);
      world.journal.faultAt = () => undefined;
      expect((await act(world)).ok).toBe(true);
    },
  );

  it.each(TABLE.filter((row) => !isNeeded(row)))('$name, call $place ($call): does without', async (row) => {
    const { open, act } = ACTIONS[row.name]!;
    const world = open();
    world.journal.faultAt = (_call, at) => (at === row.place ? 'refuse' : undefined);
    expect((await act(world)).ok).toBe(true);
  });

  it.each(TABLE.filter(({ name }) => ACTIONS[name]!.changes !== true && name !== 'census'))(
    '$name, call $place ($call): changes nothing',
    async (row) => {
      const { open, act } = ACTIONS[row.name]!;
      const world = open();
      const kept = () => JSON.stringify([[...world.storage.stored.tokens], world.storage.stored.policy]);
      const before = kept();
      world.journal.faultAt = (_call, at) => (at === row.place ? 'refuse' : undefined);
      await act(world);
      expect([kept(), world.storage.events]).toEqual([before, []]);
    },
  );

  it.each(TABLE.filter((row) => row.name === 'issue' && isNeeded(row)))(
    'issue, call $place ($call), refused or broken: leaves no token',
    async ({ place }) => {
      for (const fault of ['refuse', 'throw'] as const) {
        const world = consoleWorld();
        world.journal.faultAt = (_call, at) => (at === place ? fault : undefined);
        const order = issueToken(ORDER, { actor: aMember, standings, ports: world.ports });
        expect((await order.catch(() => undefined))?.ok ?? false).toBe(false);
        expect([world.storage.stored.tokens.size, world.storage.events.length]).toEqual([0, 0]);
      }
    },
  );

  it.each(['policies.read', 'gateway.find', 'tokens.list', 'tagKeys.ensure', 'ledger.createToken'])(
    'issue meets %s, so that this table means something',
    (call) => {
      expect(TABLE.filter(({ name }) => name === 'issue').map((row) => row.call)).toContain(call);
    },
  );
});

describe('where storage refuses one of several revocations', () => {
  const records = [aRecord({}, 1), aRecord({}, 2), aRecord({}, 3)];
  const locators = records.map(({ locator }) => locator);

  it.each(['tokens.find', 'ledger.replaceToken'])(
    'at %s: the others are revoked, and it says which is not',
    async (call) => {
      const world = consoleWorld({ records });
      let met = 0;
      world.journal.faultAt = (name) => (name === call && (met += 1) === 2 ? 'refuse' : undefined);
      const outcome = await revokeAnyTokens({ locators, because: 'leaked' }, anAdmin, world.ports);
      const rows = outcome.ok ? outcome.value.rows : [];
      expect(rows.map((row) => ('token' in row ? row.token.state : row.refusal.code))).toEqual([
        'revoked',
        'storage-unavailable',
        'revoked',
      ]);
      expect(world.storage.events).toHaveLength(2);
      world.journal.faultAt = () => undefined;
      const again = await revokeAnyTokens({ locators, because: 'leaked' }, anAdmin, world.ports);
      expect(again.ok && again.value.rows.every((row) => 'token' in row)).toBe(true);
      expect(world.storage.events.map(({ type }) => type)).toEqual(Array(3).fill('token.revoked'));
    },
  );
});
