import { describe, expect, it } from 'vitest';
import { ceilingOf } from '../../src/policy/ceiling';
import { ANY_OPERATION } from '../../src/policy/operation-limit';
import type { Rules } from '../../src/policy/rules';
import { issue, type TokenRequest } from '../../src/tokens/issue';
import { verify } from '../../src/tokens/verify';
import { DAY, days, IN_ABC, OWNER, rules, SITE_WIDE } from '../support/builders';
import { NOW } from '../support/fixed-times';
import { seededRandom } from '../support/random';

const request = (change: Partial<TokenRequest> = {}): TokenRequest => ({
  ownerId: OWNER,
  name: 'n',
  purpose: 'p',
  scopes: ['read:jira-work'],
  effects: ['read'],
  operations: ANY_OPERATION,
  reach: IN_ABC,
  days: undefined,
  ...change,
});
const GET_FIELDS = 'GET /rest/api/3/field';
const only = (...ids: readonly string[]) => ({ kind: 'only' as const, ids });
const ask = (change: Partial<TokenRequest> = {}, today: Partial<Rules> = {}) =>
  issue(request(change), ceilingOf(rules(today)), { now: NOW, random: seededRandom() });
const problems = (change: Partial<TokenRequest>, today: Partial<Rules> = {}): readonly string[] => {
  const issued = ask(change, today);
  return issued.ok ? [] : issued.error.map(({ path, code }) => `${path}: ${code}`);
};

describe('a token is issued', () => {
  it('as asked for, and its secret proves it', () => {
    const issued = ask({ days: 7 });
    if (!issued.ok) throw new Error('not issued');
    const { record, secret } = issued.value;
    expect(record).toMatchObject({
      ownerId: OWNER,
      issuerId: OWNER,
      state: 'active',
      version: 1,
      grant: {
        scopes: ['read:jira-work'],
        effects: ['read'],
        reach: IN_ABC,
        issuedAt: NOW,
        expiresAt: NOW + 7 * DAY,
      },
    });
    expect(verify(record, secret, NOW).ok).toBe(true);
    expect(JSON.stringify(record)).not.toContain(secret.reveal());
  });

  it('for the shortest default of its effects where no days are named', () => {
    const issued = ask({ effects: ['read', 'write'] }, { lifetimeDaysDefault: { ...days(30), write: 5 } });
    expect(issued.ok && issued.value.record.grant.expiresAt).toBe(NOW + 5 * DAY);
  });

  it.each<[string, Partial<TokenRequest>, Partial<Rules>]>([
    ['site-wide, where the policy allows that', { reach: SITE_WIDE }, { siteWideTokens: true }],
    ['for one project, where it does not', { reach: IN_ABC }, { siteWideTokens: false }],
    [
      'for as many days as its strongest effect allows',
      { days: 4 },
      { lifetimeDaysMax: { ...days(4), delete: 1 } },
    ],
    [
      'with a granular scope of what the policy opens by a classic one',
      { scopes: ['read:comment:jira'] },
      { scopes: ['read:jira-work'] },
    ],
    [
      'with a granular scope that the policy names',
      { scopes: ['read:priority:jira'] },
      { scopes: ['read:priority:jira'] },
    ],
    ['for operations that its scopes open', { operations: only(GET_FIELDS) }, {}],
    [
      'for operations of the policy’s list',
      { operations: only(GET_FIELDS) },
      { operations: only('GET /x', GET_FIELDS) },
    ],
    ['for all operations, however few the policy lists', {}, { operations: only(GET_FIELDS) }],
    ['without days, however few are allowed', {}, { lifetimeDaysMax: days(1), lifetimeDaysDefault: days(1) }],
  ])('%s', (_what, change, today) => {
    expect(problems(change, today)).toEqual([]);
  });

  it.each([[1], [365]])('for %i days at the edge of what is allowed', (count) => {
    expect(problems({ days: count })).toEqual([]);
  });
});

describe('a token is not issued', () => {
  it.each<[string, Partial<TokenRequest>, Partial<Rules>, string]>([
    ['where tokens are off', {}, { tokensOn: false }, ': tokens-off'],
    ['without scopes', { scopes: [] }, {}, 'scopes: scope-none'],
    [
      'with a scope beyond the policy',
      { scopes: ['read:jira-work', 'write:jira-work'] },
      { scopes: ['read:jira-work'] },
      'scopes.1: scope-over-policy',
    ],
    ['with a scope that nobody knows', { scopes: ['everything'] }, {}, 'scopes.0: scope-over-policy'],
    ['without effects', { effects: [] }, {}, 'effects: effect-none'],
    ['without effects, whatever its days', { effects: [], days: 400 }, {}, 'effects: effect-none'],
    [
      'that writes on a read-only site',
      { effects: ['read', 'write'] },
      { readOnly: true },
      'effects.1: read-only',
    ],
    [
      'site-wide, against the policy',
      { reach: SITE_WIDE },
      { siteWideTokens: false },
      'reach: site-wide-off',
    ],
    ['for a list of no operations', { operations: only() }, {}, 'operations: operation-none'],
    [
      'for an operation that nobody knows',
      { operations: only(GET_FIELDS, 'GET /gone') },
      {},
      'operations.ids.1: operation-unknown',
    ],
    [
      'for an operation that the policy does not list',
      { operations: only(GET_FIELDS) },
      { operations: only('GET /rest/api/3/priority') },
      'operations.ids.0: operation-over-policy',
    ],
    [
      'for an operation that its scopes do not open',
      { operations: only(GET_FIELDS, 'POST /rest/api/3/issue') },
      {},
      'operations.ids.1: operation-beyond-scopes',
    ],
    [
      'for an operation that no app may call',
      { operations: only('PUT /rest/api/3/mypreferences/locale') },
      {},
      'operations.ids.0: operation-beyond-scopes',
    ],
    [
      'with a classic scope where the policy has granular ones',
      {},
      { scopes: ['read:priority:jira'] },
      'scopes.0: scope-over-policy',
    ],
    [
      'with a granular scope of nothing that the policy opens',
      { scopes: ['write:comment:jira'] },
      { scopes: ['read:jira-work'] },
      'scopes.0: scope-over-policy',
    ],
    ['for longer than allowed', { days: 31 }, { lifetimeDaysMax: days(30) }, 'days: lifetime-over-max'],
    [
      'for longer than one of its effects allows',
      { days: 5, effects: ['read', 'delete'] },
      { lifetimeDaysMax: { ...days(30), delete: 4 } },
      'days: lifetime-over-max',
    ],
  ])('%s', (_what, change, today, problem) => {
    expect(problems(change, today)).toEqual([problem]);
  });

  it('for every reason at once', () => {
    const change = { scopes: ['a', 'b'], effects: ['write'] as const, reach: SITE_WIDE, days: 99 };
    const today = { readOnly: true, siteWideTokens: false, lifetimeDaysMax: days(30) };
    expect(problems(change, today)).toEqual([
      'scopes.0: scope-over-policy',
      'scopes.1: scope-over-policy',
      'effects.0: read-only',
      'reach: site-wide-off',
      'days: lifetime-over-max',
    ]);
  });
});
