/** The preview says of every rule what its change does to living tokens. */
import { describe, expect, test } from 'vitest';
import type { RulesView, TouchedView } from '../../../src/console/contract';
import { RULE_KEYS } from '../../../static/admin/policy/draft';
import { ruleEffects } from '../../../static/admin/policy/effect-words';
import { NOTHING_YET, type PreviewSoFar } from '../../../static/admin/policy/preview-figures';
import { RULES } from './rules';

const WHOLE: PreviewSoFar = { ...NOTHING_YET, looked: 9, isWhole: true };
const touched = (change: Partial<TouchedView>, so = WHOLE): PreviewSoFar => ({
  ...so,
  touched: { ...so.touched, ...change },
});
const wordsOf = (change: Partial<RulesView>, so = WHOLE, from = RULES): string =>
  ruleEffects(from, { ...from, ...change }, so)
    .map(({ words }) => words)
    .join(' | ');

/** Something else for each rule. */
const OTHER: RulesView = {
  tokensOn: false,
  mayAsk: { kind: 'jira-admins' },
  mayAskForChanges: { kind: 'jira-admins' },
  mayUse: { kind: 'jira-admins' },
  mayCreateForOthers: { kind: 'everyone' },
  tokensPerPersonMax: 1,
  readOnly: false,
  scopes: [],
  operations: { kind: 'only', ids: ['GET /a'] },
  siteWideTokens: true,
  adminTokens: true,
  lifetimeDaysMax: { ...RULES.lifetimeDaysMax, read: 1 },
  lifetimeDaysDefault: { ...RULES.lifetimeDaysDefault, read: 1 },
  idleDaysMax: 30,
  ownerLeft: 'pause',
  selfRotation: true,
  retiredSecretUse: 'note',
  notice: { kind: 'issue', projectId: '1' },
  trustClientAddress: true,
  ipRanges: ['10.0.0.0/8'],
  budgets: { writesPerDay: 5 },
  approval: { ...RULES.approval, needs: 'always' },
  attributeInJira: true,
};

describe('the effect on living tokens', () => {
  test('is said of every rule that is changed, in the order of the editor, and of no other', () => {
    const effects = ruleEffects(RULES, OTHER, WHOLE);
    expect(effects.map(({ rule }) => rule)).toEqual(RULE_KEYS);
    for (const { words } of effects) expect(words).toMatch(/^\S.*\.$/);
    expect(ruleEffects(RULES, RULES, WHOLE)).toEqual([]);
  });

  test.each<Partial<RulesView>>([
    { mayAsk: { kind: 'jira-admins' } },
    { mayAskForChanges: { kind: 'jira-admins' } },
    { mayCreateForOthers: { kind: 'everyone' } },
    { tokensPerPersonMax: 1 },
    { lifetimeDaysDefault: { ...RULES.lifetimeDaysDefault, read: 1 } },
    { approval: OTHER.approval },
    { notice: OTHER.notice },
    { attributeInJira: true },
  ])('of a rule that cannot touch them is that nothing happens: %j', (change) => {
    expect(wordsOf(change)).toMatch(/[Nn]othing happens to/);
  });

  test('of a rule that takes powers or life is counted from the hits', () => {
    const hit = {
      locator: 'a',
      name: 'n',
      ownerId: 'o',
      kinds: ['narrowed'],
      rules: ['readOnly'],
      scopesLost: [],
      effectsLost: [],
      endsAt: '',
      endsAtThen: '',
      calls7d: 0,
    } as const;
    const so = { ...WHOLE, hits: [hit] };
    expect(wordsOf({ readOnly: false }, so)).toBe('stopped, shortened or narrowed by it: 1 token.');
    expect(wordsOf({ readOnly: false }, { ...so, isWhole: false })).toContain('at least 1 token');
    expect(wordsOf({ tokensOn: false }, so)).toMatch(/by it: 1 token\.$|by it: none\. \| .*1 token\./);
  });

  test('of what an earlier change keeps is said too, though its rule is not changed now', () => {
    const hit = { rules: ['scopes'] } as unknown as PreviewSoFar['hits'][number];
    expect(ruleEffects(RULES, { ...RULES, tokensOn: false }, { ...WHOLE, hits: [hit] })).toMatchObject([
      { rule: 'tokensOn' },
      { rule: 'scopes' },
    ]);
  });

  const office = { ipRanges: ['10.0.0.0/8'] };
  const trusted = { trustClientAddress: true };
  test.each<[Partial<RulesView>, Partial<RulesView>, PreviewSoFar, RegExp]>([
    [{}, { idleDaysMax: 30 }, touched({ unused: 4 }), /revokes these for good.*: 4 tokens\./],
    [{}, { idleDaysMax: 30 }, touched({ unused: null }), /cannot be told now/],
    [{ idleDaysMax: 9 }, { idleDaysMax: null }, WHOLE, /no token for want of use/],
    [{}, { ownerLeft: 'revoke' }, touched({ ofLeavers: 2 }), /owners are active\. .*: 2 tokens\./],
    [{}, { ownerLeft: 'hand-over' }, touched({ ofLeavers: null }), /backups.*cannot be told/],
    [{ ownerLeft: 'pause' }, { ownerLeft: 'keep' }, WHOLE, /stays so/],
    [{}, { mayUse: { kind: 'groups', groupIds: ['1'] } }, WHOLE, /How many cannot be told here/],
    [
      { mayUse: { kind: 'jira-admins' } },
      { mayUse: { kind: 'everyone' } },
      WHOLE,
      /nobody’s token is refused/,
    ],
    [{}, { selfRotation: true }, touched({ mayRotate: 3 }), /again: 3 tokens/],
    [{ selfRotation: true }, { selfRotation: false }, touched({ mayRotate: 1 }), /no longer.*: 1 token\./],
    [{}, { retiredSecretUse: 'note' }, touched({ replaced: 6 }), /nothing happens until.*: 6 tokens/],
    [{ notice: OTHER.notice }, { notice: { kind: 'none' } }, WHOLE, /by no issue any more/],
    [{}, trusted, touched({ withRanges: 2 }), /can be called from there: 2 tokens/],
    [
      trusted,
      { trustClientAddress: false },
      touched({ withRanges: 2 }),
      /no address is believed.*: 2 tokens/,
    ],
    [{ ...trusted, ...office }, { trustClientAddress: false }, WHOLE, /every call of every token is refused/],
    [
      trusted,
      office,
      touched({ withoutRanges: 5, withRanges: 2, apartRanges: 1 }),
      /own: 5 tokens\. .*allow: 2 tokens; .*refused: 1 token\./,
    ],
    [{}, office, WHOLE, /every call of every token is refused/],
    [office, { ipRanges: null }, touched({ withRanges: 2 }), /from everywhere.*: 2 tokens/],
    [
      {},
      { budgets: { writesPerDay: 5 } },
      touched({ lessBudget: 3, withoutBudget: 1 }),
      /smaller of its own.*today: 3 tokens; .*own: 1 token\./,
    ],
  ])('from %j to %j is told in words and numbers', (from, change, so, words) => {
    expect(wordsOf(change, so, { ...RULES, ...from })).toMatch(words);
  });
});
