import React from 'react';
import { Checkbox, Inline, Select, Stack, Text } from '@forge/react';
import type { OrderView } from '../../../src/console/contract';
import { Field } from '../field';
import { say as sayShared } from '../say';
import { operationWords, scopeWords } from '../token-detail/power-words';
import {
  emptyParts,
  partsToNarrow,
  startApproval,
  type ApprovalDraft,
  type ApprovalPart,
} from './approval-draft';
import { say } from './say';

interface LessFieldsProps {
  readonly order: OrderView;
  readonly draft: ApprovalDraft;
  readonly edit: (change: Partial<ApprovalDraft>) => void;
}

/** What was asked for, part by part, to take out what is not approved. Nothing where there is nothing to take out. */
export const LessFields = ({ order, draft, edit }: LessFieldsProps) => {
  const parts = partsToNarrow(order);
  if (parts.length === 0) return null;
  return (
    <Stack space="space.150" alignInline="stretch">
      <Text>{say('order.less')}</Text>
      {parts.map((part) =>
        part === 'effects' ? (
          <Effects key={part} order={order} draft={draft} edit={edit} />
        ) : (
          <Part key={part} part={part} order={order} draft={draft} edit={edit} />
        ),
      )}
    </Stack>
  );
};

/** Reading stays where it was asked for: nothing can be changed unseen. */
const Effects = ({ order: { wish }, draft, edit }: LessFieldsProps) => (
  <Stack space="space.050">
    <Text weight="semibold" size="small" color="color.text.subtle">
      {say('order.less-effects')}
    </Text>
    <Inline space="space.150" shouldWrap>
      {wish.effects.map((effect) => (
        <Checkbox
          key={effect}
          id={`order-effect-${effect}`}
          label={sayShared(`effect.${effect}`)}
          isDisabled={effect === 'read'}
          isChecked={draft.effects.includes(effect)}
          onChange={({ target }) =>
            edit({
              effects: wish.effects.filter((each) =>
                each === effect ? target.checked === true : draft.effects.includes(each),
              ),
            })
          }
        />
      ))}
    </Inline>
  </Stack>
);

interface Option {
  readonly value: string;
  readonly label: string;
}

const Part = ({ part, order, draft, edit }: LessFieldsProps & { readonly part: ApprovalPart }) => {
  const options = startApproval(order)[part].map((value) => optionOf(part, value, order));
  const kept: readonly string[] = draft[part];
  const id = `order-${part}`;
  return (
    <Field
      id={id}
      label={say(`order.less-${part}`)}
      errors={emptyParts(draft, order).includes(part) ? [say('order.less-none')] : []}
    >
      <Select
        inputId={id}
        isMulti
        closeMenuOnSelect={false}
        options={options}
        value={options.filter(({ value }) => kept.includes(value))}
        onChange={(chosen: readonly Option[] | null) => {
          const left = (chosen ?? []).map(({ value }) => value);
          edit({ [part]: options.map(({ value }) => value).filter((value) => left.includes(value)) });
        }}
      />
    </Field>
  );
};

function optionOf(part: ApprovalPart, value: string, { wish }: OrderView): Option {
  if (part === 'scopes') return { value, label: scopeWords(value) };
  if (part === 'operations') return { value, label: operationWords(value) };
  const key =
    wish.reach.kind === 'projects' ? wish.reach.projects.find(({ id }) => id === value)?.key : undefined;
  return { value, label: key ?? value };
}
