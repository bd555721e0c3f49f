import React from 'react';
import { Radio, Stack, Text } from '@forge/react';
import type { RetiredSecretUse } from '../../../src/console/contract';
import { FieldMessage } from '../../shared/field';
import { SwitchRow } from '../../shared/switch-row';
import { Card } from '../card';
import { say } from '../say';
import type { RuleProps } from './rule-props';

const CHOICES: readonly RetiredSecretUse[] = ['pause-at-once', 'pause', 'note'];

/** Whether tokens may replace themselves, and what the use of a replaced one's secret leads to. */
export const RotationRules = ({ rules, errors, isDisabled, edit }: RuleProps) => (
  <Card title={say('section.rotation')}>
    <SwitchRow
      id="self-rotation"
      label={say('rule.selfRotation')}
      help={say('self-rotation.help')}
      isChecked={rules.selfRotation}
      isDisabled={isDisabled}
      onChange={(selfRotation) => edit({ selfRotation })}
    />
    <Stack space="space.050">
      <Text>{say('retired-secret.help')}</Text>
      {CHOICES.map((choice) => (
        <Radio
          key={choice}
          name="retired-secret-use"
          value={choice}
          label={say(`retired-secret.${choice}`)}
          isChecked={rules.retiredSecretUse === choice}
          isDisabled={isDisabled}
          onChange={() => edit({ retiredSecretUse: choice })}
        />
      ))}
      <FieldMessage help={undefined} errors={errors('retiredSecretUse')} />
    </Stack>
  </Card>
);
