import React from 'react';
import { Checkbox, Stack, Text } from '@forge/react';
import { FieldMessage } from '../shared/field';
import type { FormPart } from './form-part';
import { FormSection } from './form-section';
import { setAdminPower } from './order-draft';
import { errorsAt } from './order-problems';
import { say } from './say';

/** For Jira admins where the policy allows it: a token that administers tokens, and does nothing else. */
export const AdminPowersField = ({ draft, offer, refused, edit }: FormPart) =>
  offer.adminPowers.length === 0 ? null : (
    <FormSection title={say('admin.title')}>
      <Text>{say('admin.help')}</Text>
      <Stack>
        {offer.adminPowers.map((power) => (
          <Checkbox
            key={power}
            id={`admin-${power}`}
            label={say(`admin.${power}`)}
            isChecked={draft.admin.includes(power)}
            onChange={({ target }) =>
              edit((now) => setAdminPower(now, power, target.checked === true, offer))
            }
          />
        ))}
      </Stack>
      <FieldMessage
        help={draft.admin.length > 0 ? say('admin.only') : undefined}
        errors={errorsAt(refused, 'admin')}
      />
    </FormSection>
  );
