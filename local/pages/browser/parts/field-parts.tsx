import React from 'react';
import { Checkbox as AtlaskitCheckbox } from '@atlaskit/checkbox';
import AtlaskitSelect from '@atlaskit/select';
import AtlaskitTextfield from '@atlaskit/textfield';
import AtlaskitToggle from '@atlaskit/toggle';
import type { CheckboxProps, SelectProps, TextfieldProps, ToggleProps } from '@forge/react';
import { heard, leaf, type Heard } from '../part';
import { eventData } from '../forge-doc';
import { useLocalValue } from './use-local-value';

type Handlers = 'onChange' | 'onBlur' | 'onFocus';

export const Textfield = leaf<Heard<Omit<TextfieldProps, 'elemBeforeInput' | 'elemAfterInput'>, Handlers>>(
  [
    'appearance',
    'aria-invalid',
    'aria-labelledby',
    'autoFocus',
    'defaultValue',
    'id',
    'isCompact',
    'isDisabled',
    'isInvalid',
    'isMonospaced',
    'isReadOnly',
    'isRequired',
    'max',
    'maxLength',
    'min',
    'minLength',
    'name',
    'onBlur',
    'onChange',
    'onFocus',
    'pattern',
    'placeholder',
    'testId',
    'type',
    'value',
    'width',
  ],
  function TextfieldView({ value, defaultValue, onChange, onBlur, onFocus, ...rest }) {
    const [shown, change] = useLocalValue(textOf(value), textOf(defaultValue) ?? '');
    return (
      <AtlaskitTextfield
        {...rest}
        value={shown}
        onChange={(event) => {
          change(event.currentTarget.value);
          onChange?.(eventData(event));
        }}
        onBlur={heard(onBlur)}
        onFocus={heard(onFocus)}
      />
    );
  },
);

const textOf = (value: TextfieldProps['value']): string | undefined =>
  value === undefined ? undefined : String(value);

export const Toggle = leaf<Heard<ToggleProps, Handlers>>(
  [
    'defaultChecked',
    'id',
    'isChecked',
    'isDisabled',
    'label',
    'name',
    'onBlur',
    'onChange',
    'onFocus',
    'size',
    'testId',
    'value',
  ],
  function ToggleView({ isChecked, defaultChecked, onChange, onBlur, onFocus, ...rest }) {
    const [shown, change] = useLocalValue(isChecked, defaultChecked ?? false);
    return (
      <AtlaskitToggle
        {...rest}
        isChecked={shown}
        onChange={(event) => {
          change(event.currentTarget.checked);
          onChange?.(eventData(event));
        }}
        onBlur={heard(onBlur)}
        onFocus={heard(onFocus)}
      />
    );
  },
);

export const Checkbox = leaf<Heard<CheckboxProps, Handlers>>(
  [
    'aria-invalid',
    'aria-labelledby',
    'defaultChecked',
    'id',
    'isChecked',
    'isDisabled',
    'isIndeterminate',
    'isInvalid',
    'isRequired',
    'label',
    'name',
    'onBlur',
    'onChange',
    'onFocus',
    'testId',
    'value',
  ],
  function CheckboxView({ isChecked, defaultChecked, onChange, onBlur, onFocus, ...rest }) {
    const [shown, change] = useLocalValue(isChecked, defaultChecked ?? false);
    return (
      <AtlaskitCheckbox
        {...rest}
        isChecked={shown}
        onChange={(event) => {
          change(event.currentTarget.checked);
          onChange?.(eventData(event));
        }}
        onBlur={heard(onBlur)}
        onFocus={heard(onFocus)}
      />
    );
  },
);

/** Hands the app the chosen option, or an array of them, not an event (forge-platform.md §7.3). */
export const Select = leaf<Heard<SelectProps, Handlers | 'onInputChange'>>(
  [
    'appearance',
    'autoFocus',
    'closeMenuOnSelect',
    'defaultValue',
    'id',
    'inputId',
    'isClearable',
    'isDisabled',
    'isInvalid',
    'isLoading',
    'isMulti',
    'isRequired',
    'isSearchable',
    'name',
    'onBlur',
    'onChange',
    'onFocus',
    'options',
    'placeholder',
    'spacing',
    'testId',
    'value',
  ],
  function SelectView({ id, inputId, value, defaultValue, onChange, onBlur, onFocus, ...rest }) {
    const fieldId = inputId ?? id;
    const [shown, change] = useLocalValue<unknown>(value, defaultValue ?? null);
    return (
      <AtlaskitSelect
        {...rest}
        {...(fieldId === undefined ? {} : { inputId: fieldId })}
        menuPosition="fixed"
        value={shown}
        onChange={(chosen: unknown) => {
          change(chosen);
          onChange?.(chosen);
        }}
        onBlur={() => void onBlur?.()}
        onFocus={() => void onFocus?.()}
      />
    );
  },
);
