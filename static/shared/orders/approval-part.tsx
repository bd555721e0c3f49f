import React from 'react';
import { SectionMessage, Stack, Text, TextArea } from '@forge/react';
import type { ApprovalCause } from '../../../src/console/contract';
import { Field } from '../field';
import type { Failure } from '../loaded';
import { say } from './say';

/** Why approval is needed; undefined where the reply said something else. */
export const causesIn = (failure: Failure | undefined): readonly ApprovalCause[] | undefined =>
  failure !== undefined && 'refusal' in failure && failure.refusal.code === 'approval-needed'
    ? (failure.refusal.causes ?? [])
    : undefined;

/** As the resolver has it. */
const JUSTIFICATION_MAX = 1_000;

interface ApprovalPartProps {
  readonly causes: readonly ApprovalCause[];
  readonly justification: string;
  readonly errors?: readonly string[];
  /** Of more days for a token that is there. */
  readonly isExtension?: boolean;
  readonly onChange: (justification: string) => void;
}

/** Says that and why approval is needed, and asks for the reason. */
export const ApprovalPart = ({
  causes,
  justification,
  errors = [],
  isExtension = false,
  onChange,
}: ApprovalPartProps) => (
  <Stack space="space.150">
    <SectionMessage appearance="information" title={say('order.needed')}>
      {causes.map((cause) => (
        <Text key={cause}>{say(`order.cause.${cause}`)}</Text>
      ))}
      <Text>{say(isExtension ? 'order.needed-help-extend' : 'order.needed-help')}</Text>
    </SectionMessage>
    <Field id="justification" label={say('order.why')} isRequired errors={errors}>
      <TextArea
        id="justification"
        isInvalid={errors.length > 0}
        value={justification}
        maxLength={JUSTIFICATION_MAX}
        onChange={({ target }) => onChange(String(target.value))}
      />
    </Field>
  </Stack>
);
