/** A token's state, access and reach in words. Pure but for the reader's language. */
import type { Effect, ReachView, TokenRowView } from '../../../src/console/contract';
import { say } from '../say';
import { getReader } from '../words';

/** What a list shows: the state, and of active tokens whether they last. */
export type ShownState = TokenRowView['state'] | 'expiring' | 'stopped' | 'retiring';

/** As the server's list `expiring` has it. */
const SOON_MS = 14 * 86_400_000;

export function shownState({ state, stoppedBy, endsAt, successor }: TokenRowView, now: number): ShownState {
  if (state !== 'active') return state;
  if (stoppedBy !== undefined) return 'stopped';
  if (successor !== undefined) return 'retiring';
  return Date.parse(endsAt) - now <= SOON_MS ? 'expiring' : 'active';
}

export const isEnded = ({ state }: Pick<TokenRowView, 'state'>): boolean =>
  state === 'revoked' || state === 'expired' || state === 'retired';

/** As it stands within a sentence. */
export const lowered = (word: string): string => word.toLocaleLowerCase(getReader().locale);

/** As it stands within a sentence, names in it as they are: `work in Jira`. */
export const loweredFirst = (words: string): string => lowered(words.slice(0, 1)) + words.slice(1);

/** `Read, write`. */
export function accessWords(effects: readonly Effect[]): string {
  const [first = '', ...rest] = effects.map((effect) => say(`effect.${effect}`));
  return [first, ...rest.map(lowered)].join(', ');
}

/** `ABC, DEF`, or that it is bound to no project. */
export const reachWords = (reach: ReachView): string =>
  reach.kind === 'site' ? say('reach.site') : reach.projects.map(({ key }) => key).join(', ');

/** `a, b and c`, as the reader's language joins them. */
export const listWords = (
  words: readonly string[],
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string => new Intl.ListFormat(getReader().locale, { type }).format(words);
