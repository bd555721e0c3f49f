import React from 'react';
import { Checkbox, Stack, Text } from '@forge/react';
import { FieldMessage } from '../shared/field';
import { SwitchRow } from '../shared/switch-row';
import type { FormPart } from './form-part';
import { FormSection } from './form-section';
import { isAdminOnly, setAdminPower } from './order-draft';
import { errorsAt } from './order-problems';
import { say } from './say';

/** For Jira admins where the policy allows it: a token that administers tokens, and does nothing else unless it is to. */
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
        help={draft.admin.length > 0 ? helpWords(draft, offer) : undefined}
        errors={errorsAt(refused, 'admin')}
      />
      {draft.admin.length > 0 && offer.siteWide && (
        <SwitchRow
          id="admin-in-jira"
          label={say('admin.in-jira')}
          help={say('admin.in-jira-help')}
          isChecked={draft.worksInJira}
          onChange={(worksInJira) => edit((now) => ({ ...now, worksInJira }))}
        />
      )}
    </FormSection>
  );

/** What it does in Jira; and why no more can be chosen, where that is so. */
function helpWords(draft: FormPart['draft'], { siteWide }: FormPart['offer']): string {
  const paths = say('admin.paths');
  if (!isAdminOnly(draft)) return paths;
  return [say('admin.only'), ...(siteWide ? [] : [say('admin.only-because')]), paths].join(' ');
}
