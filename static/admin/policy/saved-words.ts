import type { ExistingChoice } from '../../../src/console/contract';
import { bothWords } from '../../shared/when';
import { say } from '../say';

/** What a saved policy means to tokens that live today, by what was chosen for them. Pure. */
export function savedWords(existing: ExistingChoice): string {
  switch (existing.kind) {
    case 'apply':
      return say('saved');
    case 'keep':
      return say('saved.kept', { until: bothWords(existing.until) });
    case 'stop':
      return say('saved.stops', { at: bothWords(existing.at) });
    case 'lift':
      return say('saved.lifted');
  }
}

/** The same for the message that Jira shows beside the page, under the words that the policy is saved. */
export const flagWords = (existing: ExistingChoice): string =>
  existing.kind === 'apply' ? say('saved.means') : savedWords(existing);
