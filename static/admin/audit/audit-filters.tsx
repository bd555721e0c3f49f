import React, { useState } from 'react';
import { Box, Button, Form, Inline, Label, Stack, Text, Textfield, UserPicker, xcss } from '@forge/react';
import { ChoiceField, DayField } from '../fields';
import { say } from '../say';
import { EVENT_TYPES, typeWords } from './event-words';
import { NO_FILTERS, withChange, type AuditForm } from './filters';

const cell = xcss({ width: '190px' });
const days = xcss({ width: '160px' });

interface AuditFiltersProps {
  readonly form: AuditForm;
  readonly onApply: (form: AuditForm) => void;
}

/** Mount it anew when the filters change from outside. */
export const AuditFilters = ({ form: held, onApply }: AuditFiltersProps) => {
  const [form, setForm] = useState(held);
  const edit = (change: Partial<AuditForm>) => setForm((now) => withChange(now, change));
  return (
    <Form onSubmit={() => onApply(form)}>
      <Stack space="space.100" alignInline="stretch">
        <Inline space="space.150" rowSpace="space.100" alignBlock="end" shouldWrap>
          <Box xcss={cell}>
            <ChoiceField
              id="audit-type"
              label={say('audit.type')}
              choices={EVENT_TYPES.map((value) => ({ value, label: typeWords(value) }))}
              value={EVENT_TYPES.find((type) => type === form.type)}
              placeholder={say('filter.any')}
              onChange={(type) => edit({ type })}
            />
          </Box>
          <Box xcss={cell}>
            <UserPicker
              key={form.actorId === undefined ? 'nobody' : 'somebody'}
              name="audit-actor"
              label={say('audit.actor')}
              {...(form.actorId === undefined ? {} : { defaultValue: form.actorId })}
              // The host hands null when the person is taken away again.
              onChange={(person: { readonly id: string } | null) => edit({ actorId: person?.id })}
            />
          </Box>
          <Box xcss={cell}>
            <Label labelFor="audit-locator">{say('audit.locator')}</Label>
            <Textfield
              id="audit-locator"
              value={form.locator}
              onChange={({ target }) => edit({ locator: String(target.value) })}
            />
          </Box>
          {(['from', 'to'] as const).map((end) => (
            <Box key={end} xcss={days}>
              <DayField
                id={`audit-${end}`}
                label={say(`audit.${end}`)}
                value={form[end]}
                onChange={(day) => edit({ [end]: day })}
              />
            </Box>
          ))}
        </Inline>
        <Inline space="space.100" alignBlock="center">
          <Button type="submit" appearance="primary" spacing="compact">
            {say('filter.apply')}
          </Button>
          <Button appearance="subtle" spacing="compact" onClick={() => onApply(NO_FILTERS)}>
            {say('filter.clear')}
          </Button>
          <Text size="small" color="color.text.subtle">
            {say('audit.one-of')}
          </Text>
        </Inline>
      </Stack>
    </Form>
  );
};
