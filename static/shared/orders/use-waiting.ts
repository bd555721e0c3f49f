import { useCallback, useEffect, useState } from 'react';
import type { OrderListView } from '../../../src/console/contract';
import type { OrderDeskApi } from './order-desk-api';
import { say } from './say';

type Waiting = OrderListView['waiting'];

/** How many orders wait for a decision, for the tab's name. */
export interface WaitingDesk {
  /** Undefined where none does, or where it is not known. */
  readonly words: string | undefined;
  /** A list was read that tells. */
  readonly tell: (waiting: Waiting) => void;
  /** Something was decided. */
  readonly reload: () => void;
}

/** Read once, by the list's own entry with one line of it; nothing is read for whoever decides nothing. */
export function useWaiting(
  { searchOrders }: Pick<OrderDeskApi, 'searchOrders'>,
  mayDecide: boolean,
): WaitingDesk {
  const [waiting, setWaiting] = useState<Waiting>(0);
  const read = useCallback(async () => {
    const reply = await searchOrders({ limit: 1 });
    if (reply.ok) setWaiting(reply.value.waiting);
  }, [searchOrders]);
  useEffect(() => {
    if (mayDecide) void read();
  }, [mayDecide, read]);
  return { words: waitingWords(waiting), tell: setWaiting, reload: () => void read() };
}

/** `3`, `50+`; undefined where none waits. */
export function waitingWords(waiting: Waiting): string | undefined {
  if (waiting === 'many') return say('order.count-many');
  return waiting === 0 ? undefined : say('order.count', { count: waiting });
}
