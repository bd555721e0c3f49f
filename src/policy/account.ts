/** Account ids as they are stored: of whoever owns, asked for, changed or ended something. Pure. */

/** Stands where the id of an account stood that Atlassian says is closed. */
export const CLOSED_ACCOUNT = 'closed-account';
/** Words that stand where an account id may stand, and are none. */
const WORDS: ReadonlySet<string> = new Set(['app', CLOSED_ACCOUNT]);
const ACCOUNT_ID = /^[A-Za-z0-9:-]{1,128}$/;

export type Accounts = ReadonlySet<string>;

/** Those of these that are account ids, each once. */
export const accountsAmong = (texts: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(
    texts.filter((text): text is string => text !== undefined && ACCOUNT_ID.test(text) && !WORDS.has(text)),
  ),
];

/** The id, or the word for it where it is one of `closed`. */
export const withoutClosed = (accountId: string, closed: Accounts): string =>
  closed.has(accountId) ? CLOSED_ACCOUNT : accountId;
