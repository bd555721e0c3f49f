/** How the rules of a project changed, rule by rule. Pure. */
import type { ProjectRulesView } from '../../../src/console/contract';
import { listDifference, operationsWords, ruleName, whoWords, yesNo } from '../policy/rule-words';
import { say } from '../say';
import type { Facts } from './facts';

const RULES = ['tokensOn', 'readOnly', 'mayAsk', 'lifetimeDaysMax', 'scopes', 'operations'] as const;
type ProjectRuleKey = (typeof RULES)[number];

/** `Tokens only read: off → on`, with the names behind numbers below it. None where the event has no such rules. */
export function projectRuleDifferences({ before, after }: Facts): readonly string[] {
  if (!areRules(before) || !areRules(after)) return [];
  return RULES.filter((rule) => JSON.stringify(before[rule]) !== JSON.stringify(after[rule])).flatMap(
    (rule) => differenceOf(rule, before, after),
  );
}

const areRules = (fact: unknown): fact is ProjectRulesView =>
  typeof fact === 'object' && fact !== null && RULES.every((rule) => rule in fact);

function differenceOf(
  rule: ProjectRuleKey,
  before: ProjectRulesView,
  after: ProjectRulesView,
): readonly string[] {
  if (rule === 'scopes' && before.scopes && after.scopes) return linesOf(rule, before.scopes, after.scopes);
  if (rule === 'operations' && before.operations.kind === 'only' && after.operations.kind === 'only')
    return linesOf(rule, before.operations.ids, after.operations.ids);
  const [from, to] = [valueWords(rule, before), valueWords(rule, after)];
  return [say('difference', { rule: ruleName(rule), from, to })];
}

const linesOf = (rule: 'scopes' | 'operations', from: readonly string[], to: readonly string[]) => {
  const { title, details } = listDifference(rule, from, to);
  return [title, ...details];
};

function valueWords(rule: ProjectRuleKey, rules: ProjectRulesView): string {
  switch (rule) {
    case 'tokensOn':
    case 'readOnly':
      return yesNo(rules[rule]);
    case 'mayAsk':
      return whoWords(rules.mayAsk);
    case 'lifetimeDaysMax':
      return rules.lifetimeDaysMax === null
        ? say('value.as-site')
        : say('value.most-days', { count: rules.lifetimeDaysMax });
    case 'scopes':
      return rules.scopes ? say('value.scopes', { count: rules.scopes.length }) : say('value.as-site');
    case 'operations':
      return operationsWords(rules.operations);
  }
}
