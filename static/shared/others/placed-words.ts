import type { PlacedForView } from '../../../src/console/contract';
import { say } from '../orders/say';
import { bothWords } from '../when';

/** What happens next with an order for somebody else. */
export const placedWords = ({ claimUntilAt }: PlacedForView): string =>
  claimUntilAt === undefined
    ? say('others.placed-waits')
    : say('others.placed-means', { time: bothWords(claimUntilAt) });
