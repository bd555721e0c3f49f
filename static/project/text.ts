/** Everything the project page says. */
import type { Effect, Offer } from '../../src/console/contract';
import { accessWords, countWords, lifetimeSentences } from '../shared/text';
import { daysFor } from './order-draft';

export const TEXT = {
  loading: 'Loading what you may ask for…',
  readFailed: 'It could not be read what you may ask for',
  retry: 'Try again',
  offerTitle: 'What you may ask for here',
  offTitle: 'API tokens are switched off on this site',
  offHelp:
    'A Jira admin can switch them on under Apps › Scoped tokens. Tokens that exist are refused until then.',
  noScopes: 'Your Jira admins allow no scope, so there is nothing to ask for.',
  formTitle: 'New token',
  name: 'Name',
  nameHelp: 'So that you and your admins recognise it, for example “nightly export”.',
  scopes: 'Scopes',
  scopesHelp: 'What it opens. Choose as little as the script needs.',
  scopesPlaceholder: 'Choose scopes',
  effects: 'It may',
  effectWords: {
    read: 'Read: look things up',
    write: 'Write: create and edit',
    delete: 'Delete',
    manage: 'Manage: change settings',
  },
  reach: 'Where',
  siteWide: 'Whole site, not only this project',
  siteWideHelp: 'You may ask for this because you are a Jira admin.',
  days: 'Days',
  submit: 'Create token',
  problemsTitle: 'The token was not created',
  issuedTitle: 'Your token is ready',
  once: 'Copy it now. You can replace it, not view it again.',
  token: 'Token',
  tryIt: 'Try it',
  trySelf: 'What is this token, and what may it do?',
  tryProject: 'Read this project with it:',
  done: 'I have copied it',
  tokens: {
    title: 'Your tokens',
    empty: 'You have no tokens',
    emptyHelp: 'Tokens that you create, in this project or another, are listed here.',
    askRevoke: (name: string) => `Revoke “${name}”?`,
    revokeMeans:
      'Scripts that use it are refused from their next request on. This cannot be undone; you can create a new one.',
  },
} as const;

/** The offer as a person would tell it, one sentence each. */
export const offerSentences = ({ project, effects, siteWide, scopes, ...days }: Offer): readonly string[] => [
  siteWide
    ? `A token for project ${project.key}, or, as you are a Jira admin, for the whole site.`
    : `A token for project ${project.key}. It reaches no other project.`,
  effects.every((effect) => effect === 'read')
    ? 'It reads; it changes nothing.'
    : `It may ${accessWords(effects).toLowerCase()}: you choose which.`,
  `It holds one or more of ${countWords(scopes.length, 'scope')}. In Jira’s history the app shows as the author of what it does.`,
  ...lifetimeSentences(days.lifetimeDaysMax, days.lifetimeDaysDefault, effects),
];

export const daysHelp = (offer: Offer, effects: readonly Effect[]): string =>
  effects.length === 0
    ? 'Choose what it may do first.'
    : `${countWords(daysFor(offer.lifetimeDaysDefault, effects), 'day')} if left empty, at most ${daysFor(offer.lifetimeDaysMax, effects)}.`;

export const expiryWords = (name: string, access: string, day: string): string =>
  `“${name}”. Access: ${access}. It works until ${day}.`;
