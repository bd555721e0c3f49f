/** Why a token needs somebody's eye. Pure. */
import type { OverviewView, TokenListKey, TokenRowView } from '../../../src/console/contract';
import { relativeWords } from '../../shared/when';
import { say } from '../say';

export type Concern = keyof OverviewView['attention'];

/** In the order in which they are shown. */
export const CONCERNS: readonly Concern[] = ['reused', 'ownerLeft', 'expiring', 'denied', 'unused'];

/** The list of the Tokens tab that has them all. */
export const LISTS: Readonly<Record<Concern, TokenListKey>> = {
  reused: 'reused',
  ownerLeft: 'owner-left',
  expiring: 'expiring',
  denied: 'denied',
  unused: 'unused',
};

/** `Ends in 3 days`, `Denied 41 times in 7 days, last 2 hours ago`. */
export function reasonWords(concern: Concern, token: TokenRowView, now: number): string {
  const { use, endsAt, issuedAt, reusedAt } = token;
  switch (concern) {
    case 'reused':
      return say('reason.reused', { when: relativeWords(reusedAt ?? endsAt, now) });
    case 'ownerLeft':
      return say('reason.owner-left');
    case 'expiring':
      return say('reason.expiring', { when: relativeWords(endsAt, now) });
    case 'unused':
      return use?.lastUsedAt === undefined
        ? say('reason.never-used', { when: relativeWords(issuedAt, now) })
        : say('reason.unused', { when: relativeWords(use.lastUsedAt, now) });
    case 'denied':
      return use?.lastDeniedAt === undefined
        ? say('reason.denied', { count: use?.denied7d ?? 0 })
        : say('reason.denied-last', {
            count: use.denied7d,
            when: relativeWords(use.lastDeniedAt, now),
          });
  }
}
