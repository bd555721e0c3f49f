import React from 'react';
import { Checkbox, CheckboxGroup, Inline, Stack, Text } from '@forge/react';
import type { OrderView } from '../../../src/console/contract';
import { FieldMessage } from '../field';
import { say as sayShared } from '../say';
import { operationWords, scopeWords } from '../token-detail/power-words';
import { isTokenKey, say as sayToken } from '../token-detail/say';
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
  const mayLoseRotation = order.kind === 'new' && order.wish.mayRotate === true;
  if (parts.length === 0 && !mayLoseRotation) return null;
  return (
    <Stack space="space.150" alignInline="stretch">
      <Text>{say('order.less')}</Text>
      {parts.map((part) => (
        <Stack key={part} space="space.050">
          <Text weight="semibold" size="small" color="color.text.subtle">
            {say(`order.less-${part}`)}
          </Text>
          {part === 'effects' ? (
            <Effects order={order} draft={draft} edit={edit} />
          ) : (
            <Part part={part} order={order} draft={draft} edit={edit} />
          )}
        </Stack>
      ))}
      {mayLoseRotation && (
        <Checkbox
          id="order-may-rotate"
          label={say('order.may-rotate')}
          isChecked={draft.mayRotate}
          onChange={({ target }) => edit({ mayRotate: target.checked === true })}
        />
      )}
    </Stack>
  );
};

/** Reading stays where it was asked for: nothing can be changed unseen. */
const Effects = ({ order: { wish }, draft, edit }: LessFieldsProps) => (
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
);

const Part = ({ part, order, draft, edit }: LessFieldsProps & { readonly part: ApprovalPart }) => {
  const all: readonly string[] = startApproval(order)[part];
  const isEmpty = emptyParts(draft, order).includes(part);
  return (
    <>
      <CheckboxGroup
        name={`order-${part}`}
        value={[...draft[part]]}
        options={all.map((value) => ({ value, label: labelOf(part, value, order) }))}
        onChange={(left) => edit({ [part]: all.filter((value) => left.includes(value)) })}
      />
      <FieldMessage help={undefined} errors={isEmpty ? [say('order.less-none')] : []} />
    </>
  );
};

function labelOf(part: ApprovalPart, value: string, { wish: { reach } }: OrderView): string {
  if (part === 'scopes') return scopeWords(value);
  if (part === 'operations') return operationWords(value);
  const power = `admin-power.${value}`;
  if (part === 'admin') return isTokenKey(power) ? sayToken(power) : value;
  const project = reach.kind === 'projects' ? reach.projects.find(({ id }) => id === value) : undefined;
  return project?.key ?? value;
}
