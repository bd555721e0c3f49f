import { useRef, useState } from 'react';
import type { ApprovalCause, IssuedTokenView, Offer, Reply } from '../../src/console/contract';
import type { ProjectApi } from '../api';
import { causesIn } from '../shared/orders/approval-part';
import { orderOf, startDraft, type OrderDraft } from './order-draft';
import { failureOfPlacing, type Refused } from './order-problems';

export interface OrderDesk {
  readonly draft: OrderDraft;
  readonly isSending: boolean;
  /** Why the last order was not fulfilled. */
  readonly refused: Refused | undefined;
  readonly edit: (change: (draft: OrderDraft) => OrderDraft) => void;
  readonly send: () => Promise<void>;
  /** Why approval is needed, and the reason to be given for it; undefined: it is not, as far as is known. */
  readonly approval: OrderApprovalPart | undefined;
}

export interface OrderApprovalPart {
  readonly causes: readonly ApprovalCause[];
  readonly justification: string;
  readonly setJustification: (justification: string) => void;
}

interface OrderReplies {
  readonly onReply: (reply: Reply<IssuedTokenView>) => void;
  /** It waits for approval now. */
  readonly onPlaced: () => void;
}

/** The order form's state. `onReply` gets the token; nothing of it is kept here, and of a refused order nothing is lost. */
export function useOrder(api: ProjectApi, offer: Offer, { onReply, onPlaced }: OrderReplies): OrderDesk {
  const [draft, setDraft] = useState(() => startDraft(offer));
  const [isSending, setSending] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const [causes, setCauses] = useState(() => startCauses(offer));
  const [justification, setJustification] = useState('');
  // A second click may come before the first has been drawn.
  const isUnderWay = useRef(false);

  const send = async () => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setSending(true);
    const order = orderOf(draft, offer);
    const placed = causes === undefined ? undefined : await api.placeOrder({ order, justification });
    const reply = placed ?? (await api.issueToken(order));
    isUnderWay.current = false;
    setSending(false);
    const needed = reply.ok ? undefined : causesIn(reply);
    const isDone = reply.ok || (placed !== undefined && isNotNeeded(reply));
    setCauses(isDone ? startCauses(offer) : (needed ?? causes));
    setRefused(reply.ok || needed ? undefined : { order, failure: failureOfPlacing(reply) });
    if (reply.ok) setDraft(startDraft(offer));
    if (placed === undefined) onReply(reply as Reply<IssuedTokenView>);
    else if (placed.ok) onPlaced();
  };

  const approval = causes && { causes, justification, setJustification };
  return { draft, isSending, refused, edit: (change) => setDraft(change), send, approval };
}

/** Where everything needs approval it is plain from the start; else the resolver says so when it is asked. */
const startCauses = ({ approval }: Offer): readonly ApprovalCause[] | undefined =>
  approval.needs === 'always' ? ['always'] : undefined;

const isNotNeeded = (reply: Reply<unknown>): boolean =>
  !reply.ok && 'refusal' in reply && reply.refusal.code === 'approval-not-needed';
