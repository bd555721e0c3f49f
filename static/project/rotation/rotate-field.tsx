import React from 'react';
import { FieldMessage } from '../../shared/field';
import { SwitchRow } from '../../shared/switch-row';
import type { FormPart } from '../form-part';
import { FormSection } from '../form-section';
import { errorsAt } from '../order-problems';
import { say } from '../say';

/** Whether the token may replace itself. Nothing where the policy does not let one ask. */
export const RotateField = ({ draft, offer, refused, edit }: FormPart) => {
  const errors = errorsAt(refused, 'mayRotate');
  if (!offer.selfRotation && errors.length === 0) return null;
  return (
    <FormSection title={say('may-rotate.title')}>
      <SwitchRow
        id="may-rotate"
        label={say('may-rotate.switch')}
        help={say('may-rotate.help')}
        isChecked={draft.mayRotate}
        onChange={(mayRotate) => edit((now) => ({ ...now, mayRotate }))}
      />
      <FieldMessage help={undefined} errors={errors} />
    </FormSection>
  );
};
