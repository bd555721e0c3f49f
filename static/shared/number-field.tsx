import React from 'react';
import { Box, Stack, Textfield, xcss } from '@forge/react';
import { FieldMessage } from './field';

interface NumberFieldProps {
  readonly id: string;
  /** 0 is shown as an empty field: it is never a value of these. */
  readonly value: number;
  readonly isDisabled?: boolean;
  readonly errors: readonly string[];
  readonly onChange: (value: number) => void;
}

const narrow = xcss({ width: '88px' });

/** A whole number above 0; what is not one is told on as 0, which no rule accepts. Its Label stands before it. */
export const NumberField = ({ id, value, isDisabled = false, errors, onChange }: NumberFieldProps) => (
  <Stack>
    <Box xcss={narrow}>
      <Textfield
        id={id}
        type="number"
        min={1}
        isCompact
        isDisabled={isDisabled}
        isInvalid={errors.length > 0}
        value={value === 0 ? '' : String(value)}
        onChange={({ target }) => onChange(wholeNumber(String(target.value)))}
      />
    </Box>
    <FieldMessage help={undefined} errors={errors} />
  </Stack>
);

const wholeNumber = (text: string): number => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : 0);
