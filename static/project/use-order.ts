import { useRef, useState } from 'react';
import type { IssuedTokenView, Offer, Reply } from '../../src/console/contract';
import type { ProjectApi } from '../api';
import { orderOf, startDraft, type OrderDraft } from './order-draft';
import type { Refused } from './order-problems';

export interface OrderDesk {
  readonly draft: OrderDraft;
  readonly isSending: boolean;
  /** Why the last order was not fulfilled. */
  readonly refused: Refused | undefined;
  readonly edit: (change: (draft: OrderDraft) => OrderDraft) => void;
  readonly send: () => Promise<void>;
}

/** The order form's state. `onReply` gets the token; nothing of it is kept here, and of a refused order nothing is lost. */
export function useOrder(
  api: ProjectApi,
  offer: Offer,
  onReply: (reply: Reply<IssuedTokenView>) => void,
): OrderDesk {
  const [draft, setDraft] = useState(() => startDraft(offer));
  const [isSending, setSending] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  // A second click may come before the first has been drawn.
  const isUnderWay = useRef(false);

  const send = async () => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setSending(true);
    const order = orderOf(draft, offer);
    const reply = await api.issueToken(order);
    isUnderWay.current = false;
    setSending(false);
    setRefused(reply.ok ? undefined : { order, failure: reply });
    if (reply.ok) setDraft(startDraft(offer));
    onReply(reply);
  };

  return { draft, isSending, refused, edit: (change) => setDraft(change), send };
}
