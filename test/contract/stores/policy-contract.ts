import { expect, it } from 'vitest';
import type { Locator } from '../../../src/tokens/token';
import { anEvent, impossible, policyAt, eventsIn, UNREADABLE, DOWN } from './samples';
import { ADMIN, aRecord, STRANGER } from '../../support/builders';
import { NOTHING_SPENT } from '../../../src/policy/budgets';
import { NOTHING_FROZEN } from '../../../src/policy/freeze';
import { EMPTY_BOOK } from '../../../src/policy/project-rules';
import { INITIAL_POLICY } from '../../../src/policy/policy';
import type { OpenStores } from './stage';

export function policyContract(open: OpenStores): void {
  it('is the initial one where nobody ever saved', async () => {
    const stage = open();
    expect(await stage.policies.read()).toEqual({ ok: true, value: INITIAL_POLICY });
    expect(await stage.authority.read('x'.repeat(16) as Locator)).toEqual({
      ok: true,
      value: {
        record: undefined,
        policy: INITIAL_POLICY,
        freeze: NOTHING_FROZEN,
        projectRules: EMPTY_BOOK,
        spent: NOTHING_SPENT,
      },
    });
  });

  it('is saved over nothing, then over itself, each time with its event', async () => {
    const stage = open();
    for (const revision of [1, 2, 3])
      expect(await stage.ledger.savePolicy(policyAt(revision), anEvent({}, revision))).toEqual({
        ok: true,
        value: 'saved',
      });
    expect(await stage.policies.read()).toEqual({ ok: true, value: policyAt(3) });
    expect(await eventsIn(stage)).toBe(3);
  });

  it.each([1, 2, 4])('at revision 2 is not replaced by revision %i', async (revision) => {
    const stage = open();
    for (const saved of [1, 2]) await stage.ledger.savePolicy(policyAt(saved), anEvent({}, saved));
    const stale = { ...policyAt(revision), changedBy: STRANGER };
    expect(await stage.ledger.savePolicy(stale, anEvent({}, 9))).toEqual({ ok: true, value: 'stale' });
    expect(await stage.policies.read()).toEqual({ ok: true, value: policyAt(2) });
    expect(await eventsIn(stage)).toBe(2);
  });

  it.each([0, 1])('is saved by one of two at once over revision %i, with one event', async (revision) => {
    const stage = open();
    for (let saved = 1; saved <= revision; saved += 1)
      await stage.ledger.savePolicy(policyAt(saved), anEvent({}, saved));
    const [first, second] = await Promise.all([
      stage.ledger.savePolicy(policyAt(revision + 1, ADMIN), anEvent({}, 8)),
      stage.ledger.savePolicy(policyAt(revision + 1, STRANGER), anEvent({}, 9)),
    ]);
    const winner = first.ok && first.value === 'saved' ? ADMIN : STRANGER;
    expect([first, second].map((outcome) => outcome.ok && outcome.value).sort()).toEqual(['saved', 'stale']);
    expect(await stage.policies.read()).toMatchObject({ value: { changedBy: winner } });
    expect(await eventsIn(stage)).toBe(revision + 1);
  });

  it.each([0, 1])('at revision %i stays where the event cannot be written', async (revision) => {
    const stage = open();
    if (revision === 1) await stage.ledger.savePolicy(policyAt(1), anEvent());
    expect(await stage.ledger.savePolicy(policyAt(revision + 1), impossible())).toMatchObject(DOWN);
    expect(await stage.policies.read()).toMatchObject({ ok: true, value: { revision } });
    expect((await stage.ledger.savePolicy(policyAt(revision + 1), anEvent({}, 2))).ok).toBe(true);
  });

  it('that is unreadable is a failure, never the initial one', async () => {
    const stage = open();
    await stage.ledger.createToken(aRecord(), anEvent());
    await stage.corrupt('policy');
    expect(await stage.policies.read()).toMatchObject(UNREADABLE);
    expect(await stage.authority.read(aRecord().locator)).toMatchObject(UNREADABLE);
  });

  it('is read together with the record', async () => {
    const stage = open();
    await stage.ledger.createToken(aRecord(), anEvent());
    await stage.ledger.savePolicy(policyAt(1), anEvent({}, 2));
    expect(await stage.authority.read(aRecord().locator)).toEqual({
      ok: true,
      value: {
        record: aRecord(),
        policy: policyAt(1),
        freeze: NOTHING_FROZEN,
        projectRules: EMPTY_BOOK,
        spent: NOTHING_SPENT,
      },
    });
  });
}
