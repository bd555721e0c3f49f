import React from 'react';
import { Label, Select, Stack } from '@forge/react';

interface OneOfFieldProps<Value extends string | number> {
  readonly id: string;
  readonly label: string;
  readonly values: readonly Value[];
  readonly value: Value;
  readonly wordsOf: (value: Value) => string;
  readonly onChange: (value: Value) => void;
}

/** One of a few values, always one of them: a reason, a time. */
export const OneOfField = <Value extends string | number>(props: OneOfFieldProps<Value>) => {
  const optionOf = (value: Value) => ({ value, label: props.wordsOf(value) });
  return (
    <Stack>
      <Label labelFor={props.id}>{props.label}</Label>
      <Select
        inputId={props.id}
        options={props.values.map(optionOf)}
        value={optionOf(props.value)}
        onChange={(option: ReturnType<typeof optionOf>) => props.onChange(option.value)}
      />
    </Stack>
  );
};
