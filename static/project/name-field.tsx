import React from 'react';
import { Stack, TextArea, Textfield } from '@forge/react';
import { Field } from '../shared/field';
import type { FormPart } from './form-part';
import { FormSection } from './form-section';
import { errorsAt } from './order-problems';
import { say } from './say';
import { suggestedName } from './suggested-name';

/** Step 7: what people will know it by. */
export const NameField = ({ draft, offer, refused, edit }: FormPart) => {
  const [nameErrors, purposeErrors] = [errorsAt(refused, 'name'), errorsAt(refused, 'purpose')];
  return (
    <FormSection title={say('name.title')}>
      <Stack space="space.150">
        <Field id="name" label={say('name.label')} isRequired help={say('name.help')} errors={nameErrors}>
          <Textfield
            id="name"
            value={draft.name ?? suggestedName(draft, offer)}
            maxLength={100}
            isInvalid={nameErrors.length > 0}
            onChange={({ target }) => edit((now) => ({ ...now, name: String(target.value) }))}
          />
        </Field>
        <Field
          id="purpose"
          label={say('name.purpose')}
          help={say('name.purpose-help')}
          errors={purposeErrors}
        >
          <TextArea
            id="purpose"
            value={draft.purpose}
            maxLength={500}
            minimumRows={2}
            isInvalid={purposeErrors.length > 0}
            onChange={({ target }) => edit((now) => ({ ...now, purpose: String(target.value) }))}
          />
        </Field>
      </Stack>
    </FormSection>
  );
};
