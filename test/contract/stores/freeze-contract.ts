import { expect, it } from 'vitest';
import { NOTHING_FROZEN, type Freeze } from '../../../src/policy/freeze';
import { ABC, aFreeze, aRecord } from '../../support/builders';
import { NOW } from '../../support/fixed-times';
import { anEvent, DOWN, eventsIn, impossible, UNREADABLE } from './samples';
import type { OpenStores } from './stage';

const at = (revision: number, id = 'f'): Freeze => ({
  ...aFreeze({ id, until: NOW + 1 }, { of: { kind: 'project', project: ABC } }),
  revision,
});

export function freezeContract(open: OpenStores): void {
  it('is nothing where nobody ever froze', async () => {
    expect(await open().freezes.read()).toEqual({ ok: true, value: NOTHING_FROZEN });
  });

  it('is saved over nothing, then over itself, each time with its event', async () => {
    const stage = open();
    for (const revision of [1, 2, 3])
      expect(await stage.ledger.saveFreeze(at(revision), anEvent({}, revision))).toEqual({
        ok: true,
        value: 'saved',
      });
    expect(await stage.freezes.read()).toEqual({ ok: true, value: at(3) });
    expect(await eventsIn(stage)).toBe(3);
  });

  it.each([1, 2, 4])('at revision 2 is not replaced by revision %i', async (revision) => {
    const stage = open();
    for (const saved of [1, 2]) await stage.ledger.saveFreeze(at(saved), anEvent({}, saved));
    expect(await stage.ledger.saveFreeze(at(revision, 'other'), anEvent({}, 9))).toEqual({
      ok: true,
      value: 'stale',
    });
    expect(await stage.freezes.read()).toEqual({ ok: true, value: at(2) });
    expect(await eventsIn(stage)).toBe(2);
  });

  it.each([0, 1])('is saved by one of two at once over revision %i, with one event', async (revision) => {
    const stage = open();
    if (revision === 1) await stage.ledger.saveFreeze(at(1), anEvent());
    const outcomes = await Promise.all([
      stage.ledger.saveFreeze(at(revision + 1, 'one'), anEvent({}, 8)),
      stage.ledger.saveFreeze(at(revision + 1, 'two'), anEvent({}, 9)),
    ]);
    expect(outcomes.map((outcome) => outcome.ok && outcome.value).sort()).toEqual(['saved', 'stale']);
    expect(await eventsIn(stage)).toBe(revision + 1);
  });

  it('stays where the event cannot be written', async () => {
    const stage = open();
    await stage.ledger.saveFreeze(at(1), anEvent());
    expect(await stage.ledger.saveFreeze(at(2), impossible())).toMatchObject(DOWN);
    expect(await stage.freezes.read()).toEqual({ ok: true, value: at(1) });
  });

  it('is read together with the record', async () => {
    const stage = open();
    await stage.ledger.createToken(aRecord(), anEvent());
    await stage.ledger.saveFreeze(at(1), anEvent({}, 2));
    expect(await stage.authority.read(aRecord().locator)).toMatchObject({
      ok: true,
      value: { record: aRecord(), freeze: at(1) },
    });
  });

  it('that is unreadable is a failure, never nothing', async () => {
    const stage = open();
    await stage.ledger.createToken(aRecord(), anEvent());
    await stage.corrupt('freeze');
    expect(await stage.freezes.read()).toMatchObject(UNREADABLE);
    expect(await stage.authority.read(aRecord().locator)).toMatchObject(UNREADABLE);
  });
}
