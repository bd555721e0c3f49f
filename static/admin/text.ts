/** Everything the admin page says. */
import type { PolicyView, RulesView } from '../../src/console/contract';
import { countWords, dayWords, lifetimeSentences } from '../shared/text';

export const TEXT = {
  loading: 'Loading the rules…',
  notAdmin: 'This page is for Jira admins',
  notAdminHelp:
    'Ask a Jira admin if you need a token rule changed. Your own tokens are on the “API tokens” page of each project.',
  readFailed: 'The rules could not be read',
  retry: 'Try again',
  stateTitle: 'API tokens on this site',
  on: 'On',
  off: 'Off',
  onMeans: 'People may issue tokens on project pages, and scripts may use them within the rules below.',
  offMeans: 'No token can be issued, and every token that exists is refused.',
  switchesTitle: 'Change what is allowed',
  tokensOn: 'Allow API tokens',
  tokensOnHelp:
    'Off refuses every token from its next request on. Switching on again lets them through as before.',
  readOnly: 'Read only',
  readOnlyHelp: 'No token may change anything, whatever it was issued with.',
  siteWide: 'Site-wide tokens',
  siteWideHelp: 'Jira admins may issue tokens that are bound to no project.',
  attribute: 'Note the token on each changed issue',
  attributeHelp:
    'Jira’s history names the app for every change. With this, an issue property of each changed issue names the token and its owner.',
  save: 'Save',
  discard: 'Discard',
  saved: 'Saved. The new rules hold from the next request on.',
  staleTitle: 'Somebody else changed the rules meanwhile',
  staleHelp:
    'Nothing of yours was saved. The page now shows their rules: look at them, then make your change again.',
  saveFailed: 'The rules were not saved',
  rulesTitle: 'The rules today',
  scopesTitle: 'Scopes a token may hold',
  tokens: {
    title: 'All tokens',
    empty: 'No tokens yet',
    emptyHelp:
      'Once tokens are on, people issue them on the “API tokens” page of a project. Each one is listed here.',
    askRevoke: (name: string) => `Revoke “${name}”?`,
    revokeMeans:
      'Scripts that use it are refused from their next request on. This cannot be undone; its owner can issue a new one.',
  },
} as const;

/** The rules as a person would tell them, one sentence each. */
export const ruleSentences = (rules: RulesView): readonly string[] => [
  rules.readOnly ? 'Tokens read; they change nothing.' : changeSentence(rules.scopes),
  rules.siteWideTokens
    ? 'A token is bound to one project, unless a Jira admin issues it for the whole site.'
    : 'Every token is bound to one project. Site-wide tokens are refused.',
  ...lifetimeSentences(
    rules.lifetimeDaysMax,
    rules.lifetimeDaysDefault,
    rules.readOnly ? ['read'] : ['read', 'write', 'delete', 'manage'],
  ),
  rules.scopes.length === 0
    ? 'No scope is allowed, so no token can be issued.'
    : `A token may hold any of ${countWords(rules.scopes.length, 'scope')}. Within them it may do what its owner may do in Jira at that moment.`,
  ...(rules.attributeInJira
    ? ['Each issue that a token changes bears the token and its owner in a property.']
    : []),
];

const changeSentence = (scopes: readonly string[]): string =>
  scopes.every((scope) => scope.startsWith('read:'))
    ? 'Tokens may be issued to write, but every allowed scope only reads.'
    : 'Tokens may read, write, delete and manage, as far as their scopes go.';

export const scopeCount = (scopes: readonly string[]): string => `${TEXT.scopesTitle} (${scopes.length})`;

/** `Revision 3, changed on 22 Nov 2026 by`: the name follows. */
export const changedWords = ({ revision, changedAt }: PolicyView): string =>
  changedAt === undefined
    ? 'Nobody has changed the rules since the app was installed.'
    : `Revision ${revision}, changed on ${dayWords(changedAt)} by`;
