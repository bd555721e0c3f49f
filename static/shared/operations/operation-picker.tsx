import React, { useState } from 'react';
import { List, ListItem, Select, Stack } from '@forge/react';
import type { OperationView } from '../../../src/console/contract';
import { failureWords } from '../failure-words';
import { Field } from '../field';
import type { Loaded } from '../loaded';
import { say } from '../orders/say';
import { chosenOptions, openOptions, OPERATIONS_MAX, type OperationOption } from './operation-options';

interface OperationPickerProps {
  readonly id: string;
  readonly available: Loaded<readonly OperationView[]>;
  readonly ids: readonly string[];
  /** Said while none is chosen. */
  readonly none: string;
  readonly isDisabled?: boolean;
  /** What is wrong with the choice. */
  readonly errors: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

/** Operations by what they are called. One that could no longer be chosen stays in sight, and is said to be of no use. */
export const OperationPicker = (props: OperationPickerProps) => {
  const { id, available, ids, isDisabled = false, errors, onChange } = props;
  const [text, setText] = useState('');
  const known = available.state === 'loaded' ? available.value : undefined;
  const chosen = chosenOptions(ids, known);
  const open = openOptions(text, ids, known ?? []);
  const failed = available.state === 'failed' ? failureWords(available.failure) : [];
  return (
    <Stack space="space.050">
      <Field
        id={id}
        label={say('operations.chosen', { count: ids.length, max: OPERATIONS_MAX })}
        help={helpWords(props, open.more)}
        errors={[...errors, ...failed]}
      >
        <Select
          inputId={id}
          isMulti
          isSearchable
          isDisabled={isDisabled}
          isLoading={available.state === 'loading'}
          isInvalid={errors.length > 0}
          closeMenuOnSelect={false}
          placeholder={say('operations.choose')}
          value={chosen}
          options={open.options}
          onInputChange={setText}
          onChange={(picked: readonly OperationOption[] | null) =>
            onChange((picked ?? []).map(({ value }) => value))
          }
        />
      </Field>
      {/* The control cuts off what is long. */}
      {chosen.length > 0 && (
        <List type="unordered">
          {chosen.map(({ value, label }) => (
            <ListItem key={value}>{label}</ListItem>
          ))}
        </List>
      )}
    </Stack>
  );
};

function helpWords({ available, ids, none }: OperationPickerProps, more: number): string {
  if (available.state === 'loading') return say('operations.loading');
  const narrower = more > 0 ? [say('operations.more', { count: more })] : [];
  if (ids.length === 0) return [none, ...narrower].join(' ');
  return ids.length >= OPERATIONS_MAX
    ? say('operations.full', { max: OPERATIONS_MAX })
    : [...narrower, say('operations.help')].join(' ');
}
