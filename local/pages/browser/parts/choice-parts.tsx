import React, { useId } from 'react';
import { Checkbox } from '@atlaskit/checkbox';
import { Radio as AtlaskitRadio, RadioGroup as AtlaskitRadioGroup } from '@atlaskit/radio';
import type { RadioGroupProps, RadioProps } from '@forge/react';
import type { Callback } from '../forge-doc';
import { eventData } from '../forge-doc';
import { heard, leaf, type Heard } from '../part';
import { useLocalValue } from './use-local-value';

export const Radio = leaf<Heard<Omit<RadioProps, 'onInvalid'>, 'onBlur' | 'onChange' | 'onFocus'>>(
  [
    'aria-invalid',
    'aria-labelledby',
    'ariaLabel',
    'id',
    'isChecked',
    'isDisabled',
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
  function RadioView({ isChecked, onChange, onBlur, onFocus, ...rest }) {
    const [shown, change] = useLocalValue(isChecked, false);
    return (
      <AtlaskitRadio
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

type GroupProps = Heard<Omit<RadioGroupProps, 'onInvalid' | 'options'>, 'onChange'> & {
  readonly options?: NonNullable<RadioGroupProps['options']>;
  /** `register()` of useForm gives these to every field. */
  readonly id?: string;
  readonly onBlur?: Callback;
  readonly 'aria-invalid'?: boolean;
};

export const RadioGroup = leaf<GroupProps>(
  [
    'aria-invalid',
    'aria-labelledby',
    'defaultValue',
    'id',
    'isDisabled',
    'isInvalid',
    'isRequired',
    'name',
    'onBlur',
    'onChange',
    'options',
    'testId',
    'value',
  ],
  function RadioGroupView({ name, value, defaultValue, options = [], 'aria-invalid': _, ...given }) {
    const { id, onBlur, onChange, ...rest } = given;
    const ownName = useId();
    const [shown, change] = useLocalValue<string | null>(value, defaultValue ?? null);
    return (
      <div id={id} onBlur={() => void onBlur?.()}>
        <AtlaskitRadioGroup
          {...rest}
          options={options}
          name={name ?? ownName}
          value={shown}
          onChange={(event) => {
            change(event.currentTarget.value);
            onChange?.(eventData(event));
          }}
        />
      </div>
    );
  },
);

interface CheckboxGroupProps {
  readonly defaultValue?: readonly string[];
  readonly isDisabled?: boolean;
  readonly name: string;
  /** Told the values. */
  readonly onChange?: Callback;
  readonly options: readonly {
    readonly isDisabled?: boolean;
    readonly label: string;
    readonly value: string;
  }[];
  readonly value?: readonly string[];
  readonly id?: string;
  readonly onBlur?: Callback;
  readonly isInvalid?: boolean;
  readonly 'aria-invalid'?: boolean;
}

/** Atlaskit has none: a list of its checkboxes. */
export const CheckboxGroup = leaf<CheckboxGroupProps>(
  [
    'aria-invalid',
    'defaultValue',
    'id',
    'isDisabled',
    'isInvalid',
    'name',
    'onBlur',
    'onChange',
    'options',
    'value',
  ],
  function CheckboxGroupView({
    id,
    name,
    options,
    value,
    defaultValue,
    isDisabled,
    isInvalid,
    onChange,
    onBlur,
  }) {
    const [shown, change] = useLocalValue(value, defaultValue ?? []);
    const toggle = (each: string, isChecked: boolean) => {
      const rest = shown.filter((other) => other !== each);
      const next = isChecked ? [...rest, each] : rest;
      change(next);
      onChange?.(next);
    };
    return (
      <div id={id} className="checkbox-group" onBlur={() => void onBlur?.()}>
        {options.map((option) => (
          <Checkbox
            key={option.value}
            name={name}
            value={option.value}
            label={option.label}
            isChecked={shown.includes(option.value)}
            isDisabled={isDisabled === true || option.isDisabled === true}
            {...(isInvalid === undefined ? {} : { isInvalid })}
            onChange={({ currentTarget }) => toggle(option.value, currentTarget.checked)}
          />
        ))}
      </div>
    );
  },
);
