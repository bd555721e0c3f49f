/** What is frozen, in words. */
import type { FreezeEntryView } from '../../src/console/contract';
import { say } from './say';
import { bothWords } from './when';

/** `Project ABC: nothing is allowed`. People and tokens are told by kind: who they are is rendered beside. */
export const freezeTitle = ({ of, what }: Pick<FreezeEntryView, 'of' | 'what'>): string =>
  say(`freeze.title-${what}`, {
    of: say(`freeze.of-${of.kind}`, { key: of.kind === 'project' ? of.project.key : '' }),
  });

/** `until 22 Nov 2026, 14:05 UTC`, or that somebody must thaw it. */
export const thawWords = ({ until }: Pick<FreezeEntryView, 'until'>): string =>
  until === undefined ? say('freeze.no-end') : say('freeze.until', { when: bothWords(until) });
