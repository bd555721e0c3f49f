import React from 'react';
import { Radio, Text } from '@forge/react';
import type { OwnerLeft } from '../../../src/console/contract';
import { FieldMessage } from '../../shared/field';
import { Card } from '../card';
import { say } from '../say';
import type { RuleProps } from './rule-props';

const CHOICES: readonly OwnerLeft[] = ['keep', 'pause', 'hand-over', 'revoke'];

/** What becomes of the tokens of people whose account is no longer active. */
export const OwnerLeftRule = ({ rules, errors, isDisabled, edit }: RuleProps) => (
  <Card title={say('section.owner-left')}>
    <Text>{say('owner-left.help')}</Text>
    {CHOICES.map((choice) => (
      <Radio
        key={choice}
        name="owner-left"
        value={choice}
        label={say(`owner-left.${choice}`)}
        isChecked={rules.ownerLeft === choice}
        isDisabled={isDisabled}
        onChange={() => edit({ ownerLeft: choice })}
      />
    ))}
    <FieldMessage help={undefined} errors={errors('ownerLeft')} />
  </Card>
);
