import fc from 'fast-check';
import { NO_HOLD, type Hold } from '../../src/policy/hold';
import { describe, expect, it } from 'vitest';
import { ceilingOf } from '../../src/policy/ceiling';
import { decide } from '../../src/policy/decide';
import type { Reach } from '../../src/policy/grant';
import { EMPTY_BOOK, type RuleBook } from '../../src/policy/project-rules';
import type { LiveGrant } from '../../src/policy/live-grant';
import type { OperationLimit } from '../../src/policy/operation-limit';
import type { Rules } from '../../src/policy/rules';
import type { Standing } from '../../src/policy/standing';
import type { Target } from '../../src/policy/target';
import { fuzzRuns } from '../support/fuzz-runs';
import { ABC, aGrant, aRuleBook, DAY, days, XYZ } from '../support/builders';
import { NOW } from '../support/fixed-times';
import { SCOPES } from '../../src/catalogue/generated/operations';
import { cases, mayPass, NEEDS, type Case } from './decide-model';

const judge = (
  { rules: today, grant, target, standing, ...request }: Case,
  hold: Hold = NO_HOLD,
  projectRules: RuleBook = EMPTY_BOOK,
) =>
  decide(request, { grant, ceiling: ceilingOf(today), hold, projectRules, now: NOW }, { target, standing });
const allows = (one: Case): boolean => judge(one).kind === 'allow';

const EVERY_SCOPE = [...SCOPES];
const RUNS = { numRuns: fuzzRuns(3_000) };
const SOME = { numRuns: fuzzRuns(1_000) };

describe('decide', () => {
  it('allows what grant, ceiling, app scopes, projects and owner allow together, and nothing else', () => {
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
    ['no operations', (today) => ({ ...today, operations: { kind: 'only', ids: [] } })],
    ['no site-wide tokens', (today) => ({ ...today, siteWideTokens: false })],
    ['shorter lives', (today) => ({ ...today, lifetimeDaysMax: days(1) })],
  ])('never turns a deny into an allow when the rules are narrowed: %s', (_what, narrow) => {
    fc.assert(
      fc.property(cases, (one) => {
        const narrower = { ...one, rules: narrow(one.rules) };
        expect(allows(narrower) && !allows(one)).toBe(false);
      }),
      SOME,
    );
  });

  const ONE: Reach = { kind: 'projects', projects: [ABC] };
  // How long a token may live is read from its effects: one that may do less may live longer (policy/rules.ts).
  const oneLife = (today: Rules): Rules => ({ ...today, lifetimeDaysMax: days(today.lifetimeDaysMax.read) });
  it.each<[string, (grant: LiveGrant) => LiveGrant, ((today: Rules) => Rules)?]>([
    ['fewer scopes', (grant) => aGrant({ ...grant, scopes: grant.scopes.slice(1) })],
    ['fewer effects', (grant) => aGrant({ ...grant, effects: grant.effects.slice(1) }), oneLife],
    ['an earlier end', (grant) => aGrant({ ...grant, expiresAt: NOW })],
    ['one project of those', (grant) => aGrant({ ...grant, reach: ONE })],
  ])(
    'never turns a deny into an allow when the grant is narrowed: %s',
    (_what, narrow, under = (today) => today) => {
      fc.assert(
        fc.property(cases, (one) => {
          // A site-wide token may be stopped by the policy as such: there the reach is compared under one that allows it.
          const from = { ...one, rules: { ...under(one.rules), siteWideTokens: true } };
          expect(allows({ ...from, grant: narrow(from.grant) }) && !allows(from)).toBe(false);
        }),
        SOME,
      );
    },
  );

  it('never turns a deny into an allow when the owner loses a right', () => {
    fc.assert(
      fc.property(cases, fc.subarray(NEEDS), (one, lost) => {
        const { standing } = one;
        if (standing.kind !== 'known') return;
        const held = new Set([...standing.held].filter((need) => !lost.includes(need)));
        expect(allows({ ...one, standing: { kind: 'known', held } }) && !allows(one)).toBe(false);
      }),
      SOME,
    );
  });

  const held = fc.record({
    scope: fc.constantFrom('site' as const, 'person' as const, 'token' as const),
    what: fc.constant('all' as const),
  });
  const project = fc.record({
    scope: fc.constant('project' as const),
    what: fc.constantFrom('all' as const, 'writes' as const),
    projectId: fc.constantFrom(ABC.id, XYZ.id),
  });
  const holds = fc.record({
    upon: fc.array(held, { maxLength: 2 }),
    projects: fc.array(project, { maxLength: 3 }),
  });

  it('allows nothing that is frozen, whatever policy and grant, and freezing never allows anything', () => {
    fc.assert(
      fc.property(cases, holds, (one, hold) => {
        const allowed = judge(one, hold).kind === 'allow';
        expect(allowed && !allows(one)).toBe(false);
        const changes = one.effects.some((effect) => effect !== 'read');
        const frozen = hold.projects.filter(({ what }) => what === 'all' || changes);
        const touched =
          one.target.kind === 'places'
            ? [...one.target.projects, ...one.target.issues.map(({ projectId }) => projectId)]
            : [];
        const isFrozen = hold.upon.length > 0 || frozen.some(({ projectId }) => touched.includes(projectId));
        expect(allowed && isFrozen).toBe(false);
      }),
      RUNS,
    );
  });

  it('changes nothing under a freeze of writes', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const hold: Hold = { upon: [{ scope: 'site', what: 'writes' }], projects: [] };
        const changes = one.effects.some((effect) => effect !== 'read');
        expect(judge(one, hold).kind === 'allow').toBe(allows(one) && !changes);
      }),
      RUNS,
    );
  });

  const ruled = fc.record({
    tokensOn: fc.boolean(),
    readOnly: fc.boolean(),
    mayAsk: fc.constant({ kind: 'everyone' as const }),
    lifetimeDaysMax: fc.option(fc.integer({ min: 1, max: 7 })),
    scopes: fc.option(fc.constantFrom<readonly string[]>([], EVERY_SCOPE, ['read:jira-work'])),
    operations: fc.constantFrom<OperationLimit>({ kind: 'any' }, { kind: 'only', ids: [] }),
  });
  const books = fc
    .tuple(fc.option(ruled), fc.option(ruled))
    .map(([abc, xyz]) =>
      aRuleBook(...(abc ? [[ABC, abc] as const] : []), ...(xyz ? [[XYZ, xyz] as const] : [])),
    );

  it('allows nothing that a project it touches forbids, and no project’s rules ever allow anything', () => {
    fc.assert(
      fc.property(cases, books, (one, book) => {
        const allowed = judge(one, NO_HOLD, book).kind === 'allow';
        expect(allowed && !allows(one)).toBe(false);
        const touched =
          one.target.kind === 'places'
            ? [...one.target.projects, ...one.target.issues.map(({ projectId }) => projectId)]
            : one.target.kind === 'site'
              ? [ABC.id, XYZ.id]
              : [];
        const { classic, granular, id } = one.operation;
        const forbids = ({ rules }: RuleBook['projects'][number]): boolean =>
          !rules.tokensOn ||
          (rules.readOnly && one.effects.some((effect) => effect !== 'read')) ||
          (rules.lifetimeDaysMax !== null && NOW >= one.grant.issuedAt + rules.lifetimeDaysMax * DAY) ||
          (rules.scopes !== null &&
            ![classic, granular].some((set) => set?.every((scope) => rules.scopes!.includes(scope)))) ||
          (rules.operations.kind === 'only' && !rules.operations.ids.includes(id));
        const isForbidden = book.projects.some((rule) => touched.includes(rule.project.id) && forbids(rule));
        expect(allowed && isForbidden).toBe(false);
        // And nothing else is lost: a rule of a project that is neither touched nor the token's only one does not matter.
        if (one.target.kind === 'places' && !isForbidden) expect(allowed).toBe(allows(one));
      }),
      RUNS,
    );
  });

  it('allows nothing for an owner whose standing is not known', () => {
    fc.assert(
      fc.property(
        cases,
        fc.constantFrom<Standing>(
          { kind: 'inactive' },
          { kind: 'unknown', why: 'no-answer' },
          { kind: 'unknown', why: 'not-allowed-to-ask' },
        ),
        (one, standing) => {
          expect(allows({ ...one, standing })).toBe(false);
        },
      ),
      SOME,
    );
  });

  it('never lets a project-bound token touch what was not shown to be its own', () => {
    const notShown: readonly Target[] = [
      { kind: 'unresolved', where: 'jql' },
      { kind: 'site' },
      { kind: 'outside' },
      { kind: 'absent-issue' },
      { kind: 'places', projects: [], issues: [] },
      { kind: 'places', projects: [ABC.id, XYZ.id], issues: [] },
      { kind: 'places', projects: [ABC.id], issues: [{ id: '501', projectId: XYZ.id }] },
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
      SOME,
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
        const ceiling = ceilingOf(today);
        expect(ceiling.opens(one.operation)).toBe(decidedBy === 'token.scopes');
        if (decidedBy === 'token.scopes')
          for (const scope of scopes) expect(ceiling.allowsScope(scope)).toBe(true);
      }),
      RUNS,
    );
  });

  it('allows nothing that the policy’s own scopes do not open, whatever names the token holds', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { operation, rules: today } = one;
        const named = (set: readonly string[] | undefined) =>
          set?.every((scope) => today.scopes.includes(scope));
        if (named(operation.classic) === true || named(operation.granular) === true) return;
        expect(allows({ ...one, grant: aGrant({ ...one.grant, scopes: EVERY_SCOPE }) })).toBe(false);
      }),
      RUNS,
    );
  });

  it('allows nothing beyond either list of operations', () => {
    fc.assert(
      fc.property(cases, fc.boolean(), (one, isGrant) => {
        const operations = { kind: 'only' as const, ids: ['GET /rest/api/3/serverInfo'] };
        if (operations.ids.includes(one.operation.id)) return;
        const limited = isGrant
          ? { ...one, grant: aGrant({ ...one.grant, operations }) }
          : { ...one, rules: { ...one.rules, operations } };
        expect(allows(limited)).toBe(false);
      }),
      SOME,
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
