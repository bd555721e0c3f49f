import type { Offer, PurposeKey } from '../../src/console/contract';
import { say } from './say';

/** A name that tells what for and where. Pure. */
export const suggestedName = (
  { purposeKey }: { readonly purposeKey: PurposeKey },
  { project }: Offer,
): string => say(`suggest.${purposeKey}`, { project: project.key });
