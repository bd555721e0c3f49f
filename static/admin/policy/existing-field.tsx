import React from 'react';
import { Heading, Radio, Stack, Text } from '@forge/react';
import { FieldMessage } from '../../shared/field';
import { DayField } from '../fields';
import { say } from '../say';
import { choiceOf, EXISTING_KINDS, type ExistingDraft } from './existing-choice';

interface ExistingFieldProps {
  readonly draft: ExistingDraft;
  /** Changes that are kept from older tokens today: they would end. */
  readonly keptToday: number;
  readonly edit: (change: Partial<ExistingDraft>) => void;
}

/** What the change does to tokens that live today: at once, later, or an end to all of them. */
export const ExistingField = ({ draft, keptToday, edit }: ExistingFieldProps) => (
  <Stack space="space.100">
    <Heading as="h2" size="xsmall">
      {say('existing.title')}
    </Heading>
    {EXISTING_KINDS.map((kind) => (
      <Radio
        key={kind}
        name="existing"
        value={kind}
        label={say(`existing.${kind}`)}
        isChecked={draft.kind === kind}
        onChange={() => edit({ kind })}
      />
    ))}
    <Text size="small" color="color.text.subtle">
      {say(`existing.${draft.kind}-help`)}
    </Text>
    {keptToday > 0 && draft.kind !== 'keep' && <Text>{say('existing.ends-kept', { count: keptToday })}</Text>}
    {draft.kind !== 'apply' && (
      <Stack>
        <DayField
          id="existing-day"
          label={say('existing.day')}
          value={draft.day}
          onChange={(day) => edit({ day })}
        />
        <FieldMessage
          help={say('existing.day-help')}
          errors={
            draft.day !== '' && choiceOf(draft, Date.now()) === undefined ? [say('existing.day-wrong')] : []
          }
        />
      </Stack>
    )}
  </Stack>
);
