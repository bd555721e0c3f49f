/** Words that both pages use. What only one page says is in that page's own text.ts. */
import type { DaysByEffect, Effect, ReachView, TokenView } from '../../src/console/contract';

export const UNREACHABLE = 'The app did not answer. Reload the page and try again.';

/** What each scope opens, for people. A scope that is not here is shown by its name alone. */
const SCOPE_WORDS: Readonly<Record<string, string>> = {
  'read:jira-work': 'Read issues, comments, projects; search',
  'write:jira-work': 'Create and edit issues, comments, worklogs',
  'read:jira-user': 'Read users and groups',
  'manage:jira-project': 'Manage components, versions, project settings',
  'manage:jira-configuration': 'Manage fields, workflows, schemes',
  'manage:jira-webhook': 'Manage webhooks',
  'read:servicedesk-request': 'Read service requests and queues',
  'write:servicedesk-request': 'Create and edit service requests',
  'manage:servicedesk-customer': 'Manage service customers and organisations',
  'read:board-scope:jira-software': 'Read boards',
  'write:board-scope:jira-software': 'Move issues on boards',
  'read:epic:jira-software': 'Read epics',
  'read:sprint:jira-software': 'Read sprints',
  'write:sprint:jira-software': 'Create, start and fill sprints',
};

export const scopeLabel = (scope: string): string => {
  const words = SCOPE_WORDS[scope];
  return words === undefined ? scope : `${words} (${scope})`;
};

export const EFFECT_WORDS: Readonly<Record<Effect, string>> = {
  read: 'Read',
  write: 'Write',
  delete: 'Delete',
  manage: 'Manage',
};

/** `Read, write`: what a token may do. */
export function accessWords(effects: readonly Effect[]): string {
  const [first = '', ...rest] = effects.map((effect) => EFFECT_WORDS[effect]);
  return [first, ...rest.map((word) => word.toLowerCase())].join(', ');
}

export const reachWords = (reach: ReachView): string =>
  reach.kind === 'site' ? 'Whole site' : reach.projects.map(({ key }) => key).join(', ');

export const STATE_WORDS: Readonly<Record<TokenView['state'], string>> = {
  active: 'Active',
  paused: 'Paused',
  revoked: 'Revoked',
  expired: 'Expired',
};

/** `22 Nov 2026`, in the reader's own time zone. */
export const dayWords = (iso: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }).format(new Date(iso));

export const countWords = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** One sentence where all effects share their days, else one for each. */
export function lifetimeSentences(
  most: DaysByEffect,
  usual: DaysByEffect,
  effects: readonly Effect[],
): readonly string[] {
  const sentences = effects.map((effect) => ({
    effect,
    days: `at most ${countWords(most[effect], 'day')}; ${usual[effect]} if nothing else is asked for`,
  }));
  const [first] = sentences;
  if (first === undefined) return [];
  return sentences.every(({ days }) => days === first.days)
    ? [`A token lives ${first.days}.`]
    : sentences.map(({ effect, days }) => `A token that may ${effect} lives ${days}.`);
}

export const LIST = {
  loading: 'Loading tokens…',
  name: 'Name',
  state: 'State',
  owner: 'Owner',
  access: 'Access',
  project: 'Project',
  issued: 'Issued',
  expires: 'Expires',
  actions: 'Actions',
  revoke: 'Revoke',
  revokeForGood: 'Revoke for good',
  keep: 'Keep it',
  more: 'Show more',
  reload: 'Try again',
  failed: 'The tokens could not be loaded',
  actionFailed: 'That did not work',
} as const;
