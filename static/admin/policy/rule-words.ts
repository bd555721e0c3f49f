/** Rules and their differences as a person would tell them. Pure. */
import type { DaysByEffect, OperationLimit, RulesView, WhoView } from '../../../src/console/contract';
import { budgetWords } from '../../shared/limit-words';
import { say as sayShared } from '../../shared/say';
import { listWords } from '../../shared/token-detail/token-words';
import { say } from '../say';
import { approvalWords } from './approval-words';
import { changedRules, changeOf, EFFECTS, idsOf, type RuleKey } from './draft';

export const yesNo = (isOn: boolean): string => say(isOn ? 'value.on' : 'value.off');

/** What the rule is called. */
export const ruleName = (rule: RuleKey): string => say(`rule.${rule}`);

const SWITCHES = [
  'tokensOn',
  'readOnly',
  'siteWideTokens',
  'adminTokens',
  'attributeInJira',
  'selfRotation',
  'trustClientAddress',
] as const satisfies RuleKey[];
const isSwitch = (rule: RuleKey): rule is (typeof SWITCHES)[number] =>
  (SWITCHES as readonly RuleKey[]).includes(rule);

/** What a rule says, in a few words: `on`, `12 scopes`, `Read 90, write 30 …`. */
export function valueWords(rule: RuleKey, rules: RulesView): string {
  if (isSwitch(rule)) return yesNo(rules[rule]);
  if (isOfPeople(rule)) return whoWords(rules[rule]);
  switch (rule) {
    case 'tokensPerPersonMax':
      return say('value.tokens', { count: rules.tokensPerPersonMax });
    case 'scopes':
      return say('value.scopes', { count: rules.scopes.length });
    case 'operations':
      return operationsWords(rules.operations);
    case 'lifetimeDaysMax':
    case 'lifetimeDaysDefault':
      return daysWords(rules[rule]);
    case 'idleDaysMax':
      return idleWords(rules.idleDaysMax);
    case 'ownerLeft':
      return say(`owner-left.${rules.ownerLeft}.short`);
    case 'retiredSecretUse':
      return say(`retired-secret.${rules.retiredSecretUse}.short`);
    case 'notice':
      return noticeWords(rules.notice);
    case 'ipRanges':
      return rangesWords(rules.ipRanges);
    case 'budgets':
      return capWords(rules.budgets);
    case 'approval':
      return approvalWords(rules.approval);
  }
}

const idleWords = (count: number | null): string =>
  count ? say('value.idle', { count }) : say('value.idle.never');

const noticeWords = (notice: RulesView['notice']): string =>
  notice.kind === 'none'
    ? say('notice.none.short')
    : say('notice.issue.short', { projectId: notice.projectId });

const OF_PEOPLE = ['mayAsk', 'mayAskForChanges', 'mayCreateForOthers', 'mayUse'] as const;
const isOfPeople = (rule: RuleKey): rule is (typeof OF_PEOPLE)[number] =>
  (OF_PEOPLE as readonly RuleKey[]).includes(rule);

export const whoWords = (who: WhoView): string =>
  who.kind === 'groups'
    ? say('who.short.groups', { count: who.groupIds.length })
    : say(`who.short.${who.kind}`);

const rangesWords = (ranges: RulesView['ipRanges']): string =>
  ranges ? say('value.ranges', { count: ranges.length }) : say('value.ranges.any');

const capWords = (budgets: RulesView['budgets']): string =>
  budgets ? listWords(budgetWords(budgets)) : say('value.budgets.none');

export const operationsWords = (operations: OperationLimit): string =>
  operations.kind === 'any'
    ? say('value.operations.any')
    : say('value.operations.only', { count: operations.ids.length });

const daysWords = (days: DaysByEffect): string =>
  EFFECTS.map((effect) =>
    say('value.days', { effect: sayShared(`effect.${effect}`), count: days[effect] }),
  ).join(', ');

export interface Difference {
  readonly rule: RuleKey;
  /** `Read only: on → off`. */
  readonly title: string;
  /** The names behind the numbers, e.g. `Added: read:jira-user`. */
  readonly details: readonly string[];
}

/** What changes, one line a rule, in the order of the editor. */
export const differences = (from: RulesView, to: RulesView): readonly Difference[] =>
  changedRules(from, to).map((rule) => ({ rule, ...differenceOf(rule, from, to) }));

function differenceOf(rule: RuleKey, from: RulesView, to: RulesView): Omit<Difference, 'rule'> {
  if (rule === 'scopes') return listDifference(rule, from.scopes, to.scopes);
  if (rule === 'ipRanges' && from.ipRanges && to.ipRanges)
    return listDifference(rule, from.ipRanges, to.ipRanges);
  if (rule === 'operations' && from.operations.kind === 'only' && to.operations.kind === 'only')
    return listDifference(rule, idsOf(from.operations), idsOf(to.operations));
  if (rule === 'lifetimeDaysMax' || rule === 'lifetimeDaysDefault')
    return { title: daysDifference(rule, from[rule], to[rule]), details: [] };
  return {
    title: say('difference', {
      rule: ruleName(rule),
      from: valueWords(rule, from),
      to: valueWords(rule, to),
    }),
    details: [],
  };
}

export function listDifference(rule: RuleKey, from: readonly string[], to: readonly string[]) {
  const { added, removed } = changeOf(from, to);
  const steps = [
    ...(added.length > 0 ? [say('difference.added', { count: added.length })] : []),
    ...(removed.length > 0 ? [say('difference.removed', { count: removed.length })] : []),
  ];
  return {
    title: say('difference.list', { rule: ruleName(rule), steps: steps.join(' ') }),
    details: [
      ...(added.length > 0 ? [say('difference.added-names', { names: added.join(', ') })] : []),
      ...(removed.length > 0 ? [say('difference.removed-names', { names: removed.join(', ') })] : []),
    ],
  };
}

const daysDifference = (rule: RuleKey, from: DaysByEffect, to: DaysByEffect): string =>
  say('difference.list', {
    rule: ruleName(rule),
    steps: EFFECTS.filter((effect) => from[effect] !== to[effect])
      .map((effect) =>
        say('difference.days', {
          effect: sayShared(`effect.${effect}`),
          from: from[effect],
          to: to[effect],
        }),
      )
      .join(', '),
  });
