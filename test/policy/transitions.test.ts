/** What a change of the policy leaves to older tokens, for how long, and what ends it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ceilingOf, endsAt } from '../../src/policy/ceiling';
import { parsePolicy, type Policy } from '../../src/policy/policy';
import { ceilingFor, ceilingsOf, policyFor } from '../../src/policy/policy-for';
import { stoppedBy } from '../../src/policy/powers';
import type { Rules } from '../../src/policy/rules';
import { APP_SCOPES } from '../../src/catalogue/scopes';
import { KEEPABLE, transitionsAfter, TRANSITIONS_MAX, type Existing } from '../../src/policy/transitions';
import { aGrant, aPolicy, DAY, days, IN_ABC, rules } from '../support/builders';
import { NOW } from '../support/fixed-times';

const APPLY: Existing = { kind: 'apply' };

/** A policy after several saves, `day` by `day` from NOW. */
interface Save {
  readonly day: number;
  readonly rules: Partial<Rules>;
  readonly existing?: Existing;
}
function policyAfter(...saves: readonly Save[]): Policy {
  let policy = aPolicy();
  for (const { day, rules: change, existing = APPLY } of saves) {
    const [at, after] = [NOW + day * DAY, { ...policy.rules, ...change }];
    const before = policy.rules;
    const transitions = transitionsAfter(policy.transitions ?? [], { before, after, existing, at });
    if (transitions === 'full') throw new Error('full');
    policy = { ...policy, rules: after, transitions };
  }
  return policy;
}
const keep = (until: number): Existing => ({ kind: 'keep', until: NOW + until * DAY });
const stop = (at: number): Existing => ({ kind: 'stop', at: NOW + at * DAY });
const issued = (day: number) => ({ issuedAt: NOW + day * DAY });
const rulesAt = (policy: Policy, issuedDay: number, day: number): Rules =>
  policyFor(policy, issued(issuedDay), NOW + day * DAY).rules;

const READS = APP_SCOPES.filter((scope) => scope.startsWith('read:'));

describe('a change that is kept from older tokens', () => {
  const policy = policyAfter({ day: 0, rules: { readOnly: true, scopes: READS }, existing: keep(10) });

  it('leaves the rules as they were to tokens from before it, until its date', () => {
    expect(rulesAt(policy, -1, 9)).toEqual(rules());
    expect(rulesAt(policy, -1, 10)).toEqual(policy.rules);
    expect(policyFor(policy, issued(-1), NOW).keptUntil).toBe(NOW + 10 * DAY);
  });

  it('holds at once for tokens issued from then on', () => {
    expect(rulesAt(policy, 0, 1)).toEqual(policy.rules);
    expect(policyFor(policy, issued(0), NOW)).toEqual({ rules: policy.rules });
  });

  it.each([{ tokensOn: false }, { attributeInJira: true }, { mayAsk: { kind: 'jira-admins' } } as const])(
    'is never kept of %j',
    (change) => {
      const mixed = policyAfter({ day: 0, rules: { ...change, readOnly: true }, existing: keep(10) });
      expect(rulesAt(mixed, -1, 1)).toEqual({ ...rules(), ...change });
    },
  );

  it('is over with the next change that holds at once, however small', () => {
    for (const existing of [{ kind: 'apply' }, { kind: 'lift' }, stop(50)] as const) {
      const later = policyAfter(
        { day: 0, rules: { readOnly: true }, existing: keep(10) },
        { day: 1, rules: {}, existing },
      );
      expect(rulesAt(later, -1, 2).readOnly).toBe(true);
    }
  });

  it('keeps nothing where it changes nothing that may be kept', () => {
    expect(
      policyAfter({ day: 0, rules: { mayAsk: { kind: 'jira-admins' } }, existing: keep(5) }).transitions,
    ).toEqual([]);
  });

  it('is one of at most three at a time', () => {
    const saves = [2, 3, 4].map((cap, day) => ({
      day,
      rules: { lifetimeDaysMax: days(400 - cap), readOnly: day % 2 === 0 },
      existing: keep(50),
    }));
    const full = policyAfter(...saves);
    expect(full.transitions).toHaveLength(TRANSITIONS_MAX);
    const change = { before: full.rules, after: { ...full.rules, siteWideTokens: false }, at: NOW + 4 * DAY };
    expect(transitionsAfter(full.transitions ?? [], { ...change, existing: keep(60) })).toBe('full');
    expect(transitionsAfter(full.transitions ?? [], { ...change, existing: { kind: 'apply' } })).toEqual([]);
    expect(
      transitionsAfter(full.transitions ?? [], { ...change, at: NOW + 50 * DAY, existing: keep(60) }),
    ).toHaveLength(1);
  });
});

describe('two changes of one rule, each kept', () => {
  const twice = (first: number, second: number) =>
    policyAfter(
      { day: 0, rules: { scopes: READS }, existing: keep(first) },
      { day: 2, rules: { scopes: READS.slice(0, 3) }, existing: keep(second) },
    );

  it('leave each age of token the rule of its time', () => {
    const policy = twice(20, 20);
    expect(rulesAt(policy, -1, 5).scopes).toEqual(rules().scopes.toSorted());
    expect(rulesAt(policy, 1, 5).scopes).toEqual(READS.toSorted());
    expect(rulesAt(policy, 2, 5).scopes).toEqual(READS.slice(0, 3));
  });

  it('give the older nothing back once the newer holds', () => {
    const policy = twice(20, 10);
    expect(rulesAt(policy, -1, 11).scopes).toEqual(READS.slice(0, 3));
  });

  it('nor does another save that forgets the newer', () => {
    const policy = twice(20, 10);
    const at = NOW + 12 * DAY;
    const existing = keep(30);
    const after = { ...policy.rules, readOnly: true };
    const transitions = transitionsAfter(policy.transitions ?? [], {
      before: policy.rules,
      after,
      existing,
      at,
    });
    if (transitions === 'full') throw new Error('full');
    const next = { ...policy, rules: after, transitions };
    expect(policyFor(next, issued(-1), at).rules).toEqual({ ...after, readOnly: false });
  });
});

describe('a stop at a date', () => {
  const policy = policyAfter({ day: 0, rules: { readOnly: true }, existing: stop(10) });
  const old = aGrant({ issuedAt: NOW - DAY, expiresAt: NOW + 60 * DAY, reach: IN_ABC });

  it('holds the new rules at once, and ends older tokens then and for ever', () => {
    expect(rulesAt(policy, -1, 1)).toEqual(policy.rules);
    expect(endsAt(old, ceilingFor(policy, old, NOW))).toBe(NOW + 10 * DAY);
    const at = (day: number) => stoppedBy(old, ceilingFor(policy, old, NOW + day * DAY), NOW + day * DAY);
    expect([at(9), at(10), at(40)]).toEqual([undefined, 'transition', 'transition']);
  });

  it('says nothing to tokens issued from then on', () => {
    const young = { ...old, issuedAt: NOW };
    expect(endsAt(young, ceilingFor(policy, young, NOW))).toBe(young.expiresAt);
  });

  it('outlives every later save but one that takes it back, and that one only before its date', () => {
    const after = (day: number, existing?: Existing) =>
      policyFor(
        policyAfter(
          { day: 0, rules: {}, existing: stop(10) },
          { day, rules: { mayAsk: { kind: 'jira-admins' } }, ...(existing ? { existing } : {}) },
        ),
        issued(-1),
        NOW + day * DAY,
      ).stopsAt;
    const at = NOW + 10 * DAY;
    expect([after(1), after(1, keep(20)), after(1, stop(40)), after(20)]).toEqual([at, at, at, at]);
    expect([after(1, { kind: 'lift' }), after(20, { kind: 'lift' })]).toEqual([undefined, at]);
  });

  it('is one of at most three to come; those that have come do not count', () => {
    const saves = (...daysAhead: readonly number[]): Save[] =>
      daysAhead.map((at, day) => ({ day, rules: {}, existing: stop(at) }));
    expect(() => policyAfter(...saves(20, 21, 22))).not.toThrow();
    expect(() => policyAfter(...saves(20, 21, 22, 23))).toThrow('full');
    expect(() => policyAfter(...saves(3, 21, 22, 23))).not.toThrow();
  });

  it('is forgotten when no token from before it can live any more, and of several that are over one is left', () => {
    // On its last day a token could still get a year more.
    const after = (day: number) =>
      policyAfter({ day: 0, rules: {}, existing: stop(10) }, { day, rules: {} }).transitions;
    expect(after(374)).toHaveLength(1);
    expect(after(375)).toEqual([]);
    const two = policyAfter(
      { day: 0, rules: {}, existing: stop(10) },
      { day: 1, rules: {}, existing: stop(5) },
      { day: 20, rules: {} },
    );
    expect(two.transitions).toEqual([{ kind: 'stop', issuedBefore: NOW + DAY, at: NOW + 5 * DAY }]);
  });
});

describe('the end of a token', () => {
  it('whose shorter life is kept from it, is on that date at the earliest, and then as the new rule says', () => {
    const policy = policyAfter({ day: 0, rules: { lifetimeDaysMax: days(30) }, existing: keep(10) });
    const end = (issuedDay: number, expires: number): number => {
      const grant = aGrant({ issuedAt: NOW + issuedDay * DAY, expiresAt: NOW + expires * DAY });
      return (endsAt(grant, ceilingFor(policy, grant, NOW)) - NOW) / DAY;
    };
    expect(end(-100, 60)).toBe(10);
    expect(end(-1, 60)).toBe(29);
    expect(end(-100, 5)).toBe(5);
  });
});

describe('whatever was saved', () => {
  const arbitraryRules = fc.record({
    tokensOn: fc.boolean(),
    readOnly: fc.boolean(),
    siteWideTokens: fc.boolean(),
    attributeInJira: fc.boolean(),
    scopes: fc.subarray([...APP_SCOPES.slice(0, 6)]),
    lifetimeDaysMax: fc.integer({ min: 30, max: 365 }).map(days),
  });
  const arbitrarySaves = fc.array(
    fc.record({
      gap: fc.integer({ min: 0, max: 30 }),
      rules: arbitraryRules,
      existing: fc.oneof(
        fc.constant({ kind: 'apply' as const }),
        fc.record({ kind: fc.constant('keep' as const), days: fc.integer({ min: 1, max: 90 }) }),
      ),
    }),
    { maxLength: 6 },
  );

  it('each rule of a grant is one that stood at its issue or was saved since; unkeepable ones are today’s', () => {
    fc.assert(
      fc.property(
        arbitrarySaves,
        fc.integer({ min: -5, max: 180 }),
        fc.nat(180),
        (saves, issuedDay, more) => {
          let policy = aPolicy();
          const history: { at: number; rules: Rules }[] = [{ at: -Infinity, rules: policy.rules }];
          let at = NOW;
          for (const { gap, rules: change, existing } of saves) {
            at += gap * DAY;
            const after = { ...policy.rules, ...change };
            const chosen: Existing =
              existing.kind === 'keep' ? { kind: 'keep', until: at + existing.days * DAY } : existing;
            const change_ = { before: policy.rules, after, at };
            const next = transitionsAfter(policy.transitions ?? [], { ...change_, existing: chosen });
            const transitions =
              next === 'full'
                ? transitionsAfter(policy.transitions ?? [], { ...change_, existing: { kind: 'apply' } })
                : next;
            if (transitions === 'full') throw new Error('apply is never full');
            policy = { ...policy, rules: after, transitions };
            history.push({ at, rules: after });
          }
          const issuedAt = NOW + issuedDay * DAY;
          const now = Math.max(at, issuedAt) + more * DAY;
          const found = policyFor(policy, { issuedAt }, now).rules;
          // Two saves at one moment: the token may be as old as either.
          const standing = history.filter((_entry, index) => {
            const next = history[index + 1];
            return next === undefined || next.at > issuedAt;
          });
          const sorted = (each: Rules, rule: keyof Rules) =>
            JSON.stringify(rule === 'scopes' ? each.scopes.toSorted() : each[rule]);
          for (const rule of Object.keys(found) as (keyof Rules)[]) {
            const allowed = (KEEPABLE as readonly string[]).includes(rule)
              ? standing.map((entry) => sorted(entry.rules, rule))
              : [sorted(policy.rules, rule)];
            expect(allowed).toContain(sorted(found, rule));
          }
        },
      ),
    );
  });

  it('many grants at once are given what each would be given alone', () => {
    const policy = policyAfter(
      { day: 0, rules: { readOnly: true }, existing: keep(10) },
      { day: 2, rules: { siteWideTokens: false }, existing: keep(5) },
    );
    const ceilings = ceilingsOf(policy, NOW + 3 * DAY);
    for (const day of [-1, 0, 1, 2, 3])
      expect(ceilings(issued(day)).rules).toEqual(ceilingFor(policy, issued(day), NOW + 3 * DAY).rules);
    expect(ceilings(issued(-1))).toBe(ceilings(issued(-2)));
  });
});

describe('as stored', () => {
  const policy = policyAfter(
    { day: 0, rules: { readOnly: true, scopes: READS, lifetimeDaysMax: days(40) }, existing: keep(10) },
    { day: 1, rules: { siteWideTokens: false }, existing: keep(10) },
  );
  const stored = (change: object): unknown => JSON.parse(JSON.stringify({ ...policy, ...change }));

  it('is read as it was written; without it, as before', () => {
    expect(parsePolicy(stored({}))).toEqual({
      ...policy,
      rules: { ...policy.rules, scopes: READS.toSorted() },
    });
    const plain = parsePolicy(stored({ transitions: undefined }));
    expect(policyFor(plain!, issued(-1), NOW).rules).toEqual(plain!.rules);
    expect(ceilingFor(plain!, issued(-1), NOW).effects).toEqual(ceilingOf(plain!.rules).effects);
  });

  it.each([
    [[{ kind: 'pause', issuedBefore: 1, at: 2 }]],
    [[{ kind: 'stop', issuedBefore: 1 }]],
    [[{ kind: 'stop', issuedBefore: 1, at: 2, of: 'ABC' }]],
    [[{ kind: 'keep', issuedBefore: 1, until: 2, former: { tokensOn: true } }]],
    [[{ kind: 'keep', issuedBefore: 1, until: 2, former: { readOnly: 'no' } }]],
    [[{ kind: 'keep', issuedBefore: 1, until: 2, former: { ruleOfTomorrow: 1 } }]],
    ['none'],
  ])('denies everything where it cannot be read: %j', (transitions) => {
    expect(parsePolicy(stored({ transitions }))).toBeUndefined();
  });

  it('stays small: three changes that take every scope in turn add less than the list itself once more', () => {
    const third = Math.ceil(APP_SCOPES.length / 3);
    const full = policyAfter(
      ...[1, 2, 3].map((part, day) => ({
        day,
        rules: { scopes: APP_SCOPES.slice(part * third) },
        existing: keep(50),
      })),
    );
    const plain = JSON.stringify(aPolicy()).length;
    expect(full.transitions).toHaveLength(3);
    expect(JSON.stringify(full).length).toBeLessThan(plain + 500);
  });
});
