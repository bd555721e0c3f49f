import { expect, it } from 'vitest';
import { anEvent, impossible, eventsIn, UNREADABLE, DOWN } from './samples';
import { newUsage } from '../../../src/audit/usage';
import { ok } from '../../../src/base/result';
import { ADMIN, aRecord, OWNER, STRANGER } from '../../support/builders';
import { NOW } from '../../support/fixed-times';
import { revoke } from '../../../src/tokens/lifecycle';
import type { OpenStores } from './stage';
import { aDelta } from './usage-contract';

export function tokensContract(open: OpenStores): void {
  const record = aRecord();

  it('are created once: a taken locator is told, and nothing is written', async () => {
    const stage = open();
    expect(await stage.ledger.createToken(record, anEvent())).toEqual({ ok: true, value: 'created' });
    const other = aRecord({ ownerId: STRANGER });
    expect(await stage.ledger.createToken(other, anEvent({}, 2))).toEqual({ ok: true, value: 'exists' });
    expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: record });
    expect(await eventsIn(stage)).toBe(1);
  });

  it('are created by one of two at once', async () => {
    const stage = open();
    const both = await Promise.all([
      stage.ledger.createToken(record, anEvent({}, 1)),
      stage.ledger.createToken(aRecord({ ownerId: STRANGER }), anEvent({}, 2)),
    ]);
    expect(both.map((outcome) => outcome.ok && outcome.value).sort()).toEqual(['created', 'exists']);
    expect(await eventsIn(stage)).toBe(1);
  });

  it('whose event cannot be written are not there', async () => {
    const stage = open();
    expect(await stage.ledger.createToken(record, impossible())).toMatchObject(DOWN);
    expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: undefined });
    expect(await stage.authority.read(record.locator)).toMatchObject({
      ok: true,
      value: { record: undefined },
    });
  });

  it('are replaced at their version, with the event', async () => {
    const stage = open();
    await stage.ledger.createToken(record, anEvent());
    const next = revoke(record, { by: ADMIN, at: NOW });
    expect(await stage.ledger.replaceToken(next, anEvent({}, 2))).toEqual({ ok: true, value: 'replaced' });
    expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: next });
    expect(await eventsIn(stage)).toBe(2);
  });

  it.each([
    ['dormant', aRecord({ state: 'dormant', version: 2 })],
    [
      'paused',
      aRecord({
        state: 'paused',
        pause: { at: NOW, by: ADMIN, as: 'admin', because: 'under-review', note: 'n' },
        version: 2,
      }),
    ],
    ['ended with itself', revoke(record, { as: 'token', at: NOW, because: 'leaked' })],
  ])('that are %s are kept as they are', async (_what, next) => {
    const stage = open();
    await stage.ledger.createToken(record, anEvent());
    expect(await stage.ledger.replaceToken(next, anEvent({}, 2))).toEqual({ ok: true, value: 'replaced' });
    expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: next });
  });

  it.each([
    ['older', 1],
    ['same', 2],
    ['newer by two', 4],
  ])('are not replaced by a record that is %s: stale, and no event', async (_what, version) => {
    const stage = open();
    const stored = aRecord({ version: 2 });
    await stage.ledger.createToken(stored, anEvent());
    expect(await stage.ledger.replaceToken(aRecord({ version, state: 'paused' }), anEvent({}, 2))).toEqual({
      ok: true,
      value: 'stale',
    });
    expect(await stage.tokens.find(stored.locator)).toEqual({ ok: true, value: stored });
    expect(await eventsIn(stage)).toBe(1);
  });

  it('that are gone are not brought back by replacing them', async () => {
    const stage = open();
    expect(await stage.ledger.replaceToken(aRecord({ version: 2 }), anEvent())).toEqual({
      ok: true,
      value: 'stale',
    });
    expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: undefined });
    expect(await eventsIn(stage)).toBe(0);
  });

  it('are replaced by one of two at once, with one event', async () => {
    const stage = open();
    await stage.ledger.createToken(record, anEvent());
    const both = await Promise.all([
      stage.ledger.replaceToken(revoke(record, { by: ADMIN, at: NOW }), anEvent({}, 2)),
      stage.ledger.replaceToken(aRecord({ version: 2, state: 'paused' }), anEvent({}, 3)),
    ]);
    expect(both.map((outcome) => outcome.ok && outcome.value).sort()).toEqual(['replaced', 'stale']);
    expect(await eventsIn(stage)).toBe(2);
  });

  it('are replaced as unused only while nobody uses them', async () => {
    const stage = open();
    await stage.ledger.createToken(record, anEvent());
    const revoked = revoke(record, { by: 'app', at: NOW, because: 'unused' });
    expect(await stage.ledger.replaceUnused(revoked, anEvent({}, 2), 1)).toEqual(ok('stale'));
    await stage.usages.start(newUsage(record.locator, OWNER, NOW));
    await stage.usages.add(aDelta());
    expect(await stage.ledger.replaceUnused(revoked, anEvent({}, 3), 1)).toEqual(ok('stale'));
    expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: record });
    expect(await stage.ledger.replaceUnused(revoked, anEvent({}, 4), 2)).toEqual(ok('replaced'));
    expect(await stage.ledger.replaceUnused(revoked, anEvent({}, 5), 2)).toEqual(ok('stale'));
    expect(await eventsIn(stage)).toBe(2);
  });

  it('stay as they were where the event cannot be written', async () => {
    const stage = open();
    await stage.ledger.createToken(record, anEvent());
    expect(
      await stage.ledger.replaceToken(revoke(record, { by: ADMIN, at: NOW }), impossible()),
    ).toMatchObject(DOWN);
    expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: record });
    expect(await eventsIn(stage)).toBe(1);
  });

  it('that are unreadable are a failure, never absent', async () => {
    const stage = open();
    await stage.corrupt({ locator: record.locator });
    expect(await stage.tokens.find(record.locator)).toMatchObject(UNREADABLE);
    expect(await stage.authority.read(record.locator)).toMatchObject(UNREADABLE);
    expect(await stage.ledger.createToken(record, anEvent())).toEqual({ ok: true, value: 'exists' });
  });

  it('are erased for good, and erasing what is gone is no failure', async () => {
    const stage = open();
    await stage.ledger.createToken(record, anEvent());
    expect((await stage.tokens.erase([record.locator, aRecord({}, 9).locator])).ok).toBe(true);
    expect((await stage.tokens.erase([record.locator])).ok).toBe(true);
    expect((await stage.tokens.erase([])).ok).toBe(true);
    expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: undefined });
  });
}
