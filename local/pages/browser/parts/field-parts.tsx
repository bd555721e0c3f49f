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

type ToggleGiven = Heard<ToggleProps, Handlers> & {
  /** `register()` of useForm gives these to every field; a toggle does not show them. */
  readonly 'aria-invalid'?: boolean;
  readonly isInvalid?: boolean;
};

export const Toggle = leaf<ToggleGiven>(
  [
    'aria-invalid',
    'defaultChecked',
    'id',
    'isChecked',
    'isDisabled',
    'isInvalid',
    'label',
    'name',
    'onBlur',
    'onChange',
    'onFocus',
    'size',
    'testId',
    'value',
  ],
  function ToggleView({ isChecked, defaultChecked, 'aria-invalid': _, isInvalid: __, ...given }) {
    const { onChange, onBlur, onFocus, ...rest } = given;
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

type SelectGiven = Heard<SelectProps, Handlers | 'onInputChange'> & {
  /** `register()` of useForm gives it to every field; Atlaskit says the same by `isInvalid`. */
  readonly 'aria-invalid'?: boolean;
};

/** Hands the app the chosen option, or an array of them, not an event (forge-platform.md §7.3). */
export const Select = leaf<SelectGiven>(
  [
    'appearance',
    'aria-invalid',
    'autoFocus',
    'closeMenuOnScroll',
    'closeMenuOnSelect',
    'defaultInputValue',
    'defaultMenuIsOpen',
    'defaultValue',
    'id',
    'inputId',
    'inputValue',
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
    'onInputChange',
    'openMenuOnFocus',
    'options',
    'placeholder',
    'spacing',
    'testId',
    'value',
  ],
  function SelectView({ id, inputId, value, defaultValue, inputValue, 'aria-invalid': _, ...given }) {
    const { onChange, onInputChange, onBlur, onFocus, ...rest } = given;
    const fieldId = inputId ?? id;
    const [shown, change] = useLocalValue<unknown>(value, defaultValue ?? null);
    const [typed, type] = useLocalValue(inputValue, '');
    return (
      <AtlaskitSelect
        {...rest}
        {...(fieldId === undefined ? {} : { inputId: fieldId })}
        {...(inputValue === undefined ? {} : { inputValue: typed })}
        menuPosition="fixed"
        value={shown}
        onChange={(chosen: unknown) => {
          change(chosen);
          onChange?.(chosen);
        }}
        onInputChange={(text: string, { action }) => {
          type(text);
          onInputChange?.(text, { action });
        }}
        onBlur={() => void onBlur?.()}
        onFocus={() => void onFocus?.()}
      />
    );
  },
);
