import { describe, expect, it } from 'vitest';
import { stateAt, revoke } from '../../src/tokens/lifecycle';
import { Secret } from '../../src/tokens/secret';
import { verify } from '../../src/tokens/verify';
import { ADMIN, aProvenRecord, aRecord, type RecordChange } from '../support/builders';
import { EXPIRED, EXPIRING, NOW } from '../support/fixed-times';

const CASES: readonly (readonly [what: string, change: RecordChange, outcome: string])[] = [
  ['active', {}, 'live'],
  ['revoked', { state: 'revoked' }, 'revoked'],
  ['paused', { state: 'paused' }, 'paused'],
  ['expired', { grant: { expiresAt: EXPIRED } }, 'expired'],
  ['at its end', { grant: { expiresAt: NOW } }, 'expired'],
  ['a millisecond before its end', { grant: { expiresAt: NOW + 1 } }, 'live'],
  ['early', { notBeforeAt: NOW + 1 }, 'not-yet-valid'],
  ['at its start', { notBeforeAt: NOW }, 'live'],
  ['revoked and expired', { state: 'revoked', grant: { expiresAt: EXPIRED } }, 'revoked'],
  [
    'paused and expired, which nobody can resume',
    { state: 'paused', grant: { expiresAt: EXPIRED } },
    'expired',
  ],
  ['early and expired', { notBeforeAt: EXPIRING, grant: { expiresAt: EXPIRED } }, 'expired'],
  ['early and revoked', { state: 'revoked', notBeforeAt: EXPIRING }, 'revoked'],
];

describe('verify', () => {
  it.each(CASES)('with the right secret, %s: says so', (_what, change, outcome) => {
    const { record, secret } = aProvenRecord(change);
    const verified = verify(record, secret, NOW);
    expect(verified.ok ? 'live' : verified.error.reason).toBe(outcome);
    if (verified.ok) expect(verified.value).toEqual({ record, grant: record.grant });
  });

  it.each(CASES)('with a wrong secret, %s: tells nothing', (_what, change) => {
    const { record } = aProvenRecord(change);
    expect(verify(record, aProvenRecord({}, 8).secret, NOW)).toEqual({
      ok: false,
      error: { reason: 'unproven' },
    });
  });

  it('of an unknown token is told like that of a wrong secret', () => {
    const { secret } = aProvenRecord();
    expect(verify(undefined, secret, NOW)).toEqual(verify(aRecord({}, 8), secret, NOW));
  });

  it.each([[''], ['0'.repeat(64)], [aRecord().digest]])(
    'is not convinced by %j in place of the secret',
    (text) => {
      expect(verify(aRecord(), new Secret(text), NOW).ok).toBe(false);
      expect(verify(undefined, new Secret(text), NOW).ok).toBe(false);
    },
  );
});

describe('the life of a token', () => {
  it('ends by revoking, with who and when, one version later', () => {
    expect(revoke(aRecord(), { by: ADMIN, at: NOW })).toEqual({
      ...aRecord(),
      state: 'revoked',
      endedBy: ADMIN,
      endedAt: NOW,
      version: 2,
    });
  });

  it('ends once: revoking again changes nothing', () => {
    const first = revoke(aRecord(), { by: ADMIN, at: NOW });
    expect(revoke(first, { by: 'somebody else', at: NOW + 1 })).toBe(first);
  });

  it.each([
    ['active', EXPIRING, 'active'],
    ['active', NOW, 'expired'],
    ['active', EXPIRED, 'expired'],
    ['revoked', EXPIRED, 'revoked'],
    ['paused', EXPIRING, 'paused'],
  ] as const)('that is %s is shown by the clock', (state, expiresAt, shown) => {
    expect(stateAt(aRecord({ state, grant: { expiresAt } }), NOW)).toBe(shown);
  });
});
