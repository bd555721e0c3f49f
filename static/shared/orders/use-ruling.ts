import { useState } from 'react';
import type { OrderView, Reply } from '../../../src/console/contract';
import { tell } from '../../api';
import type { Failure } from '../loaded';

/** One order's decision on its way: whether it is, and why it failed. */
export function useRuling(order: Pick<OrderView, 'id'>, onDecided: () => void) {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const rule = async (call: () => Promise<Reply<OrderView>>, done: string) => {
    setBusy(true);
    const reply = await call();
    setBusy(false);
    setFailure(reply.ok ? undefined : reply);
    if (!reply.ok) return;
    tell(`order-${order.id}`, done);
    onDecided();
  };
  return { isBusy, failure, rule: (...args: Parameters<typeof rule>) => void rule(...args) };
}
