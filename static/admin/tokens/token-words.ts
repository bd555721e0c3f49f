/** What a line of the token list says. Pure. */
import type { TokenRowView, UseView } from '../../../src/console/contract';
import { freezeTitle, thawWords } from '../../shared/freeze-words';
import { isEnded } from '../../shared/token-detail/token-words';
import { relativeWords } from '../../shared/when';
import { say } from '../say';

/** Why today's policy refuses every call. */
export const stoppedWords = (rule: NonNullable<TokenRowView['stoppedBy']>): string => say(`stopped.${rule}`);

/** `3 hours ago`, or that it never was. */
export const lastUsedWords = (use: UseView | undefined, now: number): string => {
  if (use === undefined) return say('use.unknown');
  return use.lastUsedAt === undefined ? say('use.never') : relativeWords(use.lastUsedAt, now);
};

/** `4 weeks ago` for what has ended, `in 3 days` for what will. */
export const endWords = ({ endedAt, endsAt }: TokenRowView, now: number): string =>
  relativeWords(endedAt ?? endsAt, now);

export const numberWords = (count: number | undefined): string =>
  count === undefined ? say('use.unknown') : say('number', { count });

/** What an admin has stopped of a token that lives: the widest of it. Undefined: nothing, or it has ended anyway. */
export function frozenOf(token: Pick<TokenRowView, 'state' | 'frozen'>): 'all' | 'writes' | undefined {
  const { frozen = [] } = token;
  if (isEnded(token) || frozen.length === 0) return undefined;
  return frozen.some(({ what }) => what === 'all') ? 'all' : 'writes';
}

/** `Project ABC, for all tokens: nothing is allowed. Until a Jira admin thaws it.`, for each freeze that hits it. */
export const frozenWords = ({ frozen = [] }: Pick<TokenRowView, 'frozen'>): string =>
  frozen.map((entry) => `${freezeTitle(entry)}. ${thawWords(entry)}`).join(' ');
