import { LEAVERS_MAX, type FinishedCensus } from '../../tokens/census';

/** Fewer than this may be gone at once whatever the share. */
const FEW = 10;
const SHARE = 0.2;

/** More gone than people and projects go: it is rather Jira that leaves them out, and nothing final may rest on it. */
export const tooManyAtOnce = (gone: number, known: number): boolean => gone > Math.max(FEW, known * SHARE);

/**
 * Whether so many owners seem to have left that Jira may just have left them out: then nothing is done to their tokens, and an admin
 * looks. A census that names as many leavers as it can may know of more.
 */
export const holdsLeavers = ({ owners, leavers }: FinishedCensus): boolean =>
  leavers.length >= LEAVERS_MAX || tooManyAtOnce(leavers.length, owners);
