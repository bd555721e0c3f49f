import type { Offer } from '../../src/console/contract';
import type { OrderDraft } from './order-draft';
import type { Refused } from './order-problems';

/** What each part of the order form is given. */
export interface FormPart {
  readonly draft: OrderDraft;
  readonly offer: Offer;
  readonly refused: Refused | undefined;
  readonly edit: (change: (draft: OrderDraft) => OrderDraft) => void;
}
