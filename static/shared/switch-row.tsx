import React from 'react';
import { Box, Inline, Label, Stack, Text, Toggle, xcss } from '@forge/react';

interface SwitchRowProps {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly isChecked: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isChecked: boolean) => void;
}

/** Long help must not squeeze it. */
const switchBox = xcss({ minWidth: '44px' });

/** A switch with what it means beside it. */
export const SwitchRow = ({ id, label, help, isChecked, isDisabled = false, onChange }: SwitchRowProps) => (
  <Inline space="space.150" alignBlock="start">
    <Box xcss={switchBox}>
      <Toggle
        id={id}
        isChecked={isChecked}
        isDisabled={isDisabled}
        onChange={({ target }) => onChange(target.checked === true)}
      />
    </Box>
    <Stack>
      <Label labelFor={id}>{label}</Label>
      <Text size="small" color="color.text.subtle">
        {help}
      </Text>
    </Stack>
  </Inline>
);
