import { describe, expect, it } from 'vitest';
import type { OrderView } from '../../src/console/contract';
import { adminEntries, projectEntries } from '../../src/console/entries';
import { ceilingOf, endsAt } from '../../src/policy/ceiling';
import { INITIAL_APPROVAL, type ApprovalRule } from '../../src/policy/approval-rule';
import type { Rules } from '../../src/policy/rules';
import { parseTokenRecord, type TokenRecord } from '../../src/tokens/record';
import { ABC, ADMIN, aPolicy, aRecord, DAY, days, OWNER, rules, STRANGER } from '../support/builders';
import { consoleWorld, standingsOf } from '../support/console-world';
import { NOW } from '../support/fixed-times';
import { refused, valueOf } from '../support/order-world';

const record = aRecord({ grant: { issuedAt: NOW - 20 * DAY, expiresAt: NOW + 10 * DAY } });
const { locator } = record;
const member = standingsOf({});

function worldOf(more: Partial<Rules> = {}, approval: Partial<ApprovalRule> = {}, one: TokenRecord = record) {
  const policy = aPolicy({ ...more, approval: { ...INITIAL_APPROVAL, ...approval } });
  const world = consoleWorld({ records: [one], policy });
  const caller = { accountId: OWNER, projectId: ABC.id };
  const call = (
    key: keyof ReturnType<typeof projectEntries>,
    payload: unknown,
    who = OWNER,
    standings = member,
  ) => projectEntries(world.ports)[key](payload, { ...caller, accountId: who }, standings);
  const stored = () => parseTokenRecord(world.storage.stored.tokens.get(one.locator));
  return { ...world, call, stored };
}

describe('token/extend', () => {
  it('moves the end at once where no approval is needed, and tells of both ends', async () => {
    const world = worldOf();
    expect(await world.call('token/extend', { locator, days: 60 })).toMatchObject({ ok: true });
    expect(world.stored()).toMatchObject({
      version: 2,
      grant: { issuedAt: NOW - 20 * DAY, expiresAt: NOW + 60 * DAY, extendedAt: NOW },
    });
    expect(world.storage.events).toMatchObject([
      { type: 'token.extended', before: NOW + 10 * DAY, after: NOW + 60 * DAY, actorId: OWNER },
    ]);
  });

  it('counts the cap from now, and no further', async () => {
    const cap = { lifetimeDaysMax: days(30), lifetimeDaysDefault: days(30) };
    const world = worldOf(cap);
    expect(await world.call('token/extend', { locator, days: 31 })).toMatchObject({
      problems: [{ code: 'lifetime-over-max' }],
    });
    expect((await world.call('token/extend', { locator, days: 30 })).ok).toBe(true);
    const { grant } = world.stored()!;
    expect(endsAt(grant, ceilingOf(rules(cap)))).toBe(NOW + 30 * DAY);
    // A cap that is lowered later still bites, from the extension on.
    expect(endsAt(grant, ceilingOf(rules({ lifetimeDaysMax: days(3) })))).toBe(NOW + 3 * DAY);
  });

  it.each<[string, TokenRecord, object, Partial<Rules>]>([
    ['somebody else’s', { ...record, ownerId: STRANGER }, refused('token-unknown'), {}],
    ['a paused', aRecord({ ...record, state: 'paused' }), refused('token-ended'), {}],
    ['a revoked', aRecord({ ...record, state: 'revoked' }), refused('token-ended'), {}],
    ['an expired', aRecord({ grant: { expiresAt: NOW } }), refused('token-ended'), {}],
    [
      'a token that a lowered cap has ended',
      record,
      refused('token-ended'),
      { lifetimeDaysMax: days(20), lifetimeDaysDefault: days(5) },
    ],
    ['a token with more than today’s policy allows', record, { ok: false }, { readOnly: true }],
  ])('gives %s no more days', async (_what, one, said, change) => {
    const world = worldOf(change, {}, one);
    expect(await world.call('token/extend', { locator: one.locator, days: 20 })).toMatchObject(said);
    expect(world.storage.events).toEqual([]);
  });

  it('does not shorten', async () => {
    expect(await worldOf().call('token/extend', { locator, days: 10 })).toMatchObject({
      problems: [{ path: 'days', code: 'extension-no-gain' }],
    });
  });

  it('is refused where the owner may not see the project any more', async () => {
    const world = worldOf(
      {},
      {},
      aRecord({ grant: { reach: { kind: 'projects', projects: [{ id: '10009', key: 'GONE' }] } } }),
    );
    const reply = await world.call('token/extend', { locator, days: 60 }, OWNER, {
      ...member,
      findProject: (id) => Promise.resolve({ ok: true, value: id === ABC.id ? ABC : undefined }),
    });
    expect(reply).toMatchObject({ problems: [{ path: 'projectIds.0', code: 'project-not-visible' }] });
  });

  it('cannot go round approval by many short ones: the days count from issue', async () => {
    const over = { needs: 'when', writes: false, deletes: false, overDays: 30 } as const;
    const world = worldOf({}, over);
    expect(await world.call('token/extend', { locator, days: 11 })).toEqual({
      ok: false,
      refusal: { code: 'approval-needed', causes: ['overDays'] },
    });
    expect(world.storage.events).toEqual([]);
  });
});

describe('an order for more days', () => {
  const asking = { justification: 'the migration takes longer', extend: { locator, days: 40 } };

  it('moves the end when it is claimed, once', async () => {
    const world = worldOf({}, { needs: 'always' });
    const { id } = valueOf<OrderView>(await world.call('order/place', asking));
    expect(await world.call('order/place', asking)).toMatchObject({
      problems: [{ code: 'extension-ordered' }],
    });
    const decide = adminEntries(world.ports)['order/approve'];
    const admin = { accountId: ADMIN, projectId: undefined };
    const standings = standingsOf({ admin: true });
    expect(await decide({ id, effects: ['read'] }, admin, standings)).toMatchObject(
      refused('order-larger-than-wished'),
    );
    valueOf(await decide({ id, days: 30 }, admin, standings));
    expect(world.stored()).toEqual(record);
    world.clock.advance(DAY / 2);
    const both = await Promise.all([world.call('order/claim', { id }), world.call('order/claim', { id })]);
    expect(both.filter(({ ok }) => ok)).toMatchObject([{ value: { kind: 'extended', view: { locator } } }]);
    expect(both.find(({ ok }) => !ok)).toMatchObject(refused('order-claimed'));
    expect(world.stored()?.grant.expiresAt).toBe(NOW + 30.5 * DAY);
    expect(world.storage.events.map(({ type }) => type)).toEqual([
      'order.placed',
      'order.approved',
      'token.extended',
    ]);
    expect(world.storage.events[2]).toMatchObject({ orderId: id, locator });
  });

  it('is refused at the claim where the token was revoked meanwhile', async () => {
    const world = worldOf({}, { needs: 'always' });
    const { id } = valueOf<OrderView>(await world.call('order/place', asking));
    const admin = { accountId: ADMIN, projectId: undefined };
    valueOf(await adminEntries(world.ports)['order/approve']({ id }, admin, standingsOf({ admin: true })));
    valueOf(await world.call('token/revoke', { locator }));
    expect(await world.call('order/claim', { id })).toMatchObject(refused('token-ended'));
    expect(world.stored()).toMatchObject({ state: 'revoked' });
  });
});
