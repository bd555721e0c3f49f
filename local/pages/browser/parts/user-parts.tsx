import React, { useId, useState } from 'react';
import AtlaskitAvatar from '@atlaskit/avatar';
import { HelperMessage, Label, RequiredAsterisk } from '@atlaskit/form';
import AsyncSelect from '@atlaskit/select/async-select';
import type { UserPickerProps } from '../forge-props';
import { avatarUrl } from '../avatar-url';
import { useScene } from '../context';
import { leaf, part, type Heard } from '../part';
import type { Person } from '../site';

interface UserProps {
  readonly accountId: string;
  readonly hideDisplayName?: boolean;
}

/** A person of the site, by name; the account id where nobody has it. */
export const User = leaf<UserProps>(
  ['accountId', 'hideDisplayName'],
  function UserView({ accountId, hideDisplayName }) {
    const { site } = useScene();
    const name = site.people.find((each) => each.accountId === accountId)?.displayName ?? accountId;
    return <Face name={name} accountId={accountId} isNamed={hideDisplayName !== true} />;
  },
);

interface FaceProps {
  readonly name: string;
  readonly accountId: string;
  readonly isNamed: boolean;
}

const Face = ({ name, accountId, isNamed }: FaceProps) => (
  <span className="user" title={accountId}>
    <AtlaskitAvatar size="small" src={avatarUrl(name)} {...(isNamed ? {} : { name })} />
    {isNamed && <span>{name}</span>}
  </span>
);

export const UserGroup = part<object>([], ({ children }) => <span className="user-group">{children}</span>);

interface PersonOption {
  readonly value: string;
  readonly label: string;
}

/**
 * Looks among the site's people. `onChange` is told `{id, type, name, avatarUrl, email}`, or a list of those; the e-mail address is
 * never shown to an app here.
 */
export const UserPicker = leaf<Heard<UserPickerProps, 'onChange'>>(
  ['defaultValue', 'description', 'isMulti', 'isRequired', 'label', 'name', 'onChange', 'placeholder'],
  function UserPickerView({
    defaultValue,
    description,
    isMulti = false,
    isRequired = false,
    label,
    name,
    onChange,
    placeholder = 'Enter people',
  }) {
    const id = useId();
    const { site } = useScene();
    const initial = site.people.filter(({ accountId }) => [defaultValue].flat().includes(accountId));
    const [chosen, choose] = useState<readonly PersonOption[]>(initial.map(optionOf));
    return (
      <div>
        <Label htmlFor={id}>
          {label}
          {isRequired && <RequiredAsterisk />}
        </Label>
        <AsyncSelect<PersonOption, boolean>
          inputId={id}
          name={name}
          placeholder={placeholder}
          isMulti={isMulti}
          isRequired={isRequired}
          isClearable
          defaultOptions={site.people.filter(isActive).map(optionOf)}
          loadOptions={(text: string) => Promise.resolve(findPeople(site.people, text))}
          formatOptionLabel={(option) => <Face name={option.label} accountId={option.value} isNamed />}
          menuPosition="fixed"
          value={isMulti ? chosen : (chosen[0] ?? null)}
          onChange={(next) => {
            const options = [next].flat().filter((option) => option !== null) as readonly PersonOption[];
            choose(options);
            const users = options.map(userOf);
            onChange?.(isMulti ? users : users[0]);
          }}
        />
        {description !== undefined && <HelperMessage>{description}</HelperMessage>}
      </div>
    );
  },
);

const isActive = ({ active }: Person): boolean => active;

const optionOf = ({ accountId, displayName }: Person): PersonOption => ({
  value: accountId,
  label: displayName,
});

const userOf = ({ value, label }: PersonOption) => ({
  id: value,
  type: 'user',
  name: label,
  avatarUrl: avatarUrl(label),
  email: '',
});

/** Active people with a word of their name that begins so. */
const findPeople = (people: readonly Person[], text: string): PersonOption[] =>
  people
    .filter(isActive)
    .filter(({ displayName }) =>
      displayName
        .toLowerCase()
        .split(/\s+/)
        .concat(displayName.toLowerCase())
        .some((word) => word.startsWith(text.trim().toLowerCase())),
    )
    .map(optionOf);
