import React from 'react';
import { Select } from '@forge/react';
import { Field } from '../field';
import { say } from '../say';
import { useGroupSearch, type AskGroups } from './use-group-search';

interface GroupPickerProps {
  readonly id: string;
  readonly ask: AskGroups;
  readonly groupIds: readonly string[];
  readonly isDisabled: boolean;
  readonly help?: string;
  /** What is wrong with the choice. */
  readonly errors?: readonly string[];
  readonly onChange: (groupIds: readonly string[]) => void;
}

/** As many as a rule takes. */
const GROUPS_MAX = 20;

interface GroupOption {
  readonly value: string;
  readonly label: string;
}

/** Groups by their names of this moment: ids are what is kept. */
export const GroupPicker = (props: GroupPickerProps) => {
  const { id, ask, groupIds, isDisabled, help, errors = [], onChange } = props;
  const { found, names, isLoading, hasFailed, search } = useGroupSearch(ask, groupIds);
  const isFull = groupIds.length >= GROUPS_MAX;
  const optionOf = (groupId: string): GroupOption => ({
    value: groupId,
    label: names.get(groupId) ?? (isLoading ? groupId : say('groups.unknown')),
  });
  return (
    <Field
      id={id}
      label={say('groups.label', { max: GROUPS_MAX })}
      {...(help === undefined ? {} : { help })}
      errors={hasFailed ? [say('groups.failed'), ...errors] : errors}
    >
      <Select
        inputId={id}
        isMulti
        isSearchable
        isDisabled={isDisabled}
        isLoading={isLoading}
        isInvalid={errors.length > 0}
        placeholder={say('groups.placeholder')}
        value={groupIds.map(optionOf)}
        options={isFull ? [] : found.map((group) => optionOf(group.id))}
        onInputChange={(text: string) => void search(text)}
        onChange={(chosen: readonly GroupOption[] | null) =>
          onChange((chosen ?? []).map(({ value }) => value))
        }
      />
    </Field>
  );
};
