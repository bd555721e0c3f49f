import { useState } from 'react';
import type { IssuedTokenView } from '../../src/console/contract';
import type { ProjectApi } from '../api';
import type { Failure } from '../shared/loaded';
import { EMPTY_DRAFT, orderOf, type OrderDraft } from './order-draft';

export interface OrderDesk {
  readonly draft: OrderDraft;
  readonly isSending: boolean;
  /** Why the last order was not fulfilled. */
  readonly failure: Failure | undefined;
  readonly edit: (change: Partial<OrderDraft>) => void;
  readonly send: () => Promise<void>;
}

/** The order form's state. `onIssued` gets the token; nothing of it is kept here. */
export function useOrder(api: ProjectApi, onIssued: (issued: IssuedTokenView) => void): OrderDesk {
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  const send = async () => {
    if (isSending) return;
    setSending(true);
    const reply = await api.issueToken(orderOf(draft));
    setSending(false);
    setFailure(reply.ok ? undefined : reply);
    if (!reply.ok) return;
    setDraft(EMPTY_DRAFT);
    onIssued(reply.value);
  };

  return {
    draft,
    isSending,
    failure,
    edit: (change) => setDraft((now) => ({ ...now, ...change })),
    send,
  };
}
