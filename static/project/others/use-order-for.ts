import { useState } from 'react';
import type { Offer } from '../../../src/console/contract';
import { tell, type ProjectApi } from '../../api';
import type { Failure } from '../../shared/loaded';
import { say } from '../../shared/orders/say';
import { placedWords } from '../../shared/others/placed-words';
import { emptyPowers, wishOf, type PowerDraft } from '../../shared/others/power-draft';

export interface OrderForDesk {
  readonly draft: PowerDraft;
  readonly edit: (change: Partial<PowerDraft>) => void;
  readonly setOwner: (accountId: string | undefined) => void;
  readonly isReady: boolean;
  readonly isBusy: boolean;
  readonly failure: Failure | undefined;
  readonly place: () => void;
}

/** One order for somebody else, in this project to begin with, from its draft to being placed. */
export function useOrderFor(api: ProjectApi, { project }: Offer, onPlaced: () => void): OrderForDesk {
  const here = { ...project, name: project.key };
  const [draft, setDraft] = useState<PowerDraft>(() => ({ ...emptyPowers(), projects: [here] }));
  const [ownerId, setOwner] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const wish = wishOf(draft);
  const place = async () => {
    if (!wish || ownerId === undefined) return;
    setBusy(true);
    const reply = await api.placeOrderFor({
      ownerId,
      justification: draft.justification.trim(),
      order: wish,
    });
    setBusy(false);
    setFailure(reply.ok ? undefined : reply);
    if (!reply.ok) return;
    tell('ordered', say('others.placed'), placedWords(reply.value));
    onPlaced();
  };
  return {
    ...{ draft, setOwner, isBusy, failure },
    edit: (change) => setDraft((now) => ({ ...now, ...change })),
    isReady: wish !== undefined && ownerId !== undefined,
    place: () => void place(),
  };
}
