import type { AdminPowerView, Offer, PurposeKey } from '../../src/console/contract';
import { say } from './say';

/** A name that tells what for and where. Pure. */
export const suggestedName = (
  { purposeKey, admin }: { readonly purposeKey: PurposeKey; readonly admin: readonly AdminPowerView[] },
  { project }: Offer,
): string =>
  admin.length > 0 ? say('suggest.admin') : say(`suggest.${purposeKey}`, { project: project.key });
