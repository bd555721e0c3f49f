/** Whom events name, and the events once such an account is closed. Pure. */
import { withoutClosed, type Accounts } from '../policy/account';
import type { StoredEvent } from './event';

/** Fields of events that hold an account id. `before` and `after` do so in `token.backup-named`; elsewhere they are no text. */
const FIELDS = ['actorId', 'ownerId', 'from', 'to', 'before', 'after', 'accountId', 'backupId'] as const;

export const accountsOfEvent = (event: StoredEvent): readonly string[] =>
  FIELDS.flatMap((field) => {
    const value = event[field];
    return typeof value === 'string' ? [value] : [];
  });

/** The same event; only who it was about is gone. */
export const forgetInEvent = (event: StoredEvent, closed: Accounts): StoredEvent => {
  const named = FIELDS.flatMap((field) => {
    const value = event[field];
    return typeof value === 'string' ? [[field, withoutClosed(value, closed)] as const] : [];
  });
  return { ...event, ...Object.fromEntries(named) };
};
