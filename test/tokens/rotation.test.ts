import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ceilingOf, endsAt } from '../../src/policy/ceiling';
import { resume, revoke, stateAt } from '../../src/tokens/lifecycle';
import { formatTokenRecord, parseTokenRecord, type TokenRecord } from '../../src/tokens/record';
import { pauseLiving, rekey, retire, RETRY_MS, rotate } from '../../src/tokens/rotation';
import { verify } from '../../src/tokens/verify';
import { ADMIN, aProvenRecord, aRecord, DAY, days, OWNER, rules } from '../support/builders';
import { fuzzRuns } from '../support/fuzz-runs';
import { EXPIRED, NOW } from '../support/fixed-times';
import { seededRandom } from '../support/random';

const HOUR = 3_600_000;
const terms = (overlapHours = 24, now = NOW, seed = 21) => ({
  overlapHours,
  now,
  random: seededRandom(seed),
  as: 'token' as const,
});
function rotated(record: TokenRecord, overlapHours = 24, grandparent?: TokenRecord, now = NOW) {
  const rotation = rotate(record, grandparent, terms(overlapHours, now));
  if (!rotation.ok) throw new Error(rotation.error);
  return rotation.value;
}
const APP_PAUSE = { at: NOW, by: 'app', as: 'app', because: 'retired-secret-used' } as const;

describe('a rotation', () => {
  it('makes a successor with the same powers, name and last day, and a locator and secret of its own', () => {
    const { record } = aProvenRecord({ grant: { mayRotate: true } });
    const { successor, secret, replaced } = rotated(record);
    expect(successor).toEqual({
      ...record,
      locator: successor.locator,
      digest: successor.digest,
      grant: { ...record.grant, issuedAt: NOW, firstIssuedAt: record.grant.issuedAt },
      family: record.locator,
      predecessor: record.locator,
      keyedAs: 'token',
      version: 1,
    });
    expect(successor.locator).not.toBe(record.locator);
    expect(verify(successor, secret, NOW).ok).toBe(true);
    expect(verify(record, secret, NOW).ok).toBe(false);
    expect(replaced).toEqual([
      {
        ...record,
        successor: successor.locator,
        retiresAt: NOW + 24 * HOUR,
        grant: { ...record.grant, expiresAt: NOW + 24 * HOUR },
        version: 2,
      },
    ]);
  });

  it('lets both work until the first retires, which is told apart only to its secret', () => {
    const { record, secret } = aProvenRecord();
    const { successor, secret: next, replaced } = rotated(record, 1);
    const [predecessor] = replaced;
    expect(verify(predecessor, secret, NOW + HOUR - 1).ok).toBe(true);
    expect(verify(successor, next, NOW + HOUR).ok).toBe(true);
    expect(verify(predecessor, secret, NOW + HOUR)).toMatchObject({ error: { reason: 'retired' } });
    expect(verify(predecessor, next, NOW + HOUR)).toEqual({ ok: false, error: { reason: 'unproven' } });
    expect(stateAt(predecessor, NOW + HOUR)).toBe('retired');
  });

  it('never lets the first outlive its own last day', () => {
    const expiresAt = NOW + 2 * HOUR;
    const { replaced, successor } = rotated(aRecord({ grant: { expiresAt } }), 168);
    expect([replaced[0].retiresAt, replaced[0].grant.expiresAt]).toEqual([expiresAt, expiresAt]);
    expect(successor.grant.expiresAt).toBe(expiresAt);
  });

  it('without overlap retires the first at once; by the token itself a minute later, for an answer may be lost', () => {
    const byOwner = rotate(aRecord(), undefined, { ...terms(0), as: 'owner' });
    expect(byOwner.ok && stateAt(byOwner.value.replaced[0], NOW)).toBe('retired');
    const [predecessor] = rotated(aRecord(), 0).replaced;
    expect(stateAt(predecessor, NOW + RETRY_MS - 1)).toBe('active');
    expect(stateAt(predecessor, NOW + RETRY_MS)).toBe('retired');
  });

  it('retires what the first had replaced, so that of a family two live at most', () => {
    const first = rotated(aRecord(), 168);
    const second = rotated(first.successor, 24, first.replaced[0], NOW + HOUR);
    expect(second.replaced.map(({ locator }) => locator)).toEqual([
      first.successor.locator,
      first.replaced[0].locator,
    ]);
    expect(second.replaced[1]?.retiresAt).toBe(NOW + HOUR);
    expect(second.successor.family).toBe(first.replaced[0].locator);
  });

  it.each<[string, TokenRecord | undefined]>([
    ['is gone', undefined],
    ['has retired', rotated(aRecord(), 1, undefined, NOW - HOUR).replaced[0]],
    ['was revoked', revoke(rotated(aRecord()).replaced[0], { by: OWNER, at: NOW })],
  ])('leaves alone what the first had replaced where that %s', (_what, grandparent) => {
    expect(rotated(aRecord({}, 9), 24, grandparent).replaced).toHaveLength(1);
  });

  it.each<[string, TokenRecord, string]>([
    ['paused', aRecord({ state: 'paused' }), 'not-active'],
    ['revoked', aRecord({ state: 'revoked' }), 'not-active'],
    ['dormant', aRecord({ state: 'dormant' }), 'not-active'],
    ['expired', aRecord({ grant: { expiresAt: EXPIRED } }), 'not-active'],
    ['retired', rotated(aRecord(), 1, undefined, NOW - HOUR).replaced[0], 'not-active'],
    ['rotated already', rotated(aRecord()).replaced[0], 'already-rotated'],
  ])('is not of one that is %s', (_what, record, error) => {
    expect(rotate(record, undefined, terms())).toEqual({ ok: false, error });
  });

  it('hands on what limits a token, whatever it is, and nothing of what befell it', () => {
    const record = {
      ...aRecord({ notBeforeAt: NOW - DAY }),
      aLimitOfLater: { allowed: 'this' },
      pause: { at: NOW, by: ADMIN, as: 'admin' },
      reusedAt: NOW,
      endedNote: 'x',
    } as TokenRecord;
    const { successor } = rotated(record);
    expect(successor).toMatchObject({ notBeforeAt: NOW - DAY, aLimitOfLater: { allowed: 'this' } });
    for (const fate of ['pause', 'reusedAt', 'endedNote', 'retiresAt', 'successor'])
      expect(successor).not.toHaveProperty(fate);
  });

  it('does not let a family outlive a lowered lifetime: it counts from the first of them', () => {
    const record = aRecord({ grant: { issuedAt: NOW - 6 * DAY } });
    const ceiling = ceilingOf(rules({ lifetimeDaysMax: days(7) }));
    const { successor } = rotated(record);
    expect(endsAt(successor.grant, ceiling)).toBe(endsAt(record.grant, ceiling));
    expect(endsAt(rotated(successor).successor.grant, ceiling)).toBe(NOW + DAY);
  });

  it('comes back from storage as it went', () => {
    const { successor, replaced } = rotated(aRecord({ grant: { mayRotate: true } }));
    for (const record of [successor, { ...replaced[0], reusedAt: NOW }])
      expect(parseTokenRecord(JSON.parse(JSON.stringify(formatTokenRecord(record))))).toEqual(record);
  });

  it.each(['family', 'predecessor', 'successor', 'retiresAt', 'reusedAt', 'firstIssuedAt', 'mayRotate'])(
    'with a %s that cannot be read is refused, never read without it',
    (field) => {
      const stored = formatTokenRecord(aRecord());
      const bad = { ...stored, details: { ...stored.details, [field]: 'not so' } };
      expect(parseTokenRecord(bad)).toBeUndefined();
    },
  );
});

describe('another secret for a successor', () => {
  it('is the only one that works then, and nothing else changes', () => {
    const { successor, secret } = rotated(aRecord());
    const again = rekey(successor, terms(0, NOW, 22));
    expect(again?.successor).toEqual({
      ...successor,
      digest: again?.successor.digest,
      keyedAt: NOW,
      keyedAs: 'token',
      version: 2,
    });
    expect(again && verify(again.successor, again.secret, NOW).ok).toBe(true);
    expect(again && verify(again.successor, secret, NOW).ok).toBe(false);
  });

  it('is told to whoever holds the old token only where they were told the last one', () => {
    const asOwner = { ...terms(), as: 'owner' } as const;
    const made = rotate(aRecord(), undefined, asOwner);
    const onPage = made.ok ? made.value.successor : aRecord();
    expect(rekey(onPage, terms())).toBeUndefined();
    const taken = rekey(rotated(aRecord()).successor, asOwner)?.successor;
    expect(taken?.keyedAs).toBe('owner');
    expect(taken && rekey(taken, terms())).toBeUndefined();
  });

  it.each<[string, TokenRecord]>([
    ['paused', aRecord({ state: 'paused' })],
    ['revoked', aRecord({ state: 'revoked' })],
    ['itself replaced', rotated(aRecord()).replaced[0]],
    ['given more days since', aRecord({ grant: { extendedAt: NOW } })],
  ])('is not made for one that is %s', (_what, record) => {
    const asOwner = { ...terms(), as: 'owner' } as const;
    expect(rekey(aRecord(), asOwner)).toBeDefined();
    expect(rekey(record, asOwner)).toBeUndefined();
  });
});

describe('an early finish', () => {
  it('retires now, for good', () => {
    const [predecessor] = rotated(aRecord()).replaced;
    const done = retire(predecessor, NOW + HOUR);
    expect(done.ok && done.value).toMatchObject({ retiresAt: NOW + HOUR, version: 3 });
    expect(done.ok && retire(done.value, NOW + 2 * HOUR)).toEqual({ ok: false, error: 'ended' });
    expect(done.ok && resume(done.value, { as: 'admin', at: NOW + HOUR })).toEqual({
      ok: false,
      error: 'ended',
    });
  });

  it('is of a paused one as well, and of none without a successor', () => {
    const [predecessor] = rotated(aRecord()).replaced;
    expect(retire({ ...predecessor, state: 'paused' }, NOW).ok).toBe(true);
    expect(retire(aRecord(), NOW)).toEqual({ ok: false, error: 'not-replaced' });
  });
});

describe('whatever is done to a family', () => {
  type Step =
    | { readonly kind: 'rotate'; readonly which: number; readonly overlap: number }
    | { readonly kind: 'retire' | 'pause' | 'resume' | 'revoke'; readonly which: number };
  const step: fc.Arbitrary<{ readonly step: Step; readonly waitMs: number }> = fc.record({
    step: fc.oneof(
      fc.record({
        kind: fc.constant('rotate' as const),
        which: fc.nat(5),
        overlap: fc.integer({ min: 0, max: 168 }),
      }),
      fc.record({ kind: fc.constantFrom('retire' as const, 'pause', 'resume', 'revoke'), which: fc.nat(5) }),
    ),
    waitMs: fc.integer({ min: 0, max: 3 * DAY }),
  });

  it('two live at most, one of them without an end before the first’s, and none lives longer than the first would have', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const first = aRecord();
        const random = seededRandom(31);
        const family = new Map([[first.locator, first]]);
        let now = NOW;
        for (const { step: each, waitMs } of steps) {
          now += waitMs;
          const members = [...family.values()];
          const record = members[members.length - 1 - (each.which % members.length)]!;
          const changed = change(each, record);
          for (const one of changed) {
            const before = family.get(one.locator);
            if (before) {
              expect(one.version).toBe(before.version + 1);
              expect(one.grant.expiresAt).toBeLessThanOrEqual(before.grant.expiresAt);
            }
            family.set(one.locator, one);
          }
          const living = [...family.values()].filter((one) =>
            ['active', 'paused'].includes(stateAt(one, now)),
          );
          expect(living.length).toBeLessThanOrEqual(2);
          expect(living.filter(({ successor }) => successor === undefined).length).toBeLessThanOrEqual(1);
          for (const one of family.values()) {
            expect(one.grant.expiresAt).toBeLessThanOrEqual(first.grant.expiresAt);
            expect({ ...one.grant, issuedAt: 0, expiresAt: 0, firstIssuedAt: 0 }).toEqual({
              ...first.grant,
              issuedAt: 0,
              expiresAt: 0,
              firstIssuedAt: 0,
            });
          }
        }

        function change(each: Step, record: TokenRecord): readonly TokenRecord[] {
          switch (each.kind) {
            case 'rotate': {
              const grandparent = record.predecessor && family.get(record.predecessor);
              const done = rotate(record, grandparent, {
                overlapHours: each.overlap,
                now,
                random,
                as: 'owner',
              });
              return done.ok ? [...done.value.replaced, done.value.successor] : [];
            }
            case 'retire': {
              const done = retire(record, now);
              return done.ok ? [done.value] : [];
            }
            case 'pause':
              return pauseLiving([record], { ...APP_PAUSE, at: now });
            case 'resume': {
              const done = resume(record, { as: 'admin', at: now });
              return done.ok && done.value !== record ? [done.value] : [];
            }
            case 'revoke': {
              const done = revoke(record, { by: OWNER, at: now });
              return done === record ? [] : [done];
            }
          }
        }
      }),
      { numRuns: fuzzRuns(200) },
    );
  });
});
