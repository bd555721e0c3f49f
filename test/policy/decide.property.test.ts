import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Effect, Operation } from '../../src/catalogue/operation';
import { listOperations } from '../../src/catalogue/operations';
import { actsOnApp } from '../../src/catalogue/acts-on-app';
import { APP_SCOPES } from '../../src/catalogue/scopes';
import { ceilingOf } from '../../src/policy/ceiling';
import { decide } from '../../src/policy/decide';
import type { LiveGrant } from '../../src/policy/live-grant';
import type { Rules } from '../../src/policy/rules';
import type { Target } from '../../src/policy/target';
import { ABC, aGrant, ALL_EFFECTS, DAY, days, rules, SITE_WIDE, XYZ } from '../support/builders';
import { NOW } from '../support/fixed-times';

const OPERATIONS = listOperations();
const SCOPES = [...new Set([...APP_SCOPES, ...OPERATIONS.flatMap(({ granular }) => granular ?? [])])];

const operations = fc.constantFrom(...OPERATIONS);
/** Either all, few, or just what the operation asks for with one missing: where the edges are. */
const scopesFor = ({ classic, granular }: Operation): fc.Arbitrary<readonly string[]> =>
  fc.oneof(
    fc.constant(SCOPES),
    fc.subarray(SCOPES, { maxLength: 5 }),
    fc.subarray([...(classic ?? []), ...(granular ?? [])]),
    fc.constant([...(granular ?? [])]),
    fc.constant([...(classic ?? [])]),
  );
const effects = fc.subarray([...ALL_EFFECTS], { minLength: 1 });
const someDays = fc.record({
  read: fc.integer({ min: 1, max: 5 }),
  write: fc.integer({ min: 1, max: 5 }),
  delete: fc.integer({ min: 1, max: 5 }),
  manage: fc.integer({ min: 1, max: 5 }),
});
const targets: fc.Arbitrary<Target> = fc.oneof(
  fc.constantFrom<Target>(
    { kind: 'site-metadata' },
    { kind: 'foreign-key' },
    { kind: 'absent-issue' },
    { kind: 'any' },
    { kind: 'issue', project: ABC },
    { kind: 'issue', project: XYZ },
  ),
  fc
    .constantFrom('ABC', 'abc', 'XYZ', '10001', '10002', '')
    .map((named): Target => ({ kind: 'project', named })),
  fc.constantFrom('jql', 'body', 'deny').map((where): Target => ({ kind: 'unresolved', where })),
);
const WRITES: readonly Effect[] = ['write', 'write', 'delete'];
const reaches = fc.constantFrom(
  SITE_WIDE,
  { kind: 'projects' as const, projects: [ABC] },
  { kind: 'projects' as const, projects: [ABC, XYZ] },
);

interface Case {
  readonly operation: Operation;
  readonly effect: Effect;
  readonly grant: LiveGrant;
  readonly rules: Rules;
  readonly target: Target;
}

const cases: fc.Arbitrary<Case> = operations.chain((operation) =>
  fc.record({
    operation: fc.constant(operation),
    // A write may delete from within.
    effect: fc.constantFrom(...(operation.effect === 'write' ? WRITES : [operation.effect])),
    target: targets,
    grant: fc
      .record({ scopes: scopesFor(operation), effects, reach: reaches, age: fc.integer({ min: 0, max: 6 }) })
      .map(({ age, ...grant }) => aGrant({ ...grant, issuedAt: NOW - age * DAY })),
    rules: fc
      .record({
        tokensOn: fc.boolean(),
        readOnly: fc.boolean(),
        siteWideTokens: fc.boolean(),
        scopes: scopesFor(operation),
        lifetimeDaysMax: fc.oneof(fc.constant(days(365)), someDays),
      })
      .map(rules),
  }),
);

const judge = ({ operation, effect, grant, rules: today, target }: Case) =>
  decide({ operation, effect }, { grant, ceiling: ceilingOf(today), now: NOW }, target);
const allows = (one: Case): boolean => judge(one).kind === 'allow';

const covers = (held: readonly string[], { classic, granular }: Operation): boolean =>
  [classic, granular].some((set) => set?.every((scope) => held.includes(scope)) === true);

const isWithin = ({ effect, grant: { reach }, rules: today, target }: Case): boolean => {
  if (reach.kind === 'site') return today.siteWideTokens;
  const ids = reach.projects.map(({ id }) => id);
  const names = reach.projects.flatMap(({ id, key }) => [id, key.toLowerCase()]);
  return (
    (target.kind === 'site-metadata' && effect === 'read') ||
    (target.kind === 'project' && names.includes(target.named.toLowerCase())) ||
    (target.kind === 'issue' && ids.includes(target.project.id))
  );
};

const lives = ({ grant, rules: today }: Case): boolean =>
  grant.effects.every((effect) => NOW < grant.issuedAt + today.lifetimeDaysMax[effect] * DAY) &&
  NOW < grant.expiresAt;

/** The whole judgement said once more, as one conjunction and in other words. */
const mayPass = (one: Case): boolean => {
  const { operation, effect, grant, rules: today } = one;
  const granted = grant.scopes.filter((scope) => today.scopes.includes(scope));
  const mayDo: readonly Effect[] = today.readOnly ? ['read'] : ALL_EFFECTS;
  return (
    today.tokensOn &&
    covers(APP_SCOPES, operation) &&
    covers(granted, operation) &&
    !actsOnApp(operation) &&
    grant.effects.includes(effect) &&
    mayDo.includes(effect) &&
    lives(one) &&
    isWithin(one)
  );
};

const RUNS = { numRuns: 3_000 };

describe('decide', () => {
  it('allows what grant, ceiling, app scopes and projects allow together, and nothing else', () => {
    fc.assert(
      fc.property(cases, (one) => {
        expect(allows(one)).toBe(mayPass(one));
      }),
      RUNS,
    );
  });

  it('allows often enough in these cases for that to mean something', () => {
    const allowed = fc.sample(cases, { numRuns: 3_000, seed: 1 }).filter(allows);
    expect(allowed.length).toBeGreaterThan(50);
  });

  it.each<[string, (today: Rules) => Rules]>([
    ['switching off', (today) => ({ ...today, tokensOn: false })],
    ['read-only', (today) => ({ ...today, readOnly: true })],
    ['fewer scopes', (today) => ({ ...today, scopes: today.scopes.slice(1) })],
    ['no site-wide tokens', (today) => ({ ...today, siteWideTokens: false })],
    ['shorter lives', (today) => ({ ...today, lifetimeDaysMax: days(1) })],
  ])('never turns a deny into an allow when the rules are narrowed: %s', (_what, narrow) => {
    fc.assert(
      fc.property(cases, (one) => {
        const narrower = { ...one, rules: narrow(one.rules) };
        expect(allows(narrower) && !allows(one)).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  it('never lets a project-bound token touch what was not shown to be its own', () => {
    const notShown: readonly Target[] = [
      { kind: 'unresolved', where: 'jql' },
      { kind: 'any' },
      { kind: 'foreign-key' },
      { kind: 'absent-issue' },
    ];
    fc.assert(
      fc.property(cases, fc.constantFrom(...notShown), (one, target) => {
        const bound = {
          ...one,
          grant: aGrant({ ...one.grant, reach: { kind: 'projects', projects: [ABC] } }),
          target,
        };
        expect(allows(bound)).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  it('names scopes the token holds whenever it says that the policy took them back', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { grant, rules: today } = one;
        const decision = judge(one);
        if (decision.kind === 'allow' || decision.denial.reason !== 'policy-narrowed') return;
        if (decision.denial.decidedBy !== 'policy.scopes') return;
        expect(decision.denial.scopes).not.toEqual([]);
        expect(grant.scopes).toEqual(expect.arrayContaining([...decision.denial.scopes]));
        for (const scope of decision.denial.scopes) expect(today.scopes).not.toContain(scope);
      }),
      RUNS,
    );
  });

  it('sends people to ask only for scopes that the policy would give them', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { grant, rules: today } = one;
        const decision = judge(one);
        if (decision.kind === 'allow' || decision.denial.reason !== 'scope-missing') return;
        const { decidedBy, scopes } = decision.denial;
        expect(scopes).not.toEqual([]);
        if (decidedBy === 'app.scopes') return;
        for (const scope of scopes) expect(grant.scopes).not.toContain(scope);
        expect(scopes.every((scope) => today.scopes.includes(scope))).toBe(decidedBy === 'token.scopes');
      }),
      RUNS,
    );
  });

  it('names the policy rather than the token wherever the policy is read-only', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const decision = judge({ ...one, rules: { ...one.rules, readOnly: true } });
        if (decision.kind === 'allow' || decision.denial.reason !== 'read-only') return;
        const { decidedBy, effect } = decision.denial;
        expect(decidedBy).toBe(effect === 'read' ? 'token.effects' : 'policy.readOnly');
      }),
      RUNS,
    );
  });
});
