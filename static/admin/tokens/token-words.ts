/** What a line of the token list says. Pure. */
import type { TokenRowView, UseView } from '../../../src/console/contract';
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
