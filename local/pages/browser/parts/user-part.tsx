import React from 'react';
import { useScene } from '../context';
import { leaf } from '../part';

interface UserProps {
  readonly accountId: string;
  readonly hideDisplayName?: boolean;
}

/** A person of the site, by name; the account id where nobody has it. */
export const User = leaf<UserProps>(
  ['accountId', 'hideDisplayName'],
  function UserView({ accountId, hideDisplayName }) {
    const { site } = useScene();
    const person = site.people.find((each) => each.accountId === accountId);
    const name = person?.displayName ?? accountId;
    return (
      <span className="user" title={accountId}>
        <span className="avatar" aria-hidden>
          {initialsOf(name)}
        </span>
        {hideDisplayName !== true && <span>{name}</span>}
      </span>
    );
  },
);

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
