import { readFileSync } from 'node:fs';
import { INITIAL_APPROVAL } from '../../src/policy/approval-rule';
import { describe, expect, it } from 'vitest';
import { APP_SCOPES } from '../../src/catalogue/scopes';
import { INITIAL_POLICY } from '../../src/policy/policy';
import { daysFor, INITIAL_RULES, parseRules } from '../../src/policy/rules';
import { ALL_EFFECTS, days, rules } from '../support/builders';

const WORDS = JSON.parse(readFileSync('static/locales/en/shared.json', 'utf8')) as Record<string, string>;

const problemsOf = (draft: unknown) => {
  const parsed = parseRules(draft);
  return parsed.ok ? [] : parsed.error.map(({ path, code }) => `${path}: ${code}`);
};

describe('a fresh installation', () => {
  it('is off, and once on allows reading in one project for 30 days, 90 at most', () => {
    expect(INITIAL_RULES).toEqual({
      tokensOn: false,
      mayAsk: { kind: 'everyone' },
      mayAskForChanges: { kind: 'everyone' },
      mayCreateForOthers: { kind: 'jira-admins' },
      mayUse: { kind: 'everyone' },
      tokensPerPersonMax: 20,
      operations: { kind: 'any' },
      scopes: APP_SCOPES.filter((scope) => scope.startsWith('read:')),
      readOnly: true,
      siteWideTokens: false,
      adminTokens: false,
      attributeInJira: false,
      lifetimeDaysMax: days(90),
      lifetimeDaysDefault: days(30),
      idleDaysMax: null,
      ownerLeft: 'keep',
      selfRotation: false,
      retiredSecretUse: 'pause',
      notice: { kind: 'none' },
      trustClientAddress: false,
      ipRanges: null,
      budgets: null,
      approval: INITIAL_APPROVAL,
    });
  });

  it('has a policy that nobody has saved', () => {
    expect(INITIAL_POLICY).toEqual({ revision: 0, changedAt: 0, changedBy: '', rules: INITIAL_RULES });
  });

  it('has rules that could be saved as they are', () => {
    expect(parseRules(INITIAL_RULES)).toEqual({ ok: true, value: INITIAL_RULES });
  });
});

describe('rules', () => {
  it('are kept with their scopes sorted and named once', () => {
    const parsed = parseRules(rules({ scopes: ['write:jira-work', 'read:jira-work', 'write:jira-work'] }));
    expect(parsed.ok && parsed.value.scopes).toEqual(['read:jira-work', 'write:jira-work']);
  });

  it.each([
    ['nothing', undefined, ': malformed'],
    ['null', null, ': malformed'],
    ['a list', [], ': malformed'],
    ['an unknown key', { ...rules(), tokensOff: false }, 'tokensOff: unknown-key'],
    [
      'an unknown effect',
      rules({ lifetimeDaysMax: { ...days(9), admin: 1 } as never }),
      'lifetimeDaysMax.admin: unknown-key',
    ],
    ['a missing key', { ...rules(), readOnly: undefined }, 'readOnly: malformed'],
    ['a word for true', rules({ tokensOn: 'true' as never }), 'tokensOn: malformed'],
    ['1 for true', rules({ siteWideTokens: 1 as never }), 'siteWideTokens: malformed'],
    ['no days', rules({ lifetimeDaysMax: { ...days(9), write: 0 } }), 'lifetimeDaysMax.write: too-small'],
    [
      '366 days',
      rules({ lifetimeDaysMax: { ...days(365), manage: 366 } }),
      'lifetimeDaysMax.manage: too-big',
    ],
    [
      'half a day',
      rules({ lifetimeDaysDefault: { ...days(9), read: 0.5 } }),
      'lifetimeDaysDefault.read: malformed',
    ],
    [
      'days without end',
      rules({ lifetimeDaysMax: { ...days(9), read: Infinity } }),
      'lifetimeDaysMax.read: malformed',
    ],
    [
      'no number of days',
      rules({ lifetimeDaysMax: { ...days(9), read: NaN } }),
      'lifetimeDaysMax.read: malformed',
    ],
    ['no day without use', rules({ idleDaysMax: 0 }), 'idleDaysMax: too-small'],
    ['more than a year without use', rules({ idleDaysMax: 366 }), 'idleDaysMax: too-big'],
    ['half a day without use', rules({ idleDaysMax: 1.5 }), 'idleDaysMax: malformed'],
    ['a word for whether tokens rotate', rules({ selfRotation: 'yes' as never }), 'selfRotation: malformed'],
    [
      'another end of a retired secret',
      rules({ retiredSecretUse: 'kill' as never }),
      'retiredSecretUse: malformed',
    ],
    [
      'a place of notices that is no id',
      rules({ notice: { kind: 'issue', projectId: 'ABC OR 1=1' } }),
      'notice.projectId: malformed',
    ],
    [
      'approval for no cause',
      rules({
        approval: { ...INITIAL_APPROVAL, needs: 'when', writes: false, deletes: false, siteWide: false },
      }),
      'approval.needs: approval-without-cause',
    ],
    [
      'approval for a cause that is none',
      rules({ approval: { ...INITIAL_APPROVAL, weekends: true } as never }),
      'approval.weekends: unknown-key',
    ],
    ['another fate of leavers’ tokens', rules({ ownerLeft: 'erase' as never }), 'ownerLeft: malformed'],
    ['trust that is none', rules({ trustClientAddress: 1 as never }), 'trustClientAddress: malformed'],
    ['no range at all', rules({ ipRanges: [] }), 'ipRanges: too-short'],
    ['a range with bits behind', rules({ ipRanges: ['10.0.0.1/8'] }), 'ipRanges.0: ip-range-malformed'],
    ['a budget of nothing', rules({ budgets: {} }), 'budgets: budget-none'],
    ['a budget of 0', rules({ budgets: { requestsPerHour: 0 } }), 'budgets.requestsPerHour: too-small'],
    ['uses for all', rules({ budgets: { uses: 3 } as never }), 'budgets.uses: unknown-key'],
    ['a scope that is no text', rules({ scopes: [1 as never] }), 'scopes.0: malformed'],
    ['an unknown scope', rules({ scopes: ['read:jira-work', 'read:everything'] }), 'scopes.1: scope-unknown'],
    [
      'an operation that Jira does not have',
      rules({ operations: { kind: 'only', ids: ['GET /rest/api/3/field', 'GET /rest/api/3/fields'] } }),
      'operations.ids.1: operation-unknown',
    ],
    ['the app’s own scope', rules({ scopes: ['storage:app'] }), 'scopes.0: scope-unknown'],
    [
      '501 scopes',
      rules({ scopes: Array.from({ length: 501 }, () => 'read:jira-work') }),
      'scopes: too-many',
    ],
    [
      'a default over the most',
      rules({ lifetimeDaysMax: { ...days(9), delete: 2 }, lifetimeDaysDefault: days(9) }),
      'lifetimeDaysDefault.delete: default-over-max',
    ],
  ])('with %s are no rules', (_what, draft, found) => {
    expect(problemsOf(draft)).toContain(found);
  });

  it('may have a default that is as long as the most', () => {
    expect(problemsOf(rules({ lifetimeDaysMax: days(7), lifetimeDaysDefault: days(7) }))).toEqual([]);
  });

  it.each([
    ['too few days', rules({ lifetimeDaysMax: days(0) }), { code: 'too-small', facts: { min: 1 } }],
    ['too many days', rules({ lifetimeDaysMax: days(366) }), { code: 'too-big', facts: { max: 365 } }],
    ['no tokens for anybody', rules({ tokensPerPersonMax: 0 }), { code: 'too-small', facts: { min: 1 } }],
    [
      'more than can be counted',
      rules({ tokensPerPersonMax: 101 }),
      { code: 'too-big', facts: { max: 100 } },
    ],
    [
      '101 operations',
      rules({ operations: { kind: 'only', ids: Array.from({ length: 101 }, () => 'GET /x') } }),
      { code: 'too-many', facts: { max: 100 } },
    ],
    [
      'an operation of 201 characters',
      rules({ operations: { kind: 'only', ids: ['x'.repeat(201)] } }),
      { code: 'too-long', facts: { max: 200 } },
    ],
    [
      'an operation without a name',
      rules({ operations: { kind: 'only', ids: [''] } }),
      { code: 'too-short' },
    ],
  ])('with %s say what would do', (_what, draft, found) => {
    const parsed = parseRules(draft);
    expect(parsed.ok ? undefined : parsed.error[0]).toMatchObject(found);
  });

  it('tell every fault of form at once, by its path', () => {
    const draft = {
      tokensOn: 1,
      scopes: 'x',
      readOnly: 1,
      siteWideTokens: 1,
      adminTokens: 1,
      attributeInJira: 1,
      lifetimeDaysMax: days(0),
      lifetimeDaysDefault: 1,
    };
    expect(problemsOf(draft).map((found) => found.split(':')[0])).toEqual([
      'tokensOn',
      'mayAsk',
      'mayAskForChanges',
      'mayCreateForOthers',
      'mayUse',
      'tokensPerPersonMax',
      'scopes',
      'operations',
      'readOnly',
      'siteWideTokens',
      'adminTokens',
      'attributeInJira',
      'lifetimeDaysMax.read',
      'lifetimeDaysMax.write',
      'lifetimeDaysMax.delete',
      'lifetimeDaysMax.manage',
      'lifetimeDaysDefault',
      'idleDaysMax',
      'ownerLeft',
      'selfRotation',
      'retiredSecretUse',
      'notice',
      'trustClientAddress',
      'ipRanges',
      'budgets',
      'approval',
    ]);
  });

  it('tell every default over the most at once', () => {
    const draft = rules({ lifetimeDaysMax: days(1), lifetimeDaysDefault: days(2) });
    expect(problemsOf(draft)).toEqual(
      ALL_EFFECTS.map((effect) => `lifetimeDaysDefault.${effect}: default-over-max`),
    );
  });

  // A default is compared with its most once both are known to be days: that fault comes when form and scopes are right.
  it('tell faults of form and unknown scopes together; a default over the most only after them', () => {
    const over = { lifetimeDaysMax: days(1), lifetimeDaysDefault: days(2) };
    expect(
      problemsOf({ ...rules({ scopes: ['a', 'read:jira-work', 'b'], ...over }), readOnly: 'no' }),
    ).toEqual(['scopes.0: scope-unknown', 'scopes.2: scope-unknown', 'readOnly: malformed']);
    expect(problemsOf(rules({ scopes: ['a'], ...over }))).toEqual(['scopes.0: scope-unknown']);
    expect(problemsOf(rules(over))).toHaveLength(4);
  });

  it('name each unknown key by its path, and one fault for each', () => {
    const draft = { ...rules({ lifetimeDaysMax: { ...days(365), admin: 1 } as never }), a: 1, b: 2 };
    expect(problemsOf(draft).sort()).toEqual([
      'a: unknown-key',
      'b: unknown-key',
      'lifetimeDaysMax.admin: unknown-key',
    ]);
  });

  it.each([
    ['nothing', undefined],
    ['a list', []],
    ['an unknown key', { ...rules(), tokensOff: false }],
    ['a missing key', { ...rules(), readOnly: undefined }],
    ['no list of scopes', rules({ scopes: 'x' as never })],
    ['a scope that is no text', rules({ scopes: [1 as never] })],
    ['501 scopes', rules({ scopes: Array.from({ length: 501 }, () => 'read:jira-work') })],
    ['no table of days', rules({ lifetimeDaysMax: 1 as never })],
    ['a missing day', rules({ lifetimeDaysMax: { read: 1 } as never })],
    ['nobody who may ask', rules({ mayAsk: 'nobody' as never })],
    ['half a limit of operations', rules({ operations: { kind: 'only' } as never })],
    ['a limit of operations of another kind', rules({ operations: { kind: 'none' } as never })],
    ['a limit that is any and yet has a list', rules({ operations: { kind: 'any', ids: [] } as never })],
  ])('with %s tell what is wrong by codes that have words', (_what, draft) => {
    const parsed = parseRules(draft);
    const found = parsed.ok ? [] : parsed.error;
    expect(found).not.toEqual([]);
    for (const { code } of found) expect(Object.keys(WORDS)).toContain(`problem.${code}`);
  });

  it.each([
    [['read'], 9],
    [['read', 'write'], 4],
    [['write', 'delete', 'manage'], 2],
  ] as const)('give a token that may %j the smallest of its days', (effects, most) => {
    expect(daysFor({ read: 9, write: 4, delete: 2, manage: 3 }, effects)).toBe(most);
  });
});
