import type { Offer } from '../../src/console/contract';
import type { OrderDraft } from './order-draft';
import { say } from './say';

/** A name that tells what for and where. Pure. */
export const suggestedName = ({ purposeKey }: Pick<OrderDraft, 'purposeKey'>, { project }: Offer): string =>
  say(`suggest.${purposeKey}`, { project: project.key });
