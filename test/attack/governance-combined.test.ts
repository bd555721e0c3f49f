/** Ways round what admins govern, by putting two features together. Each was open once. */
import { describe, expect, it } from 'vitest';
import { findOperation } from '../../src/catalogue/find';
import type { OrderPageView, PlacedForView, TokenDetailView } from '../../src/console/contract';
import { hearOfProject } from '../../src/console/sweep/hear-of-project';
import { sweep } from '../../src/console/sweep/sweep';
import { serve } from '../../src/gateway/serve';
import { ceilingFor } from '../../src/policy/policy-for';
import { isStopped } from '../../src/policy/ceiling';
import { heldByRules } from '../../src/policy/project-hold';
import { transitionsAfter } from '../../src/policy/transitions';
import { extend } from '../../src/tokens/extend';
import { pause, resume } from '../../src/tokens/lifecycle';
import { formatTokenRecord, parseTokenRecord, type TokenRecord } from '../../src/tokens/record';
import { pauseLiving, rekey, rotate, REUSE_GRACE_MS } from '../../src/tokens/rotation';
import { handOver } from '../../src/tokens/service';
import {
  ABC,
  ADMIN,
  anEvent,
  anOrder,
  aPolicy,
  aRecord,
  aRuleBook,
  DAY,
  OWNER,
  rules,
  SITE_WIDE,
  STRANGER,
  XYZ,
} from '../support/builders';
import { NOW } from '../support/fixed-times';
import { gatewayWorld } from '../support/gateway-world';
import { admin, asks, member, reading, valueOf, why, worldOf } from '../support/order-world';
import { seededRandom } from '../support/random';

const valueIn = <Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false },
): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
};
const rotationOf = (record: TokenRecord, overlapHours = 24) =>
  valueIn(rotate(record, undefined, { overlapHours, now: NOW, random: seededRandom(3) }));
const bot = (change = {}) => aRecord({ service: { backupId: STRANGER }, ...change });
const handedOver = (record: TokenRecord) => valueIn(handOver(record, { to: STRANGER, at: NOW, by: ADMIN }));
const afterReuse = (record: TokenRecord): TokenRecord =>
  pauseLiving([record], { at: NOW, by: 'app', as: 'app', because: 'retired-secret-used' })[0] ?? record;

describe('a stop whose date has come', () => {
  it('outlives every save as long as a token from before it lives, which may have got more days until then', () => {
    const stop = { kind: 'stop', issuedBefore: NOW, at: NOW + 90 * DAY } as const;
    const { grant } = extend(aRecord(), 365, stop.at - 1);
    const savedAt = (at: number) =>
      transitionsAfter([stop], { before: rules(), after: rules(), existing: { kind: 'apply' }, at });
    const last = grant.expiresAt - 1;
    const transitions = savedAt(last);
    if (transitions === 'full') throw new Error(transitions);
    expect(isStopped(ceilingFor({ ...aPolicy(), transitions }, grant, last), last)).toBe(true);
    expect(savedAt(stop.at + 365 * DAY)).toEqual([]);
  });
});

describe('how old a token may be in a project', () => {
  it('is no matter of more days that the project was not asked about', () => {
    const book = aRuleBook([ABC, { lifetimeDaysMax: 5 }]);
    const { operation } = findOperation('GET', ['rest', 'api', '3', 'issue', 'ABC-1'], undefined)!;
    const old = aRecord({ grant: { reach: SITE_WIDE, issuedAt: NOW - 10 * DAY } });
    const { grant } = extend(old, 90, NOW);
    expect(heldByRules(book, { operation, effects: ['read'] }, grant, NOW)).toHaveLength(1);
  });
});

describe('the rules of a project', () => {
  it('end with it: nobody could take them away any more, and they hold what may be of any project', async () => {
    const ruleBook = aRuleBook([ABC, { tokensOn: false }], [XYZ, { readOnly: true }]);
    const there = worldOf({ ruleBook });
    await hearOfProject(ABC.id, there.ports);
    expect(valueIn(await there.ports.ruleBooks.read()).projects).toHaveLength(2);
    const gone = worldOf({ ruleBook, projectsMissing: [ABC.id] });
    for (let times = 0; times < 2; times += 1) await hearOfProject(ABC.id, gone.ports);
    expect(valueIn(await gone.ports.ruleBooks.read()).projects).toMatchObject([{ project: XYZ }]);
    expect(gone.storage.events).toMatchObject([
      { type: 'project-rule.changed', projectId: ABC.id, actorId: 'app', after: { tokensOn: true } },
    ]);
  });
});

describe('a successor that nobody has used', () => {
  it('is not told to whoever holds what it replaced once it was given more days', () => {
    const { successor } = rotationOf(aRecord());
    const terms = { now: NOW + DAY, random: seededRandom(4) };
    expect(rekey(extend(successor, 90, NOW + 1), terms)).toBeUndefined();
    expect(rekey(successor, terms)).toBeDefined();
    // What the first was given is the family's.
    expect(rekey(rotationOf(extend(aRecord(), 90, NOW - 1)).successor, terms)).toBeDefined();
  });
});

describe('what a retired secret paused', () => {
  const asOwner = { as: 'owner', at: NOW } as const;
  const asAdmin = { as: 'admin', at: NOW } as const;

  it.each<[string, TokenRecord]>([
    ['was handed over afterwards', handedOver(afterReuse(bot()))],
    ['had been handed over before', afterReuse(handedOver(bot()))],
  ])('is an admin’s to look at, though it %s; then it waits for its owner', (_when, record) => {
    expect(resume(record, asOwner)).toEqual({ ok: false, error: 'paused-by-admin' });
    const looked = valueIn(resume(record, asAdmin));
    expect(looked).toMatchObject({ state: 'paused', pause: { because: 'handed-over' } });
    expect(valueIn(resume(looked, asOwner)).state).toBe('active');
  });

  it('includes the end of a family however often it was rotated', async () => {
    const late = NOW - REUSE_GRACE_MS;
    const heirs = Array.from({ length: 250 }, (_, at) => aRecord({}, 1_000 + at));
    const last = heirs.at(-1)!;
    const world = gatewayWorld({
      token: { successor: heirs[0]!.locator, retiresAt: late, grant: { expiresAt: late } },
    });
    const family = parseTokenRecord([...world.storage.stored.tokens.values()][0])!.locator;
    for (const [at, heir] of heirs.entries()) {
      const next = heirs[at + 1]?.locator;
      const retired = { successor: next, retiresAt: late, grant: { ...heir.grant, expiresAt: late } };
      const record = { ...heir, family, ...(next === undefined ? {} : retired) };
      world.storage.stored.tokens.set(heir.locator, formatTokenRecord(record));
    }
    await serve(anEvent({ authorization: `Bearer ${world.token}` }), world.ports);
    expect(parseTokenRecord(world.storage.stored.tokens.get(last.locator))).toMatchObject({
      state: 'paused',
      pause: { because: 'retired-secret-used' },
    });
  });
});

describe('a bot’s token of an account that is closed', () => {
  const GONE = '712020:gone';
  const swept = async (record: TokenRecord) => {
    const world = worldOf({
      records: [record],
      policy: aPolicy({ ownerLeft: 'hand-over' }),
      people: { left: [GONE], admins: [] },
    });
    world.privacy.closed.add(GONE);
    await sweep(world.ports);
    return parseTokenRecord([...world.storage.stored.tokens.values()][0])!;
  };

  it('goes to no backup who may not own it: one for the whole site is revoked', async () => {
    expect(await swept(bot({ ownerId: GONE, grant: { reach: SITE_WIDE } }))).toMatchObject({
      state: 'revoked',
      endedBecause: 'owner-left',
    });
    expect(await swept(bot({ ownerId: GONE }))).toMatchObject({ ownerId: STRANGER, state: 'paused' });
  });

  it('waits for the owner who never accepted it, though the account of its backup is closed', async () => {
    const waiting = valueIn(handOver(bot(), { to: STRANGER, backupId: GONE, at: NOW, by: ADMIN }));
    const paused = valueIn(pause(waiting, { at: NOW, by: ADMIN, as: 'admin' }));
    const left = await swept(paused);
    expect(left.service).toEqual({ awaitsOwner: true });
    expect(valueIn(resume(left, { as: 'admin', at: NOW })).state).toBe('paused');
  });
});

describe('what a person is shown', () => {
  it('of a token’s family is what is theirs: not what was handed over to somebody else', async () => {
    const { successor, replaced } = rotationOf(bot({ service: {} }));
    const records = [replaced[0], handedOver(successor)];
    const world = worldOf({ records });
    const read = (accountId: string, { locator }: TokenRecord) =>
      world.onProject('token/read', { locator }, member, accountId);
    for (const [accountId, record] of [
      [OWNER, records[0]!],
      [STRANGER, records[1]!],
    ] as const)
      expect(valueOf<TokenDetailView>(await read(accountId, record)).linked).toEqual([]);
    const all = valueOf<TokenDetailView>(await world.onSite('token/read', { locator: records[0]!.locator }));
    expect(all.linked).toHaveLength(1);
  });

  it('of orders is their own, whatever their cursor points to', async () => {
    const orders = [anOrder({}, 1), anOrder({ ownerId: STRANGER, placedBy: STRANGER }, 2)];
    const world = worldOf({ orders });
    world.ports.orders.list = () => Promise.resolve({ ok: true, value: { orders } });
    const page = valueOf<OrderPageView>(await world.onProject('order/list', { cursor: 'elsewhere' }));
    expect(page.orders.map(({ ownerId }) => ownerId)).toEqual([OWNER]);
  });
});

describe('what a Jira admin orders for themselves', () => {
  const needsNone = asks({ needs: 'never' });
  const strict = asks({ needs: 'always' });
  const mine = { ...why, ownerId: ADMIN };
  const wished = { ...reading, projectIds: [ABC.id] };
  const places = {
    'on the admin page': (world: ReturnType<typeof worldOf>) =>
      world.onSite('order/place-for', { ...mine, order: wished }),
    'on a project page': (world: ReturnType<typeof worldOf>) =>
      world.onProject('order/place-for', { ...mine, order: wished }, admin, ADMIN),
  };

  it.each(Object.entries(places))(
    'where nothing needs approval, %s, is approved by nobody: rules that come before the claim hold',
    async (_where, placeOn) => {
      const world = worldOf({ policy: needsNone });
      const { orderId: id } = valueOf<PlacedForView>(await placeOn(world));
      world.storage.stored.policy = strict;
      expect(await world.onProject('order/claim', { id }, admin, ADMIN)).toMatchObject({
        ok: false,
        refusal: { code: 'approval-needed' },
      });
      world.storage.stored.policy = needsNone;
      expect((await world.onProject('order/claim', { id }, admin, ADMIN)).ok).toBe(true);
    },
  );

  it('from a list is no other', async () => {
    const world = worldOf({ policy: needsNone });
    const id = 'A'.repeat(20);
    const rows = [{ accountId: ADMIN }, { accountId: OWNER }];
    valueOf(await world.onSite('bulk/start', { ...why, order: wished, rows, id, mode: 'all' }));
    valueOf(await world.onSite('bulk/step', { id }));
    world.storage.stored.policy = strict;
    const claims = await Promise.all(
      [...world.storage.stored.orders.values()].map((stored) => {
        const { id: orderId, ownerId } = stored as { id: string; ownerId: string };
        return world.onProject('order/claim', { id: orderId }, admin, ownerId);
      }),
    );
    expect(claims.map((claim) => claim.ok || 'refusal' in claim)).toEqual([true, true]);
    expect(claims[0]).toMatchObject({ ok: false, refusal: { code: 'approval-needed' } });
    expect(claims[1]).toMatchObject({ ok: true });
  });

  it('where approvers may approve their own, is approved thereby', async () => {
    const world = worldOf({ policy: asks({ needs: 'always', selfApproval: true }) });
    const { orderId: id } = valueOf<PlacedForView>(await places['on the admin page'](world));
    expect((await world.onProject('order/claim', { id }, admin, ADMIN)).ok).toBe(true);
  });
});
