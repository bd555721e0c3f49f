import React from 'react';
import { Button, DynamicTable, Inline, SectionMessage, Stack, Text } from '@forge/react';
import type { RulesView } from '../../../src/console/contract';
import { Person } from '../../shared/person';
import { say } from '../say';
import { changedRules, RULE_KEYS, type RuleKey } from './draft';
import { differences, ruleName, valueWords } from './rule-words';
import type { Conflict, PolicyDesk } from './use-policy';

interface ConflictSectionProps {
  readonly conflict: Conflict;
  readonly desk: PolicyDesk;
}

/** Somebody else saved first: both versions side by side, and nothing lost until the person has chosen. */
export const ConflictSection = ({ conflict, desk }: ConflictSectionProps) => {
  const { base, newer } = conflict;
  const mine: RulesView = { ...base, ...desk.draft };
  const theirRules = changedRules(base, newer.rules);
  const myRules = changedRules(base, mine);
  return (
    <SectionMessage appearance="warning" title={say('conflict.title')}>
      <Stack space="space.150" alignInline="stretch">
        <Inline space="space.050" alignBlock="center" shouldWrap>
          <Text>{say('conflict.by')}</Text>
          {newer.changedBy !== undefined && <Person accountId={newer.changedBy} />}
        </Inline>
        <Text>{say('conflict.help')}</Text>
        <DynamicTable
          label={say('conflict.table')}
          head={{
            cells: (['rule', 'before', 'theirs', 'mine'] as const).map((key) => ({
              key,
              content: say(`conflict.${key}`),
              width: 25,
            })),
          }}
          rows={RULE_KEYS.filter((rule) => theirRules.includes(rule) || myRules.includes(rule)).map(
            (rule) => ({
              key: rule,
              cells: [
                { key: 'rule', content: <Text weight="bold">{ruleName(rule)}</Text> },
                { key: 'before', content: <Text>{valueWords(rule, base)}</Text> },
                { key: 'theirs', content: changedCell(rule, base, newer.rules) },
                { key: 'mine', content: changedCell(rule, base, mine) },
              ],
            }),
          )}
        />
        <Inline space="space.100" shouldWrap rowSpace="space.100">
          <Button appearance="primary" onClick={desk.keepMine}>
            {say('conflict.keep-mine')}
          </Button>
          <Button onClick={desk.takeTheirs}>{say('conflict.take-theirs')}</Button>
        </Inline>
      </Stack>
    </SectionMessage>
  );
};

/** The value, with the names behind its numbers; or that it stayed as it was. */
const changedCell = (rule: RuleKey, base: RulesView, rules: RulesView) => {
  const difference = differences(base, rules).find((each) => each.rule === rule);
  if (!difference) return <Text color="color.text.subtle">{say('conflict.unchanged')}</Text>;
  return (
    <Stack>
      <Text>{valueWords(rule, rules)}</Text>
      {difference.details.map((detail) => (
        <Text key={detail} size="small" color="color.text.subtle">
          {detail}
        </Text>
      ))}
    </Stack>
  );
};
