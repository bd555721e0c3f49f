import React from 'react';
import { Text, User } from '@forge/react';
import { say } from './say';

/** Stands in records and events where the id of a closed account stood (src/policy/account.ts). */
const CLOSED_ACCOUNT = 'closed-account';

/** Somebody whose account may be closed by now. */
export const Person = ({ accountId }: { readonly accountId: string }) =>
  accountId === CLOSED_ACCOUNT ? <Text>{say('person.closed')}</Text> : <User accountId={accountId} />;
