import React, { lazy, Suspense } from 'react';
import Textfield from '@atlaskit/textfield';
import type { DatePickerProps } from '@forge/react';
import { leaf, type Heard } from '../part';
import { useLocalValue } from './use-local-value';

/** With its calendar and date-fns the largest of the fields. */
const AtlaskitDatePicker = lazy(() => import('@atlaskit/datetime-picker/date-picker'));

type Given = Heard<
  Omit<DatePickerProps, 'selectProps' | 'aria-invalid'>,
  'onBlur' | 'onChange' | 'onFocus'
> & {
  readonly 'aria-invalid'?: boolean | 'true' | 'false';
};

/** `onChange` is told the day as `YYYY-MM-DD`, or an empty string. */
export const DatePicker = leaf<Given>(
  [
    'appearance',
    'aria-invalid',
    'aria-labelledby',
    'autoFocus',
    'dateFormat',
    'defaultIsOpen',
    'defaultValue',
    'disabled',
    'id',
    'isDisabled',
    'isInvalid',
    'isOpen',
    'isRequired',
    'locale',
    'maxDate',
    'minDate',
    'name',
    'nextMonthLabel',
    'onBlur',
    'onChange',
    'onFocus',
    'placeholder',
    'previousMonthLabel',
    'shouldShowCalendarButton',
    'spacing',
    'testId',
    'value',
    'weekStartDay',
  ],
  function DatePickerView({ value, defaultValue, onChange, onBlur, onFocus, 'aria-invalid': _, ...rest }) {
    const [shown, change] = useLocalValue<string>(value as string | undefined, defaultValue ?? '');
    return (
      <Suspense fallback={<Textfield aria-label="Loading the calendar" isDisabled />}>
        <AtlaskitDatePicker
          {...rest}
          value={shown}
          onChange={(day: string) => {
            change(day);
            onChange?.(day);
          }}
          onBlur={() => void onBlur?.()}
          onFocus={() => void onFocus?.()}
        />
      </Suspense>
    );
  },
);
