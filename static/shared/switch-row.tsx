import React from 'react';
import { Inline, Label, Stack, Text, Toggle } from '@forge/react';

interface SwitchRowProps {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly isChecked: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isChecked: boolean) => void;
}

/** A switch with what it means beside it. */
export const SwitchRow = ({ id, label, help, isChecked, isDisabled = false, onChange }: SwitchRowProps) => (
  <Inline space="space.150" alignBlock="start">
    <Toggle
      id={id}
      isChecked={isChecked}
      isDisabled={isDisabled}
      onChange={({ target }) => onChange(target.checked === true)}
    />
    <Stack>
      <Label labelFor={id}>{label}</Label>
      <Text size="small" color="color.text.subtle">
        {help}
      </Text>
    </Stack>
  </Inline>
);
