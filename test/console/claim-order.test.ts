/** Claiming an approved order: once, by its owner, while it holds. */
import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../src/base/result';
import type { Standings } from '../../src/console/actor';
import type { Rules } from '../../src/policy/rules';
import { ABC, ADMIN, aPolicy, days, STRANGER, XYZ } from '../support/builders';
import { standingsOf } from '../support/console-world';
import { failing } from '../support/journal';
import {
  admin,
  approved,
  approvedOf,
  asks,
  HOUR,
  member,
  ref,
  refused,
  tokensOf,
  typesOf,
  waiting,
  worldOf,
} from '../support/order-world';

describe('a claim', () => {
  it('is the owner’s alone: to others there is no such order', async () => {
    const world = worldOf({ orders: [approved] });
    for (const [standings, who] of [
      [member, STRANGER],
      [admin, ADMIN],
    ] as const)
      expect(await world.onProject('order/claim', ref, standings, who)).toMatchObject(
        refused('order-unknown'),
      );
    expect(tokensOf(world)).toBe(0);
  });

  it('is too early before approval, and too late after 24 hours', async () => {
    const early = worldOf({ orders: [waiting] });
    expect(await early.onProject('order/claim', ref)).toMatchObject(refused('order-waiting'));
    const late = worldOf({ orders: [approved] });
    late.clock.advance(24 * HOUR);
    expect(await late.onProject('order/claim', ref)).toMatchObject(refused('order-lapsed'));
    late.clock.advance(-1);
    expect((await late.onProject('order/claim', ref)).ok).toBe(true);
  });

  it('works once of two at once', async () => {
    const world = worldOf({ orders: [approved] });
    const both = await Promise.all([
      world.onProject('order/claim', ref),
      world.onProject('order/claim', ref),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find((reply) => !reply.ok)).toMatchObject(refused('order-claimed'));
    expect([tokensOf(world), typesOf(world)]).toEqual([1, ['token.issued']]);
  });

  it.each<[string, Standings, object]>([
    [
      'may not browse the project any more',
      standingsOf({ project: 'hidden' }),
      refused('project-not-visible'),
    ],
    ['is not known to Jira', standingsOf({ project: 'unknown' }), refused('standing-unknown')],
  ])('is refused where the owner %s', async (_what, standings, said) => {
    const world = worldOf({ orders: [approved] });
    expect(await world.onProject('order/claim', ref, standings)).toMatchObject(said);
    expect([tokensOf(world), world.storage.events]).toEqual([0, []]);
  });

  it('is refused where the owner lost another project of the order, and says which', async () => {
    const both = approvedOf({
      ...waiting,
      wish: { ...waiting.wish, reach: { kind: 'projects', projects: [ABC, XYZ] } },
    });
    const world = worldOf({ orders: [both] });
    const onlyAbc: Standings = {
      ...member,
      findProject: (id) => Promise.resolve(ok(id === ABC.id ? ABC : undefined)),
    };
    expect(await world.onProject('order/claim', ref, onlyAbc)).toEqual({
      ok: false,
      problems: [{ path: 'projectIds.1', code: 'project-not-visible' }],
    });
    const unknown: Standings = {
      ...member,
      findProject: (id) => Promise.resolve(id === ABC.id ? ok(ABC) : fail('unknown')),
    };
    expect(await world.onProject('order/claim', ref, unknown)).toMatchObject(refused('standing-unknown'));
    expect(tokensOf(world)).toBe(0);
  });

  it.each<[string, Partial<Rules>, string]>([
    ['switched tokens off', { tokensOn: false }, 'tokens-off'],
    ['allows reading only', { readOnly: true }, 'read-only'],
    ['took the scope away', { scopes: ['read:jira-work'] }, 'scope-over-policy'],
    ['lowered the cap', { lifetimeDaysMax: days(5), lifetimeDaysDefault: days(5) }, 'lifetime-over-max'],
    ['lets only project admins ask', { mayAsk: 'project-admins' }, 'may-not-ask'],
  ])('is refused where the policy meanwhile %s', async (_what, change, code) => {
    const world = worldOf({ orders: [approved], policy: asks({}, change) });
    const reply = await world.onProject('order/claim', ref);
    expect(reply).toMatchObject({ ok: false });
    expect(reply.ok || !('problems' in reply) ? [] : reply.problems.map((one) => one.code)).toContain(code);
    expect([tokensOf(world), world.storage.events]).toEqual([0, []]);
  });

  it('still works where approval is needed no more', async () => {
    const world = worldOf({ orders: [approved], policy: aPolicy() });
    expect((await world.onProject('order/claim', ref)).ok).toBe(true);
  });

  it.each(['refuse', 'throw'] as const)(
    'that fails (%s) at any call leaves the order to be claimed again, or claimed with its one token',
    async (fault) => {
      const clean = worldOf({ orders: [approved] });
      await clean.onProject('order/claim', ref);
      for (const name of new Set(clean.journal.calls)) {
        const world = worldOf({ orders: [approved] });
        world.journal.faultAt = failing(fault, name);
        await world.onProject('order/claim', ref).catch(() => undefined);
        world.journal.faultAt = () => undefined;
        const again = await world.onProject('order/claim', ref);
        expect([name, tokensOf(world), typesOf(world)]).toEqual([name, 1, ['token.issued']]);
        if (!again.ok) expect([name, again]).toMatchObject([name, refused('order-claimed')]);
      }
    },
  );
});
