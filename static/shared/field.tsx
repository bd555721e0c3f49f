import React, { type ReactNode } from 'react';
import { ErrorMessage, HelperMessage, Label, RequiredAsterisk, Stack } from '@forge/react';

interface FieldProps {
  /** The control's own id. */
  readonly id: string;
  readonly label: string;
  readonly isRequired?: boolean;
  readonly help?: string;
  /** Shown instead of the help. */
  readonly errors: readonly string[];
  readonly children: ReactNode;
}

/** A labelled control with its help, or what is wrong with it. */
export const Field = ({ id, label, isRequired, help, errors, children }: FieldProps) => (
  <Stack>
    <Label labelFor={id}>
      {label}
      {isRequired && <RequiredAsterisk />}
    </Label>
    {children}
    <FieldMessage help={help} errors={errors} />
  </Stack>
);

interface FieldMessageProps {
  readonly help: string | undefined;
  readonly errors: readonly string[];
}

export const FieldMessage = ({ help, errors }: FieldMessageProps) => {
  if (errors.length > 0) return <ErrorMessage>{errors.join(' ')}</ErrorMessage>;
  return help === undefined ? null : <HelperMessage>{help}</HelperMessage>;
};
