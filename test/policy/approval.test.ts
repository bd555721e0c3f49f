import { describe, expect, it } from 'vitest';
import { approvalNeeded, purposeOf, type WishedPowers } from '../../src/policy/approval';
import { INITIAL_APPROVAL, type ApprovalRule } from '../../src/policy/approval-rule';
import { ANY_OPERATION } from '../../src/policy/operation-limit';
import { PURPOSES } from '../../src/policy/purposes';
import { parseStoredRules } from '../../src/policy/rules';
import { IN_ABC, rules, SITE_WIDE } from '../support/builders';

const reading: WishedPowers = {
  scopes: ['read:jira-work'],
  effects: ['read'],
  operations: ANY_OPERATION,
  reach: IN_ABC,
  days: 30,
};
const NOTHING: ApprovalRule = {
  ...INITIAL_APPROVAL,
  needs: 'when',
  writes: false,
  deletes: false,
  siteWide: false,
};
const causes = (rule: Partial<ApprovalRule>, wish: Partial<WishedPowers> = {}) =>
  approvalNeeded({ ...reading, ...wish }, { approval: { ...NOTHING, ...rule } });

describe('approval', () => {
  it('is never needed on a fresh installation, nor under a policy of an earlier version', () => {
    expect(approvalNeeded({ ...reading, effects: ['delete'] }, { approval: INITIAL_APPROVAL })).toEqual([]);
    const earlier = Object.fromEntries(Object.entries(rules()).filter(([rule]) => rule !== 'approval'));
    expect(parseStoredRules(earlier)?.approval).toEqual(INITIAL_APPROVAL);
  });

  it('rule that cannot be read whole denies everything', () => {
    expect(
      parseStoredRules({ ...rules(), approval: { ...INITIAL_APPROVAL, weekends: true } }),
    ).toBeUndefined();
    expect(parseStoredRules({ ...rules(), approval: { needs: 'always' } })).toBeUndefined();
  });

  it.each<[string, Partial<ApprovalRule>, Partial<WishedPowers>, readonly string[]]>([
    ['always', { needs: 'always' }, {}, ['always']],
    ['never, whatever else is marked', { needs: 'never', writes: true }, { effects: ['write'] }, []],
    ['for writing', { writes: true }, { effects: ['read', 'write'] }, ['writes']],
    ['for managing, as for writing', { writes: true }, { effects: ['manage'] }, ['writes']],
    [
      'for deleting twice over',
      { writes: true, deletes: true },
      { effects: ['delete'] },
      ['writes', 'deletes'],
    ],
    ['not for writing where deleting alone is meant', { deletes: true }, { effects: ['write'] }, []],
    ['for the site', { siteWide: true }, { reach: SITE_WIDE }, ['siteWide']],
    ['not for one project where the site is meant', { siteWide: true }, {}, []],
    ['not for the site where that is not meant', {}, { reach: SITE_WIDE }, []],
    ['for revoking tokens, as for writing', { writes: true }, { admin: ['tokens:revoke'] }, ['writes']],
    ['not for reading where writing is meant', { writes: true }, { admin: ['tokens:read'] }, []],
    ['for more days than so many', { overDays: 30 }, { days: 31 }, ['overDays']],
    ['not for just so many', { overDays: 30 }, { days: 30 }, []],
    ['for a purpose', { purposes: ['report'] }, {}, ['purpose']],
    ['not for another purpose', { purposes: ['sync'] }, {}, []],
    ['for none of the purposes', { purposes: ['custom'] }, { scopes: ['manage:jira-project'] }, ['purpose']],
  ])('is needed %s', (_what, rule, wish, expected) => {
    expect(causes(rule, wish)).toEqual(expected);
  });
});

describe('the purpose of powers', () => {
  it.each(PURPOSES.filter(({ key }) => key !== 'custom').map((purpose) => [purpose.key, purpose] as const))(
    'is %s for its own',
    (key, purpose) => {
      expect(purposeOf(purpose)).toBe(key);
    },
  );

  it.each<[string, Partial<WishedPowers>]>([
    ['deleting', { effects: ['delete'] }],
    ['powers over tokens', { admin: ['tokens:read'] }],
    ['a scope that none has beside one', { scopes: ['read:jira-work', 'manage:jira-project'] }],
    ['deleting beside reading', { effects: ['read', 'delete'] }],
    ['a scope that none has', { scopes: ['manage:jira-project'] }],
  ])('is none of them with %s', (_what, wish) => {
    expect(purposeOf({ ...reading, ...wish })).toBe('custom');
  });
});
