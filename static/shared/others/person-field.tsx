import React from 'react';
import { HelperMessage, Stack, UserPicker } from '@forge/react';

interface PersonFieldProps {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly isRequired?: boolean;
  /** Account id. */
  readonly initial?: string | undefined;
  readonly onPerson: (accountId: string | undefined) => void;
}

/** Picks somebody: the page learns the account id, and nothing is kept but that. */
export const PersonField = ({
  name,
  label,
  help,
  isRequired = false,
  initial,
  onPerson,
}: PersonFieldProps) => (
  <Stack>
    <UserPicker
      name={name}
      label={label}
      isRequired={isRequired}
      {...(initial === undefined ? {} : { defaultValue: initial })}
      // The host hands null when the person is taken away again.
      onChange={(person: { readonly id: string } | null) => onPerson(person?.id)}
    />
    <HelperMessage>{help}</HelperMessage>
  </Stack>
);
