import { expect, it } from 'vitest';
import { EMPTY_BOOK, type RuleBook } from '../../../src/policy/project-rules';
import { ABC, aRecord, aRuleBook, XYZ } from '../../support/builders';
import { anEvent, DOWN, eventsIn, impossible, UNREADABLE } from './samples';
import type { OpenStores } from './stage';

const at = (revision: number, key = 'DEF'): RuleBook => ({
  ...aRuleBook([ABC, { readOnly: true, scopes: ['read:jira-work'] }], [{ ...XYZ, key }, { tokensOn: false }]),
  revision,
});

export function ruleBookContract(open: OpenStores): void {
  it('is empty where no project ever had rules', async () => {
    expect(await open().ruleBooks.read()).toEqual({ ok: true, value: EMPTY_BOOK });
  });

  it('is saved over nothing, then over itself, each time with its event', async () => {
    const stage = open();
    for (const revision of [1, 2, 3])
      expect(await stage.ledger.saveRuleBook(at(revision), anEvent({}, revision))).toEqual({
        ok: true,
        value: 'saved',
      });
    expect(await stage.ruleBooks.read()).toEqual({ ok: true, value: at(3) });
    expect(await eventsIn(stage)).toBe(3);
  });

  it.each([1, 2, 4])('at revision 2 is not replaced by revision %i', async (revision) => {
    const stage = open();
    for (const saved of [1, 2]) await stage.ledger.saveRuleBook(at(saved), anEvent({}, saved));
    expect(await stage.ledger.saveRuleBook(at(revision, 'other'), anEvent({}, 9))).toEqual({
      ok: true,
      value: 'stale',
    });
    expect(await stage.ruleBooks.read()).toEqual({ ok: true, value: at(2) });
    expect(await eventsIn(stage)).toBe(2);
  });

  it.each([0, 1])('is saved by one of two at once over revision %i, with one event', async (revision) => {
    const stage = open();
    if (revision === 1) await stage.ledger.saveRuleBook(at(1), anEvent());
    const outcomes = await Promise.all([
      stage.ledger.saveRuleBook(at(revision + 1, 'one'), anEvent({}, 8)),
      stage.ledger.saveRuleBook(at(revision + 1, 'two'), anEvent({}, 9)),
    ]);
    expect(outcomes.map((outcome) => outcome.ok && outcome.value).sort()).toEqual(['saved', 'stale']);
    expect(await eventsIn(stage)).toBe(revision + 1);
  });

  it('stays where the event cannot be written', async () => {
    const stage = open();
    await stage.ledger.saveRuleBook(at(1), anEvent());
    expect(await stage.ledger.saveRuleBook(at(2), impossible())).toMatchObject(DOWN);
    expect(await stage.ruleBooks.read()).toEqual({ ok: true, value: at(1) });
  });

  it('is read together with the record', async () => {
    const stage = open();
    await stage.ledger.createToken(aRecord(), anEvent());
    await stage.ledger.saveRuleBook(at(1), anEvent({}, 2));
    expect(await stage.authority.read(aRecord().locator)).toMatchObject({
      ok: true,
      value: { record: aRecord(), projectRules: at(1) },
    });
  });

  it('that is unreadable is a failure, never empty', async () => {
    const stage = open();
    await stage.ledger.createToken(aRecord(), anEvent());
    await stage.corrupt('project-rules');
    expect(await stage.ruleBooks.read()).toMatchObject(UNREADABLE);
    expect(await stage.authority.read(aRecord().locator)).toMatchObject(UNREADABLE);
  });
}
