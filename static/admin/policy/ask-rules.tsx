import React from 'react';
import { Inline, Label, Radio, Stack, Text } from '@forge/react';
import type { MayAsk } from '../../../src/console/contract';
import { FieldMessage } from '../../shared/field';
import { NumberField } from '../fields';
import { say } from '../say';
import type { RuleProps } from './rule-props';

const WHO: readonly MayAsk[] = ['everyone', 'project-admins', 'jira-admins'];

/** Who may ask for a token, and how many each may have. */
export const AskRules = ({ rules, errors, isDisabled, edit }: RuleProps) => (
  <Stack space="space.150">
    <Stack space="space.050">
      {WHO.map((who) => (
        <Radio
          key={who}
          name="may-ask"
          value={who}
          label={say(`may-ask.${who}`)}
          isChecked={rules.mayAsk === who}
          isDisabled={isDisabled}
          onChange={() => edit({ mayAsk: who })}
        />
      ))}
      <FieldMessage help={undefined} errors={errors('mayAsk')} />
    </Stack>
    <Inline space="space.100" alignBlock="center">
      <Label labelFor="tokens-per-person">{say('per-person.before')}</Label>
      <NumberField
        id="tokens-per-person"
        value={rules.tokensPerPersonMax}
        isDisabled={isDisabled}
        errors={errors('tokensPerPersonMax')}
        onChange={(tokensPerPersonMax) => edit({ tokensPerPersonMax })}
      />
      <Text>{say('per-person.after')}</Text>
    </Inline>
  </Stack>
);
