/** What a project's admins are told that a token loses there is what its requests meet there. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { APP_SCOPES } from '../../src/catalogue/scopes';
import { listOperations } from '../../src/catalogue/operations';
import { tokenReachOf } from '../../src/catalogue/token-reach';
import { ceilingOf } from '../../src/policy/ceiling';
import type { Grant } from '../../src/policy/grant';
import { judgeTouch } from '../../src/policy/hold';
import { powersOf } from '../../src/policy/powers';
import { projectHitsOf } from '../../src/policy/project-hit';
import { heldByRules } from '../../src/policy/project-hold';
import { NO_RULES, type ProjectRules } from '../../src/policy/project-rules';
import { ABC, aGrant, ALL_EFFECTS, aRuleBook, DAY, IN_ABC, rules, SITE_WIDE } from '../support/builders';
import { NOW } from '../support/fixed-times';
import { fuzzRuns } from '../support/fuzz-runs';

const IDS = listOperations().map(({ id }) => id);
const ceiling = ceilingOf(rules());

const projectRules: fc.Arbitrary<ProjectRules> = fc.record({
  tokensOn: fc.constantFrom(true, true, true, false),
  readOnly: fc.boolean(),
  mayAsk: fc.constantFrom({ kind: 'everyone' as const }, { kind: 'jira-admins' as const }),
  lifetimeDaysMax: fc.option(fc.integer({ min: 1, max: 30 })),
  scopes: fc.option(fc.subarray([...APP_SCOPES])),
  operations: fc.oneof(
    fc.constant({ kind: 'any' as const }),
    fc.subarray(IDS, { maxLength: 40 }).map((ids) => ({ kind: 'only' as const, ids })),
  ),
});
const grants: fc.Arbitrary<Grant> = fc
  .record({
    scopes: fc.subarray([...APP_SCOPES]),
    effects: fc.subarray([...ALL_EFFECTS], { minLength: 1 }),
    reach: fc.constantFrom(IN_ABC, SITE_WIDE),
    age: fc.integer({ min: 0, max: 20 }),
  })
  .map(({ age, ...change }) => aGrant({ ...change, issuedAt: NOW - age * DAY }));

/** The operations of a grant that the gateway would let touch the project. */
const passing = (grant: Grant, project: ProjectRules): readonly string[] =>
  powersOf(grant, ceiling)
    .filter((operation) => tokenReachOf(operation) === 'projects')
    .filter((operation) => {
      const effects = [operation.effect];
      const held = heldByRules(aRuleBook([ABC, project]), { operation, effects }, grant, NOW);
      return judgeTouch(held, [ABC.id], effects) === undefined;
    })
    .map(({ id }) => id);

describe('what a change of a project’s rules would do to a token there', () => {
  it('is that it stops, or loses powers, exactly where its requests would be refused that were not', () => {
    fc.assert(
      fc.property(grants, projectRules, projectRules, (grant, before, after) => {
        const hits = projectHitsOf({ ceiling, before, after, now: NOW })(grant);
        const [had, keeps] = [passing(grant, before), passing(grant, after)];
        const lost = had.filter((id) => !keeps.includes(id));
        const isStopped = had.length > 0 && lost.length === had.length;
        expect(hits.includes('stopped')).toBe(isStopped);
        expect(hits.includes('narrowed')).toBe(!isStopped && lost.length > 0);
        if (isStopped) expect(hits).toEqual(['stopped']);
      }),
      { numRuns: fuzzRuns(40, 3) },
    );
  });

  it('is that it ends there sooner, unless it ends before that anyway', () => {
    const hitsOf = projectHitsOf({
      ceiling,
      before: NO_RULES,
      after: { ...NO_RULES, lifetimeDaysMax: 5 },
      now: NOW,
    });
    expect(hitsOf(aGrant())).toEqual(['shortened']);
    expect(hitsOf(aGrant({ expiresAt: NOW + DAY }))).toEqual([]);
    expect(hitsOf(aGrant({ issuedAt: NOW - 5 * DAY }))).toEqual(['stopped']);
    expect(hitsOf(aGrant({ issuedAt: NOW - 9 * DAY, extendedAt: NOW - DAY }))).toEqual(['shortened']);
  });

  it('is nothing to what the site refuses already', () => {
    const off = ceilingOf(rules({ tokensOn: false }));
    const after = { ...NO_RULES, tokensOn: false };
    expect(projectHitsOf({ ceiling: off, before: NO_RULES, after, now: NOW })(aGrant())).toEqual([]);
    expect(projectHitsOf({ ceiling, before: NO_RULES, after, now: NOW })(aGrant({ expiresAt: NOW }))).toEqual(
      [],
    );
  });
});
