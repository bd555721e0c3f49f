import { describe, expect, test } from 'vitest';
import type { RulesView } from '../../../src/console/contract';
import { changedRules, mayNarrow, rebase, withoutUnchanged } from '../../../static/admin/policy/draft';
import { differences } from '../../../static/admin/policy/rule-words';
import { RULES } from './rules';

const days = RULES.lifetimeDaysMax;
const rules = (change: Partial<RulesView>): RulesView => ({ ...RULES, ...change });

describe('a draft', () => {
  test('holds nothing of what was changed and changed back', () => {
    expect(withoutUnchanged({ readOnly: !RULES.readOnly, tokensOn: RULES.tokensOn }, RULES)).toEqual({
      readOnly: !RULES.readOnly,
    });
    expect(withoutUnchanged({ scopes: [...RULES.scopes].reverse() }, RULES)).toEqual({});
    expect(withoutUnchanged({ lifetimeDaysMax: { ...days } }, RULES)).toEqual({});
  });

  test('tells every rule that differs', () => {
    expect(changedRules(RULES, rules({ tokensOn: false, operations: { kind: 'only', ids: [] } }))).toEqual([
      'tokensOn',
      'operations',
    ]);
  });
});

describe('what may take something from a living token', () => {
  const open = rules({
    readOnly: false,
    siteWideTokens: true,
    selfRotation: true,
    trustClientAddress: true,
    idleDaysMax: 90,
    ownerLeft: 'pause',
  });
  test.each<[string, Partial<RulesView>]>([
    ['tokens off', { tokensOn: false }],
    ['read only', { readOnly: true }],
    ['no site-wide tokens', { siteWideTokens: false }],
    ['a scope fewer', { scopes: open.scopes.slice(1) }],
    ['some operations in the place of all', { operations: { kind: 'only', ids: ['GET /a'] } }],
    ['addresses', { ipRanges: ['10.0.0.0/8'] }],
    ['a budget', { budgets: { writesPerDay: 5 } }],
    ['a shorter life', { lifetimeDaysMax: { ...days, write: 1 } }],
    ['whose tokens work', { mayUse: { kind: 'groups', groupIds: ['1'] } }],
    ['no rotation by the token itself', { selfRotation: false }],
    ['no trust in addresses any more', { trustClientAddress: false }],
    ['an earlier end for unused tokens', { idleDaysMax: 30 }],
    ['another end for tokens of leavers', { ownerLeft: 'revoke' }],
  ])('%s', (_name, change) => expect(mayNarrow(open, { ...open, ...change })).toBe(true));

  test.each<[string, Partial<RulesView>]>([
    ['who may ask', { mayAsk: { kind: 'jira-admins' } }],
    ['tokens per person', { tokensPerPersonMax: 1 }],
    ['the usual life', { lifetimeDaysDefault: { ...days, read: 1 } }],
    ['a longer life', { lifetimeDaysMax: { ...days, read: 365 } }],
    ['a scope more', { scopes: [...open.scopes, 'read:user:jira'] }],
    ['everybody’s tokens', { mayUse: { kind: 'everyone' } }],
    ['traces in Jira', { attributeInJira: !open.attributeInJira }],
    ['no end for unused tokens', { idleDaysMax: null }],
    ['no end for tokens of leavers', { ownerLeft: 'keep' }],
  ])('not: %s', (_name, change) => expect(mayNarrow(open, { ...open, ...change })).toBe(false));

  test('an operation fewer does, one more does not', () => {
    const some = rules({ operations: { kind: 'only', ids: ['GET /a', 'GET /b'] } });
    expect(mayNarrow(some, rules({ operations: { kind: 'only', ids: ['GET /a'] } }))).toBe(true);
    expect(
      mayNarrow(some, rules({ operations: { kind: 'only', ids: ['GET /a', 'GET /b', 'GET /c'] } })),
    ).toBe(false);
    expect(mayNarrow(some, rules({ operations: { kind: 'any' } }))).toBe(false);
  });
});

describe('a draft on newer rules', () => {
  test('keeps what both changed in one list of scopes', () => {
    const newer = rules({ scopes: [...RULES.scopes, 'theirs'] });
    const mine = { scopes: [...RULES.scopes.slice(1), 'mine'] };
    expect(rebase(mine, RULES, newer).scopes).toEqual([...RULES.scopes.slice(1), 'theirs', 'mine']);
  });

  test('keeps their days where mine are untouched', () => {
    const newer = rules({ lifetimeDaysMax: { ...days, read: 7 } });
    const mine = { lifetimeDaysMax: { ...days, write: 8 } };
    expect(rebase(mine, RULES, newer)).toEqual({ lifetimeDaysMax: { ...days, read: 7, write: 8 } });
  });

  test('keeps mine of a rule that both changed, and drops what they did as well', () => {
    const newer = rules({ tokensPerPersonMax: 3, readOnly: !RULES.readOnly });
    expect(rebase({ tokensPerPersonMax: 4, readOnly: !RULES.readOnly }, RULES, newer)).toEqual({
      tokensPerPersonMax: 4,
    });
  });
});

describe('differences in words', () => {
  test('name the rule and both values', () => {
    expect(differences(RULES, rules({ readOnly: false })).map(({ title }) => title)).toEqual([
      'Tokens only read: on → off',
    ]);
  });

  test('count scopes and name them', () => {
    const [difference] = differences(RULES, rules({ scopes: ['read:jira-user', 'new:one', 'new:two'] }));
    expect(difference).toEqual({
      rule: 'scopes',
      title: 'Scopes: +2 −1',
      details: ['Added: new:one, new:two', 'Removed: read:jira-work'],
    });
  });

  test('name only the days that differ', () => {
    const [difference] = differences(RULES, rules({ lifetimeDaysMax: { ...days, write: 14 } }));
    expect(difference?.title).toBe('Longest life in days: Write 90 → 14');
  });

  test.each<[Partial<RulesView>, string]>([
    [{ idleDaysMax: 90 }, 'Unused tokens are revoked: never → after 90 days'],
    [{ ownerLeft: 'pause' }, 'When an owner leaves: tokens stay → tokens are paused'],
    [{ notice: { kind: 'issue', projectId: '1' } }, 'Notices in Jira: none → issues in project 1'],
    [{ ownerLeft: 'revoke' }, 'When an owner leaves: tokens stay → tokens are revoked'],
  ])('tell what the sweep will do: %j', (change, title) => {
    expect(differences(RULES, rules(change)).map((each) => each.title)).toEqual([title]);
  });

  test('are in the order of the editor, one a rule', () => {
    const all = rules({
      tokensOn: false,
      mayAsk: { kind: 'jira-admins' },
      tokensPerPersonMax: 1,
      readOnly: false,
      scopes: [],
      operations: { kind: 'only', ids: ['GET /a'] },
      siteWideTokens: true,
      lifetimeDaysMax: { ...days, read: 1 },
      lifetimeDaysDefault: { ...days, read: 1 },
      idleDaysMax: 90,
      ownerLeft: 'pause',
      notice: { kind: 'issue', projectId: '10001' },
      attributeInJira: true,
    });
    expect(differences(RULES, all).map(({ rule }) => rule)).toEqual(changedRules(RULES, all));
    expect(differences(RULES, all)).toHaveLength(13);
  });
});
