import React from 'react';
import { Checkbox, Select, Stack, Text, Textfield } from '@forge/react';
import type { Effect, Offer } from '../../src/console/contract';
import { Field, FieldMessage } from '../shared/field';
import { scopeLabel } from '../shared/text';
import type { OrderDraft } from './order-draft';
import { daysHelp, TEXT } from './text';

interface OrderFieldProps {
  readonly draft: OrderDraft;
  readonly offer: Offer;
  readonly errors: readonly string[];
  readonly edit: (change: Partial<OrderDraft>) => void;
}

export const NameField = ({ draft, errors, edit }: OrderFieldProps) => (
  <Field id="name" label={TEXT.name} isRequired help={TEXT.nameHelp} errors={errors}>
    <Textfield
      id="name"
      value={draft.name}
      maxLength={100}
      isInvalid={errors.length > 0}
      onChange={({ target }) => edit({ name: String(target.value) })}
    />
  </Field>
);

interface ScopeOption {
  readonly label: string;
  readonly value: string;
}

const optionOf = (scope: string): ScopeOption => ({ label: scopeLabel(scope), value: scope });

export const ScopesField = ({ draft, offer, errors, edit }: OrderFieldProps) => (
  <Field id="scopes" label={TEXT.scopes} isRequired help={TEXT.scopesHelp} errors={errors}>
    <Select
      inputId="scopes"
      isMulti
      closeMenuOnSelect={false}
      placeholder={TEXT.scopesPlaceholder}
      options={offer.scopes.map(optionOf)}
      value={draft.scopes.map(optionOf)}
      isInvalid={errors.length > 0}
      onChange={(chosen: readonly ScopeOption[]) => edit({ scopes: chosen.map(({ value }) => value) })}
    />
  </Field>
);

export const EffectsField = ({ draft, offer, errors, edit }: OrderFieldProps) => {
  const toggle = (effect: Effect, isChosen: boolean) =>
    edit({
      effects: offer.effects.filter((each) => (each === effect ? isChosen : draft.effects.includes(each))),
    });
  return (
    <Stack space="space.050">
      <GroupTitle text={TEXT.effects} />
      {offer.effects.map((effect) => (
        <Checkbox
          key={effect}
          id={`effect-${effect}`}
          label={TEXT.effectWords[effect]}
          isChecked={draft.effects.includes(effect)}
          onChange={({ target }) => toggle(effect, target.checked === true)}
        />
      ))}
      <FieldMessage help={undefined} errors={errors} />
    </Stack>
  );
};

export const ReachField = ({ draft, errors, edit }: OrderFieldProps) => (
  <Stack space="space.050">
    <GroupTitle text={TEXT.reach} />
    <Checkbox
      id="site-wide"
      label={TEXT.siteWide}
      isChecked={draft.siteWide}
      onChange={({ target }) => edit({ siteWide: target.checked === true })}
    />
    <FieldMessage help={TEXT.siteWideHelp} errors={errors} />
  </Stack>
);

export const DaysField = ({ draft, offer, errors, edit }: OrderFieldProps) => (
  <Field id="days" label={TEXT.days} help={daysHelp(offer, draft.effects)} errors={errors}>
    <Textfield
      id="days"
      value={draft.days}
      width="small"
      isInvalid={errors.length > 0}
      onChange={({ target }) => edit({ days: String(target.value) })}
    />
  </Field>
);

const GroupTitle = ({ text }: { readonly text: string }) => (
  <Text size="small" weight="semibold" color="color.text.subtle">
    {text}
  </Text>
);
