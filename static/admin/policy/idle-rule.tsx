import React from 'react';
import { Inline, Label, Stack, Text } from '@forge/react';
import { SwitchRow } from '../../shared/switch-row';
import { NumberField } from '../../shared/number-field';
import { say } from '../say';
import type { RuleProps } from './rule-props';

/** What the number says first when the rule is switched on. */
const IDLE_DAYS_FIRST = 90;

/** After how many days without use a token is revoked, if at all. */
export const IdleRule = ({ rules, errors, isDisabled, edit }: RuleProps) => (
  <Stack space="space.100">
    <SwitchRow
      id="idle"
      label={say('idle.switch')}
      help={say('idle.help')}
      isChecked={rules.idleDaysMax !== null}
      isDisabled={isDisabled}
      onChange={(isOn) => edit({ idleDaysMax: isOn ? IDLE_DAYS_FIRST : null })}
    />
    {rules.idleDaysMax !== null && (
      <Inline space="space.100" alignBlock="center">
        <Label labelFor="idle-days">{say('idle.before')}</Label>
        <NumberField
          id="idle-days"
          value={rules.idleDaysMax}
          isDisabled={isDisabled}
          errors={errors('idleDaysMax')}
          onChange={(idleDaysMax) => edit({ idleDaysMax })}
        />
        <Text>{say('idle.after')}</Text>
      </Inline>
    )}
  </Stack>
);
