import { useState } from 'react';
import { tell, type AdminApi } from '../../api';
import type { Failure } from '../../shared/loaded';
import { say as sayOrder } from '../../shared/orders/say';
import { placedWords } from '../../shared/others/placed-words';
import { emptyPowers, wishOf, type PowerDraft } from '../../shared/others/power-draft';

export interface OneDesk {
  readonly draft: PowerDraft;
  readonly edit: (change: Partial<PowerDraft>) => void;
  readonly setOwner: (accountId: string | undefined) => void;
  readonly setBackup: (accountId: string | undefined) => void;
  readonly isReady: boolean;
  readonly isBusy: boolean;
  readonly failure: Failure | undefined;
  readonly place: () => void;
}

/** One order for somebody else, from its draft to being placed. */
export function useOne(api: AdminApi, isBot: boolean, onPlaced: () => void): OneDesk {
  const [draft, setDraft] = useState<PowerDraft>(emptyPowers);
  const [ownerId, setOwner] = useState<string>();
  const [backupId, setBackup] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const wish = wishOf(draft);
  const place = async () => {
    if (!wish || ownerId === undefined) return;
    setBusy(true);
    const backup = isBot && backupId !== undefined ? { backupId } : {};
    const justification = draft.justification.trim();
    const reply = await api.placeOrderFor({ ownerId, ...backup, justification, order: wish });
    setBusy(false);
    setFailure(reply.ok ? undefined : reply);
    if (!reply.ok) return;
    tell('ordered', sayOrder('others.placed'), placedWords(reply.value));
    onPlaced();
  };
  return {
    ...{ draft, setOwner, setBackup, isBusy, failure },
    edit: (change) => setDraft((now) => ({ ...now, ...change })),
    isReady: wish !== undefined && ownerId !== undefined && (!isBot || backupId !== undefined),
    place: () => void place(),
  };
}
