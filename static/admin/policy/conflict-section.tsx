import React from 'react';
import { Button, DynamicTable, Inline, SectionMessage, Stack, Text, User } from '@forge/react';
import type { RulesView } from '../../../src/console/contract';
import { say } from '../say';
import { changedRules, RULE_KEYS } from './draft';
import { ruleName, valueWords } from './rule-words';
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
  const value = (rules: RulesView, rule: (typeof RULE_KEYS)[number]) => (
    <Text>{valueWords(rule, rules)}</Text>
  );
  return (
    <SectionMessage appearance="warning" title={say('conflict.title')}>
      <Stack space="space.150" alignInline="stretch">
        <Inline space="space.050" alignBlock="center" shouldWrap>
          <Text>{say('conflict.by')}</Text>
          {newer.changedBy !== undefined && <User accountId={newer.changedBy} />}
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
                { key: 'before', content: value(base, rule) },
                {
                  key: 'theirs',
                  content: theirRules.includes(rule) ? (
                    value(newer.rules, rule)
                  ) : (
                    <Text color="color.text.subtle">{say('conflict.unchanged')}</Text>
                  ),
                },
                {
                  key: 'mine',
                  content: myRules.includes(rule) ? (
                    value(mine, rule)
                  ) : (
                    <Text color="color.text.subtle">{say('conflict.unchanged')}</Text>
                  ),
                },
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
