/** A policy as storage gives it back: that of an earlier version stays as it was or narrower, and what cannot be read denies. */
import { describe, expect, it } from 'vitest';
import { INITIAL_APPROVAL } from '../../src/policy/approval-rule';
import { parsePolicy } from '../../src/policy/policy';
import { INITIAL_RULES, parseRules, parseStoredRules } from '../../src/policy/rules';
import { aPolicy, days, rules } from '../support/builders';

describe('a stored policy', () => {
  it('is read back as it was saved', () => {
    expect(parsePolicy(JSON.parse(JSON.stringify(aPolicy())))).toEqual(aPolicy());
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['an empty record', {}],
    ['an unknown rule', { ...aPolicy(), rules: { ...rules(), allowEverything: true } }],
    ['no rules', { ...aPolicy(), rules: undefined }],
    ['half a revision', { ...aPolicy(), revision: 1.5 }],
    ['a negative revision', { ...aPolicy(), revision: -1 }],
    ['a revision in words', { ...aPolicy(), revision: '1' }],
    ['no author', { ...aPolicy(), changedBy: undefined }],
  ])('with %s is unreadable, which is not "initial"', (_what, stored) => {
    expect(parsePolicy(stored)).toBeUndefined();
  });

  it('survives a scope that has left the catalogue since', () => {
    const stored = { ...aPolicy(), rules: { ...rules(), scopes: ['read:jira-work', 'read:retired:jira'] } };
    expect(parsePolicy(stored)?.rules.scopes).toEqual(['read:jira-work']);
  });

  it.each([
    ['tokensOn', false],
    ['mayAsk', { kind: 'everyone' }],
    ['mayAskForChanges', { kind: 'everyone' }],
    ['mayCreateForOthers', { kind: 'jira-admins' }],
    ['mayUse', { kind: 'everyone' }],
    ['tokensPerPersonMax', 20],
    ['operations', { kind: 'any' }],
    ['scopes', []],
    ['readOnly', true],
    ['siteWideTokens', false],
    ['adminTokens', false],
    ['attributeInJira', false],
    ['lifetimeDaysMax', INITIAL_RULES.lifetimeDaysMax],
    ['lifetimeDaysDefault', INITIAL_RULES.lifetimeDaysDefault],
    ['idleDaysMax', null],
    ['ownerLeft', 'keep'],
    ['selfRotation', false],
    ['retiredSecretUse', 'pause'],
    ['notice', { kind: 'none' }],
    ['trustClientAddress', false],
    ['approval', INITIAL_APPROVAL],
  ] as const)('in which %s is missing is narrow there, and as it was elsewhere', (key, narrow) => {
    const wide = rules({
      scopes: ['read:jira-work'],
      idleDaysMax: 30,
      ownerLeft: 'revoke',
      notice: { kind: 'issue', projectId: '10001' },
    });
    const stored = Object.fromEntries(Object.entries(wide).filter(([name]) => name !== key));
    expect(parseStoredRules(stored)).toEqual({ ...wide, [key]: narrow });
  });

  it.each(['everyone', 'project-admins', 'jira-admins'] as const)(
    'of an earlier version, which says in a word that %s may ask, says so still',
    (kind) => {
      expect(parseStoredRules({ ...rules(), mayAsk: kind })?.mayAsk).toEqual({ kind });
    },
  );

  it.each([
    ['a word that nobody knows', { mayAsk: 'nobody' }],
    ['no group', { mayUse: { kind: 'groups', groupIds: [] } }],
    ['21 groups', { mayUse: { kind: 'groups', groupIds: Array.from({ length: 21 }, (_, at) => `g${at}`) } }],
    ['a part of the people that nobody knows', { mayAskForChanges: { kind: 'robots' } }],
    ['more than it says', { mayUse: { kind: 'jira-admins', but: ['g1'] } }],
    ['project admins where there is no project', { mayUse: { kind: 'project-admins' } }],
    ['project admins who create for others', { mayCreateForOthers: { kind: 'project-admins' } }],
  ])('that names %s is none: everything is denied', (_what, change) => {
    expect(parseStoredRules({ ...rules(), ...change })).toBeUndefined();
    expect(parseRules({ ...rules(), ...change }).ok).toBe(false);
  });

  it('in which everything is missing allows nothing', () => {
    expect(parseStoredRules({})).toEqual({ ...INITIAL_RULES, scopes: [] });
  });

  it.each([
    [
      'an unknown rule, which may narrow in a way that is not carried out here',
      { ...rules(), frozen: false },
    ],
    ['an unknown effect', rules({ lifetimeDaysMax: { ...days(9), admin: 1 } as never })],
    ['days for some effects only', rules({ lifetimeDaysMax: { read: 9 } as never })],
    ['a word for true', rules({ tokensOn: 'true' as never })],
    ['no list of scopes', rules({ scopes: null as never })],
    ['a scope that is no text', rules({ scopes: ['read:jira-work', 1] as never })],
    ['a default over the most', rules({ lifetimeDaysMax: days(1), lifetimeDaysDefault: days(2) })],
    ['a list', []],
    ['null', null],
    ['text', 'rules'],
  ])('with %s is unreadable', (_what, stored) => {
    expect(parseStoredRules(stored)).toBeUndefined();
  });
});
