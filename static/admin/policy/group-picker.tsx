import React from 'react';
import { Select } from '@forge/react';
import type { AdminApi } from '../../api';
import { Field } from '../../shared/field';
import { say } from '../say';
import { useGroupSearch } from './use-group-search';

interface GroupPickerProps {
  readonly id: string;
  readonly api: AdminApi;
  readonly groupIds: readonly string[];
  readonly isDisabled: boolean;
  readonly onChange: (groupIds: readonly string[]) => void;
}

/** As many as a rule takes. */
const GROUPS_MAX = 20;

interface GroupOption {
  readonly value: string;
  readonly label: string;
}

/** Groups by their names of this moment: ids are what is kept. */
export const GroupPicker = ({ id, api, groupIds, isDisabled, onChange }: GroupPickerProps) => {
  const { found, names, isLoading, hasFailed, search } = useGroupSearch(api, groupIds);
  const isFull = groupIds.length >= GROUPS_MAX;
  const optionOf = (groupId: string): GroupOption => ({
    value: groupId,
    label: names.get(groupId) ?? (isLoading ? groupId : say('groups.unknown')),
  });
  return (
    <Field
      id={id}
      label={say('groups.label', { max: GROUPS_MAX })}
      errors={hasFailed ? [say('groups.failed')] : []}
    >
      <Select
        inputId={id}
        isMulti
        isSearchable
        isDisabled={isDisabled}
        isLoading={isLoading}
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
