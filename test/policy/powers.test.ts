/** What people are told of a token's powers is what its requests meet. */
import { EMPTY_BOOK } from '../../src/policy/project-rules';
import { NO_HOLD } from '../../src/policy/hold';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Operation } from '../../src/catalogue/operation';
import { listOperations } from '../../src/catalogue/operations';
import { tokenReachOf } from '../../src/catalogue/token-reach';
import { ceilingOf, type Ceiling } from '../../src/policy/ceiling';
import { judgePowers } from '../../src/policy/decide';
import type { LiveGrant } from '../../src/policy/live-grant';
import { hitsOf } from '../../src/policy/policy-hit';
import { effectsOf, powersOf, stoppedBy } from '../../src/policy/powers';
import type { Rules } from '../../src/policy/rules';
import { aGrant, DAY, days, rules, SITE_WIDE } from '../support/builders';
import { NOW } from '../support/fixed-times';
import { fuzzRuns } from '../support/fuzz-runs';
import { cases, type Case } from './decide-model';

const OPERATIONS = listOperations();
const RUNS = { numRuns: fuzzRuns(60, 3) };

/**
 * What a request for an operation meets before its target is known, once it is of a kind that this reach can meet at all. What asks for
 * no scope is every token's, and no power.
 */
const passes = (operation: Operation, grant: LiveGrant, ceiling: Ceiling): boolean => {
  if (operation.classic?.length === 0) return false;
  const at = tokenReachOf(operation);
  const isReachable = at === 'projects' || (at === 'site' && grant.reach.kind === 'site');
  return (
    isReachable &&
    judgePowers(
      { operation, effects: [operation.effect] },
      { grant, ceiling, hold: NO_HOLD, projectRules: EMPTY_BOOK, now: NOW },
    ) === undefined
  );
};
const passing = (grant: LiveGrant, today: Rules): readonly Operation[] => {
  const ceiling = ceilingOf(today);
  return OPERATIONS.filter((operation) => passes(operation, grant, ceiling));
};
/** Switched on, for its reach and for its life: what is left to say is which operations. */
const letIn = ({ rules: today }: Case): Rules => ({
  ...today,
  tokensOn: true,
  siteWideTokens: true,
  lifetimeDaysMax: days(365),
});

describe('the powers of a grant', () => {
  it('are the operations that a request of it would pass with', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const today = letIn(one);
        expect(powersOf(one.grant, ceilingOf(today))).toEqual(passing(one.grant, today));
      }),
      RUNS,
    );
  });

  it('are nothing exactly where a rule is said to stop it', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const stopped = stoppedBy(one.grant, ceilingOf(one.rules), NOW) !== undefined;
        expect(stopped).toBe(passing(one.grant, one.rules).length === 0);
      }),
      RUNS,
    );
  });

  it.each<[string, Partial<LiveGrant>, Partial<Rules>, ReturnType<typeof stoppedBy>]>([
    ['nothing', {}, {}, undefined],
    ['the switch', {}, { tokensOn: false }, 'tokensOn'],
    ['a shorter life', { issuedAt: NOW - 9 * DAY }, { lifetimeDaysMax: days(9) }, 'lifetimeDaysMax'],
    ['no site-wide tokens', { reach: SITE_WIDE }, { siteWideTokens: false }, 'siteWideTokens'],
    ['read-only', { effects: ['write'] }, { readOnly: true }, 'readOnly'],
    ['its scopes', { scopes: ['read:jira-work'] }, { scopes: ['read:jira-user'] }, 'scopes'],
    ['the list of operations', {}, { operations: { kind: 'only', ids: [] } }, 'operations'],
    [
      'its own list, of which nothing is left',
      { operations: { kind: 'only', ids: ['GET /gone'] } },
      {},
      'operations',
    ],
  ])('are stopped by %s', (_what, grant, today, rule) => {
    expect(stoppedBy(aGrant(grant), ceilingOf(rules(today)), NOW)).toBe(rule);
  });

  it('tell their effects in one order, each once', () => {
    expect(effectsOf(powersOf(aGrant({ effects: ['delete', 'write', 'read'] }), ceilingOf(rules())))).toEqual(
      ['read', 'write', 'delete'],
    );
  });
});

describe('what a change of the policy hits', () => {
  const hit = (grant: Partial<LiveGrant>, after: Partial<Rules>, before: Partial<Rules> = {}) =>
    hitsOf({ before: ceilingOf(rules(before)), after: ceilingOf(rules(after)), now: NOW })(aGrant(grant));

  it('is nothing where nothing changes', () => {
    fc.assert(
      fc.property(cases, ({ grant, rules: today }) => {
        expect(
          hitsOf({ before: ceilingOf(today), after: ceilingOf(today), now: NOW })(grant),
        ).toBeUndefined();
      }),
      RUNS,
    );
  });

  it('is what requests meet before and after, over the whole catalogue', () => {
    fc.assert(
      fc.property(cases, cases, ({ grant, rules: before }, { rules: after }) => {
        const found = hitsOf({ before: ceilingOf(before), after: ceilingOf(after), now: NOW })(grant);
        const had = passing(grant, before);
        const keeps = passing(grant, after);
        const lost = had.filter((operation) => !keeps.includes(operation));
        expect(found?.kinds.includes('stopped') ?? false).toBe(had.length > 0 && keeps.length === 0);
        expect(found?.kinds.includes('narrowed') ?? false).toBe(lost.length > 0 && keeps.length > 0);
        if (found) expect(found.rules.length).toBeGreaterThan(0);
        if (found && keeps.length > 0)
          expect(found.effectsLost).toEqual(
            effectsOf(had).filter((effect) => !effectsOf(keeps).includes(effect)),
          );
      }),
      RUNS,
    );
  });

  it.each<[string, Partial<LiveGrant>, Partial<Rules>, readonly string[], readonly string[]]>([
    ['switching off', {}, { tokensOn: false }, ['stopped'], ['tokensOn']],
    ['no site-wide tokens', { reach: SITE_WIDE }, { siteWideTokens: false }, ['stopped'], ['siteWideTokens']],
    [
      'a life that is over then',
      { issuedAt: NOW - 9 * DAY },
      { lifetimeDaysMax: days(9) },
      ['stopped'],
      ['lifetimeDaysMax'],
    ],
    ['a shorter life', {}, { lifetimeDaysMax: days(9) }, ['shortened'], ['lifetimeDaysMax']],
    ['read-only', {}, { readOnly: true }, ['narrowed'], ['readOnly']],
    [
      'read-only, to a token that only writes',
      { effects: ['write'] },
      { readOnly: true },
      ['stopped'],
      ['readOnly'],
    ],
    ['fewer scopes', {}, { scopes: ['read:jira-work'] }, ['narrowed'], ['scopes']],
    [
      'none of its scopes',
      { scopes: ['read:jira-user'] },
      { scopes: ['read:jira-work'] },
      ['stopped'],
      ['scopes'],
    ],
    [
      'fewer operations',
      {},
      { operations: { kind: 'only', ids: ['GET /rest/api/3/field'] } },
      ['narrowed'],
      ['operations'],
    ],
    ['none of its operations', {}, { operations: { kind: 'only', ids: [] } }, ['stopped'], ['operations']],
    [
      'a shorter life and fewer scopes',
      {},
      { lifetimeDaysMax: days(9), scopes: ['read:jira-work'] },
      ['shortened', 'narrowed'],
      ['lifetimeDaysMax', 'scopes'],
    ],
    [
      'who may ask',
      {},
      { mayAsk: { kind: 'jira-admins' }, tokensPerPersonMax: 1, attributeInJira: true },
      [],
      [],
    ],
    ['a shorter default', {}, { lifetimeDaysDefault: days(1) }, [], []],
    ['a shorter life that it does not reach', {}, { lifetimeDaysMax: days(30) }, [], []],
  ])('by %s', (_what, grant, after, ...[kinds, because]) => {
    const found = hit(grant, after);
    expect([found?.kinds ?? [], found?.rules ?? []]).toEqual([kinds, because]);
  });

  it('names the scopes that can be asked for no more, not those that have another name', () => {
    const scopes = ['read:jira-work', 'read:priority:jira', 'read:jira-user'];
    expect(hit({ scopes }, { scopes: ['read:jira-work'] })?.scopesLost).toEqual(['read:jira-user']);
    expect(hit({ scopes }, { scopes: ['read:jira-user', 'read:priority:jira'] })?.scopesLost).toEqual([
      'read:jira-work',
    ]);
  });

  it('is nothing to a token that is refused already, or has ended', () => {
    expect(hit({}, { tokensOn: false }, { tokensOn: false })).toBeUndefined();
    expect(hit({ expiresAt: NOW }, { tokensOn: false })).toBeUndefined();
    expect(hit({ reach: SITE_WIDE }, { tokensOn: false }, { siteWideTokens: false })).toBeUndefined();
  });

  it('tells both ends', () => {
    expect(
      hit({ issuedAt: NOW - DAY, expiresAt: NOW + 29 * DAY }, { lifetimeDaysMax: days(3) }),
    ).toMatchObject({
      endsAt: NOW + 29 * DAY,
      endsAtThen: NOW + 2 * DAY,
    });
  });
});
