import React from 'react';
import AtlaskitTextArea from '@atlaskit/textarea';
import type { TextAreaProps } from '@forge/react';
import { eventData } from '../forge-doc';
import { heard, leaf, type Heard } from '../part';
import { useLocalValue } from './use-local-value';

export const TextArea = leaf<Heard<TextAreaProps, 'onBlur' | 'onChange' | 'onFocus'>>(
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
    'maxHeight',
    'maxLength',
    'minLength',
    'minimumRows',
    'name',
    'onBlur',
    'onChange',
    'onFocus',
    'placeholder',
    'resize',
    'spellCheck',
    'testId',
    'value',
  ],
  function TextAreaView({ value, defaultValue, onChange, onBlur, onFocus, ...rest }) {
    const [shown, change] = useLocalValue(value, defaultValue ?? '');
    return (
      <AtlaskitTextArea
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
