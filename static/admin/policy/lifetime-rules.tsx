import React from 'react';
import { Box, Inline, Label, Stack, Text, xcss } from '@forge/react';
import type { DaysByEffect, Effect } from '../../../src/console/contract';
import { NumberField } from '../../shared/number-field';
import { say } from '../say';
import { EFFECTS, type Draft } from './draft';
import { IdleRule } from './idle-rule';
import type { RuleProps } from './rule-props';

const first = xcss({ width: '195px' });
const second = xcss({ width: '180px' });

/** How long tokens live: one sentence for each effect, with two numbers in it; and how long without use. */
export const LifetimeRules = (props: RuleProps) => (
  <Stack space="space.150">
    <Text>{say('lifetime.help')}</Text>
    {EFFECTS.map((effect) => (
      <LifetimeSentence key={effect} effect={effect} {...props} />
    ))}
    <IdleRule {...props} />
  </Stack>
);

const LifetimeSentence = ({
  effect,
  rules,
  errors,
  isDisabled,
  edit,
}: RuleProps & { readonly effect: Effect }) => {
  const field = (rule: 'lifetimeDaysMax' | 'lifetimeDaysDefault') => (
    <NumberField
      id={`${rule}-${effect}`}
      value={rules[rule][effect]}
      isDisabled={isDisabled}
      errors={errors(`${rule}.${effect}`)}
      onChange={(days) => edit(withDays(rule, rules[rule], { effect, days }))}
    />
  );
  return (
    <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
      <Box xcss={first}>
        <Label labelFor={`lifetimeDaysMax-${effect}`}>{say(`lifetime.${effect}.max`)}</Label>
      </Box>
      {field('lifetimeDaysMax')}
      <Box xcss={second}>
        <Label labelFor={`lifetimeDaysDefault-${effect}`}>{say(`lifetime.${effect}.default`)}</Label>
      </Box>
      {field('lifetimeDaysDefault')}
      <Text>{say('lifetime.after')}</Text>
    </Inline>
  );
};

const withDays = (
  rule: 'lifetimeDaysMax' | 'lifetimeDaysDefault',
  table: DaysByEffect,
  { effect, days }: { readonly effect: Effect; readonly days: number },
): Draft => ({ [rule]: { ...table, [effect]: days } });
