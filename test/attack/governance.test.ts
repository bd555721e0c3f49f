/** Ways round what admins govern, by going from one part of the app to another. Each was open once. */
import { describe, expect, it } from 'vitest';
import { eraseEnded } from '../../src/console/sweep/erase-ended';
import { findHoldings, countHoldings } from '../../src/console/may-ask';
import type { OrderView } from '../../src/console/contract';
import { rotateOwnToken } from '../../src/console/rotate-token';
import { sweep } from '../../src/console/sweep/sweep';
import { approvalNeeded, purposeOf } from '../../src/policy/approval';
import { INITIAL_APPROVAL } from '../../src/policy/approval-rule';
import { NOTHING_SPENT } from '../../src/policy/budgets';
import { ANY_OPERATION } from '../../src/policy/operation-limit';
import { heldByRules } from '../../src/policy/project-hold';
import { NO_RULES, type RuleBook } from '../../src/policy/project-rules';
import { findOperation } from '../../src/catalogue/find';
import { extend } from '../../src/tokens/extend';
import { pause, resume, revoke } from '../../src/tokens/lifecycle';
import { parseTokenRecord, type TokenRecord } from '../../src/tokens/record';
import { REKEY_AFTER_MS, rotate, type Rotation } from '../../src/tokens/rotation';
import { handOver, nameBackup } from '../../src/tokens/service';
import { ABC, ADMIN, aPolicy, aRecord, DAY, OWNER, SITE_WIDE, STRANGER } from '../support/builders';
import { aMember, consoleWorld } from '../support/console-world';
import { NOW } from '../support/fixed-times';
import { admin, asks, refused, valueOf, why, worldOf } from '../support/order-world';
import { seededRandom } from '../support/random';

const rotationOf = (record: TokenRecord, now = NOW, overlapHours = 24): Rotation => {
  const rotated = rotate(record, undefined, { overlapHours, now, random: seededRandom(3) });
  if (!rotated.ok) throw new Error(rotated.error);
  return rotated.value;
};
const valueIn = <Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false },
): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
};

describe('how old a token may be in a project', () => {
  const book: RuleBook = {
    revision: 1,
    changedAt: NOW,
    projects: [
      {
        project: ABC,
        revision: 1,
        changedAt: NOW,
        changedBy: ADMIN,
        rules: { ...NO_RULES, lifetimeDaysMax: 5 },
      },
    ],
  };
  const { operation } = findOperation('GET', ['rest', 'api', '3', 'issue', 'ABC-1'], undefined)!;
  const heldAt = ({ grant }: TokenRecord, now: number) =>
    heldByRules(book, { operation, effects: ['read'] }, grant, now).map(({ denial }) => denial?.decidedBy);

  it('counts from the first of its family: rotation makes nothing younger', () => {
    const old = aRecord({ grant: { issuedAt: NOW - 4 * DAY } });
    const { successor } = rotationOf(old);
    expect(heldAt(successor, NOW)).toEqual([]);
    expect(heldAt(successor, NOW + DAY)).toEqual(['project-rule.lifetimeDaysMax']);
  });

  it('counts from an extension, which the rule of the project was asked about', () => {
    const old = aRecord({ grant: { issuedAt: NOW - 4 * DAY } });
    const longer = extend(old, 5, NOW);
    expect(heldAt(longer, NOW + 4 * DAY)).toEqual([]);
    expect(heldAt(longer, NOW + 5 * DAY)).toEqual(['project-rule.lifetimeDaysMax']);
  });
});

describe('a bot’s token that was handed over', () => {
  const bot = aRecord({ service: { backupId: ADMIN } });
  const handed = valueIn(handOver(bot, { to: STRANGER, at: NOW, by: ADMIN }));
  const byAdmin = { at: NOW, by: ADMIN, as: 'admin' } as const;
  const asAdmin = { as: 'admin', at: NOW } as const;

  it('stands for nobody who has not accepted it: no admin resumes it in their place', async () => {
    expect(resume(handed, asAdmin)).toEqual({ ok: false, error: 'awaits-owner' });
    const world = worldOf({ records: [handed] });
    const ref = { locator: handed.locator };
    expect(await world.onSite('token/resume', ref)).toMatchObject(refused('token-awaits-owner'));
    expect((await world.onProject('token/resume', ref, undefined, STRANGER)).ok).toBe(true);
    expect(parseTokenRecord([...world.storage.stored.tokens.values()][0])).toMatchObject({ state: 'active' });
  });

  it.each<[string, TokenRecord]>([
    ['paused by an admin meanwhile', valueIn(pause(handed, byAdmin))],
    [
      'paused by an admin before',
      valueIn(handOver(valueIn(pause(bot, byAdmin)), { to: STRANGER, at: NOW, by: ADMIN })),
    ],
    [
      'paused by an admin, with another backup since',
      valueIn(nameBackup(valueIn(pause(handed, byAdmin)), { backupId: OWNER, at: NOW })),
    ],
  ])('and %s, it waits for its owner again once the admin’s pause is over', (_what, paused) => {
    const resumed = valueIn(resume(paused, asAdmin));
    expect(resumed).toMatchObject({ state: 'paused', pause: { as: 'app', because: 'handed-over' } });
    expect(resume(resumed, asAdmin)).toEqual({ ok: false, error: 'awaits-owner' });
    const accepted = valueIn(resume(resumed, { as: 'owner', at: NOW }));
    expect(accepted.state).toBe('active');
    expect(valueIn(resume(valueIn(pause(accepted, byAdmin)), asAdmin)).state).toBe('active');
  });

  it('gives its secret to no former owner who rotates what it replaced', async () => {
    const { successor, replaced } = rotationOf(bot);
    const accepted = valueIn(
      resume(valueIn(handOver(successor, { to: STRANGER, at: NOW, by: ADMIN })), { as: 'owner', at: NOW }),
    );
    const world = consoleWorld({ records: [replaced[0], accepted] });
    world.clock.advance(REKEY_AFTER_MS);
    const wish = { locator: bot.locator, overlapHours: 24 };
    expect(await rotateOwnToken(wish, aMember, world.ports)).toMatchObject({
      error: { refusal: { code: 'already-rotated' } },
    });
    expect(parseTokenRecord(world.storage.stored.tokens.get(accepted.locator))?.digest).toBe(accepted.digest);
  });

  it.each([SITE_WIDE])('and reaches the whole site goes to Jira admins alone', async (reach) => {
    const wide = aRecord({ service: { backupId: STRANGER }, ownerId: 'gone', grant: { reach } });
    const payload = { locator: wide.locator, ownerId: STRANGER };
    const world = worldOf({ records: [wide], people: { admins: [] } });
    expect(await world.onSite('token/hand-over', payload)).toMatchObject({
      problems: [{ path: 'ownerId', code: 'site-wide-for-admins' }],
    });
    const swept = consoleWorld({
      records: [wide],
      policy: aPolicy({ ownerLeft: 'hand-over' }),
      people: { left: ['gone'], admins: [] },
    });
    await sweep(swept.ports);
    expect(parseTokenRecord([...swept.storage.stored.tokens.values()][0])).toMatchObject({ ownerId: 'gone' });
  });
});

describe('approval', () => {
  const wish = {
    scopes: [],
    effects: ['read'],
    operations: ANY_OPERATION,
    reach: SITE_WIDE,
    days: 1,
    admin: ['tokens:revoke'],
  } as const;

  it('of changes and by purpose sees powers over tokens', () => {
    expect(purposeOf(wish)).toBe('custom');
    const rule = { ...INITIAL_APPROVAL, needs: 'when', siteWide: false, deletes: false } as const;
    expect(approvalNeeded(wish, { approval: rule })).toEqual(['writes']);
    expect(approvalNeeded({ ...wish, admin: ['tokens:read'] }, { approval: rule })).toEqual([]);
  });

  it('shows and tells all that it gives: powers over tokens, rotation, limits', async () => {
    const world = worldOf({ policy: asks({ needs: 'always' }, { adminTokens: true, selfRotation: true }) });
    const order = {
      ...{ name: 'Cleaner', scopes: [], reach: 'site', admin: ['tokens:revoke'], mayRotate: true },
      limits: { header: { name: 'X-Second' }, budgets: { uses: 5 } },
    };
    const placed = valueOf<OrderView>(await world.onProject('order/place', { ...why, order }, admin, ADMIN));
    const said = { admin: ['tokens:revoke'], mayRotate: true };
    expect(placed.wish).toMatchObject({ ...said, limits: { header: 'x-second', budgets: { uses: 5 } } });
    expect(JSON.stringify(placed)).not.toMatch(/digest|[0-9a-f]{64}/);
    expect(world.storage.events.at(-1)).toMatchObject({ type: 'order.placed', ...said });
    const approval = await world.onSite('order/approve', { id: placed.id }, OWNER);
    expect(valueOf<OrderView>(approval).decision?.granted).toMatchObject(said);
    expect(world.storage.events.at(-1)).toMatchObject({ type: 'order.approved', ...said });
  });
});

describe('how many tokens a person may have', () => {
  it('counts what was replaced as long as it lives, though what replaced it was revoked', async () => {
    const records = [1, 2, 3].flatMap((seed) => {
      const { successor, replaced } = rotationOf(aRecord({}, seed), NOW, 168);
      return [replaced[0], revoke({ ...successor, locator: aRecord({}, seed + 10).locator }, { at: NOW })];
    });
    const { ports } = consoleWorld({ records });
    expect(countHoldings(valueIn(await findHoldings(OWNER, ports)))).toBe(3);
  });
});

describe('what was spent of a family’s budgets', () => {
  it('is kept while one of it lives, whatever a rotation that died left behind', async () => {
    const first = extend(aRecord({ grant: { expiresAt: NOW - 100 * DAY } }), 200, NOW - 110 * DAY);
    const dead: TokenRecord = {
      ...rotationOf(aRecord({ grant: { expiresAt: NOW - 100 * DAY } }), NOW - 120 * DAY).successor,
      state: 'dormant',
    };
    const world = consoleWorld({ records: [first, dead] });
    const spent = { ...NOTHING_SPENT, uses: 7 };
    await world.ports.spent.add({ locator: first.locator, at: NOW, spent, mark: { container: 'a', seq: 1 } });
    expect(await eraseEnded(world.ports)).toEqual({ ok: true, value: 1 });
    expect(valueIn(await world.ports.spent.find(first.locator))).toMatchObject({ uses: 7 });
  });
});
