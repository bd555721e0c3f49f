import React from 'react';
import { TextArea } from '@forge/react';
import type { OrderView } from '../../../src/console/contract';
import { Field } from '../field';
import { say } from './say';

interface AnswerFieldProps {
  readonly order: Pick<OrderView, 'placedBy' | 'ownerId'>;
  readonly help: string;
  readonly value: string;
  readonly onChange: (note: string) => void;
}

/** As the resolver has it. */
const NOTE_MAX = 500;

/** The approver's words for whom it is about. */
export const AnswerField = ({ order, help, value, onChange }: AnswerFieldProps) => (
  <Field
    id="order-answer"
    label={say(order.placedBy === order.ownerId ? 'order.answer' : 'order.answer-owner')}
    help={help}
    errors={[]}
  >
    <TextArea
      id="order-answer"
      value={value}
      maxLength={NOTE_MAX}
      onChange={({ target }) => onChange(String(target.value))}
    />
  </Field>
);
