/** Small controls that the admin page uses in several places. */
import React from 'react';
import { DatePicker, Label, Select, Stack } from '@forge/react';
import { getReader } from '../shared/words';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

interface ChoiceFieldProps<Value extends string> {
  readonly id: string;
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | undefined;
  readonly placeholder?: string;
  readonly isClearable?: boolean;
  readonly onChange: (value: Value | undefined) => void;
}

/** A labelled Select of one value. */
export const ChoiceField = <Value extends string>(props: ChoiceFieldProps<Value>) => (
  <Stack>
    <Label labelFor={props.id}>{props.label}</Label>
    <Select
      inputId={props.id}
      options={[...props.choices]}
      value={props.choices.find(({ value }) => value === props.value) ?? null}
      placeholder={props.placeholder}
      isClearable={props.isClearable ?? true}
      onChange={(chosen: Choice<Value> | null) => props.onChange(chosen?.value)}
    />
  </Stack>
);

interface DayFieldProps {
  readonly id: string;
  readonly label: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string;
  readonly onChange: (day: string) => void;
}

/** 11/12 has two meanings. */
const DAY_FORMAT = 'YYYY-MM-DD';

/** A labelled DatePicker. */
export const DayField = ({ id, label, value, onChange }: DayFieldProps) => (
  <Stack>
    <Label labelFor={id}>{label}</Label>
    <DatePicker
      id={id}
      value={value}
      dateFormat={DAY_FORMAT}
      placeholder={DAY_FORMAT}
      locale={getReader().locale}
      weekStartDay={1}
      onChange={onChange}
    />
  </Stack>
);
