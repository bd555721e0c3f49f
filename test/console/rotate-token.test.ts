import { EMPTY_BOOK } from '../../src/policy/project-rules';
import { describe, expect, it } from 'vitest';
import { findAsking } from '../../src/console/may-ask';
import { issueToken } from '../../src/console/issue-token';
import { listOwnTokens } from '../../src/console/list-tokens';
import { readOffer } from '../../src/console/read-offer';
import { readOverview } from '../../src/console/read-overview';
import { readAnyToken, readOwnToken } from '../../src/console/read-token';
import { retireAnyToken, retireOwnToken, rotateOwnToken } from '../../src/console/rotate-token';
import { searchTokens } from '../../src/console/search-tokens';
import type { Outcome } from '../../src/console/refusal';
import { REKEY_AFTER_MS } from '../../src/tokens/rotation';
import { formatTokenRecord, type TokenRecord } from '../../src/tokens/record';
import { ADMIN, aFreeze, aPolicy, aRecord, DAY, days, OWNER, rules, STRANGER } from '../support/builders';
import { aMember, anAdmin, consoleWorld, standingsOf, type ConsoleWorld } from '../support/console-world';
import { EXPIRED, NOW } from '../support/fixed-times';

const HOUR = 3_600_000;
const record = aRecord();
const ref = { locator: record.locator };
const one = { ...ref, overlapHours: 24 };
const stranger = { ...aMember, accountId: STRANGER };

const noOf = (outcome: Outcome<unknown>): string => {
  if (outcome.ok) return 'none';
  return 'refusal' in outcome.error
    ? outcome.error.refusal.code
    : outcome.error.problems.map(({ path, code }) => `${path}: ${code}`).join();
};
async function rotated(world: ConsoleWorld, wish = one) {
  const outcome = await rotateOwnToken(wish, aMember, world.ports);
  if (!outcome.ok) throw new Error(noOf(outcome));
  return outcome.value;
}

describe('an owner rotates a token', () => {
  it('and is told the new one, this once, and when the old one retires', async () => {
    const world = consoleWorld({ records: [record] });
    const told = await rotated(world);
    expect(told).toMatchObject({
      token: expect.stringMatching(/^stj_/) as string,
      view: { name: record.name, state: 'active', predecessor: record.locator },
      predecessor: { ...ref, state: 'active', retiresAt: new Date(NOW + DAY).toISOString() },
      gatewayUrl: expect.any(String) as string,
    });
    expect(told.view.expiresAt).toBe(new Date(record.grant.expiresAt).toISOString());
    expect(world.storage.events).toMatchObject([
      {
        type: 'token.rotated',
        as: 'owner',
        actorId: OWNER,
        locator: record.locator,
        successor: told.view.locator,
      },
    ]);
    expect(JSON.stringify(world.storage.events)).not.toMatch(/stj_|Zebediah/);
  });

  it('and both are listed and read, each with the other and its use', async () => {
    const world = consoleWorld({ records: [record] });
    const { view } = await rotated(world);
    const list = await listOwnTokens({ limit: 10 }, aMember, world.ports);
    expect(list.ok && list.value.tokens).toMatchObject([
      { locator: view.locator, predecessor: record.locator },
      { locator: record.locator, successor: view.locator },
    ]);
    const detail = await readOwnToken(ref, aMember, world.ports);
    expect(detail.ok && detail.value.linked).toMatchObject([
      { as: 'successor', token: { locator: view.locator, use: { calls7d: 0 } } },
    ]);
    const of = await readAnyToken({ locator: view.locator }, world.ports);
    expect(of.ok && of.value.linked).toMatchObject([{ as: 'predecessor', token: ref }]);
  });

  it('and a pair counts as one of as many as a person may have', async () => {
    const world = consoleWorld({ records: [record], policy: aPolicy({ tokensPerPersonMax: 2 }) });
    await rotated(world);
    const asking = await findAsking(rules({ tokensPerPersonMax: 2 }), EMPTY_BOOK, {
      actor: aMember,
      standings: standingsOf({}),
      ports: world.ports,
    });
    expect(asking).toMatchObject({ ok: true, value: { tokensHeld: 1 } });
    expect(asking.ok && asking.value.barredBy).toBeUndefined();
  });

  it('again after the answer was lost: the same successor, with another secret', async () => {
    const world = consoleWorld({ records: [record] });
    const first = await rotated(world);
    expect(noOf(await rotateOwnToken(one, aMember, world.ports))).toBe('already-rotated');
    world.clock.advance(REKEY_AFTER_MS);
    const again = await rotated(world, { ...one, overlapHours: 0 });
    expect(again.view.locator).toBe(first.view.locator);
    expect(again.token).not.toBe(first.token);
    expect(again.predecessor.retiresAt).toBe(first.predecessor.retiresAt);
    expect(world.storage.stored.tokens.size).toBe(2);
  });

  it.each<[string, Partial<TokenRecord> & { grant?: never }, string]>([
    ['paused', { state: 'paused' }, 'token-not-active'],
    ['revoked', { state: 'revoked' }, 'token-not-active'],
    ['expired', {}, 'token-not-active'],
    ['someone else’s', { ownerId: STRANGER }, 'token-unknown'],
  ])('but not one that is %s', async (what, change, code) => {
    const grant = what === 'expired' ? { grant: { expiresAt: EXPIRED } } : {};
    const world = consoleWorld({ records: [aRecord({ ...change, ...grant })] });
    expect(noOf(await rotateOwnToken(one, aMember, world.ports))).toBe(code);
    expect(world.storage.events).toEqual([]);
    expect(world.storage.stored.tokens.size).toBe(1);
  });

  it('but not while tokens are off, nor what is older than is allowed now; whether tokens may rotate themselves is another matter', async () => {
    const under = async (change: Parameters<typeof rules>[0]) => {
      const world = consoleWorld({ records: [record], policy: aPolicy(change) });
      return noOf(await rotateOwnToken(one, aMember, world.ports));
    };
    expect(await under({ tokensOn: false })).toBe(': tokens-off');
    expect(await under({ lifetimeDaysMax: days(1), lifetimeDaysDefault: days(1) })).toBe('token-not-active');
    expect(await under({ selfRotation: false })).toBe('none');
    expect(await under({ scopes: [], readOnly: true })).toBe('none');
  });

  it.each(['all', 'writes'] as const)(
    'but not a token of which %s is frozen: its successor would not be',
    async (what) => {
      const world = consoleWorld({ records: [record] });
      world.storage.stored.freeze = aFreeze({ what, of: { kind: 'token', locator: record.locator } });
      expect(noOf(await rotateOwnToken(one, aMember, world.ports))).toBe('token-frozen');
    },
  );

  it('and of several at once one gets a token', async () => {
    const world = consoleWorld({ records: [record] });
    const outcomes = await Promise.all(
      Array.from({ length: 4 }, () => rotateOwnToken(one, aMember, world.ports)),
    );
    expect(outcomes.map(noOf).sort()).toEqual([
      'already-rotated',
      'already-rotated',
      'already-rotated',
      'none',
    ]);
  });
});

describe('an early finish', () => {
  it.each([
    ['its owner', retireOwnToken, aMember, 'owner', OWNER],
    ['an admin', retireAnyToken, anAdmin, 'admin', ADMIN],
  ] as const)('by %s retires the old one at once', async (...row) => {
    const [, retire, actor, as, actorId] = row;
    const world = consoleWorld({ records: [record] });
    await rotated(world);
    world.clock.advance(HOUR);
    expect(await retire(ref, actor, world.ports)).toMatchObject({
      value: { state: 'retired', retiresAt: new Date(NOW + HOUR).toISOString() },
    });
    expect(world.storage.events.at(-1)).toMatchObject({ type: 'token.retired', as, actorId });
    expect(noOf(await retire(ref, actor, world.ports))).toBe('token-ended');
  });

  it('is of nobody else’s token, and of none that was not rotated', async () => {
    const world = consoleWorld({ records: [record] });
    expect(noOf(await retireOwnToken(ref, aMember, world.ports))).toBe('token-not-replaced');
    await rotated(world);
    expect(noOf(await retireOwnToken(ref, stranger, world.ports))).toBe('token-unknown');
  });
});

describe('a token that may rotate itself', () => {
  const order = {
    name: 'n',
    purpose: '',
    scopes: ['read:jira-work'],
    effects: ['read'],
    operations: { kind: 'any' },
    reach: 'project',
    mayRotate: true,
  } as const;
  const issue = (world: ConsoleWorld) =>
    issueToken(order, { actor: aMember, standings: standingsOf({}), ports: world.ports });

  it('is issued where the policy says so, and shows it', async () => {
    const issued = await issue(consoleWorld({ policy: aPolicy({ selfRotation: true }) }));
    expect(issued.ok && issued.value.view.mayRotate).toBe(true);
  });

  it('is not issued where it does not', async () => {
    const world = consoleWorld({ policy: aPolicy({ selfRotation: false }) });
    expect(noOf(await issue(world))).toBe('mayRotate: self-rotation-off');
  });
});

describe('the use of a retired secret', () => {
  it('is told to the owner where it paused a token, and to the admins by what was used', async () => {
    const heir = aRecord(
      { state: 'paused', pause: { at: NOW, by: 'app', as: 'app', because: 'retired-secret-used' } },
      9,
    );
    const retired = aRecord({
      successor: heir.locator,
      retiresAt: NOW - 2 * DAY,
      reusedAt: NOW,
      grant: { expiresAt: NOW - 2 * DAY },
    });
    const world = consoleWorld({ records: [heir, retired] });
    const offer = await readOffer(aMember, standingsOf({}), world.ports);
    expect(offer.ok && offer.value.halted).toEqual([{ locator: heir.locator, name: heir.name }]);
    const { at, random } = { at: NOW, random: world.ports.random };
    await world.ports.audit.append({
      type: 'token.reused',
      locator: retired.locator,
      ownerId: OWNER,
      family: retired.locator,
      v: 1,
      id: `e${random.bytes(4)[0]}`,
      at,
      actorId: 'app',
    });
    const overview = await readOverview(world.ports);
    expect(overview.ok && overview.value.attention.reused.tokens).toMatchObject([
      { locator: retired.locator, state: 'retired', reusedAt: new Date(NOW).toISOString() },
    ]);
    const wish = { issued: {}, expires: {} } as const;
    for (const list of ['expiring', 'active'] as const) {
      const page = await searchTokens({ ...wish, list }, { limit: 5 }, world.ports);
      expect(page.ok && page.value.tokens).toEqual([]);
    }
    world.storage.stored.tokens.set(heir.locator, formatTokenRecord({ ...heir, state: 'revoked' }));
    const later = await readOffer(aMember, standingsOf({}), world.ports);
    expect(later.ok && later.value.halted).toEqual([]);
  });
});
