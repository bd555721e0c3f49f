import { useRef, useState } from 'react';
import type { TokenRowView, TokenView } from '../../src/console/contract';
import { tell, type ProjectApi } from '../api';
import type { Failure } from '../shared/loaded';
import type { Why } from '../shared/revoke-modal';
import { say } from './say';

export interface Revoking {
  /** The token that the person is asked about. */
  readonly asked: TokenRowView | undefined;
  readonly isBusy: boolean;
  readonly failure: Failure | undefined;
  readonly ask: (token: TokenRowView) => void;
  readonly close: () => void;
  readonly revoke: (why: Why) => Promise<void>;
}

/** One revocation at a time, asked about first. */
export function useRevocation(api: ProjectApi, onRevoked: (token: TokenView) => void): Revoking {
  const [asked, setAsked] = useState<TokenRowView>();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const isUnderWay = useRef(false);

  const ask = (token: TokenRowView | undefined) => {
    setFailure(undefined);
    setAsked(token);
  };
  const revoke = async (why: Why) => {
    if (asked === undefined || isUnderWay.current) return;
    isUnderWay.current = true;
    setBusy(true);
    const reply = await api.revokeToken({ locator: asked.locator, ...why });
    isUnderWay.current = false;
    setBusy(false);
    setFailure(reply.ok ? undefined : reply);
    if (!reply.ok) return;
    setAsked(undefined);
    onRevoked(reply.value);
    tell(`revoked-${asked.locator}`, say('mine.revoked'), say('mine.revoked-help', { name: asked.name }));
  };

  return { asked, isBusy, failure, ask, close: () => ask(undefined), revoke };
}
