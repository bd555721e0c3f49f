import React from 'react';
import { Text } from '@forge/react';
import type { BudgetLeftView, TokenRowView } from '../../../src/console/contract';
import { limitWords } from '../limit-words';
import { bothWords } from '../when';
import { Fact } from './detail-section';
import { say } from './say';

interface LimitsProps {
  readonly token: Pick<TokenRowView, 'validFrom' | 'limits'>;
  readonly left?: readonly BudgetLeftView[] | undefined;
}

/** What limits a token beside its powers, and what is left of its budgets. */
export const Limits = ({ token: { validFrom, limits }, left = [] }: LimitsProps) => {
  const sentences = [
    ...(validFrom === undefined ? [] : [say('limit.valid-from', { time: bothWords(validFrom) })]),
    ...(limits === undefined ? [] : limitWords(limits)),
    ...left.map(({ key, remaining, limit }) => say(`left.${key}`, { remaining, limit })),
  ];
  return sentences.length === 0 ? null : (
    <Fact label={say('detail.limits')}>
      {sentences.map((sentence) => (
        <Text key={sentence}>{sentence}</Text>
      ))}
    </Fact>
  );
};
