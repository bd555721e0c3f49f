import { describe, expect, it } from 'vitest';
import { pause, resume, revoke } from '../../src/tokens/lifecycle';
import type { Part, Pause, TokenRecord } from '../../src/tokens/record';
import { ADMIN, aRecord, OWNER } from '../support/builders';
import { EXPIRED, NOW } from '../support/fixed-times';

const by = (as: Part, more: Partial<Pause> = {}): Pause => ({
  at: NOW,
  by: as === 'admin' ? ADMIN : OWNER,
  as,
  ...more,
});
const paused = (as: Part): TokenRecord => aRecord({ state: 'paused', pause: by(as) });
const OVER: readonly (readonly [string, TokenRecord])[] = [
  ['revoked', aRecord({ state: 'revoked', endedAt: NOW })],
  ['revoked while paused', revoke(paused('owner'), { by: ADMIN, at: NOW })],
  ['expired', aRecord({ grant: { expiresAt: EXPIRED } })],
  ['expired while paused', { ...paused('owner'), grant: aRecord({ grant: { expiresAt: EXPIRED } }).grant }],
  ['dormant', aRecord({ state: 'dormant' })],
];

describe('pausing', () => {
  it.each(['owner', 'admin'] as const)('by the %s says when, by whom, in which part and why', (as) => {
    const why = by(as, { because: 'suspicious', note: 'odd hours' });
    const next = pause(aRecord(), why);
    expect(next).toEqual({ ok: true, value: { ...aRecord(), state: 'paused', pause: why, version: 2 } });
  });

  it.each(OVER)('does nothing to a token that is %s', (_what, record) => {
    for (const as of ['owner', 'admin'] as const)
      expect(pause(record, by(as))).toEqual({ ok: false, error: 'ended' });
  });

  it.each([
    ['owner', 'owner'],
    ['admin', 'owner'],
    ['admin', 'admin'],
  ] as const)('what the %s paused: the %s changes nothing', (first, second) => {
    const record = paused(first);
    const again = pause(record, by(second, { note: 'again' }));
    expect(again.ok && again.value).toBe(record);
  });

  it('what the owner paused: an admin takes over', () => {
    const next = pause(paused('owner'), by('admin'));
    expect(next.ok && next.value).toMatchObject({ pause: { as: 'admin', by: ADMIN }, version: 2 });
  });
});

describe('resuming', () => {
  it.each([
    ['owner', 'owner'],
    ['owner', 'admin'],
    ['admin', 'admin'],
  ] as const)(
    'what the %s paused, by the %s: active again, and nothing is left of the pause but when it ended',
    (first, as) => {
      expect(resume(paused(first), { as, at: NOW })).toEqual({
        ok: true,
        value: aRecord({ resumedAt: NOW, version: 2 }),
      });
    },
  );

  it('what an admin paused is not the owner’s to resume', () => {
    expect(resume(paused('admin'), { as: 'owner', at: NOW })).toEqual({
      ok: false,
      error: 'paused-by-admin',
    });
  });

  it('what does not say who paused it is an admin’s alone', () => {
    const record = aRecord({ state: 'paused' });
    expect(resume(record, { as: 'owner', at: NOW })).toEqual({ ok: false, error: 'paused-by-admin' });
    expect(resume(record, { as: 'admin', at: NOW }).ok).toBe(true);
  });

  it.each(OVER)('does nothing to a token that is %s', (_what, record) => {
    for (const as of ['owner', 'admin'] as const)
      expect(resume(record, { as, at: NOW })).toEqual({ ok: false, error: 'ended' });
  });

  it('an active token changes nothing', () => {
    const record = aRecord();
    const next = resume(record, { as: 'owner', at: NOW });
    expect(next.ok && next.value).toBe(record);
  });
});

it('a paused token can be revoked, and keeps saying that it was paused', () => {
  expect(revoke(paused('owner'), { by: OWNER, as: 'owner', at: NOW })).toMatchObject({
    state: 'revoked',
    endedAs: 'owner',
    pause: { as: 'owner' },
  });
});
