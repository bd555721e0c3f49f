import { useRef, useState } from 'react';
import type { ApprovalCause, IssuedTokenView, Offer, Reply, TokenOrder } from '../../src/console/contract';
import type { ProjectApi } from '../api';
import { causesIn } from '../shared/orders/approval-part';
import { causesKnown, powersOf } from './approval-causes';
import { chosenDays } from './expiry';
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

/** Why an order with these powers needs approval; empty: it needs none. */
interface Told {
  readonly powers: string;
  readonly causes: readonly ApprovalCause[];
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
  const [told, setTold] = useState<Told>();
  const [justification, setJustification] = useState('');
  // A second click may come before the first has been drawn.
  const isUnderWay = useRef(false);
  const order = orderOf(draft, offer);
  const causes = causesOf(order, { offer, told, daysUsual: chosenDays(draft, offer) });

  const send = async () => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setSending(true);
    const placed = causes === undefined ? undefined : await api.placeOrder({ order, justification });
    const reply = placed ?? (await api.issueToken(order));
    isUnderWay.current = false;
    setSending(false);
    const needed = reply.ok ? undefined : causesIn(reply);
    const said = needed ?? (placed !== undefined && isNotNeeded(reply) ? [] : undefined);
    if (said) setTold({ powers: powersOf(order), causes: said });
    setRefused(reply.ok || needed ? undefined : { order, failure: failureOfPlacing(reply) });
    if (reply.ok) setDraft(startDraft(offer));
    if (placed === undefined) onReply(reply as Reply<IssuedTokenView>);
    else if (placed.ok) onPlaced();
  };

  const approval = causes && { causes, justification, setJustification };
  return { draft, isSending, refused, edit: (change) => setDraft(change), send, approval };
}

/** What the resolver said of an order with the same powers goes before what the offer lets one know. */
function causesOf(
  order: TokenOrder,
  { offer, told, daysUsual }: { offer: Offer; told: Told | undefined; daysUsual: number | undefined },
): readonly ApprovalCause[] | undefined {
  const causes = told?.powers === powersOf(order) ? told.causes : causesKnown(order, offer, daysUsual);
  return causes.length === 0 ? undefined : causes;
}

const isNotNeeded = (reply: Reply<unknown>): boolean =>
  !reply.ok && 'refusal' in reply && reply.refusal.code === 'approval-not-needed';
