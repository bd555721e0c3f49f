/** What the use of a retired secret is, and what it pauses. */
import { describe, expect, it } from 'vitest';
import { resume, revoke } from '../../src/tokens/lifecycle';
import { isReuse, pauseLiving, REUSE_GRACE_MS, rotate } from '../../src/tokens/rotation';
import { ADMIN, aRecord, DAY, OWNER } from '../support/builders';
import { NOW } from '../support/fixed-times';
import { seededRandom } from '../support/random';

const HOUR = 3_600_000;
const APP_PAUSE = { at: NOW, by: 'app', as: 'app', because: 'retired-secret-used' } as const;

function rotatedOnce() {
  const terms = { overlapHours: 1, now: NOW, random: seededRandom(21), as: 'token' } as const;
  const rotation = rotate(aRecord(), undefined, terms);
  if (!rotation.ok) throw new Error(rotation.error);
  return rotation.value;
}

describe('the use of a retired secret', () => {
  const [retired] = rotatedOnce().replaced;
  const at = NOW + HOUR;

  it('is noticed a day after, once', () => {
    expect(isReuse(retired, at)).toBe(false);
    expect(isReuse(retired, at + REUSE_GRACE_MS - 1)).toBe(false);
    expect(isReuse(retired, at + REUSE_GRACE_MS)).toBe(true);
    expect(isReuse({ ...retired, reusedAt: at }, at + REUSE_GRACE_MS)).toBe(false);
  });

  it('is noticed from its retirement on where no grace is given', () => {
    expect(isReuse(retired, at - 1, 0)).toBe(false);
    expect(isReuse(retired, at, 0)).toBe(true);
  });

  it('does not go unnoticed because the token was ended with itself once it had a successor', () => {
    const ended = revoke(retired, { at: NOW, as: 'token' });
    expect(isReuse(ended, NOW + REUSE_GRACE_MS - 1)).toBe(false);
    expect(isReuse(ended, NOW + REUSE_GRACE_MS)).toBe(true);
    expect(isReuse(revoke(aRecord(), { at: NOW, as: 'token' }), NOW + 40 * DAY)).toBe(false);
  });

  it('is none of a token that lives, expired, or was revoked by a person or the app', () => {
    const late = at + 40 * DAY;
    expect(isReuse(aRecord(), late)).toBe(false);
    expect(isReuse(revoke(retired, { at, as: 'owner' }), late)).toBe(false);
  });

  it('pauses what lives of a family, and takes over what its owner paused, but nothing of an admin’s', () => {
    const mine = aRecord({ state: 'paused', pause: { at: NOW, by: OWNER, as: 'owner' } }, 8);
    const admins = aRecord({ state: 'paused', pause: { at: NOW, by: ADMIN, as: 'admin' } }, 9);
    const paused = pauseLiving([aRecord(), mine, admins, aRecord({ state: 'revoked' }, 10)], APP_PAUSE);
    expect(paused.map(({ locator }) => locator)).toEqual([aRecord().locator, mine.locator]);
    for (const one of paused) {
      expect(one).toMatchObject({ state: 'paused', pause: APP_PAUSE });
      expect(resume(one, { as: 'owner', at: NOW })).toEqual({ ok: false, error: 'paused-by-admin' });
      expect(resume(one, { as: 'admin', at: NOW }).ok).toBe(true);
    }
  });
});
