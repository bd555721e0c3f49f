import React from 'react';
import { Heading, Radio, Stack, Text } from '@forge/react';
import { FieldMessage } from '../../shared/field';
import { DayField } from '../fields';
import { say } from '../say';
import { choiceOf, withKind, type ExistingDraft, type ExistingOffer } from './existing-choice';
import { ruleName } from './rule-words';

interface ExistingFieldProps {
  readonly draft: ExistingDraft;
  readonly offer: ExistingOffer;
  /** Changes that are kept from older tokens today: they would end. */
  readonly keptToday: number;
  readonly edit: (draft: ExistingDraft) => void;
}

/** What the change does to tokens that live today: at once, later, or an end to all of them. */
export const ExistingField = ({ draft, offer, keptToday, edit }: ExistingFieldProps) => (
  <Stack space="space.100">
    <Heading as="h2" size="xsmall">
      {say('existing.title')}
    </Heading>
    <Text>{say('existing.help')}</Text>
    {offer.kinds.map((kind) => (
      <Radio
        key={kind}
        name="existing"
        value={kind}
        label={say(`existing.${kind}`)}
        isChecked={draft.kind === kind}
        onChange={() => edit(withKind(draft, kind, Date.now()))}
      />
    ))}
    <Text size="small" color="color.text.subtle">
      {say(`existing.${draft.kind}-help`)}
    </Text>
    <WhatHoldsAtOnce offer={offer} kind={draft.kind} />
    {keptToday > 0 && draft.kind !== 'keep' && <Text>{say('existing.ends-kept', { count: keptToday })}</Text>}
    {draft.kind !== 'apply' && (
      <Stack>
        <DayField
          id="existing-day"
          label={say('existing.day')}
          value={draft.day}
          onChange={(day) => edit({ ...draft, day })}
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

/** Whoever lets older tokens go on as they were is told what they do not keep. */
const WhatHoldsAtOnce = ({
  offer,
  kind,
}: Pick<ExistingFieldProps, 'offer'> & Pick<ExistingDraft, 'kind'>) => {
  if (!offer.kinds.includes('keep')) return <Text>{say('existing.none-kept')}</Text>;
  if (kind !== 'keep' || offer.atOnce.length === 0) return null;
  return <Text>{say('existing.at-once', { rules: offer.atOnce.map(ruleName).join(', ') })}</Text>;
};
