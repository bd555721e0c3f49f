import React, { useState } from 'react';
import { Box, Button, Form, Inline, Label, Stack, Textfield, UserPicker, xcss } from '@forge/react';
import { say as sayShared } from '../../shared/say';
import { EFFECTS } from '../policy/draft';
import { ChoiceField, DayField } from '../fields';
import { say } from '../say';
import { formOf, STATES, withFilters, type FilterForm, type Looking } from './search';

const cell = xcss({ width: '168px' });

interface FilterFormProps {
  readonly looking: Looking;
  readonly scopes: readonly string[];
  readonly onApply: (looking: Looking) => void;
  readonly onClear: () => void;
}

const DAYS = ['issuedFrom', 'issuedTo', 'expiresFrom', 'expiresTo', 'usedFrom', 'usedTo'] as const;

/** All filters hold together; they are applied with the button or Enter. Mount it anew when the filters change from outside. */
export const TokenFilterForm = ({ looking, scopes, onApply, onClear }: FilterFormProps) => {
  const [form, setForm] = useState<FilterForm>(() => formOf(looking));
  const edit = (change: Partial<FilterForm>) => setForm((now) => ({ ...now, ...change }));
  return (
    <Form onSubmit={() => onApply(withFilters(looking, form))}>
      <Stack space="space.150" alignInline="stretch">
        <Inline space="space.150" rowSpace="space.100" alignBlock="end" shouldWrap>
          <PeopleFilters form={form} edit={edit} />
          <PowerFilters form={form} edit={edit} scopes={scopes} />
          {DAYS.map((day) => (
            <Box key={day} xcss={cell}>
              <DayField
                id={`filter-${day}`}
                label={say(`filter.${day}`)}
                value={form[day]}
                onChange={(value) => edit({ [day]: value })}
              />
            </Box>
          ))}
        </Inline>
        <Inline space="space.100">
          <Button type="submit" appearance="primary" spacing="compact">
            {say('filter.apply')}
          </Button>
          <Button appearance="subtle" spacing="compact" onClick={onClear}>
            {say('filter.clear')}
          </Button>
        </Inline>
      </Stack>
    </Form>
  );
};

interface FieldsProps {
  readonly form: FilterForm;
  readonly edit: (change: Partial<FilterForm>) => void;
}

const PeopleFilters = ({ form, edit }: FieldsProps) => (
  <>
    <Box xcss={cell}>
      <Label labelFor="filter-name">{say('filter.name')}</Label>
      <Textfield
        id="filter-name"
        value={form.name}
        onChange={({ target }) => edit({ name: String(target.value) })}
      />
    </Box>
    <Box xcss={cell}>
      <UserPicker
        name="filter-owner"
        label={say('filter.owner')}
        {...(form.ownerId === undefined ? {} : { defaultValue: form.ownerId })}
        // The host hands null when the person is taken away again.
        onChange={(person: { readonly id: string } | null) => edit({ ownerId: person?.id })}
      />
    </Box>
  </>
);

const PowerFilters = ({ form, edit, scopes }: FieldsProps & Pick<FilterFormProps, 'scopes'>) => (
  <>
    <Box xcss={cell}>
      <ChoiceField
        id="filter-state"
        label={say('filter.state')}
        choices={STATES.map((value) => ({ value, label: sayShared(`state.${value}`) }))}
        value={form.state}
        placeholder={say('filter.any')}
        onChange={(state) => edit({ state })}
      />
    </Box>
    <Box xcss={cell}>
      <ChoiceField
        id="filter-effect"
        label={say('filter.effect')}
        choices={EFFECTS.map((value) => ({ value, label: sayShared(`effect.${value}`) }))}
        value={form.effect}
        placeholder={say('filter.any')}
        onChange={(effect) => edit({ effect })}
      />
    </Box>
    <Box xcss={cell}>
      <ChoiceField
        id="filter-scope"
        label={say('filter.scope')}
        choices={scopes.map((value) => ({ value, label: value }))}
        value={form.scope}
        placeholder={say('filter.any')}
        onChange={(scope) => edit({ scope })}
      />
    </Box>
  </>
);
