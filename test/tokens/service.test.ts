import { describe, expect, it } from 'vitest';
import { pause, resume, revoke } from '../../src/tokens/lifecycle';
import { formatTokenRecord, parseTokenRecord } from '../../src/tokens/record';
import { handOver, nameBackup } from '../../src/tokens/service';
import { ADMIN, aRecord, OWNER, STRANGER } from '../support/builders';
import { EXPIRED, NOW } from '../support/fixed-times';

const bot = (change = {}) => aRecord({ service: { backupId: STRANGER }, ...change });
const toStranger = { to: STRANGER, at: NOW, by: 'app' };
const handed = (record = bot()) => {
  const next = handOver(record, toStranger);
  if (!next.ok) throw new Error(next.error);
  return next.value;
};

describe('a bot’s token that is handed over', () => {
  it('stands for its new owner, has no backup any more, and is paused until they accept it', () => {
    expect(handed()).toMatchObject({
      ownerId: STRANGER,
      service: { awaitsOwner: true },
      state: 'paused',
      pause: { at: NOW, by: 'app', as: 'app', because: 'handed-over' },
      version: 2,
    });
  });

  it('is accepted by resuming it', () => {
    expect(resume(handed(), { as: 'owner', at: NOW })).toMatchObject({
      ok: true,
      value: { state: 'active' },
    });
  });

  it('keeps the pause of an admin, which its new owner cannot undo', () => {
    const paused = bot({
      state: 'paused',
      pause: { at: NOW, by: ADMIN, as: 'admin', because: 'suspicious' },
    });
    const next = handed(paused);
    expect(next.pause).toEqual(paused.pause);
    expect(resume(next, { as: 'owner', at: NOW })).toEqual({ ok: false, error: 'paused-by-admin' });
  });

  it('keeps the pause for the use of a retired secret, which is for an admin', () => {
    const at = { at: NOW, by: 'app', as: 'app', because: 'retired-secret-used' } as const;
    const next = handed(bot({ state: 'paused', pause: at }));
    expect(next.pause).toEqual(at);
    expect(resume(next, { as: 'owner', at: NOW })).toEqual({ ok: false, error: 'paused-by-admin' });
  });

  it('that its former owner paused waits for its new owner all the same', () => {
    const next = handed(bot({ state: 'paused', pause: { at: NOW, by: OWNER, as: 'owner' } }));
    expect(next.pause).toMatchObject({ as: 'app', because: 'handed-over' });
  });

  it('is accepted by its new owner alone, not by an admin, and waits no longer then', () => {
    expect(resume(handed(), { as: 'admin', at: NOW })).toEqual({ ok: false, error: 'awaits-owner' });
    const accepted = resume(handed(), { as: 'owner', at: NOW });
    expect(accepted.ok && accepted.value.service).toEqual({});
  });

  it('waits for its new owner again once an admin resumes what an admin paused', () => {
    const paused = pause(handed(), { at: NOW, by: ADMIN, as: 'admin', because: 'suspicious' });
    const resumed = paused.ok && resume(paused.value, { as: 'admin', at: NOW });
    expect(resumed).toMatchObject({
      ok: true,
      value: { state: 'paused', pause: { as: 'app', because: 'handed-over' } },
    });
  });

  it('still waits for its new owner when its backup is named', () => {
    const named = nameBackup(handed(), { backupId: ADMIN, at: NOW });
    expect(named).toMatchObject({ value: { service: { backupId: ADMIN, awaitsOwner: true } } });
  });

  it('can be paused by an admin while it waits, and then its new owner cannot accept it', () => {
    const paused = pause(handed(), { at: NOW, by: ADMIN, as: 'admin', because: 'suspicious' });
    expect(paused.ok && resume(paused.value, { as: 'owner', at: NOW })).toMatchObject({ ok: false });
  });

  it('reads back as it was stored', () => {
    expect(parseTokenRecord(formatTokenRecord(handed()))).toEqual(handed());
  });

  it.each([
    ['a person’s own', aRecord(), 'personal'],
    ['revoked', revoke(bot(), { at: NOW }), 'ended'],
    ['expired', bot({ grant: { expiresAt: EXPIRED } }), 'ended'],
    ['already theirs', bot({ ownerId: STRANGER, service: {} }), 'unfit'],
  ])('is not one that is %s', (_what, record, error) => {
    expect(handOver(record, toStranger)).toEqual({ ok: false, error });
  });

  it('cannot have its new owner for a backup', () => {
    expect(handOver(bot(), { ...toStranger, backupId: STRANGER })).toEqual({ ok: false, error: 'unfit' });
  });
});

describe('the backup of a bot’s token', () => {
  it('is named and unnamed without pausing it; naming the same one changes nothing', () => {
    const record = bot();
    expect(nameBackup(record, { backupId: ADMIN, at: NOW })).toMatchObject({
      ok: true,
      value: { service: { backupId: ADMIN }, state: 'active', version: 2 },
    });
    expect(nameBackup(record, { backupId: undefined, at: NOW })).toMatchObject({
      ok: true,
      value: { service: {} },
    });
    const same = nameBackup(record, { backupId: STRANGER, at: NOW });
    expect(same.ok && same.value).toBe(record);
  });

  it('is never its owner, and a person’s own token has none', () => {
    expect(nameBackup(bot(), { backupId: OWNER, at: NOW })).toEqual({ ok: false, error: 'unfit' });
    expect(nameBackup(aRecord(), { backupId: ADMIN, at: NOW })).toEqual({ ok: false, error: 'personal' });
  });

  it('in a form that this version does not know makes the record unreadable', () => {
    const stored = formatTokenRecord(bot());
    const details = { ...stored.details, service: { backupId: STRANGER, onlyAt: 'night' } };
    expect(parseTokenRecord({ ...stored, details })).toBeUndefined();
  });
});
